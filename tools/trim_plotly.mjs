// Finds what of plotly.js a report never needs, and writes where that stands as data for sijill.reporting.trimming.
//
// Usage: npm install acorn && node tools/trim_plotly.mjs plotly.min.js src/sijill/reporting/plotly_cuts.json
//
// Needed once for each new version of plotly only, and never for making a report: a version that the file does not name
// is packed whole. The source is one function full of lazily run modules. From its register of trace types those that
// reports do not use are struck out; what nothing can reach any more is then cut.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { parse } = createRequire(join(process.cwd(), "package.json"))("acorn");
const KEPT = ["bar", "box", "heatmap", "histogram", "pie"]; // scatter is part of the core
const REGISTERED = (
  "bar box heatmap histogram histogram2d histogram2dcontour contour scatterternary violin funnel waterfall image pie sunburst " +
  "treemap icicle funnelarea scatter3d surface isosurface volume mesh3d cone streamtube scattergeo choropleth scattergl splom " +
  "parcoords parcats scattermap choroplethmap densitymap sankey indicator table carpet scattercarpet contourcarpet ohlc " +
  "candlestick scatterpolar scatterpolargl barpolar scattersmith quiver calendars"
).split(" "); // as lib/index.js of plotly.js registers them

const [sourcePath, outPath] = process.argv.slice(2);
const source = readFileSync(sourcePath, "utf8");
const digestOf = (text) => createHash("sha256").update(text, "utf8").digest("hex");
const factory = parse(source, { ecmaVersion: 2024 }).body[0].expression.arguments[1];
const library = factory.body.body.find((part) => part.type === "VariableDeclaration").declarations[0];
const statements = library.init.callee.body.body;

const units = []; // { names, node, cut: what goes where nothing reaches it }
const roots = [];
for (const statement of statements) {
  if (statement.type === "FunctionDeclaration") {
    units.push({ name: statement.id.name, node: statement, cut: [statement.start, statement.end] });
  } else if (statement.type === "VariableDeclaration") {
    for (const declared of statement.declarations) {
      if (!declared.init) continue;
      const isLazy = declared.id.type === "Identifier" && isHarmless(declared.init);
      if (isLazy) units.push({ name: declared.id.name, node: declared.init, cut: [declared.id.end, declared.init.end] });
      else roots.push(declared);
    }
  } else {
    roots.push(statement);
  }
}

// A module that waits for its first use, or a value that runs nothing when it is made.
function isHarmless(node) {
  const isModule = node.type === "CallExpression" && node.arguments.length === 1 && node.arguments[0].type === "ArrowFunctionExpression";
  return isModule || ["ArrowFunctionExpression", "FunctionExpression", "Literal"].includes(node.type);
}

function* identifiersIn(node, struckOut) {
  if (!node || typeof node.type !== "string" || struckOut.has(node)) return;
  if (node.type === "Identifier") yield node.name;
  for (const [key, value] of Object.entries(node)) {
    if (key === "property" && node.type === "MemberExpression" && !node.computed) continue;
    if (key === "key" && !node.computed && !node.shorthand) continue;
    for (const inner of Array.isArray(value) ? value : [value]) if (inner?.type) yield* identifiersIn(inner, struckOut);
  }
}

function registerOf(node) {
  if (!node || typeof node.type !== "string") return null;
  if (node.type === "CallExpression" && node.callee.property?.name === "register" && node.arguments[0]?.elements?.length === REGISTERED.length) {
    return node.arguments[0];
  }
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) {
      const found = inner?.type ? registerOf(inner) : null;
      if (found) return found;
    }
  }
  return null;
}

const register = registerOf(statements.findLast((statement) => statement.type === "VariableDeclaration"));
if (!register) throw new Error("the register of trace types is not where it was, or holds others: look at lib/index.js");
const struckOut = new Set(register.elements.filter((_, number) => !KEPT.includes(REGISTERED[number])));

const byName = new Map(units.map((unit) => [unit.name, unit]));
const reached = new Set();
const waiting = [...roots];
while (waiting.length) {
  for (const name of identifiersIn(waiting.pop(), struckOut)) {
    const unit = byName.get(name);
    if (!unit || reached.has(unit)) continue;
    reached.add(unit);
    waiting.push(unit.node);
  }
}

const cuts = units.filter((unit) => !reached.has(unit)).map((unit) => unit.cut);
for (const [number, element] of register.elements.entries()) {
  // With its comma: the list starts with a kept type.
  if (struckOut.has(element)) cuts.push([register.elements[number - 1].end, element.end]);
}
cuts.sort((one, other) => one[0] - other[0]);
let kept = "";
let last = 0;
for (const [start, end] of cuts) {
  kept += source.slice(last, start);
  last = end;
}
kept += source.slice(last);
parse(kept, { ecmaVersion: 2024 });

let before = 0;
const packed = cuts.flatMap(([start, end]) => {
  const pair = [start - before, end - start];
  before = end;
  return pair;
});
const told = { source_sha256: digestOf(source), kept_sha256: digestOf(kept), traces: ["scatter", ...KEPT], cuts: packed };
writeFileSync(outPath, `${JSON.stringify(told)}\n`);
console.log(`${source.length} signs, of which ${kept.length} are kept in ${cuts.length + 1} pieces`);
