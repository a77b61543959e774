"use strict";
// Opens the packed drawing library, draws the figures from their data blocks, and fits them to paper for print.
(() => {
  const PRINT_WIDTH_PX = 680; // A4 portrait less its margins, at 96 pixels an inch
  const NARROW_PX = 560;
  const BASE_85 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_`{|}~"; // safe in HTML
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const plots = [...document.querySelectorAll(".plot")];
  const patches = new Map(); // plot → what relayout must be told for a dark and a light, a narrow and a wide page
  const config = {
    displaylogo: false,
    displayModeBar: "hover",
    responsive: true,
    showSendToCloud: false,
    plotlyServerURL: "",
    typesetMath: false,
    modeBarButtonsToRemove: ["sendChartToCloud", "sendDataToCloud", "select2d", "lasso2d", "autoScale2d"],
    toImageButtonOptions: { format: "svg", filename: "figure" },
  };

  function tell(message) {
    for (const plot of plots) {
      plot.textContent = message + " The table of events tells the same.";
      plot.classList.add("message");
      plot.removeAttribute("role");
      plot.removeAttribute("aria-label");
      plot.style.minHeight = "0";
    }
  }

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

  async function unpacked(block) {
    const stream = new Blob([bytesOf(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  async function load() {
    const block = document.getElementById("plotly-bundle");
    const script = document.createElement("script");
    script.textContent = await unpacked(block); // the policy names the hash of exactly this text
    document.head.append(script);
    script.remove();
    block.remove();
  }

  async function draw(plot) {
    const block = document.getElementById("data-" + plot.dataset.figure);
    const figure = JSON.parse(await unpacked(block));
    block.remove();
    const { dark, narrow = {} } = figure.layout.meta ?? {};
    if (!dark) plot.classList.add("light-card"); // a figure without colours for a dark page keeps a light ground
    patches.set(plot, {
      dark: dark ?? {},
      light: valuesAt(figure.layout, dark ?? {}),
      narrow,
      wide: valuesAt(figure.layout, narrow),
    });
    const state = stateOf(plot);
    await window.Plotly.newPlot(plot, figure.data, { ...figure.layout, autosize: true }, config);
    plot.dataset.width = "wide";
    await relayout(plot, { autosize: true }, state);
    plot.dataset.drawn = "yes";
  }

  function stateOf(plot) {
    return {
      scheme: prefersDark.matches ? "dark" : "light",
      width: plot.clientWidth < NARROW_PX ? "narrow" : "wide",
    };
  }

  function valuesAt(layout, names) {
    return Object.fromEntries(Object.keys(names).map((name) => [name, valueAt(layout, name)]));
  }

  function valueAt(layout, name) {
    return name.split(".").reduce((part, key) => part?.[key], layout) ?? null;
  }

  function relayout(plot, size, { scheme, width }) {
    const patch = patches.get(plot);
    const fit = plot.dataset.width === width ? {} : structuredClone(patch[width]); // else keep where a reader zoomed to
    const update = { ...fit, ...patch[scheme], ...size };
    plot.dataset.width = width;
    if (patch[width].height) plot.style.minHeight = patch[width].height + "px"; // a plot holds no room by itself
    return window.Plotly.relayout(plot, update);
  }

  function refit(plot) {
    return relayout(plot, { autosize: true, width: null }, stateOf(plot));
  }

  function drawnPlots() {
    return plots.filter((plot) => plot.dataset.drawn);
  }

  function refitAll() {
    drawnPlots().forEach(refit);
  }

  function fitToPaper() {
    const size = { autosize: false, width: PRINT_WIDTH_PX };
    for (const plot of drawnPlots()) relayout(plot, size, { scheme: "light", width: "wide" });
  }

  // Plotly follows the width of the page by itself; a turned phone may need the other layout.
  function refitTurned() {
    for (const plot of drawnPlots()) if (stateOf(plot).width !== plot.dataset.width) refit(plot);
  }

  async function start() {
    if (typeof DecompressionStream === "undefined") {
      tell("This browser is too old to open the packed figures (it lacks DecompressionStream).");
      return;
    }
    try {
      await load();
      for (const plot of plots) await draw(plot);
    } catch (error) {
      tell("The figures could not be drawn: " + error.message + ".");
      return;
    }
    prefersDark.addEventListener("change", refitAll);
    window.addEventListener("resize", refitTurned);
    window.addEventListener("beforeprint", fitToPaper);
    window.addEventListener("afterprint", refitAll);
  }

  start();
})();
