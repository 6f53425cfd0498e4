"use strict";
// What the page holds, and how it is said in the language of the reader. Data become text, never markup.

/** @typedef {number | number[] | string | {url: string}} Piece a node, [a term], text, or an address */
/** @typedef {{class: number, says: Piece[], marks: number[], sources: number[][]}} Said */
/** @typedef {{id: string, class: number, name?: string[], label?: string[], x: number, y: number, size?: number,
 *   planned?: boolean, aliases?: string[], facts?: [number, Piece[]][], issued?: string, url?: string,
 *   said: number[]}} Item */
/** @typedef {{from: number, to: number, property: number, roles?: number[]}} Link */

/** @param {string} id */
const at = (id) => document.getElementById(id);
/** @param {string} id */
const read = (id) => JSON.parse(document.querySelector(`script#${id}`).textContent);

/** @type {Item[]} */
const nodes = read("nodes");
/** @type {Link[]} */
const edges = read("edges");
const { classes, properties, said, terms, texts } = read("words");
const byHash = new Map(nodes.map((node, i) => [encodeURI(node.id), i]));
/** @type {number[][]} */
const edgesOf = nodes.map(() => []);
edges.forEach((edge, e) => new Set([edge.from, edge.to]).forEach((end) => edgesOf[end].push(e)));

let language = 0; // 0 Latvian, 1 English

/** @param {string[]} both */
const spoken = (both) => both[language] ?? both[0];

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} content */
function el(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** @param {number} number */
const term = (number) => el("span", { "data-term": number }, spoken(terms[number]));
/** @param {string} key */
const say = (key) => term(texts[key]);
/** The name of a node; of its class, if it has none. @param {number} i */
const called = (i) => spoken(nodes[i].name ?? terms[classes[nodes[i].class].term]);
/** @param {number} i */
const nameOf = (i) => el("bdi", { "data-node": i }, called(i));
/** @param {string} url @param {Node | string} content */
const link = (url, content) => el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);

/** @param {Node} content @param {() => void} act @param {string} look */
function button(content, act, look = "") {
  const made = el("button", { type: "button", class: look }, content);
  made.addEventListener("click", act);
  return made;
}

/** @param {number} to */
function speak(to) {
  language = to;
  document.documentElement.lang = ["lv", "en"][to];
  document.title = spoken(terms[texts.title]);
  for (const each of document.querySelectorAll("[data-term]")) each.textContent = spoken(terms[each.dataset.term]);
  for (const each of document.querySelectorAll("[data-node]")) each.textContent = called(each.dataset.node);
  for (const each of document.querySelectorAll("[data-title]")) each.title = spoken(terms[each.dataset.title]);
  at("languages").querySelectorAll("button").forEach((each, b) => each.setAttribute("aria-pressed", b === to));
}

/** @template T @param {T[]} some @param {(one: T) => number} key @returns {[number, T[]][]} */
function grouped(some, key) {
  const groups = new Map();
  for (const one of some) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}
