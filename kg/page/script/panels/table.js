// The rows of the view for CSV: those of the answer, or one for each link and for each entity without links.

import { edges, evidence, nodes, questions, sentences, statuses } from "../state/data.js";
import { edgeText, nodeText, phraseText, piecesText, relationText, termText } from "./i18n.js";

const COLUMNS = ["from-id", "from", "link", "role", "to-id", "to", "status", "sources"];

/** Build the rows, the header first. @param {import("../state/types.js").State} state
 * @param {import("../state/types.js").VisibleGraph} graph */
export function tableRows({ question }, graph) {
  if (question !== null) return answerRows(question);
  const linked = new Set(graph.edges.flatMap((edge) => [edges[edge].from, edges[edge].to]));
  const unlinked = graph.nodes.filter((node) => !linked.has(node));
  return [
    COLUMNS.map(phraseText),
    ...graph.edges.map(edgeRow),
    ...unlinked.map((node) => [nodes[node].id, nodeText(node), "", "", "", "", "", ""]),
  ];
}

/** @param {number} question */
function answerRows(question) {
  const { columns, rows } = questions[question];
  return [columns.map(({ term }) => termText(term)), ...rows.map(({ cells }) => cells.map(piecesText))];
}

/** @param {number} edge */
function edgeRow(edge) {
  const { from, to, property, roles } = edges[edge];
  const supporting = evidence(edge).map((sentence) => sentences[sentence]);
  const marks = new Set(supporting.map(({ status }) => termText(statuses[status].term)));
  const sources = new Set(supporting.flatMap((sentence) => sentence.sources.map(([source]) => nodeText(source))));
  return [
    nodes[from].id,
    nodeText(from),
    relationText(property),
    roles ? edgeText(edge) : "",
    nodes[to].id,
    nodeText(to),
    [...marks].join("; "),
    [...sources].join("; "),
  ];
}
