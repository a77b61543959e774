// Keyboard path through a figure: arrow keys go from mark to mark, Enter opens what the mark stands for.
const STEP_OF_KEY = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const walks = new Map(); // plot → key of the mark it stands at

function makeWalkable(plot) {
  plot.tabIndex = 0;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-roledescription", "figure");
  plot.setAttribute("aria-describedby", "walk-hint");
  plot.addEventListener("keydown", (event) => walk(event, plot));
  plot.addEventListener("blur", () => hideRing(plot));
}

// Gives the marks that stand in a figure, each once, in the order of their first incident.
function marksIn(plot) {
  const found = new Map();
  for (const trace of plot.data ?? []) {
    if (!MARKED_ROLES.includes(trace.meta?.role) || !Array.isArray(trace.y)) continue;
    trace.y.forEach((value, point) => {
      const ids = shownOf(trace.customdata?.[point]);
      const key = ids.join(" ");
      if (value !== null && ids.length && !found.has(key)) found.set(key, { key, ids, trace, point });
    });
  }
  return [...found.values()].sort((one, other) => positionOf.get(one.ids[0]) - positionOf.get(other.ids[0]));
}

function walk(event, plot) {
  const step = STEP_OF_KEY[event.key];
  const marks = step || ["Home", "End", "Enter", " "].includes(event.key) ? marksIn(plot) : [];
  if (!marks.length || event.target !== plot) return;
  event.preventDefault();
  const at = marks.findIndex(({ key }) => key === walks.get(plot));
  if (event.key === "Enter" || event.key === " ") {
    if (at >= 0) openMark(marks[at].ids, plot);
    return;
  }
  const wanted = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : at < 0 ? 0 : at + step;
  const mark = marks[Math.max(0, Math.min(marks.length - 1, wanted))];
  walks.set(plot, mark.key);
  showRing(plot, mark);
  const told = mark.ids.length > 1 ? `${counted(mark.ids.length, "incident")}, the first: ` : "";
  byId("announcement").textContent = `${told}${headlineOf(incidentOf(mark.ids[0]))}`;
}

function showRing(plot, { trace, point }) {
  const full = plot._fullLayout;
  const axis = (letter) => full[`${letter}axis${(trace[`${letter}axis`] ?? letter).slice(1)}`];
  const pixels = (letter) => axis(letter)._offset + axis(letter).c2p(axis(letter).d2c(trace[letter][point]));
  let ring = plot.querySelector(":scope > .ring");
  if (!ring) plot.append((ring = element("div", { class: "ring", "aria-hidden": "true" })));
  ring.hidden = false;
  ring.style.left = `${pixels("x")}px`;
  ring.style.top = `${pixels("y")}px`;
}

function hideRing(plot) {
  const ring = plot.querySelector(":scope > .ring");
  if (ring) ring.hidden = true;
}
