// The evidence: every telling of an incident, its words marked where they were read, and where they stand.
const LISTED_AT_ONCE = 100;
let openedFrom = null; // takes the focus back
const drawer = byId("drawer");

function makeDrawer() {
  byId("drawer-close").addEventListener("click", closeDrawer);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.open) return;
    event.preventDefault();
    closeDrawer();
  });
}

function openMark(ids, from) {
  const kept = shownOf(ids);
  if (kept.length === 1) openIncident(kept[0], from);
  else if (kept.length) openList(kept, from);
}

function openDrawer(title, parts, from) {
  if (from) openedFrom = from;
  byId("drawer-title").replaceChildren(...[title].flat(Infinity));
  byId("drawer-body").replaceChildren(...parts.flat(Infinity).filter(Boolean));
  if (!drawer.open) drawer.show();
  byId("drawer-body").scrollTop = 0;
  byId("drawer-title").focus();
}

function closeDrawer() {
  drawer.close();
  state.open = "";
  keepInAddress();
  const back = openedFrom?.isConnected ? openedFrom : byId("events");
  back?.focus({ preventScroll: true });
  openedFrom = null;
}

function openList(ids, from) {
  state.open = "";
  keepInAddress();
  const items = ids.slice(0, LISTED_AT_ONCE).map((id) => {
    const incident = incidentOf(id);
    const open = () => openIncident(id, null, ids);
    return element("article", { class: "listed" },
      element("h3", {}, element("button", { type: "button", class: "open", onclick: open }, symbolOf(incident.group), headlineOf(incident)), badge(incident)),
      shortQuote(incident));
  });
  const more = ids.length > LISTED_AT_ONCE ? element("p", {}, `And ${ids.length - LISTED_AT_ONCE} more: choose a shorter period to list them.`) : null;
  openDrawer(counted(ids.length, "incident"), [items, more], from);
}

function openIncident(id, from, list = null) {
  const incident = incidentOf(id);
  if (!incident) return;
  state.open = id;
  keepInAddress();
  const tellings = tellingsOf(incident);
  const reports = new Set(tellings.map((telling) => telling.report)).size;
  const back = list ? element("button", { type: "button", class: "quiet", onclick: () => openList(list, null) }, `← All ${list.length} incidents of this mark`) : null;
  const told = tellings.length > 1 ? `Told ${tellings.length} times, in ${counted(reports, "report")}.` : null;
  openDrawer(
    [symbolOf(incident.group), sentenceCase(inWords(incident.type))],
    [
      back,
      element("p", { class: "gist" }, badge(incident), element("b", {}, sentenceCase(incident.when)), incident.place ? [" · ", words(incident.place)] : null),
      element("p", { class: "gist" }, whoToWhom(incident), incident.toll ? [" · ", element("strong", {}, incident.toll)] : null),
      told ? element("p", {}, told) : null,
      tellings.length > 1 ? tollHistory(tellings) : null,
      tellings.map(tellingPart),
      element("p", { class: "aside" }, element("a", { href: `#${stateInAddress()}`, class: "permalink" }, "Link to this incident")),
    ],
    from,
  );
}

function tollHistory(tellings) {
  if (!tellings.some((telling) => telling.tolls)) return null;
  const rows = tellings.map((telling) => {
    const report = data.reports[telling.report];
    return element("tr", {}, element("th", { scope: "row" }, publishedOn(report)), element("td", {}, (telling.tolls ?? ["no number told"]).join(", ")));
  });
  const head = element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Report"), element("th", { scope: "col" }, "Toll as told")));
  return element("table", { class: "plain" }, element("caption", {}, "How the toll was told, report by report"), head, element("tbody", {}, rows));
}

function publishedOn(report) {
  return report.published ? `${dayInWords(report.published)}${report.estimated ? " (estimated)" : ""}` : "no day of publication";
}

function tellingPart(telling) {
  const report = data.reports[telling.report];
  const place = [telling.place, telling.context, telling.precision ? `precision: ${telling.precision}` : null, ...(telling.further ?? [])];
  const facts = [
    ["Says who", telling.voucher ? [words(`“${telling.voucher}”`), telling.voucherClass ? ` (${telling.voucherClass})` : ""] : "no voucher named"],
    ["Told as", data.words.modalities[telling.modality]],
    ["When", [telling.when, telling.date ? [" ", element("code", {}, telling.date)] : null, telling.dateWords ? [", in the words ", words(`“${telling.dateWords}”`)] : null]],
    ["Where", telling.place ? words(place.filter(Boolean).join("; ")) : "no place told"],
    ["Toll", telling.tolls?.join(", ")],
    ["Also", telling.notes ? words(telling.notes.join("; ")) : null],
    ["Inferred, not told", telling.inferred ? words(telling.inferred) : "nothing"],
    ["Confidence", telling.confidence === undefined ? "not recorded" : `${Math.round(telling.confidence * 100)}% (the program’s own estimate that the record is right)`],
    ["Report", [words(report.title ?? "without a title"), ` (${report.source}), published ${publishedOn(report)}`]],
    ["Address", report.link ? element("a", { href: report.link, rel: "noopener noreferrer nofollow" }, element("bdi", { dir: "ltr" }, report.link)) : report.address ? [element("bdi", { dir: "ltr" }, report.address), " (no plain web address, not linked)"] : "not recorded"],
    ["Retrieved", report.retrieved ?? "not recorded"],
    ["SHA-256 of the text", report.sha256 ? element("code", {}, report.sha256) : "not recorded"],
  ];
  return element("article", { class: "telling" },
    element("h3", {}, `Report ${report.number}`, element("span", {}, `, ${publishedOn(report)}`)),
    element("blockquote", { dir: "auto", class: "evidence" }, telling.pieces.map(markedPiece)),
    element("dl", {}, facts.filter(([, fact]) => fact).map(([name, fact]) => element("div", {}, element("dt", {}, name), element("dd", {}, fact)))));
}

// A piece under marks keeps their kinds as classes; the word for a mark stands where the mark ends.
function markedPiece([text, kinds = "", ends = ""]) {
  const marks = kinds.split(" ").filter((kind) => kind && kind !== "sentence");
  const inSentence = kinds.includes("sentence");
  if (!marks.length) return inSentence ? text : element("span", { class: "around" }, text);
  const labels = ends.split(" ").map((kind) => data.words.kinds[kind]).filter(Boolean);
  const label = labels.length ? element("small", {}, labels.join(", ")) : null;
  return [element("mark", { class: marks.join(" ") }, text), label];
}
