// Which incidents fit what was chosen.
let markPositions = new Map(); // id → where its mark stands on the map, for a chosen area

function placeNames(kind) {
  const field = kind === "governorate" ? "admin1" : "name";
  return new Set(data.incidents.map((incident) => incident[field]).filter(Boolean));
}

// Gives a test for one incident; `except` names a filter that is left out, for counts beside its choices.
function matcher(except = "") {
  const tests = [];
  const { groups, type, actor, place, modalities, box } = state;
  if (groups.size && except !== "groups") tests.push((incident) => groups.has(incident.group));
  if (type && except !== "type") tests.push((incident) => incident.type === type);
  if (actor !== null && except !== "actor") tests.push((incident) => incident.actors.includes(actor));
  if (place && except !== "place") {
    const field = place.kind === "governorate" ? "admin1" : "name";
    tests.push((incident) => incident[field] === place.name);
  }
  if (except !== "modalities") tests.push((incident) => modalities.has(incident.modality));
  if (state.from || state.to) tests.push(periodTest(dayOf(state.from), dayOf(state.to)));
  if (box) tests.push((incident) => isInBox(incident, box));
  const searched = folded(state.text).split(" ").filter(Boolean);
  if (searched.length) tests.push((incident) => searched.every((word) => searchable(incident).includes(word)));
  return (incident) => tests.every((test) => test(incident));
}

// As in the tables: kept is what may have happened in the period, open ends included; the undated are not.
function periodTest(from, to) {
  return ({ first, last }) => {
    if (first === null && last === null) return false;
    return (from === null || last === null || last >= from) && (to === null || first === null || first <= to);
  };
}

function isInBox(incident, [west, south, east, north]) {
  const [lon, lat] = markPositions.get(incident.id) ?? [incident.lon, incident.lat];
  return lon !== undefined && lon >= west && lon <= east && lat >= south && lat <= north;
}

let shown = []; // incidents that fit, in the order of the data
let shownIds = new Set();

function match() {
  shown = data.incidents.filter(matcher());
  shownIds = new Set(shown.map((incident) => incident.id));
}
