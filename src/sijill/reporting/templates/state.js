// What the reader has chosen, and the address that keeps it: a link with it opens the same view.
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_SEARCH = 200;
let state = null;

function emptyState() {
  return {
    groups: new Set(),
    type: "",
    actor: null,
    place: null,
    modalities: new Set(data.words.actual),
    text: "",
    from: "",
    to: "",
    box: null,
    open: "",
  };
}

function stateInAddress() {
  const told = new URLSearchParams();
  const plain = emptyState();
  if (state.groups.size) told.set("groups", [...state.groups].join(","));
  if (state.type) told.set("type", state.type);
  if (state.actor !== null) told.set("actor", data.actors[state.actor]);
  if (state.place) told.set(state.place.kind, state.place.name);
  const modalities = [...state.modalities].sort().join(",");
  if (modalities !== [...plain.modalities].sort().join(",")) told.set("told", modalities);
  if (state.text) told.set("text", state.text);
  if (state.from) told.set("from", state.from);
  if (state.to) told.set("to", state.to);
  if (state.box) told.set("box", state.box.join(","));
  if (state.open) told.set("incident", state.open);
  return told.toString();
}

// Reads a state from the address; what is not known there is left out, so that no address can do harm.
function stateOfAddress(hash) {
  const found = emptyState();
  let told;
  try {
    told = new URLSearchParams(hash.replace(/^#/, ""));
  } catch {
    return found;
  }
  const list = (name) => (told.get(name) ?? "").split(",");
  found.groups = new Set(list("groups").filter((group) => Object.hasOwn(data.words.groups, group)));
  if (Object.hasOwn(data.words.groupOf, told.get("type") ?? "")) found.type = told.get("type");
  const actor = data.actors.indexOf(told.get("actor"));
  if (actor >= 0) found.actor = actor;
  for (const kind of ["governorate", "place"]) {
    const name = told.get(kind);
    if (name && placeNames(kind).has(name)) found.place = { kind, name };
  }
  if (told.has("told")) {
    found.modalities = new Set(list("told").filter((name) => Object.hasOwn(data.words.modalities, name)));
  }
  found.text = (told.get("text") ?? "").slice(0, LONGEST_SEARCH);
  for (const side of ["from", "to"]) if (isDay(told.get(side))) found[side] = told.get(side);
  found.box = boxOf(list("box"));
  if (positionOf.has(told.get("incident"))) found.open = told.get("incident");
  return found;
}

function isDay(text) {
  return DAY.test(text ?? "") && !Number.isNaN(Date.parse(text));
}

function boxOf(parts) {
  const numbers = parts.map(Number);
  const isBox = parts.length === 4 && parts.every(Boolean) && numbers.every((number) => Number.isFinite(number) && Math.abs(number) <= 180);
  return isBox && numbers[0] < numbers[2] && numbers[1] < numbers[3] ? numbers : null;
}

let addressTimer = 0;

// Browsers allow few changes of the address in a second; a drag would be too many.
function keepInAddress() {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(writeAddress, 200);
}

function writeAddress() {
  const told = stateInAddress();
  if (told === location.hash.replace(/^#/, "")) return;
  if (!told && !location.hash.includes("=")) return; // an address within the page, such as #method, stays
  try {
    history.replaceState(null, "", `${location.pathname}${location.search}${told ? `#${told}` : ""}`);
  } catch {
    location.hash = told; // where a browser keeps a page from rewriting its address
  }
}
