// The page while its script runs. Before that, and when the script fails, the page is its text version.

import { classes, edges, nodes } from "./state/data.js";
import { formatAddress, parseAddress } from "./state/address.js";
import { countAll, createFilters } from "./state/filtering.js";
import { initialState } from "./state/state.js";
import { visibleGraph } from "./state/visible.js";
import { createMap } from "./map/map.js";
import { detailsPanel } from "./panels/details.js";
import { element, replaceContent } from "./panels/dom.js";
import { edgeText, labelText, nodeText, phrase, setLanguage, termText } from "./panels/i18n.js";
import { openLegend } from "./panels/legend.js";
import { openSearch } from "./panels/search.js";
import { openShare } from "./panels/share.js";
import { tableRows } from "./panels/table.js";
import { graphCounts, showText } from "./panels/text-version.js";
import { openTime } from "./panels/time.js";

/** @typedef {import("./state/types.js").State} State */
/** @typedef {import("./state/types.js").Context} Context */
/** @typedef {ReturnType<typeof createMap>} GraphMap */
/** What the page shows. `fits`: whether to move the map to what is chosen; `focuses`: whether to focus the details.
 * @typedef {{state: State, filters: Context["filters"], graph: import("./state/types.js").VisibleGraph, map: GraphMap,
 *   fits: boolean, focuses: boolean, panels: (() => void)[]}} Page */

const wide = matchMedia("(min-width: 64rem)"); // as in the style
const dark = matchMedia("(prefers-color-scheme: dark)");
/** Parts of the state that can change without moving the map. */
const STILL = ["unfolded", "classes", "excluded", "years", "when", "language", "text"];

/** Show the page or its text version. @param {boolean} runs whether the script works */
function present(runs) {
  document.documentElement.classList.toggle("runs", runs);
  for (const id of ["app", "search", "languages"]) element(id).hidden = !runs;
  element("blocked").hidden = runs;
}

/** @param {() => void} work */
function orTextVersion(work) {
  try {
    work();
  } catch (error) {
    present(false);
    throw error;
  }
}

function start() {
  present(true);
  const state = parseAddress(location.hash);
  const filters = createFilters(state);
  const graph = visibleGraph(state, filters);
  /** @type {Page} */
  const page = { state, filters, graph, map: openMap(() => page), fits: true, focuses: false, panels: [] };
  addEventListener("hashchange", () => readAddress(page));
  dark.addEventListener("change", () => showMap(page));
  showMap(page);
  page.map.begin();
  afterFirstPicture(() => orTextVersion(() => openPanels(page)));
}

/** @param {() => void} work */
function afterFirstPicture(work) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work)));
}

/** @param {() => Page} page */
function openMap(page) {
  const data = {
    nodes,
    edges,
    classes,
    label: (/** @type {number} */ node) => labelText(node) + (page().state.years && !nodes[node].time ? " °" : ""),
    title: (/** @type {number} */ node) => `${nodeText(node)}\n${termText(classes[nodes[node].class].term)}`,
    edgeLabel: edgeText,
  };
  return createMap(element("map"), data, {
    select: (node, edge) => {
      if (node !== null) select(page(), node, true);
      else if (edge !== null) navigate(page(), { edge, selected: null, depth: 0 });
    },
    drawn: (drawn) => {
      const detail = { ...drawn, at: page().map.position };
      document.dispatchEvent(new CustomEvent("drawn", { detail }));
    },
  });
}

/** Change the state through the address. @param {Page} page @param {Partial<State>} change
 * @param {boolean} [replacing] leaves no step to go back to */
function navigate(page, change, replacing = false) {
  const hash = formatAddress({ ...page.state, camera: null, ...change });
  page.fits ||= Object.keys(change).some((key) => !STILL.includes(key));
  if (hash === location.hash) readAddress(page);
  else if (replacing) location.replace(hash);
  else location.hash = hash; // calls readAddress
}

