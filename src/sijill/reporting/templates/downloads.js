// What is shown, as files made in the browser: a table for spreadsheets, and points for maps.
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/;
const CSV_COLUMNS = {
  incident_id: (incident) => incident.id,
  type: (incident) => incident.type,
  group: (incident) => incident.group,
  modality: (incident) => incident.modality,
  date: (incident) => incident.date,
  date_start: (incident) => incident.start,
  date_end: (incident) => incident.end,
  place_name: (incident) => incident.name,
  admin1: (incident) => incident.admin1,
  lat: (incident) => incident.lat,
  lon: (incident) => incident.lon,
  radius_km: (incident) => incident.radius_km,
  geo_precision: (incident) => incident.geo_precision,
  initiator: (incident) => incident.initiator,
  target: (incident) => incident.target,
  partner: (incident) => incident.partner,
  ...Object.fromEntries(
    ["killed", "injured", "detained", "abducted"].flatMap((outcome, place) =>
      ["best", "low", "high"].map((part, position) => [`${outcome}_${part}`, (incident) => incident.harm?.[place]?.[position]]),
    ),
  ),
  count: (incident) => incident.count,
  confidence: (incident) => incident.confidence,
  tellings: (incident) => incident.tellings.length,
  reports: (incident) => incident.tellings.map((number) => data.reports[data.tellings[number].report].address).filter(Boolean).join(" "),
  quote: (incident) => (incident.tellings.length ? plainSentence(data.tellings[incident.tellings[0]]) : ""),
};

function plainSentence(telling) {
  return sentencePieces(telling).map(([text]) => text).join("");
}

// A spreadsheet would take a text that starts so for a formula; an apostrophe tells it that it is text.
function csvField(value) {
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : String(value);
  return /["\r\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(incidents) {
  const rows = incidents.map((incident) => Object.values(CSV_COLUMNS).map((column) => csvField(column(incident))).join(","));
  return `\ufeff${[Object.keys(CSV_COLUMNS).join(","), ...rows].join("\r\n")}\r\n`;
}

// Where only an area is known, there is no point: its middle would be a false pin.
function geoJsonOf(incidents) {
  const features = incidents.map((incident) => {
    const isPoint = incident.lat !== undefined && incident.lon !== undefined && incident.geo_precision < 3;
    const { lat, lon, ...properties } = Object.fromEntries(Object.entries(CSV_COLUMNS).map(([name, column]) => [name, column(incident) ?? null]));
    const geometry = isPoint ? { type: "Point", coordinates: [incident.lon, incident.lat] } : null;
    return { type: "Feature", id: incident.id, geometry, properties };
  });
  return JSON.stringify({ type: "FeatureCollection", made_with: data.stamp, features }, null, 1);
}

function save(name, kind, text) {
  const address = URL.createObjectURL(new Blob([text], { type: kind }));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function makeDownloads() {
  byId("save-csv").addEventListener("click", () => save("incidents.csv", "text/csv;charset=utf-8", csvOf(shown)));
  byId("save-geojson").addEventListener("click", () => save("incidents.geojson", "application/geo+json", geoJsonOf(shown)));
  byId("downloads").hidden = false;
}
