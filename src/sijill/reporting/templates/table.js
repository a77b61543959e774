// The table of what is shown: sorted by any column, a page at a time.
const ROWS_A_PAGE = 25;
const QUOTED_SIGNS = 130;
const sorting = { column: "when", direction: "ascending" };
let pageNumber = 0;
const COLUMNS = {
  when: { name: "When", key: (incident) => incident.first ?? incident.last },
  what: { name: "What", key: (incident) => inWords(incident.type) },
  where: { name: "Where", key: (incident) => incident.place },
  who: { name: "Who → whom", key: (incident) => incident.initiator ?? incident.target },
  harm: { name: "Harm", key: (incident) => harmOf(incident) },
};

function harmOf(incident) {
  if (!incident.harm) return null;
  return incident.harm.reduce((sum, [best, low, high], place) => sum + (best ?? low ?? high ?? 0) * 1000 ** (2 - Math.min(2, place)), 0);
}

function sorted(incidents) {
  const { key } = COLUMNS[sorting.column];
  const sign = sorting.direction === "ascending" ? 1 : -1;
  const compare = (one, other) => {
    const missing = ((one ?? null) === null) - ((other ?? null) === null); // what is not told stands last, either way
    return missing || sign * (typeof one === "string" ? one.localeCompare(other, "en") : one - other || 0);
  };
  const keyed = incidents.map((incident) => [key(incident), incident]);
  return keyed.sort((one, other) => compare(one[0], other[0]) || one[1].position - other[1].position).map(([, incident]) => incident);
}

function makeTable() {
  const heads = Object.entries(COLUMNS).map(([column, { name }]) =>
    element("th", { scope: "col", "data-column": column }, element("button", { type: "button", onclick: () => sortBy(column) }, name)),
  );
  const head = element("thead", {}, element("tr", {}, heads, element("th", { scope: "col" }, "In the report’s words")));
  byId("table").append(
    element("table", { class: "events interactive" }, element("caption", { id: "table-caption" }), head, element("tbody", { id: "rows" })),
    element("nav", { class: "pager", "aria-label": "Pages of the table", id: "pager" }),
  );
}

function sortBy(column) {
  const isSame = sorting.column === column;
  const first = column === "harm" ? "descending" : "ascending"; // the most harm first
  const second = column === "harm" ? "ascending" : "descending";
  sorting.direction = isSame && sorting.direction === first ? second : first;
  sorting.column = column;
  pageNumber = 0;
  showTable();
}

function showTable() {
  const pages = Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE));
  pageNumber = Math.min(pageNumber, pages - 1);
  const first = pageNumber * ROWS_A_PAGE;
  const rows = sorted(shown).slice(first, first + ROWS_A_PAGE);
  byId("rows").replaceChildren(...rows.map((incident) => tableRow(incident)));
  for (const head of document.querySelectorAll("#table th[data-column]")) {
    if (head.dataset.column === sorting.column) head.setAttribute("aria-sort", sorting.direction);
    else head.removeAttribute("aria-sort");
  }
  byId("table-caption").textContent = shown.length
    ? `Incidents ${(first + 1).toLocaleString("en-GB")} to ${(first + rows.length).toLocaleString("en-GB")} of ${shown.length.toLocaleString("en-GB")} shown. Choose a row to read its evidence.`
    : "No incident fits what was chosen. Reset the choice to see all.";
  showPager(pages);
}

function showPager(pages) {
  const turn = (label, to, isOff) => element("button", { type: "button", disabled: isOff, "data-to": label, onclick: () => turnTo(to, label) }, label);
  byId("pager").hidden = pages === 1;
  byId("pager").replaceChildren(
    turn("First", 0, pageNumber === 0),
    turn("Previous", pageNumber - 1, pageNumber === 0),
    element("span", {}, `Page ${pageNumber + 1} of ${pages}`),
    turn("Next", pageNumber + 1, pageNumber === pages - 1),
    turn("Last", pages - 1, pageNumber === pages - 1),
  );
}

function turnTo(number, label) {
  pageNumber = number;
  showTable();
  byId("events").scrollIntoView({ block: "start" });
  const again = byId("pager").querySelector(`[data-to="${label}"]:not(:disabled)`) ?? byId("pager").querySelector("button:not(:disabled)");
  again?.focus({ preventScroll: true });
}

function tableRow(incident) {
  const open = (event) => openIncident(incident.id, event.currentTarget.querySelector("button") ?? event.currentTarget);
  const row = element("tr", { "data-incident": incident.id, class: incident.isActual ? null : "other" },
    element("th", { scope: "row" }, element("b", {}, sentenceCase(incident.when))),
    element("td", {},
      element("button", { type: "button", class: "open", "aria-haspopup": "dialog" }, symbolOf(incident.group), sentenceCase(inWords(incident.type))),
      badge(incident),
      incident.count > 1 ? element("small", {}, `${incident.count} told as one`) : null,
      incident.tellings.length > 1 ? element("small", {}, `told ${incident.tellings.length} times`) : null),
    element("td", {}, incident.place ? words(incident.place) : element("i", {}, "no place told")),
    element("td", {}, whoToWhom(incident)),
    element("td", { class: "harm" }, incident.toll ? element("strong", {}, incident.toll) : null),
    element("td", {}, shortQuote(incident)));
  row.addEventListener("click", (event) => {
    if (!event.target.closest("a") && !String(getSelection())) open(event);
  });
  return row;
}

function badge({ modality }) {
  return modality === "asserted" ? null : element("span", { class: `badge ${modality}` }, modality);
}

function whoToWhom({ initiator, target, partner }) {
  if (!initiator && !target) return element("i", {}, "not told");
  const side = (text) => (text ? words(text) : element("i", {}, "not told"));
  const arrow = element("span", { role: "img", "aria-label": "to" }, "→");
  return [side(initiator), " ", arrow, " ", side(target), partner ? element("small", {}, "with ", words(partner)) : null];
}

// Gives the words around the trigger; long sentences are cut on both sides, the evidence has them in full.
function shortQuote(incident) {
  const telling = data.tellings[incident.tellings[0]];
  if (!telling) return null;
  const pieces = sentencePieces(telling);
  const at = Math.max(0, pieces.findIndex(([, isTrigger]) => isTrigger));
  const textOf = (some) => some.map(([text]) => text).join("");
  const [before, trigger, after] = [textOf(pieces.slice(0, at)), pieces[at], textOf(pieces.slice(at + 1))];
  const marked = trigger[1] ? element("mark", {}, trigger[0]) : trigger[0];
  return element("blockquote", { dir: "auto" }, cutBefore(before), marked, cutAfter(after));
}

function cutBefore(text) {
  const start = text.length - QUOTED_SIGNS;
  return start <= 20 ? text : `… ${text.slice(text.indexOf(" ", start) + 1)}`;
}

function cutAfter(text) {
  return text.length <= QUOTED_SIGNS + 20 ? text : `${text.slice(0, text.lastIndexOf(" ", QUOTED_SIGNS))} …`;
}

function sentencePieces(telling) {
  return telling.pieces
    .filter(([, kinds = ""]) => kinds.includes("sentence") || telling.pieces.length === 1)
    .map(([text, kinds = ""]) => [text, kinds.split(" ").includes("trigger")]);
}

// Gives the sentence that tells an event, with its trigger marked.
function sentenceOf(telling) {
  return sentencePieces(telling).map(([text, isTrigger]) => (isTrigger ? element("mark", {}, text) : text));
}

function headlineOf(incident) {
  return [sentenceCase(inWords(incident.type)), incident.when, incident.place, incident.toll].filter(Boolean).join(", ");
}
