// On paper: figures as wide as the page, the table of all that is shown, and the evidence as numbered notes.
const MOST_NOTES = 1000;
const MOST_HEIGHT_PX = 860; // of a figure, so that it stands on one page with its heading

function fitToPaper() {
  refilterAll();
  for (const plot of drawnPlots()) {
    const height = Math.min(heightOf(plot, "wide"), MOST_HEIGHT_PX);
    relayout(plot, { autosize: false, width: PRINT_WIDTH_PX, height }, { scheme: "light", width: "wide" });
    plot.style.minHeight = `${height}px`;
  }
  if (data) printNotes();
}

function fitToScreen() {
  drawnPlots().forEach(refit);
  byId("notes").replaceChildren();
}

function printNotes() {
  const printed = sorted(shown).slice(0, MOST_NOTES);
  const rows = printed.map((incident, number) =>
    element("tr", {},
      element("td", { class: "number" }, String(number + 1)),
      element("td", {}, sentenceCase(incident.when)),
      element("td", {}, symbolOf(incident.group), sentenceCase(inWords(incident.type)), " ", badge(incident)),
      element("td", {}, incident.place ? words(incident.place) : element("i", {}, "no place told")),
      element("td", {}, whoToWhom(incident)),
      element("td", {}, incident.toll ? element("strong", {}, incident.toll) : null)));
  const names = ["Note", ...Object.values(COLUMNS).map(({ name }) => name)];
  const head = element("thead", {}, element("tr", {}, names.map((name) => element("th", { scope: "col" }, name))));
  const caption = shown.length > MOST_NOTES ? `The first ${MOST_NOTES} of ${shown.length} incidents shown.` : byId("status").textContent;
  byId("notes").replaceChildren(
    element("table", { class: "printed" }, element("caption", {}, caption), head, element("tbody", {}, rows)),
    element("h3", {}, "Notes: the words that tell each incident"),
    element("ol", { class: "notes" }, printed.map((incident) => element("li", {}, tellingsOf(incident).map(printedTelling)))),
  );
}

function printedTelling(telling) {
  const report = data.reports[telling.report];
  const told = [
    telling.voucher ? `according to “${telling.voucher}”` : "no voucher named",
    telling.inferred ? `inferred: ${telling.inferred}` : null,
    telling.confidence === undefined ? null : `confidence ${Math.round(telling.confidence * 100)}%`,
  ];
  return element("p", {}, element("span", { dir: "auto" }, sentenceOf(telling)), ` – Report ${report.number}, ${told.filter(Boolean).join("; ")}.`);
}

function makePrinting() {
  window.addEventListener("beforeprint", fitToPaper);
  window.addEventListener("afterprint", fitToScreen);
}
