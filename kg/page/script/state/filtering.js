// The filters of the legend and the time line, as tests of sentences, nodes and edges.

import { classes, edges, edgesOf, evidence, nodes, otherEnd, questions, replaced, sentences } from "./data.js";

/** @typedef {import("./types.js").State} State */

/** Tests of whether something passes the filters.
 * `available` ignores the classes switched off, `supported` the relations switched off.
 * @typedef {{sentence: (sentence: number) => boolean, node: (node: number) => boolean,
 *   available: (node: number) => boolean, edge: (edge: number) => boolean,
 *   supported: (edge: number) => boolean}} Filters */

const replacedNodes = new Set(replaced.old);
const successors = new Set(replaced.new.filter((node) => !replacedNodes.has(node)));
/** @type {Set<number>} */
const NONE = new Set();

/** @param {number[] | undefined} time @param {[number, number] | null} years */
const overlaps = (time, years) => !time || !years || (time[0] <= years[1] && time[1] >= years[0]);

/** Create the filters of a state. @param {State} state @returns {Filters} */
export function createFilters(state) {
  const { excluded, when } = state;
  const passing = passingSentences(state);
  const available = availableNodes(state, passing);
  const always = alwaysShown(state);
  const supports = supportTest(state, passing);
  /** @param {number} edge */
  const supported = (edge) => Boolean(edges[edge].moved) <= (when === "now") && supports(evidence(edge));
  return {
    sentence: (sentence) => passing[sentence],
    node: (node) => available(node) && (state.classes.has(nodes[node].class) || always.has(node)),
    available,
    edge: (edge) => !excluded.relation.has(edges[edge].property) && supported(edge),
    supported,
  };
}

/** Test every sentence by status, source and time. @param {State} state */
function passingSentences({ excluded, years }) {
  return sentences.map(
    ({ status, sources, time }) =>
      !excluded.status.has(status) &&
      sources.some(([source]) => !excluded.source.has(source)) &&
      overlaps(time, years),
  );
}

/** Create the test of whether any of the given sentences passes. Without filters or sentences it holds.
 * @param {State} state @param {boolean[]} passing @returns {(numbers: number[]) => boolean} */
function supportTest({ excluded, years }, passing) {
  const filtered = excluded.source.size > 0 || excluded.status.size > 0 || years !== null;
  return (numbers) => !filtered || !numbers.length || numbers.some((sentence) => passing[sentence]);
}

/** Create the test of nodes by source, time and reform. @param {State} state @param {boolean[]} passing */
function availableNodes(state, passing) {
  const { excluded, years, when } = state;
  const timeless = when === "now" ? successors : NONE; // they stand for the entities that they replaced
  const hidden = when === "then" ? successors : when === "now" ? replacedNodes : NONE;
  const supports = supportTest(state, passing);
  /** @param {number} node */
  return (node) =>
    !excluded.source.has(node) &&
    !hidden.has(node) &&
    (timeless.has(node) || overlaps(nodes[node].time, years)) &&
    supports(nodes[node].sentences);
}

/** Collect the nodes that are shown even when their class is switched off.
 * @param {State} state @returns {Set<number | null>} */
function alwaysShown(state) {
  const { selected, path, between, edge } = state;
  const unfolded = state.unfolded.flatMap((node) => [node, ...edgesOf(node).map((own) => otherEnd(own, node))]);
  const ends = edge === null ? [] : [edges[edge].from, edges[edge].to];
  return new Set([selected, ...unfolded, ...ends, ...(path ?? []), ...(between ?? []), ...answerNodes(state)]);
}

/** List the entities that the chosen answer names. @param {State} state @returns {number[]} */
export function answerNodes({ question }) {
  if (question === null) return [];
  return questions[question].rows.flatMap(({ entities }) => entities);
}

/** Count what the legend lists: nodes by class, visible edges by relation, sentences by source and status.
 * Each is counted as if it were switched on. @param {State} state @param {Filters} filters
 * @param {import("./types.js").VisibleGraph} graph */
export function countAll(state, filters, graph) {
  const byClass = classes.map(() => 0);
  nodes.forEach((node, n) => (byClass[node.class] += filters.available(n) ? 1 : 0));
  return { byClass, byRelation: countRelations(filters, graph), ...countSentences(state) };
}

/** @param {Filters} filters @param {import("./types.js").VisibleGraph} graph */
function countRelations(filters, graph) {
  const visible = new Set(graph.nodes);
  /** @type {Map<number, number>} */
  const byRelation = new Map();
  edges.forEach(({ from, to, property }, edge) => {
    if (visible.has(from) && visible.has(to) && filters.supported(edge)) increment(byRelation, property);
  });
  return byRelation;
}

/** @param {State} state */
function countSentences({ excluded, years }) {
  /** @type {Map<number, number>} */
  const bySource = new Map();
  /** @type {Map<number, number>} */
  const byStatus = new Map();
  for (const { status, sources } of sentences.filter(({ time }) => overlaps(time, years))) {
    increment(byStatus, status);
    if (excluded.status.has(status)) continue;
    for (const [source] of sources) increment(bySource, source);
  }
  return { bySource, byStatus };
}

/** @param {Map<number, number>} counts @param {number} key */
const increment = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
