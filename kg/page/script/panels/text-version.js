// The text version: exactly what the map shows, as headings and tables.

import { classes, edges, edgesOf, groupBy, nodes, otherEnd, sentences, statuses } from "../state/data.js";
import { answerPanel } from "./answer.js";
import { selectButton } from "./controls.js";
import { count, el, element, list, replaceContent, table } from "./dom.js";
import { edgeText, labelled, nodeText, phrase, relationText, term, termText } from "./i18n.js";
import { predicateContent } from "./sentences.js";

/** @typedef {import("../state/types.js").Context} Context */
/** @typedef {import("../state/types.js").VisibleGraph} VisibleGraph */

const MOST = 400; // rows of one class

/** Write the text version. @param {Context} context @param {VisibleGraph} graph */
export function showText(context, graph) {
  const { question } = context.state;
  const visible = new Set(graph.edges);
  const groups = groupBy(
    [...graph.nodes].sort((a, b) => nodes[a].class - nodes[b].class || a - b),
    (node) => nodes[node].class,
  );
  replaceContent(element("text-version"), [
    el("p", { id: "text-summary" }, ...graphCounts(graph)),
    ...filterList(context),
    ...(question === null ? [] : [el("section", {}, ...answerSection(context, question))]),
    ...groups.map(([cls, group]) => classSection(context, cls, group, visible)),
  ]);
}

/** Count entities and links. @param {VisibleGraph} graph */
export const graphCounts = (graph) => [
  ...labelled("entities", graph.nodes.length),
  ", ",
  ...labelled("links", graph.edges.length),
];

/** Show the answer with a smaller heading. @param {Context} context @param {number} question */
const answerSection = (context, question) =>
  answerPanel(context, question).map((part) =>
    part.id === "details-title" ? el("h3", {}, ...part.childNodes) : part,
  );

/** List the filters that exclude something. @param {Context} context */
function filterList({ state: { excluded, years, when } }) {
  const names = [
    ...[...excluded.relation].map(relationText),
    ...[...excluded.source].map(nodeText),
    ...[...excluded.status].map((status) => termText(statuses[status].term)),
  ];
  const entries = [
    ...(years ? [[phrase("dates"), `: ${years[0]}–${years[1]} (`, phrase("undated-included"), ")"]] : []),
    ...(when ? [[phrase(`municipalities-${when}`)]] : []),
    ...(names.length ? [[phrase("excluded"), `: ${names.join("; ")}`]] : []),
  ];
  return entries.length ? [list(entries)] : [];
}

/** @param {Context} context @param {number} cls @param {number[]} group @param {Set<number>} visible edges */
function classSection(context, cls, group, visible) {
  const head = ["name", "links", "statement"].map((key) => el("th", { scope: "col" }, phrase(key)));
  const rows = group.slice(0, MOST).map((node) => nodeRow(context, node, visible));
  const title = el("h3", {}, term(classes[cls].term), " ", count(group.length));
  const rest = group.length > MOST ? [el("p", {}, ...labelled("not-listed", group.length - MOST))] : [];
  return el("section", {}, title, table(head, rows), ...rest);
}

/** @param {Context} context @param {number} node @param {Set<number>} visible edges */
function nodeRow({ state, filters, select }, node, visible) {
  const links = linkList(node, visible);
  const own = nodes[node].sentences.filter((n) => filters.sentence(n) && sentences[n].subject === node);
  const undated = state.years && !nodes[node].time ? [" ", el("em", {}, phrase("undated"))] : [];
  return el(
    "tr",
    { "data-node": node, ...(node === state.selected && { "aria-current": "true" }) },
    el("th", { scope: "row" }, selectButton(select)(node), ...undated),
    el("td", {}, ...(links.length ? [list(links)] : [])),
    el("td", {}, ...(own.length ? [list(own.map(predicateContent))] : [])),
  );
}

/** List the visible links of a node by relation and direction.
 * @param {number} node @param {Set<number>} visible edges */
function linkList(node, visible) {
  const groups = groupBy(
    edgesOf(node).filter((edge) => visible.has(edge)),
    (edge) => (edges[edge].from === node ? edges[edge].property : -1 - edges[edge].property),
  );
  return groups.map(([key, group]) => [
    `${key < 0 ? "← " : ""}${relationText(key < 0 ? -1 - key : key)}: `,
    ...group.flatMap((edge, n) => [...(n ? [", "] : []), linkContent(edge, node)]),
  ]);
}

/** @param {number} edge @param {number} node */
function linkContent(edge, node) {
  const roles = edges[edge].roles ? ` (${edgeText(edge)})` : "";
  const planned = edges[edge].planned ? [" ", el("em", {}, phrase("planned"))] : [];
  const name = el("bdi", {}, nodeText(otherEnd(edge, node)));
  return el("span", edges[edge].from === node ? { "data-edge": edge } : {}, name, roles, ...planned);
}
