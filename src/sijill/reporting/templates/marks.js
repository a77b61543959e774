// What a filter changes in a figure: marks of hidden incidents go, marks of several are counted again.
// Every trace tells in `meta.role` what it is and in `customdata` which incidents each mark stands for.
const LEAST_NUMBERED_PX = 15;
const LEAST_MARK_PX = 9;
const MARKED_ROLES = ["marks", "numbered", "bars"];

function filteredTraces(traces) {
  return traces.map((trace) => {
    const filter = { marks: filteredMarks, numbered: filteredNumbers, areas: filteredAreas, bars: filteredBars, ends: filteredEnds }[trace.meta?.role];
    return filter && Array.isArray(trace.y) ? filter(trace) : trace;
  });
}

function shownOf(ids) {
  return (ids ?? []).filter((id) => shownIds.has(id));
}

function filteredMarks(trace) {
  const kept = trace.customdata.map((ids) => ids?.some((id) => shownIds.has(id)));
  return kept.every(Boolean) ? trace : { ...trace, y: trace.y.map((value, point) => (kept[point] ? value : null)) };
}

function filteredNumbers(trace) {
  const kept = trace.customdata.map(shownOf);
  if (kept.every((ids, point) => ids.length === trace.customdata[point].length)) return trace;
  const sizes = trace.marker?.size;
  const size = Array.isArray(sizes) ? sizes.map((px, point) => sizeOf(trace, px, kept[point].length, point)) : sizes;
  const numberOf = (text, point) => (text && kept[point].length > 1 ? String(kept[point].length) : "");
  const filtered = {
    ...trace,
    y: trace.y.map((value, point) => (kept[point].length ? value : null)),
    marker: { ...trace.marker, size },
  };
  if (Array.isArray(trace.text)) filtered.text = trace.text.map(numberOf);
  if (Array.isArray(trace.hovertext)) filtered.hovertext = trace.hovertext.map((text, point) => hoverOf(text, kept[point], trace.customdata[point]));
  if (trace.meta.leading) recolour(filtered, kept, trace);
  return filtered;
}

// The area of a mark goes with the number of its incidents.
function sizeOf(trace, px, number, point) {
  const all = trace.customdata[point].length;
  if (!number || number === all) return px;
  const alike = trace.customdata.findIndex((ids) => ids.length === number);
  if (alike >= 0) return trace.marker.size[alike];
  const unit = trace.meta.unit_px ?? px / Math.sqrt(all);
  return Math.max(LEAST_MARK_PX, Math.min(px, unit * Math.sqrt(number)));
}

function hoverOf(text, kept, all) {
  if (kept.length === all.length || !kept.length) return text;
  return `${kept.length} of ${counted(all.length, "incident")} here are shown<br>Click to read them`;
}

// A spot has the colour of its most frequent group; with some of its incidents hidden, that may be another.
function recolour(filtered, kept, trace) {
  const order = Object.keys(data.words.styles);
  const styles = kept.map((ids, point) => {
    const numbers = countedBy((ids.length ? ids : trace.customdata[point]).map(incidentOf), (incident) => [incident.group]);
    return data.words.styles[order.reduce((best, group) => ((numbers.get(group) ?? 0) > (numbers.get(best) ?? 0) ? group : best), order[0])];
  });
  const { marker } = filtered;
  const isOpen = (point) => String(trace.marker.symbol[point]).endsWith("-open");
  marker.color = styles.map((style) => style.colour);
  if (Array.isArray(trace.marker.symbol)) {
    marker.symbol = styles.map((style, point) => {
      const isNumbered = kept[point].length > 1 && marker.size[point] >= LEAST_NUMBERED_PX;
      return (isNumbered ? "circle" : style.symbol) + (isOpen(point) ? "-open" : "");
    });
    if (Array.isArray(trace.marker.line?.color)) {
      const edges = styles.map((style, point) => (isOpen(point) ? style.colour : trace.marker.line.color[point]));
      marker.line = { ...marker.line, color: edges };
    }
  }
  if (Array.isArray(trace.textfont?.color)) filtered.textfont = { ...trace.textfont, color: styles.map((style) => style.numeral) };
}

