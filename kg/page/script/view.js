// State -> what is seen: which nodes and edges pass the filters, which of them are lit, and how they stand.

import { behind, classes, edges, edgesOf, isStatement, nodes, otherEnd, questions, replaced, said } from "./data.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Shown} Shown */
/** @typedef {import("./types.js").Lit} Lit */

/** What passes all filters but one. @typedef {{sentence: (s: number) => boolean, node: (i: number) => boolean,
 *   known: (i: number) => boolean, edge: (e: number) => boolean, bare: (e: number) => boolean}} Passes */

const old = new Set(replaced.old);
const young = new Set(replaced.new.filter((i) => !old.has(i)));

/** @param {number[] | undefined} time @param {[number, number] | null} years */
const overlaps = (time, years) => !time || !years || (time[0] <= years[1] && time[1] >= years[0]);

/** @param {State} state @returns {Passes} */
export function passes(state) {
  const { off, years, when } = state;
  const filtered = off.source.size > 0 || off.status.size > 0 || years !== null;
  const sentences = said.map(
    (one) =>
      !off.status.has(one.status) &&
      one.sources.some(([source]) => !off.source.has(source)) &&
      overlaps(one.time, years),
  );
  /** @param {number} s */
  const sentence = (s) => sentences[s];
  /** @param {number[]} some */
  const supported = (some) => !filtered || !some.length || some.some(sentence);
  const timeless = when === "now" ? young : new Set(); // they stand for what was before them
  const hidden = when === "then" ? young : when === "now" ? old : new Set();
  /** @param {number} i */
  const known = (i) =>
    !off.source.has(i) &&
    !hidden.has(i) &&
    (timeless.has(i) || overlaps(nodes[i].time, years)) &&
    supported(nodes[i].said);
  const unfolded = new Set(state.unfolded.flatMap((i) => [i, ...edgesOf(i).map((e) => otherEnd(e, i))]));
  const ends = state.edge === null ? [] : [edges[state.edge].from, edges[state.edge].to];
  const named = new Set([
    state.selected,
    ...ends,
    ...(state.path ?? []),
    ...(state.between ?? []),
    ...answerNodes(state),
  ]);
  /** @param {number} i */
  const node = (i) => known(i) && (state.classes.has(nodes[i].class) || unfolded.has(i) || named.has(i));
  /** Whatever its relation. @param {number} e */
  const bare = (e) => Boolean(edges[e].now) <= (when === "now") && supported(behind(e));
  /** @param {number} e */
  const edge = (e) => !off.relation.has(edges[e].property) && bare(e);
  return { sentence, node, known, edge, bare };
}

/** What an answer speaks of. @param {State} state @returns {number[]} */
function answerNodes({ question }) {
  if (question === null) return [];
  return questions[question].rows.flatMap(({ things }) => things);
}

/** @param {State} state @param {Passes} pass @returns {Shown} */
export function viewOf(state, pass) {
  const shown = { ...arranged(state, pass), selected: state.selected, selectedEdge: state.edge };
  const inside = new Set(shown.nodes);
  const visible = edges.flatMap(({ from, to }, e) => (inside.has(from) && inside.has(to) && pass.edge(e) ? [e] : []));
  return { ...shown, edges: shown.row ? between(visible, shown.row) : visible, lit: lit(state, inside, visible) };
}

/** Only what joins neighbours in a row. @param {number[]} some @param {number[]} row */
function between(some, row) {
  const place = new Map(row.map((i, n) => [i, n]));
  return some.filter((e) => Math.abs((place.get(edges[e].from) ?? 0) - (place.get(edges[e].to) ?? 0)) === 1);
}

/** @param {State} state @param {Passes} pass */
function arranged(state, pass) {
  const all = () => nodes.flatMap((_, i) => (pass.node(i) ? [i] : []));
  const plain = { centre: null, row: null };
  if (state.path) {
    const row = state.path[1] === null ? null : pathBetween(state.path[0], state.path[1], pass);
    return { ...plain, nodes: row ?? all(), row };
  }
  if (state.between && state.between[1] !== null) {
    const ends = [state.between[0], state.between[1]];
    return { ...plain, nodes: [...new Set([...ends, ...connectors(ends[0], ends[1], pass)])].sort((a, b) => a - b) };
  }
  if (state.selected !== null && state.depth) {
    const near = [...within(state.selected, state.depth, pass)].sort((a, b) => a - b);
    return { ...plain, nodes: near, centre: state.selected };
  }
  return { ...plain, nodes: all() };
}

