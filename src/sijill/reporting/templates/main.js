// Puts the page together: data, filters and table at once, then the figures, one after the other.
function tell(message) {
  for (const plot of plots) {
    if (plot.dataset.drawn) continue;
    plot.textContent = `${message} The table of events tells the same.`;
    plot.classList.add("message");
    plot.removeAttribute("role");
    plot.removeAttribute("aria-label");
    plot.style.minHeight = "0";
  }
}

// The table for readers without scripts also serves where the data cannot be opened.
function showPlainTable() {
  for (const plain of document.querySelectorAll("noscript.rows")) {
    const parsed = new DOMParser().parseFromString(plain.textContent, "text/html"); // escaped when the page was made
    plain.replaceWith(...parsed.body.childNodes);
  }
}

const SETTLED_MS = 160;
let settling = 0;

// Brings the page in step with the state; during a drag (`live`) only what is quick, the rest when the drag rests.
function refresh({ live = false } = {}) {
  clearTimeout(settling);
  match();
  showTally();
  drawStrip();
  if (live) {
    hideMarks();
    settling = setTimeout(refresh, SETTLED_MS);
    return;
  }
  refilterFigures();
  showControls();
  showTable();
  keepInAddress();
}

// An address within the page, such as #method, is no state; any other is read again, also on "back".
function followAddress() {
  if (location.hash && !location.hash.includes("=")) return;
  state = stateOfAddress(location.hash);
  refresh();
  if (state.open) openIncident(state.open, null);
  else if (drawer.open) closeDrawer();
}

async function openFile() {
  if (typeof DecompressionStream === "undefined") {
    tell("This browser is too old to open the packed figures (it lacks DecompressionStream).");
    showPlainTable();
    return;
  }
  try {
    await showData();
  } catch (error) {
    tell(`The data could not be opened: ${error.message}.`);
    showPlainTable();
    return;
  }
  try {
    await showFigures();
  } catch (error) {
    tell(`The figures could not be drawn: ${error.message}.`);
  }
  if (state.open) openIncident(state.open, null);
}

async function showData() {
  await readData();
  state = stateOfAddress(location.hash.includes("=") ? location.hash : "");
  makeControls();
  makeTable();
  makeDrawer();
  makeDownloads();
  makePrinting();
  refresh();
  window.addEventListener("hashchange", followAddress);
}

async function showFigures() {
  await loadLibrary();
  followFigures();
  await drawFigures();
  makeStrip();
  brushTimeline();
  boxOnMap();
  plots.forEach(makeWalkable);
}

function start() {
  openFile().finally(() => (document.documentElement.dataset.ready = "yes"));
}
