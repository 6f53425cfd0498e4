// The page at work. Until the script has run, and when it cannot, the page is its text version.
// All that the reader has chosen stands in the address of the page, so that going back works and one can link to it.

import { at, classes, edges, nodes } from "./data.js";
import { details } from "./details.js";
import { openLegend } from "./legend.js";
import { createMap } from "./map.js";
import { openSearch } from "./search.js";
import { openShare } from "./share.js";
import { hashOf, initial, parsed } from "./state.js";
import { openTime } from "./time.js";
import { rowsOf, showTwin } from "./twin.js";
import { counts, passes, viewOf } from "./view.js";
import { called, counted, edgeText, labelOf, replace, say, speak, termText } from "./words.js";

/** @typedef {import("./types.js").State} State */

const wide = matchMedia("(min-width: 64rem)"); // as in the style
const dark = matchMedia("(prefers-color-scheme: dark)");
/** What can change without a need to look elsewhere on the map. */
const STILL = ["unfolded", "classes", "off", "years", "when", "language", "text"];

/** @param {boolean} runs whether the script does */
function present(runs) {
  document.documentElement.classList.toggle("runs", runs);
  for (const id of ["app", "search", "languages"]) at(id).hidden = !runs;
  at("blocked").hidden = runs;
}

function start() {
  present(true);
  let state = parsed(location.hash);
  let pass = passes(state);
  let view = viewOf(state, pass);
  let look = true; // whether to move the map to what is chosen
  let focus = false; // whether to go on reading in the details
  /** @type {((...given: any[]) => void)[]} */
  let panels = [];

  const map = createMap(
    at("map"),
    {
      nodes,
      edges,
      classes,
      label: (i) => labelOf(i) + (state.years && !nodes[i].time ? " °" : ""),
      title: (i) => `${called(i)}\n${termText(classes[nodes[i].class].term)}`,
      text: edgeText,
    },
    {
      select: (node, edge) => {
        if (node !== null) take(node, true);
        else if (edge !== null) go({ edge, selected: null, depth: 0 });
      },
      drawn: (drawn) => document.dispatchEvent(new CustomEvent("drawn", { detail: { ...drawn, at: map.at } })),
    },
  );

  /** @param {Partial<State>} change @param {boolean} [replacing] whether going back shall pass it over */
  function go(change, replacing = false) {
    const hash = hashOf({ ...state, camera: null, ...change });
    look ||= Object.keys(change).some((key) => !STILL.includes(key));
    if (hash === location.hash) arrive();
    else if (replacing) location.replace(hash);
    else location.hash = hash; // calls arrive
  }

  /** Choose a thing: as the other end, if one is being looked for. @param {number} i @param {boolean} [onMap] */
  function take(i, onMap = false) {
    focus = !onMap;
    if (state.path?.[1] === null) go({ path: [state.path[0], i], selected: null });
    else if (state.between?.[1] === null) go({ between: [state.between[0], i], selected: null });
    else {
      go({ selected: i, edge: null, path: null, between: null });
      look = !onMap || state.depth > 0;
    }
  }

  function arrive() {
    state = parsed(location.hash);
    look ||= state.camera !== null;
    show();
    panels.forEach((panel) => panel());
    if (focus) at("details-title").focus({ preventScroll: wide.matches });
    focus = false;
  }

  function show() {
    pass = passes(state);
    view = viewOf(state, pass);
    speak(state.language);
    document.documentElement.classList.toggle("embed", state.embed);
    map.show(view);
    const lit = state.depth ? null : view.lit;
    if (look && state.camera) map.view(state.camera);
    else if (look) map.fit(lit && lit.nodes.size ? lit.nodes : undefined);
    look = false;
  }

  const context = () => ({ state, pass, go, take });
  /** All but the map: built when the first picture is there. */
  function furnish() {
    openSearch((i) => take(i));
    openShare(
      () => rowsOf(context(), view),
      (kind) => map.picture(kind),
      () => hashOf({ ...state, camera: map.moved() ? map.view() : null }),
    );
    const legend = openLegend(() => state, go);
    const time = openTime(go);
    const text = at("text");
    text.open = state.text;
    text.addEventListener("toggle", () => text.open !== state.text && go({ text: text.open }));
    panels = [
      () => legend(counts(state, pass, view)),
      () => time(state),
      () => replace(at("details"), details(context())),
      () => {
        text.open = state.text;
        if (state.text) showTwin(context(), view);
        else at("twin").replaceChildren();
      },
      () => announce(view),
    ];
    tools(go, map);
    panels.forEach((panel) => panel());
  }

  addEventListener("hashchange", arrive);
  dark.addEventListener("change", show);
  show();
  map.begin();
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => guarded(furnish)))); // the picture is out
}

/** @param {(change: Partial<State>) => void} go @param {ReturnType<typeof createMap>} map */
function tools(go, map) {
  at("closer").addEventListener("click", () => map.zoom(1.3));
  at("farther").addEventListener("click", () => map.zoom(1 / 1.3));
  at("whole").addEventListener("click", () => map.fit());
  at("reset").addEventListener("click", () => {
    const { language: _, text: __, embed: ___, ...first } = initial();
    go(first);
  });
  at("languages")
    .querySelectorAll("button")
    .forEach((/** @type {Element} */ each, /** @type {number} */ b) =>
      each.addEventListener("click", () => go({ language: b })),
    );
  const unfold = () => (at("filters").open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
}

/** Say what is on the map now. @param {import("./types.js").Shown} view */
function announce(view) {
  const sum = [...counted("things", view.nodes.length), ", ", ...counted("links", view.edges.length)];
  at("visible").replaceChildren(...sum, ...(view.nodes.length ? [] : [". ", say("nothing-left")]));
}

/** @param {() => void} work */
function guarded(work) {
  try {
    work();
  } catch (problem) {
    present(false);
    throw problem;
  }
}

guarded(start);
