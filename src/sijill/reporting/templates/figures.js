// Draws the figures from their data blocks, keeps them in step with the filters, and fits them to screen and paper.
const NARROW_PX = 560;
const PRINT_WIDTH_PX = 680; // A4 portrait less its margins, at 96 pixels an inch
const CONFIG = {
  displaylogo: false,
  displayModeBar: "hover",
  responsive: true,
  showSendToCloud: false,
  plotlyServerURL: "",
  typesetMath: false,
  doubleClick: "reset",
  modeBarButtonsToRemove: ["sendChartToCloud", "sendDataToCloud", "select2d", "lasso2d", "autoScale2d"],
  toImageButtonOptions: { format: "svg", filename: "figure" },
};
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const plots = [...document.querySelectorAll(".plot")];
const figureOf = new Map(); // plot → { traces, patches, filtered, isStale }
const inView = new Set();

async function readFigure(plot) {
  const { data: traces, layout } = JSON.parse(await unpacked(`data-${plot.dataset.figure}`));
  const { dark, narrow = {} } = layout.meta ?? {};
  if (!dark) plot.classList.add("light-card"); // a figure without colours for a dark page keeps a light ground
  const patches = { dark: dark ?? {}, light: valuesAt(layout, dark ?? {}), narrow, wide: valuesAt(layout, narrow) };
  figureOf.set(plot, { traces, layout, patches, isStale: false });
  if (plot.dataset.figure === "map") markPositions = positionsIn(traces);
  if (plot.dataset.figure === "timeline") layout.dragmode = false; // a drag chooses a period
}

async function draw(plot) {
  const figure = figureOf.get(plot);
  const look = lookOf(plot);
  for (const [name, value] of Object.entries({ ...structuredClone(figure.patches[look.width]), ...figure.patches[look.scheme] })) {
    putAt(figure.layout, name, value);
  }
  plot.dataset.width = look.width;
  if (figure.layout.height) plot.style.minHeight = `${figure.layout.height}px`; // a plot holds no room by itself
  const layout = { ...figure.layout, annotations: recounted(figure.layout.annotations, figure.traces), autosize: true };
  await window.Plotly.newPlot(plot, filteredTraces(figure.traces), layout, CONFIG);
  plot.on("plotly_afterplot", () => (figure.nodes = null));
  plot.on("plotly_click", ({ points }) => openMark(points[0].customdata, plot));
  plot.dataset.drawn = "yes";
}

function lookOf(plot) {
  return { scheme: prefersDark.matches ? "dark" : "light", width: plot.clientWidth < NARROW_PX ? "narrow" : "wide" };
}

function valuesAt(layout, names) {
  return Object.fromEntries(Object.keys(names).map((name) => [name, structuredClone(valueAt(layout, name))]));
}

function valueAt(layout, name) {
  return name.split(".").reduce((part, key) => part?.[key], layout) ?? null;
}

function putAt(layout, name, value) {
  const keys = name.split(".");
  const last = keys.pop();
  const part = keys.reduce((inner, key) => (inner[key] ??= {}), layout);
  part[last] = value;
}

function relayout(plot, size, { scheme, width }) {
  const { patches } = figureOf.get(plot);
  const fit = plot.dataset.width === width ? {} : structuredClone(patches[width]); // else keep where a reader zoomed to
  plot.dataset.width = width;
  if (patches[width].height) plot.style.minHeight = `${patches[width].height}px`;
  return window.Plotly.relayout(plot, { ...fit, ...patches[scheme], ...size });
}

function drawnPlots() {
  return plots.filter((plot) => plot.dataset.drawn);
}

function heightOf(plot, width) {
  const { patches, layout } = figureOf.get(plot);
  return patches[width].height ?? layout.height;
}

function refit(plot) {
  const look = lookOf(plot);
  const height = heightOf(plot, look.width);
  plot.style.minHeight = `${height}px`;
  return relayout(plot, { autosize: true, width: null, height }, look);
}

// Gives the names in a figure as it was made, for the width that it has now.
function annotationsOf(plot) {
  const { patches, layout } = figureOf.get(plot);
  return patches[plot.dataset.width].annotations ?? layout.annotations;
}

// Redraws what stands on the screen at once, and the rest when it comes there or the browser has time.
function refilterFigures() {
  for (const plot of drawnPlots()) {
    figureOf.get(plot).isStale = true;
    if (inView.has(plot)) refilter(plot);
  }
  (window.requestIdleCallback ?? setTimeout)(refilterOne);
}

// Hides and shows the drawn marks themselves: quick enough for a drag. Lines and numbers follow when it rests.
function hideMarks() {
  for (const plot of drawnPlots()) {
    const figure = figureOf.get(plot);
    figure.isStale = true;
    if (!inView.has(plot)) continue;
    figure.nodes ??= nodesIn(plot);
    for (const { node, ids } of figure.nodes) node.style.display = ids.some((id) => shownIds.has(id)) ? "" : "none";
  }
}

// Plotly keeps with each drawn point its position in its trace, and with each trace what it was drawn from.
function nodesIn(plot) {
  const found = [];
  for (const drawn of plot.querySelectorAll(".scatterlayer > .trace")) {
    const trace = drawn.__data__?.[0]?.trace;
    if (!["marks", "numbered"].includes(trace?.meta?.role)) continue;
    for (const node of drawn.querySelectorAll(".point, .textpoint")) {
      const ids = trace.customdata?.[node.__data__?.i];
      if (ids?.length) found.push({ node, ids });
    }
  }
  return found;
}

function refilterOne() {
  const waiting = drawnPlots().find((plot) => figureOf.get(plot).isStale);
  if (!waiting) return;
  refilter(waiting);
  (window.requestIdleCallback ?? setTimeout)(refilterOne);
}

function refilterAll() {
  drawnPlots().filter((plot) => figureOf.get(plot).isStale).forEach(refilter);
}

function refilter(plot) {
  const figure = figureOf.get(plot);
  figure.isStale = false;
  figure.nodes?.forEach(({ node }) => (node.style.display = "")); // Plotly uses them again, for other marks
  const layout = { ...plot.layout, annotations: recounted(annotationsOf(plot), figure.traces) };
  window.Plotly.react(plot, filteredTraces(figure.traces), layout, CONFIG);
}

function followFigures() {
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
      if (isIntersecting && figureOf.get(target)?.isStale) refilter(target);
    }
  });
  plots.forEach((plot) => watcher.observe(plot));
  prefersDark.addEventListener("change", () => drawnPlots().forEach(refit));
  // Plotly follows the width of the page by itself; a turned phone may need the other layout.
  window.addEventListener("resize", () => {
    for (const plot of drawnPlots()) if (lookOf(plot).width !== plot.dataset.width) refit(plot);
  });
}

async function drawFigures() {
  for (const plot of plots) await readFigure(plot);
  if (state.box) refresh(); // where marks stand on the map is known only now
  for (const plot of plots) {
    await draw(plot);
    await nextFrame();
  }
}
