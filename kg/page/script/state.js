// Everything that the reader has chosen, and how it stands in the address of the page after `#`.

import { byId, classes, edges, nodes, opening, questions, relations, sources, statuses } from "./data.js";
import { LANGUAGES } from "./words.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Ends} Ends */

/** @param {number} e */
const edgeName = (e) => [nodes[edges[e].from].id, relations[edges[e].property].name, nodes[edges[e].to].id].join("~");
/** @type {Map<string, number>} */
const byEdgeName = new Map();
edges.forEach((_, e) => byEdgeName.set(edgeName(e), e));

/** What is on at first. @returns {State} */
export function initial() {
  return {
    language: LANGUAGES.indexOf(opening.language),
    embed: false,
    text: false,
    selected: null,
    edge: null,
    depth: 0,
    path: null,
    between: null,
    question: null,
    unfolded: [],
    classes: new Set(classes.flatMap((cls, c) => (cls.first ? [c] : []))),
    off: { relation: new Set(), source: new Set(), status: new Set() },
    years: null,
    when: "",
    camera: null,
  };
}

/** How the page opens, as it was made. @returns {State} */
function opened() {
  const selected = byId.get(opening.focus ?? "") ?? null;
  const asked = questions.findIndex(({ stem }) => stem === opening.question);
  return { ...initial(), selected, depth: selected === null ? 0 : opening.depth, question: asked < 0 ? null : asked };
}

/** @param {string} value */
const listed = (value) => (value ? value.split(",") : []);
/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
/** @param {string} value @param {(string | undefined)[]} names */
const numbered = (value, names) =>
  listed(value)
    .map((each) => names.indexOf(each))
    .filter((n) => n >= 0);
const names = {
  class: classes.map(({ name }) => name),
  relation: relations.map(({ name }) => name),
  source: sources.map((i) => nodes[i].id),
  status: statuses.map(({ name }) => name),
};
/** @param {string} value @returns {Ends | null} */
function endsOf(value) {
  const [one, other] = value.split("~").map((id) => byId.get(id));
  return one === undefined ? null : [one, other ?? null];
}

/** What each part of the address means. @type {Record<string, (state: State, value: string) => void>} */
const READERS = {
  sel: (state, value) => (state.selected = byId.get(value) ?? null),
  edge: (state, value) => (state.edge = byEdgeName.get(value) ?? null),
  near: (state, value) => (state.depth = Math.min(9, Math.max(0, Number.parseInt(value, 10) || 0))),
  path: (state, value) => (state.path = endsOf(value)),
  between: (state, value) => (state.between = endsOf(value)),
  ask: (state, value) => {
    const found = questions.findIndex(({ stem }) => stem === value);
    state.question = found < 0 ? null : found;
  },
  open: (state, value) => (state.unfolded = listed(value).flatMap((id) => byId.get(id) ?? [])),
  show: (state, value) => numbered(value, names.class).forEach((c) => state.classes.add(c)),
  hide: (state, value) => numbered(value, names.class).forEach((c) => state.classes.delete(c)),
  norel: (state, value) => (state.off.relation = new Set(numbered(value, names.relation))),
  nosrc: (state, value) => (state.off.source = new Set(numbered(value, names.source).map((n) => sources[n]))),
  nostat: (state, value) => (state.off.status = new Set(numbered(value, names.status))),
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

/** The state that an address means; what it does not know it leaves out. @param {string} hash @returns {State} */
export function parsed(hash) {
  const content = hash.replace(/^#/, "");
  if (!content) return opened();
  const state = initial();
  if (!content.includes("=")) return { ...state, selected: byId.get(decoded(content)) ?? null };
  for (const part of content.split("&")) {
    const [key, ...value] = part.split("=");
    if (Object.hasOwn(READERS, key)) READERS[key](state, decoded(value.join("=")));
  }
  if (state.selected === null) state.depth = 0;
  return state;
}

/** @param {Ends | null} ends */
const bothIds = (ends) => ends && `${nodes[ends[0]].id}~${ends[1] === null ? "" : nodes[ends[1]].id}`;
/** @param {Iterable<number>} some @param {string[]} of */
const namesOf = (some, of) =>
  [...some]
    .sort((a, b) => a - b)
    .map((n) => of[n])
    .join(",");
/** @param {unknown} value */
const encoded = (value) => encodeURIComponent(String(value)).replaceAll("%2F", "/").replaceAll("%2C", ",");

/** @param {State} state */
export function hashOf(state) {
  const first = initial().classes;
  const values = {
    sel: state.selected !== null && nodes[state.selected].id,
    edge: state.edge !== null && edgeName(state.edge),
    near: state.depth,
    path: bothIds(state.path),
    between: bothIds(state.between),
    ask: state.question !== null && questions[state.question].stem,
    open: state.unfolded.map((i) => nodes[i].id).join(","),
    show: namesOf(
      [...state.classes].filter((c) => !first.has(c)),
      names.class,
    ),
    hide: namesOf(
      [...first].filter((c) => !state.classes.has(c)),
      names.class,
    ),
    norel: namesOf(state.off.relation, names.relation),
    nosrc: [...state.off.source]
      .map((i) => nodes[i].id)
      .sort()
      .join(","),
    nostat: namesOf(state.off.status, names.status),
    years: state.years?.join("-"),
    when: state.when,
    at: state.camera && [state.camera.x.toFixed(0), state.camera.y.toFixed(0), state.camera.scale.toFixed(3)].join(","),
    text: state.text && "1",
    embed: state.embed && "1",
    lang: LANGUAGES[state.language],
  };
  const told = Object.entries(values).filter(([, value]) => value);
  return `#${told.map(([key, value]) => `${key}=${encoded(value)}`).join("&")}`;
}
