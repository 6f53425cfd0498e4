// The data of the page, parsed from its JSON blocks, with indexes. Data become text, never markup.

/** @typedef {import("./types.js").GraphNode} GraphNode */
/** @typedef {import("./types.js").GraphEdge} GraphEdge */
/** @typedef {import("./types.js").Named} Named */

/** The languages of each pair of texts, in order. */
export const LANGUAGES = ["lv", "en"];

/** Parse a JSON block of the page. @param {string} id @returns {any} */
const block = (id) => JSON.parse(document.querySelector(`script#${id}`)?.textContent ?? "");

/** @type {GraphNode[]} */
export const nodes = block("nodes");
/** @type {GraphEdge[]} */
export const edges = block("edges");
const content = block("content");
/** @type {import("./types.js").Class[]} */
export const classes = content.classes;
/** @type {Named[]} */
export const relations = content.properties;
/** @type {import("./types.js").Sentence[]} */
export const sentences = content.sentences;
/** @type {Named[]} */
export const statuses = content.codes.status;
/** @type {Named[]} */
export const scopes = content.codes.scope;
/** Groups of sentences that contradict each other. @type {number[][]} */
export const disputes = content.disputes;
/** Replaced entities and their successors. @type {{old: number[], new: number[]}} */
export const replaced = content.replaced;
/** @type {import("./types.js").Question[]} */
export const questions = content.questions;
/** @type {[string, string][]} */
export const terms = content.terms;
/** The term of each text of the page itself, by its key in texts.yaml. @type {Record<string, number>} */
export const texts = content.texts;
/** @type {{language: "lv" | "en", focus: string | null, depth: number, question: string | null}} */
export const firstView = content.firstView;
/** @type {string} */
export const version = content.version;

/** @param {number} node */
export const isStatement = (node) => classes[nodes[node].class].statement;

export const nodeById = new Map(nodes.map(({ id }, node) => [id, node]));

/** @type {number[][]} */
const incident = nodes.map(() => []);
edges.forEach(({ from, to }, edge) => {
  incident[from].push(edge);
  if (to !== from) incident[to].push(edge);
});

/** List the edges that begin or end at a node. @param {number} node */
export const edgesOf = (node) => incident[node];
/** @param {number} edge @param {number} end */
export const otherEnd = (edge, end) => (edges[edge].from === end ? edges[edge].to : edges[edge].from);

/** Sources, by scope and title. */
export const sources = nodes
  .map((_, node) => node)
  .filter((node) => nodes[node].scope !== undefined)
  .sort((a, b) => (nodes[a].scope ?? 0) - (nodes[b].scope ?? 0) || a - b);

/** List the sentences that support an edge: its own, or those of the statement at its start. @param {number} edge */
export function evidence(edge) {
  const { from, sentences: own } = edges[edge];
  return own ?? (isStatement(from) ? nodes[from].sentences : []);
}

/** Group items by a key, in the order of first appearance.
 * @template T @param {T[]} items @param {(item: T) => number} key @returns {[number, T[]][]} */
export function groupBy(items, key) {
  /** @type {Map<number, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups];
}
