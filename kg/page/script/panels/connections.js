// A path between two chosen entities, or the entities that connect them; each step with its sources.

import { edges, edgesOf, evidence, otherEnd } from "../state/data.js";
import { connectors, shortestPath } from "../state/paths.js";
import { actionBar, actionButton, nodeButton, panelTitle } from "./controls.js";
import { el } from "./dom.js";
import { edgeText, nodeName, phrase } from "./i18n.js";
import { foldedSentences } from "./sentences.js";

/** @typedef {import("../state/types.js").Context} Context */
/** @typedef {import("../state/types.js").Ends} Ends */

/** @param {Context} context @param {string} kind @param {Ends} ends @param {string} arrow
 * @param {...Node} content */
function panel({ navigate }, kind, [from, to], arrow, ...content) {
  const names = el("span", {}, nodeName(from), arrow, to === null ? "…" : nodeName(to));
  return [
    el("p", { class: "kind" }, phrase(kind)),
    panelTitle(names),
    actionBar(actionButton("close", () => navigate({ path: null, between: null }))),
    ...content,
  ];
}

/** @param {Context} context @param {number} node */
const select = ({ navigate }, node) =>
  nodeButton(node, () => navigate({ selected: node, path: null, between: null }));

/** Show the steps of a path. @param {Context} context @param {Ends} ends */
export function pathPanel(context, ends) {
  const [from, to] = ends;
  const choose = el("p", { role: "status" }, phrase("choose-other-end"));
  if (to === null) return panel(context, "path", ends, " → ", choose);
  const path = shortestPath(from, to, context.filters);
  if (!path) return panel(context, "path", ends, " → ", el("p", {}, phrase("no-path")));
  const steps = path.slice(1).map((node, n) => step(context, path[n], node));
  return panel(
    context,
    "path",
    ends,
    " → ",
    el("p", {}, select(context, from)),
    el("ol", { class: "steps" }, ...steps),
  );
}

/** List the visible edges between two nodes. @param {Context} context @param {number} one @param {number} other */
const edgesBetween = ({ filters }, one, other) =>
  edgesOf(one).filter((edge) => otherEnd(edge, one) === other && filters.edge(edge));

/** @param {Context} context @param {number} from @param {number} to */
function step(context, from, to) {
  const between = edgesBetween(context, from, to);
  const roles = between.map((edge) => `${edges[edge].from === from ? "→" : "←"} ${edgeText(edge)}`).join("; ");
  return el("li", {}, el("p", {}, roles), select(context, to), ...sourcesOf(between));
}

/** @param {number[]} links edges */
const sourcesOf = (links) => foldedSentences([...new Set(links.flatMap(evidence))]);

/** Show the entities that connect two others. @param {Context} context @param {Ends} ends */
export function connectorsPanel(context, ends) {
  const [one, other] = ends;
  if (other === null) return panel(context, "connectors", ends, " → ", el("p", {}, phrase("choose-other-end")));
  const connecting = connectors(one, other, context.filters);
  if (!connecting.length) return panel(context, "connectors", ends, " ↔ ", el("p", {}, phrase("no-connectors")));
  const entries = connecting.map((node) => {
    const sides = [one, other].map((end) => edgesBetween(context, node, end));
    const roles = sides.map((side) => side.map(edgeText).join(", ") || "…").join(" · ");
    return el("li", {}, select(context, node), el("p", {}, roles), ...sourcesOf(sides.flat()));
  });
  return panel(context, "connectors", ends, " ↔ ", el("ul", { class: "steps" }, ...entries));
}
