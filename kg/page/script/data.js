// What the page holds. Data become text, never markup.

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Link} Link */
/** @typedef {import("./types.js").Named} Named */

/** An element that the template has. @param {string} id @returns {any} */
export function at(id) {
  return document.getElementById(id);
}

/** @param {string} id @returns {any} */
const block = (id) => JSON.parse(document.querySelector(`script#${id}`)?.textContent ?? "");

/** @type {Item[]} */
export const nodes = block("nodes");
/** @type {Link[]} */
export const edges = block("edges");
const held = block("words");
/** @type {import("./types.js").Class[]} */
export const classes = held.classes;
/** @type {Named[]} */
export const relations = held.properties;
/** @type {import("./types.js").Said[]} */
export const said = held.said;
/** @type {Named[]} */
export const statuses = held.codes.status;
/** @type {Named[]} */
export const scopes = held.codes.scope;
/** @type {number[][]} */
export const disputes = held.disputes;
/** @type {{old: number[], new: number[]}} */
export const replaced = held.replaced;
/** @type {import("./types.js").Question[]} */
export const questions = held.questions;
/** @type {[string, string][]} */
export const terms = held.terms;
/** @type {Record<string, number>} */
export const texts = held.texts;
/** @type {{language: "lv" | "en", focus: string | null, depth: number, question: string | null}} */
export const opening = held.opening;
/** @type {string} */
export const version = held.version;

/** @param {number} i */
export const isStatement = (i) => classes[nodes[i].class].statement;

export const byId = new Map(nodes.map((node, i) => [node.id, i]));

/** @type {number[][]} */
const touching = nodes.map(() => []);
edges.forEach(({ from, to }, e) => {
  touching[from].push(e);
  if (to !== from) touching[to].push(e);
});

/** The edges that begin or end at a node. @param {number} i */
export const edgesOf = (i) => touching[i];
/** @param {number} e @param {number} end */
export const otherEnd = (e, end) => (edges[e].from === end ? edges[e].to : edges[e].from);

/** Sources, those of the seed first, by title. */
export const sources = nodes
  .map((_, i) => i)
  .filter((i) => nodes[i].scope !== undefined)
  .sort((a, b) => (nodes[a].scope ?? 0) - (nodes[b].scope ?? 0) || a - b);

/** The sentences behind an edge: its own, or those of the statement that it comes from. @param {number} e */
export function behind(e) {
  const { from, said: own } = edges[e];
  return own ?? (isStatement(from) ? nodes[from].said : []);
}

/** @template T @param {T[]} some @param {(one: T) => number} key @returns {[number, T[]][]} */
export function grouped(some, key) {
  /** @type {Map<number, T[]>} */
  const groups = new Map();
  for (const one of some) {
    const of = groups.get(key(one));
    if (of) of.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups];
}
