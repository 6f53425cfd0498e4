// The details of what is chosen: a path, connecting entities, an edge, a node or an answer; without any, of the page.

import { edges, isStatement, nodes } from "../state/data.js";
import { aboutPanel } from "./about.js";
import { answerPanel } from "./answer.js";
import { connectorsPanel, pathPanel } from "./connections.js";
import { actionBar, actionButton, hint, panelTitle, selectButton } from "./controls.js";
import { el } from "./dom.js";
import { edgeText, labelled, nodeName, phrase, relationText } from "./i18n.js";
import { nodePanel } from "./node-details.js";
import { sentenceSection } from "./sentences.js";

/** @typedef {import("../state/types.js").Context} Context */

/** Show the details of what is chosen. @param {Context} context @returns {Node[]} */
export function detailsPanel(context) {
  const { path, between, edge, selected, question } = context.state;
  if (path) return pathPanel(context, path);
  if (between) return connectorsPanel(context, between);
  if (edge !== null) return edgePanel(context, edge);
  if (selected !== null) return nodePanel(context, selected);
  return question === null ? aboutPanel(context) : answerPanel(context, question);
}

/** @param {Context} context @param {number} edge */
function edgePanel({ state, navigate, select }, edge) {
  const { from, to, property, sentences = [] } = edges[edge];
  const supporting = sentences.length || !isStatement(from) ? sentences : nodes[from].sentences;
  const excluded = state.excluded.source.size;
  return [
    el("p", { class: "kind" }, relationText(property)),
    panelTitle(nodeName(from), " – ", edgeText(edge), " – ", nodeName(to)),
    ...notesOf(edge).map((note) => hint(note)),
    actionBar(
      selectButton(select)(from),
      selectButton(select)(to),
      actionButton("close", () => navigate({ edge: null })),
    ),
    ...sentenceSection(supporting, selectButton(select)),
    ...(excluded ? [hint(...labelled("excluded-sources", excluded))] : []),
  ];
}

/** @param {number} edge */
function notesOf(edge) {
  const { planned, derived, moved } = edges[edge];
  return [
    ...(planned ? [phrase("is-planned")] : []),
    ...(derived ? [phrase("is-derived")] : []),
    ...(moved ? [phrase("moved-to-successor")] : []),
  ];
}