/** Select a node; as the other end, if one is being chosen. @param {Page} page @param {number} node
 * @param {boolean} [onMap] whether the reader sees it already */
function select(page, node, onMap = false) {
  const { path, between, depth } = page.state;
  page.focuses = !onMap;
  if (path?.[1] === null) navigate(page, { path: [path[0], node], selected: null });
  else if (between?.[1] === null) navigate(page, { between: [between[0], node], selected: null });
  else {
    navigate(page, { selected: node, edge: null, path: null, between: null });
    page.fits = !onMap || depth > 0;
  }
}

/** Show the state of the address. @param {Page} page */
function readAddress(page) {
  page.state = parseAddress(location.hash);
  page.fits ||= page.state.camera !== null;
  showMap(page);
  page.panels.forEach((show) => show());
  if (page.focuses) element("details-title").focus({ preventScroll: wide.matches });
  page.focuses = false;
}

/** @param {Page} page */
function showMap(page) {
  const { state, map } = page;
  page.filters = createFilters(state);
  page.graph = visibleGraph(state, page.filters);
  setLanguage(state.language);
  document.documentElement.classList.toggle("embed", state.embed);
  map.show(page.graph);
  const highlighted = state.depth ? null : page.graph.highlight?.nodes;
  if (page.fits && state.camera) map.view(state.camera);
  else if (page.fits) map.fit(highlighted?.size ? highlighted : undefined);
  page.fits = false;
}

/** Build everything but the map. @param {Page} page */
function openPanels(page) {
  const { map } = page;
  /** @type {Context["navigate"]} */
  const go = (change, replacing) => navigate(page, change, replacing);
  /** @param {number} node */
  const choose = (node) => select(page, node);
  const context = () => ({ state: page.state, filters: page.filters, navigate: go, select: choose });
  openSearch(choose);
  openShare(
    () => tableRows(page.state, page.graph),
    (kind) => map.picture(kind),
    () => formatAddress({ ...page.state, camera: map.moved() ? map.view() : null }),
  );
  const showLegend = openLegend(() => page.state, go);
  const showTime = openTime(go);
  openText(page);
  page.panels = [
    () => showLegend(countAll(page.state, page.filters, page.graph)),
    () => showTime(page.state),
    () => replaceContent(element("details"), detailsPanel(context())),
    () => showTextPart(context(), page),
    () => announce(page),
  ];
  openTools(page);
  page.panels.forEach((show) => show());
}

/** @param {Page} page */
function openText(page) {
  const text = element("text");
  text.open = page.state.text;
  text.addEventListener("toggle", () => text.open !== page.state.text && navigate(page, { text: text.open }));
}

/** @param {Context} context @param {Page} page */
function showTextPart(context, { state, graph }) {
  element("text").open = state.text;
  if (state.text) showText(context, graph);
  else element("text-version").replaceChildren();
}

/** Let buttons work that the template has. @param {Page} page */
function openTools(page) {
  const { map } = page;
  element("zoom-in").addEventListener("click", () => map.zoom(1.3));
  element("zoom-out").addEventListener("click", () => map.zoom(1 / 1.3));
  element("fit").addEventListener("click", () => map.fit());
  element("reset").addEventListener("click", () => {
    const { language: _, text: __, embed: ___, ...nothing } = initialState();
    navigate(page, nothing);
  });
  element("languages")
    .querySelectorAll("button")
    .forEach((/** @type {Element} */ choice, /** @type {number} */ language) =>
      choice.addEventListener("click", () => navigate(page, { language })),
    );
  const unfold = () => (element("filters").open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
}

/** Report how much the map shows, also to screen readers. @param {Page} page */
function announce({ graph }) {
  const empty = graph.nodes.length ? [] : [". ", phrase("nothing-left")];
  element("visible").replaceChildren(...graphCounts(graph), ...empty);
}

orTextVersion(start);
