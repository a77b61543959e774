// The filters: they change the state, and show it.
const SHAPES = {
  diamond: "M6 0L12 6L6 12L0 6Z",
  "triangle-up": "M6 1L12 11L0 11Z",
  "triangle-down": "M6 11L0 1L12 1Z",
  circle: "M6 .5A5.5 5.5 0 1 1 6 11.5A5.5 5.5 0 1 1 6 .5Z",
  star: "M6 0L7.6 4.1L12 4.4L8.6 7.2L9.7 11.6L6 9.2L2.3 11.6L3.4 7.2L0 4.4L4.4 4.1Z",
  pentagon: "M6 .5L11.7 4.7L9.5 11.5L2.5 11.5L.3 4.7Z",
  hourglass: "M1 0H11L1 12H11Z",
};
const SVG = "http://www.w3.org/2000/svg";

function symbolOf(group) {
  const { colour, symbol } = data.words.styles[group];
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 12 12", class: "symbol", "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  path.setAttribute("d", SHAPES[symbol] ?? SHAPES.circle);
  path.setAttribute("fill", colour);
  svg.append(path);
  return svg;
}

function change(update, { live = false } = {}) {
  Object.assign(state, update);
  refresh({ live });
}

function makeControls() {
  makeGroups();
  makeModalities();
  fillTypes();
  fillChoice("filter-actor", "Anyone", [[null, actorChoices()]]);
  fillChoice("filter-place", "Anywhere", placeChoices());
  byId("filter-type").addEventListener("change", (event) => change({ type: event.target.value }));
  byId("filter-actor").addEventListener("change", (event) => {
    change({ actor: event.target.value === "" ? null : Number(event.target.value) });
  });
  byId("filter-place").addEventListener("change", (event) => {
    const [kind, name] = event.target.value.split(/:(.*)/s);
    change({ place: name ? { kind, name } : null });
  });
  byId("filter-text").addEventListener("input", (event) => change({ text: event.target.value.slice(0, LONGEST_SEARCH) }));
  for (const side of ["from", "to"]) {
    byId(`filter-${side}`).addEventListener("change", (event) => {
      change({ [side]: isDay(event.target.value) ? event.target.value : "" });
    });
  }
  byId("reset").addEventListener("click", reset);
  byId("clear-box").addEventListener("click", () => change({ box: null }));
  byId("choose").hidden = false;
  byId("tally").hidden = false;
}

function reset() {
  state = { ...emptyState(), open: state.open };
  refresh();
}

function makeGroups() {
  const present = new Set(data.incidents.map((incident) => incident.group));
  for (const [group, name] of Object.entries(data.words.groups)) {
    if (!present.has(group)) continue;
    const number = element("span", { class: "count" });
    byId("filter-groups").append(
      element("button", { type: "button", class: "chip", "data-group": group, "aria-pressed": "false", onclick: () => toggleGroup(group) }, symbolOf(group), name, " ", number),
    );
  }
}

function toggleGroup(group) {
  const groups = new Set(state.groups);
  if (!groups.delete(group)) groups.add(group);
  change({ groups });
}

function makeModalities() {
  const numbers = countedBy(data.incidents, (incident) => [incident.modality]);
  for (const [name, meaning] of Object.entries(data.words.modalities)) {
    if (!numbers.has(name)) continue;
    const box = element("input", { type: "checkbox", value: name, onchange: () => change({ modalities: chosenModalities() }) });
    byId("filter-modalities").append(
      element("label", { class: data.words.actual.includes(name) ? "" : "other" }, box, " ", sentenceCase(name), " ", element("span", { class: "count" }, `${numbers.get(name)}`), element("span", { class: "meaning" }, ` – ${meaning}`)),
    );
  }
}

function chosenModalities() {
  return new Set([...byId("filter-modalities").querySelectorAll("input:checked")].map((box) => box.value));
}

function countedBy(incidents, keysOf) {
  const numbers = new Map();
  for (const incident of incidents) for (const key of keysOf(incident)) numbers.set(key, (numbers.get(key) ?? 0) + 1);
  return numbers;
}

// Fills a choice; `parts` are pairs of a heading, or null, and [value, label] pairs.
function fillChoice(name, everything, parts) {
  const choice = byId(name);
  choice.append(element("option", { value: "" }, everything));
  for (const [heading, options] of parts) {
    const made = options.map(([value, label]) => element("option", { value }, label));
    choice.append(...(heading ? [element("optgroup", { label: heading }, made)] : made));
  }
}

function fillTypes() {
  const numbers = countedBy(data.incidents, (incident) => [incident.type]);
  const parts = Object.entries(data.words.groups).map(([group, heading]) => [
    heading,
    Object.keys(data.words.groupOf)
      .filter((type) => data.words.groupOf[type] === group && numbers.has(type))
      .map((type) => [type, `${sentenceCase(inWords(type))} (${numbers.get(type)})`]),
  ]);
  fillChoice("filter-type", "Anything", parts.filter(([, options]) => options.length));
}

function actorChoices() {
  const numbers = countedBy(data.incidents, (incident) => incident.actors);
  return data.actors.map((name, position) => [position, `${sentenceCase(name)} (${numbers.get(position) ?? 0})`]);
}

function placeChoices() {
  const choices = (field, kind) =>
    [...countedBy(data.incidents, (incident) => (incident[field] ? [incident[field]] : []))]
      .sort(([one], [other]) => one.localeCompare(other, "en"))
      .map(([name, number]) => [`${kind}:${name}`, `${name} (${number})`]);
  return [
    ["Governorates", choices("admin1", "governorate")],
    ["Places", choices("name", "place")],
  ].filter(([, options]) => options.length);
}

// Puts the state into the filters, and counts beside each group what the other filters leave of it.
function showControls() {
  byId("filter-type").value = state.type;
  byId("filter-actor").value = state.actor ?? "";
  byId("filter-place").value = state.place ? `${state.place.kind}:${state.place.name}` : "";
  if (byId("filter-text").value !== state.text) byId("filter-text").value = state.text;
  byId("filter-from").value = state.from;
  byId("filter-to").value = state.to;
  for (const box of byId("filter-modalities").querySelectorAll("input")) box.checked = state.modalities.has(box.value);
  const numbers = countedBy(data.incidents.filter(matcher("groups")), (incident) => [incident.group]);
  for (const chip of byId("filter-groups").children) {
    chip.setAttribute("aria-pressed", String(state.groups.has(chip.dataset.group)));
    chip.querySelector(".count").textContent = (numbers.get(chip.dataset.group) ?? 0).toLocaleString("en-GB");
  }
  byId("clear-box").hidden = !state.box;
  byId("reset").disabled = !stateInAddress().replace(/(^|&)incident=[^&]*/, "");
}

function showTally() {
  const parts = [`${shown.length.toLocaleString("en-GB")} of ${counted(data.incidents.length, "incident")} shown`];
  for (const outcome of data.words.harm) {
    const toll = tollOf(shown, outcome);
    if (toll) parts.push(`${tollInWords(toll)} ${outcome}`);
  }
  const [number, ...tolls] = parts;
  byId("status").replaceChildren(element("strong", {}, number), tolls.length ? ` · ${tolls.join(" · ")}` : "");
}
