// What the sources say, in sentences with their citations.

import { classes, disputes, groupBy, nodes, sentences } from "../state/data.js";
import { hint } from "./controls.js";
import { el, link, list } from "./dom.js";
import { nodeName, phrase, pieces, term } from "./i18n.js";

/** @typedef {import("../state/types.js").Sentence} Sentence */

/** Cite a source: title with a link, date, place. @param {number[]} citation */
function cite([source, place]) {
  const { url, issued } = nodes[source];
  const title = url ? link(url, nodeName(source)) : nodeName(source);
  return [title, issued ? `, ${issued}, ` : ", ", term(place)];
}

/** Show a sentence. @param {Sentence} sentence @param {(node: number) => Node} [nodeElement] how a node is shown */
const sentenceContent = ({ says, marks, sources }, nodeElement) => [
  ...pieces(says, nodeElement),
  ...marks.flatMap((mark) => [" ", el("em", {}, term(mark))]),
  list(sources.map(cite), "sources"),
];

/** Show a sentence without its subject and the dash after it. @param {number} sentence */
export const predicateContent = (sentence) =>
  sentenceContent({ ...sentences[sentence], says: sentences[sentence].says.slice(2) });

/** Show sentences by kind. @param {number[]} numbers @param {(node: number) => Node} [nodeElement] */
export function sentenceGroups(numbers, nodeElement) {
  const groups = groupBy(
    numbers.map((number) => sentences[number]),
    (sentence) => sentence.class,
  );
  return groups.flatMap(([cls, group]) => [
    el("h4", {}, term(classes[cls].term)),
    list(group.map((sentence) => sentenceContent(sentence, nodeElement))),
  ]);
}

/** Show sentences folded, with their count; nothing, if there is none. @param {number[]} numbers
 * @param {(node: number) => Node} [nodeElement] */
export function foldedSentences(numbers, nodeElement) {
  if (!numbers.length) return [];
  const summary = el("summary", {}, phrase("what-sources-say"), ` (${numbers.length})`);
  return [el("details", {}, summary, ...sentenceGroups(numbers, nodeElement))];
}

/** Show sentences under their heading. @param {number[]} numbers @param {(node: number) => Node} nodeElement */
export const sentenceSection = (numbers, nodeElement) => [
  el("h3", {}, phrase("what-sources-say")),
  ...(numbers.length ? sentenceGroups(numbers, nodeElement) : [el("p", {}, phrase("no-statements"))]),
];

/** Show contradicting values side by side; the one shown elsewhere comes first. @param {number} node */
export function disputedValues(node) {
  const groups = disputes.filter(([first]) => sentences[first].subject === node);
  if (!groups.length) return [];
  const rows = groups.map((group) =>
    el("div", { class: "disputed" }, ...group.map((sentence) => el("div", {}, ...predicateContent(sentence)))),
  );
  return [el("h3", {}, phrase("disputed")), hint(phrase("disputed-help")), ...rows];
}
