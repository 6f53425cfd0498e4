// The state of the page as the part of its address after `#`, so that going back works and any view can be linked.

import { LANGUAGES, classes, edges, nodeById, nodes, questions, relations, sources, statuses } from "./data.js";
import { initialState, firstState, questionOf } from "./state.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Ends} Ends */

const NAMES = {
  class: classes.map(({ name }) => name),
  relation: relations.map(({ name }) => name),
  source: sources.map((node) => nodes[node].id),
  status: statuses.map(({ name }) => name),
};

/** Name an edge: start, relation and end. @param {number} edge */
function edgeName(edge) {
  const { from, property, to } = edges[edge];
  return [nodes[from].id, relations[property].name, nodes[to].id].join("~");
}
/** @type {Map<string, number>} */
const edgeByName = new Map();
edges.forEach((_, edge) => edgeByName.set(edgeName(edge), edge));

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} value */
const split = (value) => (value ? value.split(",") : []);
/** Look up a list of names; unknown names are left out. @param {string} value @param {string[]} names */
const indexesOf = (value, names) =>
  split(value)
    .map((name) => names.indexOf(name))
    .filter((n) => n >= 0);
/** @param {string} value @returns {Ends | null} */
function parseEnds(value) {
  const [first, second] = value.split("~").map((id) => nodeById.get(id));
  return first === undefined ? null : [first, second ?? null];
}

/** Readers of the parts of an address; each changes the state.
 * @type {Record<string, (state: State, value: string) => void>} */
const READERS = {
  sel: (state, value) => (state.selected = nodeById.get(value) ?? null),
  edge: (state, value) => (state.edge = edgeByName.get(value) ?? null),
  near: (state, value) => (state.depth = Math.min(9, Math.max(0, Number.parseInt(value, 10) || 0))),
  path: (state, value) => (state.path = parseEnds(value)),
  between: (state, value) => (state.between = parseEnds(value)),
  ask: (state, value) => (state.question = questionOf(value)),
  open: (state, value) => (state.unfolded = split(value).flatMap((id) => nodeById.get(id) ?? [])),
  show: (state, value) => indexesOf(value, NAMES.class).forEach((c) => state.classes.add(c)),
  hide: (state, value) => indexesOf(value, NAMES.class).forEach((c) => state.classes.delete(c)),
  norel: (state, value) => (state.excluded.relation = new Set(indexesOf(value, NAMES.relation))),
  nosrc: (state, value) => (state.excluded.source = new Set(indexesOf(value, NAMES.source).map((n) => sources[n]))),
  nostat: (state, value) => (state.excluded.status = new Set(indexesOf(value, NAMES.status))),
  years: (state, value) => {
    const [first, last] = value.split("-").map((year) => Number.parseInt(year, 10));
    if (first <= last) state.years = [first, last];
  },
  at: (state, value) => {
    const [x, y, scale] = value.split(",").map(Number);
    if (Number.isFinite(x) && Number.isFinite(y) && scale > 0) state.camera = { x, y, scale };
  },
  when: (state, value) => (state.when = value === "then" || value === "now" ? value : ""),
  lang: (state, value) => (state.language = Math.max(0, LANGUAGES.indexOf(value))),
  text: (state, value) => (state.text = value === "1"),
  embed: (state, value) => (state.embed = value === "1"),
};

/** Parse an address; unknown parts are ignored. @param {string} hash @returns {State} */
export function parseAddress(hash) {
  const content = hash.replace(/^#/, "");
  if (!content) return firstState();
  const state = initialState();
  if (!content.includes("=")) return { ...state, selected: nodeById.get(decode(content)) ?? null };
  for (const part of content.split("&")) {
    const [key, ...value] = part.split("=");
    if (Object.hasOwn(READERS, key)) READERS[key](state, decode(value.join("=")));
  }
  if (state.selected === null) state.depth = 0;
  return state;
}

/** @param {Ends | null} ends */
const formatEnds = (ends) => ends && `${nodes[ends[0]].id}~${ends[1] === null ? "" : nodes[ends[1]].id}`;
/** @param {Iterable<number>} indexes @param {string[]} names */
const formatNames = (indexes, names) =>
  [...indexes]
    .sort((a, b) => a - b)
    .map((n) => names[n])
    .join(",");
/** @param {Iterable<number>} numbers of nodes */
const formatIds = (numbers) => [...numbers].map((node) => nodes[node].id);
/** @param {import("../map/types.js").Camera} camera */
const formatCamera = ({ x, y, scale }) => [x.toFixed(0), y.toFixed(0), scale.toFixed(3)].join(",");
/** @param {unknown} value */
const encode = (value) => encodeURIComponent(String(value)).replaceAll("%2F", "/").replaceAll("%2C", ",");

/** Format the address of a state. @param {State} state */
export function formatAddress(state) {
  const { classes: shown, excluded } = state;
  const first = initialState().classes;
  const values = {
    sel: state.selected !== null && nodes[state.selected].id,
    edge: state.edge !== null && edgeName(state.edge),
    near: state.depth,
    path: formatEnds(state.path),
    between: formatEnds(state.between),
    ask: state.question !== null && questions[state.question].stem,
    open: formatIds(state.unfolded).join(","),
    show: formatNames(difference(shown, first), NAMES.class),
    hide: formatNames(difference(first, shown), NAMES.class),
    norel: formatNames(excluded.relation, NAMES.relation),
    nosrc: formatIds(excluded.source).sort().join(","),
    nostat: formatNames(excluded.status, NAMES.status),
    years: state.years?.join("-"),
    when: state.when,
    at: state.camera && formatCamera(state.camera),
    text: state.text && "1",
    embed: state.embed && "1",
    lang: LANGUAGES[state.language],
  };
  const parts = Object.entries(values).filter(([, value]) => value);
  return `#${parts.map(([key, value]) => `${key}=${encode(value)}`).join("&")}`;
}

/** @param {Set<number>} set @param {Set<number>} other */
const difference = (set, other) => [...set].filter((item) => !other.has(item));
