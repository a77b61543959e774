// Choosing a period by dragging over the timeline or the strip below it, and an area by dragging over the map.
const BIN_PX = 6;
const LEAST_DRAG_PX = 5;
let strip = null; // { first, last, days per bin …} of the strip's scale

function makeStrip() {
  const days = data.incidents.flatMap(({ first, last }) => [first, last]).filter((day) => day !== null);
  const host = byId("strip");
  if (!days.length || !host) return;
  const axis = document.querySelector("[data-figure=timeline]")?._fullLayout?.xaxis;
  const isOwn = axis?.type !== "date";
  const range = isOwn ? [Math.min(...days) - 1, Math.max(...days) + 2] : axis.range.map((end) => Date.parse(`${end}`.slice(0, 10)) / DAY_MS);
  strip = { first: range[0], last: range[1] };
  host.closest(".strip-box").hidden = false;
  makeHandles(host);
  dragOver(host, (from, to) => choosePeriod(dayAt(host, from), dayAt(host, to)));
  drawStrip();
}

function dayAt(host, x) {
  const share = Math.max(0, Math.min(1, x / host.clientWidth));
  return Math.round(strip.first + share * (strip.last - strip.first));
}

function choosePeriod(one, other) {
  change({ from: isoOf(Math.min(one, other)), to: isoOf(Math.max(one, other)) }, { live: true });
}

// Calls back with where a drag over an element began and is now, in pixels from the element's left.
function dragOver(host, moved, { isOn = () => true, ended = () => {} } = {}) {
  let start = null;
  const place = (event) => {
    const box = host.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  let isDragging = false;
  let waiting = 0;
  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !isOn(place(event), event) || event.target.closest("[role=slider], .modebar, .legend, button")) return;
    start = place(event);
    isDragging = false;
  }, true);
  window.addEventListener("pointermove", (event) => {
    if (!start) return;
    const now = place(event);
    if (!isDragging && Math.hypot(now[0] - start[0], now[1] - start[1]) < LEAST_DRAG_PX) return;
    isDragging = true;
    cancelAnimationFrame(waiting);
    const from = start;
    waiting = requestAnimationFrame(() => moved(from[0], now[0], from[1], now[1]));
  });
  window.addEventListener("pointerup", (event) => {
    if (!start) return;
    const from = start;
    start = null;
    if (!isDragging) return;
    cancelAnimationFrame(waiting);
    const now = place(event);
    moved(from[0], now[0], from[1], now[1]);
    ended(from, now);
    refresh();
  });
  window.addEventListener("pointercancel", () => (start = null));
}

function makeHandles(host) {
  for (const [side, label] of [["from", "First day shown"], ["to", "Last day shown"]]) {
    const handle = element("div", { role: "slider", tabindex: "0", class: "handle", "data-side": side, "aria-label": label });
    handle.setAttribute("aria-valuemin", String(strip.first));
    handle.setAttribute("aria-valuemax", String(strip.last));
    handle.addEventListener("keydown", (event) => moveHandle(event, side));
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) setSide(side, dayAt(host, event.clientX - host.getBoundingClientRect().left));
    });
    handle.addEventListener("lostpointercapture", () => refresh());
    host.append(handle);
  }
}

function moveHandle(event, side) {
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 30, PageDown: -30 };
  const ends = { Home: strip.first, End: strip.last };
  if (!(event.key in steps) && !(event.key in ends)) return;
  event.preventDefault();
  setSide(side, event.key in ends ? ends[event.key] : sideDay(side) + steps[event.key] * (event.shiftKey ? 7 : 1));
}

function sideDay(side) {
  return dayOf(state[side]) ?? (side === "from" ? strip.first : strip.last);
}

function setSide(side, day) {
  const kept = Math.max(strip.first, Math.min(strip.last, day));
  const other = sideDay(side === "from" ? "to" : "from");
  const held = side === "from" ? Math.min(kept, other) : Math.max(kept, other);
  change({ [side]: isoOf(held) }, { live: true });
}

