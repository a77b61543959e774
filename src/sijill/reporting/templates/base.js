// Small tools of the page. Texts from reports only ever enter it as text nodes, never as markup.
const DAY_MS = 86400000;
const MONTHS = "January February March April May June July August September October November December".split(" ");

function byId(name) {
  return document.getElementById(name);
}

// Makes an element; children that are no nodes become text, empty ones are left out.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

// Isolates words of a report, so that their writing direction does not spill over.
function words(text) {
  return text ? element("bdi", {}, text) : null;
}

function counted(number, noun) {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}

function sentenceCase(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inWords(name) {
  return name.replaceAll("_", " ");
}

// Days are whole numbers of days since 1970; ISO days are what the address and the data hold.
function dayOf(iso) {
  return iso ? Math.round(Date.parse(iso + "T00:00:00Z") / DAY_MS) : null;
}

function isoOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function dayInWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

// Folds a text for searching: no case, accents, apostrophes or hyphens, one space between words.
function folded(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’‘ʿʾ`´]/g, "");
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
