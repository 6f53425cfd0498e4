// How things are said in the language of the reader.

import { at, classes, nodes, relations, edges, terms, texts } from "./data.js";

/** @typedef {import("./types.js").Piece} Piece */

export const LANGUAGES = ["lv", "en"];
let language = 0;

/** @param {number} to */
export function speak(to) {
  language = to;
  document.documentElement.lang = LANGUAGES[to];
  document.title = spoken(terms[texts.title]);
  /** @param {string} name @param {(each: HTMLElement, text: string) => void} set */
  const each = (name, set) => {
    for (const one of document.querySelectorAll(`[data-${name}]`)) {
      if (one instanceof HTMLElement) set(one, spoken(terms[Number(one.dataset[name])]));
    }
  };
  each("term", (one, text) => (one.textContent = text));
  each("title", (one, text) => (one.title = text));
  at("languages")
    .querySelectorAll("button")
    .forEach((/** @type {Element} */ one, /** @type {number} */ b) =>
      one.setAttribute("aria-pressed", String(b === to)),
    );
}

/** @param {string[]} both */
export const spoken = (both) => both[language] ?? both[0];
/** A text of the page as plain text. @param {string} key */
export const text = (key) => spoken(terms[texts[key]]);

/** @param {string} tag @param {Record<string, string | number>} attributes */
export function svg(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} content */
export function el(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}

/** @param {number} number */
export const termText = (number) => spoken(terms[number]);
/** @param {number} number */
export const term = (number) => el("span", { "data-term": number }, spoken(terms[number]));
/** @param {string} key */
export const say = (key) => term(texts[key]);

/** The name of a node; of its class, if it has none. @param {number} i */
export const called = (i) => spoken(nodes[i].name ?? terms[classes[nodes[i].class].term]);
/** @param {number} i */
export const nameOf = (i) => el("bdi", {}, called(i));
/** @param {number} i */
export const labelOf = (i) => spoken(nodes[i].label ?? nodes[i].name ?? terms[classes[nodes[i].class].term]);
/** @param {number} relation */
export const relationText = (relation) => spoken(terms[relations[relation].term]);

/** What an edge says: the roles behind it or, without any, what relation it is. @param {number} e */
export function edgeText(e) {
  const { roles, property } = edges[e];
  return roles ? roles.map(called).join(", ") : relationText(property);
}

/** @param {string} url @param {Node | string} content */
export function link(url, content) {
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);
}

/** @param {Piece[]} some @param {(i: number) => Node} node how a node is shown */
export function pieces(some, node = nameOf) {
  return some.map((piece) => {
    if (typeof piece === "number") return node(piece);
    if (Array.isArray(piece)) return term(piece[0]);
    return typeof piece === "string" ? piece : link(piece.url, piece.url);
  });
}

/** Pieces as plain text. @param {Piece[]} some */
export const plain = (some) =>
  pieces(some)
    .map((each) => (typeof each === "string" ? each : each.textContent))
    .join("");

/** @param {Node | string} content @param {() => void} act @param {Record<string, string>} more */
export function button(content, act, more = {}) {
  const made = el("button", { type: "button", ...more }, content);
  made.addEventListener("click", act);
  return made;
}

/** A number with a noun: "Lietas: 12". @param {string} key @param {number | string} number */
export const counted = (key, number) => [say(key), `: ${number}`];
/** @param {(Node | string)[][]} entries @param {string} look */
export const list = (entries, look = "") =>
  el("ul", look ? { class: look } : {}, ...entries.map((entry) => el("li", {}, ...entry)));
/** @param {(Node | string)[][]} rows key, then values */
export const pairs = (rows) =>
  el("dl", {}, ...rows.flatMap(([key, ...value]) => [el("dt", {}, key), el("dd", {}, ...value)]));

/** Show other content and keep the focus on what has the same key, or else on a heading.
 * @param {HTMLElement} part @param {(Node | string)[]} content */
export function replace(part, content) {
  const active = document.activeElement;
  const held = part.contains(active) && active !== part ? active : null;
  const key = held instanceof HTMLElement ? held.dataset.key : undefined;
  part.replaceChildren(...content);
  if (!held) return;
  const same = [...part.querySelectorAll("[data-key]")].find(
    (each) => each instanceof HTMLElement && each.dataset.key === key,
  );
  const next = (key && same) || part.querySelector("[tabindex='-1']");
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
