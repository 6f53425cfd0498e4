// What the sources say, as sentences, each with where it is said.

import { classes, disputes, grouped, nodes, said } from "./data.js";
import { button, el, link, list, nameOf, pieces, say, term } from "./words.js";

/** @typedef {import("./types.js").Said} Said */

/** Where a sentence is said: title with a link, date, line. @param {number[]} of */
export function citation([source, where]) {
  const { url, issued } = nodes[source];
  const title = url ? link(url, nameOf(source)) : nameOf(source);
  return [title, issued ? `, ${issued}, ` : ", ", term(where)];
}

/** @param {Said} one */
const marks = (one) => one.marks.flatMap((mark) => [" ", el("em", {}, term(mark))]);

/** @param {Said} one @param {(i: number) => Node} [node] how a thing is shown */
export const sentence = (one, node) => [
  ...pieces(one.says, node),
  ...marks(one),
  list(one.sources.map(citation), "sources"),
];

/** Sentences by kind. @param {number[]} some @param {(i: number) => Node} [node] */
export function sentences(some, node) {
  const groups = grouped(
    some.map((each) => said[each]),
    (each) => each.class,
  );
  return groups.flatMap(([cls, group]) => [
    el("h4", {}, term(classes[cls].term)),
    list(group.map((one) => sentence(one, node))),
  ]);
}

/** What the sources do not agree on, side by side; the value that is shown elsewhere comes first. @param {number} i */
export function disputed(i) {
  const groups = disputes.filter((group) => said[group[0]].subject === i);
  if (!groups.length) return [];
  const rows = groups.map((group) =>
    el(
      "div",
      { class: "disputed" },
      ...group.map((s) => el("div", {}, ...sentence({ ...said[s], says: said[s].says.slice(2) }))),
    ),
  );
  return [el("h3", {}, say("disputed")), el("p", { class: "hint" }, say("disputed-help")), ...rows];
}

/** A thing as a button that chooses it. @param {(i: number) => void} take */
export const chooser = (take) => (/** @type {number} */ i) =>
  button(nameOf(i), () => take(i), { class: "node", "data-key": `n${i}` });
