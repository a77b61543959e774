// Opens the packed blocks of the page: gzip in base85 with signs that are safe in HTML.
const BASE_85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_`{|}~";

function bytesOf(text) {
  const values = new Uint8Array(128);
  [...BASE_85].forEach((sign, value) => (values[sign.charCodeAt(0)] = value));
  const whole = text.padEnd(Math.ceil(text.length / 5) * 5, "~");
  const view = new DataView(new ArrayBuffer((whole.length / 5) * 4));
  for (let group = 0; group < whole.length / 5; group += 1) {
    let number = 0;
    for (let digit = 0; digit < 5; digit += 1) number = number * 85 + values[whole.charCodeAt(group * 5 + digit)];
    view.setUint32(group * 4, number);
  }
  return new Uint8Array(view.buffer, 0, view.byteLength - (whole.length - text.length));
}

// Takes a block out of the page and gives what it holds.
async function unpacked(name) {
  const block = byId(name);
  const stream = new Blob([bytesOf(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(stream).text();
  block.remove();
  return text;
}

async function loadLibrary() {
  const script = document.createElement("script");
  script.textContent = await unpacked("plotly-bundle"); // the policy names the hash of exactly this text
  document.head.append(script);
  script.remove();
}
