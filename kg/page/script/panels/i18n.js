// Texts in the language of the reader. Elements change with the language; functions named …Text give plain text.

import { LANGUAGES, classes, edges, nodes, relations, terms, texts } from "../state/data.js";
import { el, element, link } from "./dom.js";

/** @typedef {import("../state/types.js").Piece} Piece */

let language = 0;

/** Switch the language of the page. @param {number} to its place in LANGUAGES */
export function setLanguage(to) {
  language = to;
  document.documentElement.lang = LANGUAGES[to];
  document.title = phraseText("title");
  translate("term", (part, text) => (part.textContent = text));
  translate("title", (part, text) => (part.title = text));
  element("languages")
    .querySelectorAll("button")
    .forEach((/** @type {Element} */ choice, /** @type {number} */ n) =>
      choice.setAttribute("aria-pressed", String(n === to)),
    );
}

/** Translate every element that has the term of a text in its data. @param {string} name of the data attribute
 * @param {(part: HTMLElement, text: string) => void} set */
function translate(name, set) {
  for (const part of document.querySelectorAll(`[data-${name}]`)) {
    if (part instanceof HTMLElement) set(part, termText(Number(part.dataset[name])));
  }
}

/** @param {string[]} pair */
const inLanguage = (pair) => pair[language] ?? pair[0];

/** @param {number} number */
export const termText = (number) => inLanguage(terms[number]);
/** @param {number} number */
export const term = (number) => el("span", { "data-term": number }, termText(number));

/** @param {string} key of texts.yaml */
export const phraseText = (key) => termText(texts[key]);
/** @param {string} key of texts.yaml */
export const phrase = (key) => term(texts[key]);
/** Label a number: "Sources: 12". @param {string} key @param {number} number */
export const labelled = (key, number) => [phrase(key), `: ${number}`];

/** Name a node; by its class, if it has no name. @param {number} node */
export const nodeText = (node) => inLanguage(nodes[node].name ?? terms[classes[nodes[node].class].term]);
/** @param {number} node */
export const nodeName = (node) => el("bdi", {}, nodeText(node));
/** Get the short name of a node on the map. @param {number} node */
export const labelText = (node) => (nodes[node].label ? inLanguage(nodes[node].label) : nodeText(node));
/** @param {number} relation */
export const relationText = (relation) => termText(relations[relation].term);

/** Name the roles behind an edge; without any, its relation. @param {number} edge */
export function edgeText(edge) {
  const { roles, property } = edges[edge];
  return roles ? roles.map(nodeText).join(", ") : relationText(property);
}

/** @param {Piece[]} parts @param {(node: number) => Node} nodeElement how a node is shown */
export function pieces(parts, nodeElement = nodeName) {
  return parts.map((piece) => {
    if (typeof piece === "number") return nodeElement(piece);
    if (Array.isArray(piece)) return term(piece[0]);
    return typeof piece === "string" ? piece : link(piece.url, piece.url);
  });
}

/** @param {Piece[]} parts */
export const piecesText = (parts) =>
  pieces(parts)
    .map((piece) => (typeof piece === "string" ? piece : piece.textContent))
    .join("");
