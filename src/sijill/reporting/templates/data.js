// The incidents, their tellings and their reports, as the page's data block holds them.
let data = null;
const positionOf = new Map(); // id of an incident → its position in data.incidents

async function readData() {
  data = JSON.parse(await unpacked("packed-incidents"));
  const actual = new Set(data.words.actual);
  data.incidents.forEach((incident, position) => {
    positionOf.set(incident.id, position);
    incident.position = position;
    incident.group = data.words.groupOf[incident.type];
    incident.isActual = actual.has(incident.modality);
    incident.first = dayOf(incident.start);
    incident.last = dayOf(incident.end);
    incident.actors ??= [];
    incident.tellings ??= [];
    const around = [[incident.first, incident.last]].flat().filter((day) => day !== null);
    incident.middle = around.length ? Math.floor(around.reduce((sum, day) => sum + day, 0) / around.length) : null;
  });
}

function incidentOf(id) {
  return data.incidents[positionOf.get(id)];
}

function tellingsOf(incident) {
  const found = incident.tellings.map((number) => data.tellings[number]);
  const publishedOf = (telling) => data.reports[telling.report].published ?? "9999";
  return found.sort((one, other) => (publishedOf(one) < publishedOf(other) ? -1 : publishedOf(one) > publishedOf(other) ? 1 : 0));
}

// Gives the text that a search looks through; made when it is first asked for.
function searchable(incident) {
  if (incident.folded === undefined) {
    const told = incident.tellings.map((number) => {
      const telling = data.tellings[number];
      const report = data.reports[telling.report];
      const pieces = telling.pieces.filter((piece) => (piece[1] ?? "").includes("sentence")).map((piece) => piece[0]);
      return [pieces.join(""), telling.voucher, report.title, ...(telling.further ?? [])].join(" ");
    });
    const own = [inWords(incident.type), incident.when, incident.place, incident.initiator, incident.target, incident.partner];
    incident.folded = ` ${folded([...own, incident.toll, ...told].join(" "))} `;
  }
  return incident.folded;
}

// Adds up the people harmed over incidents: least and most; null where none tells a number.
function tollOf(incidents, outcome) {
  const place = data.words.harm.indexOf(outcome);
  const sum = { low: 0, high: 0, isFloor: false, told: 0 };
  for (const incident of incidents) {
    const [best, low, high] = incident.harm?.[place] ?? [];
    const told = [low, best, high].filter((number) => number !== undefined && number !== null);
    if (!told.length || !incident.isActual || incident.group === data.words.summaryGroup) continue;
    sum.low += told[0];
    sum.high += told[told.length - 1];
    sum.isFloor ||= (low ?? null) !== null && (high ?? null) === null;
    sum.told += 1;
  }
  return sum.told ? sum : null;
}

function tollInWords({ low, high, isFloor }) {
  const number = (value) => value.toLocaleString("en-GB");
  if (isFloor) return `at least ${number(low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}