// Bars of how many incidents fall on each stretch of days: all in the file, and those that are shown.
function drawStrip() {
  const host = byId("strip");
  if (!strip || !host.clientWidth) return;
  const bins = Math.max(8, Math.floor(host.clientWidth / BIN_PX));
  const all = new Array(bins).fill(0);
  const kept = new Array(bins).fill(0);
  const binOf = (day) => Math.floor(((day - strip.first) / (strip.last - strip.first)) * bins);
  for (const incident of data.incidents) {
    const bin = incident.middle === null ? -1 : binOf(incident.middle + 0.5);
    if (bin < 0 || bin >= bins) continue;
    all[bin] += 1;
    if (shownIds.has(incident.id)) kept[bin] += 1;
  }
  const most = Math.max(1, ...all);
  const pathOf = (numbers) => numbers.map((number, bin) => (number ? `M${bin + 0.1} 1v${-Math.max(0.06, number / most)}h.8V1Z` : "")).join("");
  const svg = byId("strip-bars");
  svg.setAttribute("viewBox", `0 0 ${bins} 1`);
  svg.children[0].setAttribute("d", pathOf(all));
  svg.children[1].setAttribute("d", pathOf(kept));
  showBrush(host);
}

function showBrush(host) {
  const share = (day) => `${(100 * (day - strip.first)) / (strip.last - strip.first)}%`;
  const held = (day) => Math.max(strip.first, Math.min(strip.last, day));
  const ends = { from: held(sideDay("from")), to: held(sideDay("to")) };
  for (const handle of host.querySelectorAll(".handle")) {
    const { side } = handle.dataset;
    handle.style.left = share(ends[side]);
    handle.setAttribute("aria-valuenow", String(ends[side]));
    handle.setAttribute("aria-valuetext", state[side] ? dayInWords(state[side]) : "open");
  }
  const window_ = host.querySelector(".window");
  window_.hidden = !(state.from || state.to);
  window_.style.left = share(ends.from);
  window_.style.width = `calc(${share(ends.to)} - ${share(ends.from)})`;
}

// The plot's own area answers to drags as well.
function brushTimeline() {
  const plot = document.querySelector("[data-figure=timeline][data-drawn]");
  if (plot?._fullLayout?.xaxis?.type !== "date" || !strip) return;
  const axis = () => plot._fullLayout.xaxis;
  const day = (x) => Math.floor(axis().p2l(Math.max(0, Math.min(axis()._length, x - axis()._offset))) / DAY_MS);
  dragOver(plot, (from, to) => choosePeriod(day(from), day(to)), { isOn: (place) => isInPlot(plot, place) });
}

function isInPlot(plot, [x, y]) {
  const { _size } = plot._fullLayout;
  return x >= _size.l && x <= _size.l + _size.w && y >= _size.t && y <= _size.t + _size.h;
}

function boxOnMap() {
  const plot = document.querySelector("[data-figure=map][data-drawn]");
  const button = byId("choose-area");
  if (!plot || !button) return;
  const frame = element("div", { class: "chosen-area", hidden: true, "aria-hidden": "true" });
  plot.append(frame);
  button.hidden = false;
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isOn));
    plot.classList.toggle("choosing", isOn);
    window.Plotly.relayout(plot, { dragmode: isOn ? false : "pan" });
  });
  const moved = (x0, x1, y0, y1) => {
    frame.hidden = false;
    Object.assign(frame.style, {
      left: `${Math.min(x0, x1)}px`, top: `${Math.min(y0, y1)}px`, width: `${Math.abs(x1 - x0)}px`, height: `${Math.abs(y1 - y0)}px`,
    });
  };
  const ended = ([x0, y0], [x1, y1]) => {
    frame.hidden = true;
    const { xaxis, yaxis } = plot._fullLayout;
    const lon = [x0, x1].map((x) => xaxis.p2l(x - xaxis._offset)).sort((a, b) => a - b);
    const lat = [y0, y1].map((y) => yaxis.p2l(y - yaxis._offset)).sort((a, b) => a - b);
    button.click();
    change({ box: [lon[0], lat[0], lon[1], lat[1]].map((degrees) => Number(degrees.toFixed(3))) });
  };
  dragOver(plot, moved, { isOn: (place) => plot.classList.contains("choosing") && isInPlot(plot, place), ended });
}