/** @param {State} state @param {Set<number>} shown @param {number[]} visible @returns {Lit | null} */
function lit(state, shown, visible) {
  if (state.edge !== null) {
    return { nodes: new Set([edges[state.edge].from, edges[state.edge].to]), edges: new Set([state.edge]) };
  }
  if (state.path?.[1] != null || state.between?.[1] != null || state.depth) return null;
  if (state.selected !== null) {
    const seen = new Set(visible);
    const ends = edgesOf(state.selected).filter((e) => seen.has(e));
    return {
      nodes: new Set([state.selected, ...ends.flatMap((e) => [edges[e].from, edges[e].to])]),
      edges: new Set(ends),
    };
  }
  return state.question === null ? null : litByAnswer(state, shown, visible);
}

/** @param {State} state @param {Set<number>} shown @param {number[]} visible @returns {Lit} */
function litByAnswer(state, shown, visible) {
  const statements = new Set(questions[state.question ?? 0].rows.flatMap((row) => row.statements));
  const told = new Set([...statements].flatMap((i) => nodes[i].said));
  const of = visible.filter((e) => behind(e).some((s) => told.has(s)));
  const named = answerNodes(state).filter((i) => shown.has(i));
  return { nodes: new Set([...named, ...of.flatMap((e) => [edges[e].from, edges[e].to])]), edges: new Set(of) };
}

/** Steps from a node that the filters let pass: [edge, other end]. @param {number} i @param {Passes} pass
 * @param {(i: number) => boolean} may @returns {[number, number][]} */
const steps = (i, pass, may) =>
  edgesOf(i)
    .filter((e) => pass.edge(e))
    .map((e) => /** @type {[number, number]} */ ([e, otherEnd(e, i)]))
    .filter(([, end]) => may(end));

/** @param {number} centre @param {number} depth @param {Passes} pass */
function within(centre, depth, pass) {
  const found = new Set([centre]);
  let last = [centre];
  for (let step = 0; step < depth && last.length; step++) {
    last = last.flatMap((i) => steps(i, pass, (end) => pass.node(end) && !found.has(end)).map(([, end]) => end));
    for (const i of last) found.add(i);
  }
  return found;
}

/** A shortest way: over what is visible or, if there is none, over all things. @param {number} from @param {number} to
 * @param {Passes} pass @returns {number[] | null} */
export function pathBetween(from, to, pass) {
  return (
    way(from, to, pass, (i) => pass.node(i) && !isStatement(i)) ??
    way(from, to, pass, (i) => pass.known(i) && !isStatement(i))
  );
}

/** @param {number} from @param {number} to @param {Passes} pass @param {(i: number) => boolean} may */
function way(from, to, pass, may) {
  /** @type {Map<number, number>} */
  const before = new Map([[from, from]]);
  const queue = [from];
  for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
    if (i === to) break;
    for (const [, end] of steps(i, pass, (each) => may(each) && !before.has(each))) {
      before.set(end, i);
      queue.push(end);
    }
  }
  if (!before.has(to)) return null;
  const row = [to];
  while (row[0] !== from) row.unshift(/** @type {number} */ (before.get(row[0])));
  return row;
}

/** A thing and all that stands inside it. @param {number} i */
const insideOf = (i) => new Set([i, ...nodes.flatMap((node, n) => (node.inside === i ? [n] : []))]);

/** The things that are linked with both, or with a part of each. @param {number} one @param {number} other
 * @param {Passes} pass */
export function connectors(one, other, pass) {
  const [near, far] = [insideOf(one), insideOf(other)].map(
    (ends) =>
      new Set(
        [...ends].flatMap((i) => steps(i, pass, (end) => pass.node(end) && !isStatement(end)).map(([, end]) => end)),
      ),
  );
  return [...near].filter((i) => far.has(i) && i !== one && i !== other);
}

/** How many there are, if all are on, of each class and relation, and sentences of each source and status.
 * @param {State} state @param {Passes} pass @param {Shown} view */
export function counts(state, pass, view) {
  const ofClass = classes.map(() => 0);
  nodes.forEach((node, i) => (ofClass[node.class] += pass.known(i) ? 1 : 0));
  const inside = new Set(view.nodes);
  /** @type {Map<number, number>} */
  const ofRelation = new Map();
  edges.forEach(({ from, to, property }, e) => {
    if (inside.has(from) && inside.has(to) && pass.bare(e))
      ofRelation.set(property, (ofRelation.get(property) ?? 0) + 1);
  });
  /** @type {Map<number, number>} */
  const ofSource = new Map();
  /** @type {Map<number, number>} */
  const ofStatus = new Map();
  for (const one of said.filter(({ time }) => overlaps(time, state.years))) {
    ofStatus.set(one.status, (ofStatus.get(one.status) ?? 0) + 1);
    if (state.off.status.has(one.status)) continue;
    for (const [source] of one.sources) ofSource.set(source, (ofSource.get(source) ?? 0) + 1);
  }
  return { ofClass, ofRelation, ofSource, ofStatus };
}