// Circles are pieces of one line, with a gap after each.
function filteredAreas(trace) {
  let piece = 0;
  const y = trace.y.map((value) => {
    if (value === null) {
      piece += 1;
      return null;
    }
    const ids = trace.meta.ids[piece];
    return !ids || ids.some((id) => shownIds.has(id)) ? value : null;
  });
  return { ...trace, y };
}

function filteredBars(trace) {
  const length = trace.orientation === "h" ? "x" : "y";
  const kept = trace.customdata.map(shownOf);
  if (kept.every((ids, point) => ids.length === trace.customdata[point].length)) return trace;
  const tolls = kept.map((ids, point) => (ids.length === trace.customdata[point].length ? null : measured(trace.meta.measure, ids)));
  const filtered = { ...trace, [length]: trace[length].map((value, point) => tolls[point]?.length ?? value) };
  if (Array.isArray(trace.base)) filtered.base = trace.base.map((value, point) => tolls[point]?.base ?? value);
  if (Array.isArray(trace.hovertext)) {
    filtered.hovertext = trace.hovertext.map((text, point) => hoverOf(text, kept[point], trace.customdata[point]));
  }
  return filtered;
}

// Gives the length of a bar and where it starts: a number of incidents, the least toll, or what the most is more.
function measured(measure, ids) {
  if (measure === "count") return { length: ids.length };
  const [outcome, part] = measure.split("_");
  const toll = tollOf(ids.map(incidentOf), outcome) ?? { low: 0, high: 0 };
  return part === "least" ? { length: toll.low } : { length: toll.high - toll.low, base: toll.low };
}

// The words at the end of a bar of tolls, and the arrow where the toll is open above.
function filteredEnds(trace) {
  const kept = trace.customdata.map(shownOf);
  if (kept.every((ids, point) => ids.length === trace.customdata[point].length)) return trace;
  const [outcome] = trace.meta.measure.split("_");
  const length = trace.textposition === "middle right" ? "x" : "y";
  const tolls = kept.map((ids) => tollOf(ids.map(incidentOf), outcome));
  const isOpen = (point, value, closed) => (tolls[point]?.isFloor ? value : closed);
  return {
    ...trace,
    [length]: trace[length].map((value, point) => (kept[point].length && tolls[point] ? tolls[point].high : null)),
    text: trace.text?.map((text, point) => (text && tolls[point] ? tollInWords(tolls[point]) : "")),
    marker: {
      ...trace.marker,
      ...(Array.isArray(trace.marker?.size) ? { size: trace.marker.size.map((px, point) => isOpen(point, px, 1)) } : {}),
      ...(Array.isArray(trace.marker?.opacity) ? { opacity: trace.marker.opacity.map((value, point) => isOpen(point, value, 0)) } : {}),
    },
  };
}

// Gives where each incident's mark stands, from the figure as it was made.
function positionsIn(traces) {
  const found = new Map();
  for (const trace of traces) {
    if (!["marks", "numbered"].includes(trace.meta?.role)) continue;
    trace.customdata.forEach((ids, point) => ids.forEach((id) => found.set(id, [trace.x[point], trace.y[point]])));
  }
  return found;
}

// The names of lanes tell how many incidents stand in them: "Battles · 5 of 32 incidents". Long names are cut ("…").
function recounted(annotations, traces) {
  const groups = Object.entries(data.words.groups);
  return annotations?.map((annotation) => {
    const [, name, rest] = /^<b>(.+?)…?<\/b> · (\d.*)$/.exec(annotation.text ?? "") ?? [];
    const group = name && groups.find(([, whole]) => whole.startsWith(name))?.[0];
    if (!group) return annotation;
    const all = idsOf(traces.filter((trace) => trace.meta?.group === group && MARKED_ROLES.includes(trace.meta.role)));
    const kept = [...all].filter((id) => shownIds.has(id)).length;
    const told = annotation.text.slice(0, -rest.length);
    return kept === all.size ? annotation : { ...annotation, text: `${told}${kept.toLocaleString("en-GB")} of ${rest}` };
  });
}

function idsOf(traces) {
  return new Set(traces.flatMap((trace) => trace.customdata.flat()));
}
