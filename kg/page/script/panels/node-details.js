// The details of a node: names, actions, facts, links, and what the sources say.

import { LANGUAGES, classes, edges, edgesOf, groupBy, isStatement, nodes, otherEnd } from "../state/data.js";
import { actionBar, actionButton, panelTitle, selectButton } from "./controls.js";
import { button, definitions, el, list } from "./dom.js";
import { edgeText, nodeName, nodeText, phrase, pieces, relationText, term } from "./i18n.js";
import { disputedValues, sentenceSection } from "./sentences.js";

/** @typedef {import("../state/types.js").Context} Context */

const FEW = 12; // nodes of a class at most, so that a connection with each other one is offered

/** Show a node. @param {Context} context @param {number} node */
export function nodePanel(context, node) {
  const { state, select } = context;
  const { class: cls, name, facts = [], sentences } = nodes[node];
  const lang = LANGUAGES[1 - state.language];
  const translation = name?.length === 2 ? [el("p", { class: "other-name", lang }, name[1 - state.language])] : [];
  /** @param {number} other */
  const nodeElement = (other) => (other === node ? nodeName(node) : selectButton(select)(other));
  return [
    el("p", { class: "kind" }, term(classes[cls].term)),
    panelTitle(nodeName(node)),
    ...translation,
    actionBar(...actions(context, node)),
    ...disputedValues(node),
    ...(facts.length ? [definitions(facts.map(([label, value]) => [term(label), ...pieces(value)]))] : []),
    ...links(context, node),
    ...sentenceSection(sentences, nodeElement),
  ];
}

/** @param {Context} context @param {number} node */
function actions(context, node) {
  const { state, navigate } = context;
  const { depth, unfolded } = state;
  const near = depth
    ? [
        actionButton("further", () => navigate({ depth: depth + 1 })),
        actionButton("show-all", () => navigate({ depth: 0 }), "near"),
      ]
    : [actionButton("near", () => navigate({ depth: 1 }))];
  const fold = unfolded.includes(node)
    ? actionButton("fold", () => navigate({ unfolded: unfolded.filter((other) => other !== node) }), "unfold")
    : actionButton("unfold", () => navigate({ unfolded: [...unfolded, node] }));
  return [
    ...near,
    fold,
    actionButton("path-from", () => navigate({ path: [node, null], depth: 0 })),
    ...connectorChoices(context, node),
    actionButton("close", () => navigate({ selected: null, depth: 0 })),
  ];
}

/** Offer a search for what connects a node with others of its class. @param {Context} context @param {number} node */
function connectorChoices({ navigate }, node) {
  const cls = nodes[node].class;
  const others = nodes.flatMap((other, n) => (other.class === cls && n !== node ? [n] : []));
  if (!others.length || others.length >= FEW || !classes[cls].shownFirst) return [];
  const choices = others.map((other) =>
    button(el("span", {}, phrase("with"), " ", nodeName(other)), () => navigate({ between: [node, other] }), {
      "data-key": `b${other}`,
    }),
  );
  return [el("details", {}, el("summary", {}, phrase("connectors-choice")), ...choices)];
}

/** List links by relation and direction. Links of statements are left out: their sentences say the same.
 * @param {Context} context @param {number} node */
function links(context, node) {
  const afterReform = context.state.when === "now";
  const own = edgesOf(node).filter(
    (edge) => Boolean(edges[edge].moved) <= afterReform && !isStatement(edges[edge].from),
  );
  const groups = groupBy(own, (edge) => (edges[edge].from === node ? edges[edge].property : -1 - edges[edge].property));
  const parts = groups.flatMap(([key, group]) => [
    el("h4", {}, ...relationTitle(key)),
    list(
      group.map((edge) => linkEntry(context, edge, node)),
      "links",
    ),
  ]);
  return parts.length ? [el("h3", {}, phrase("links")), ...parts] : [];
}

/** @param {number} key a relation; below 0 one towards the node */
function relationTitle(key) {
  if (key >= 0) return [relationText(key), " →"];
  return ["← ", relationText(-1 - key), el("span", { class: "unseen" }, ", ", phrase("incoming"))];
}

/** @param {Context} context @param {number} edge @param {number} node */
function linkEntry({ navigate, select }, edge, node) {
  const { roles, moved } = edges[edge];
  const other = otherEnd(edge, node);
  const notes = [...(roles ? [edgeText(edge)] : []), ...(moved ? [phrase("moved-to-successor")] : [])];
  const sources = button(phrase("which-sources"), () => navigate({ edge, selected: null, depth: 0 }), {
    class: "quiet",
    "data-key": `e${edge}`,
  });
  sources.append(el("span", { class: "unseen" }, ` ${nodeText(node)} – ${nodeText(other)}`));
  return [selectButton(select)(other), el("small", {}, ...notes.flatMap((note) => [note, " · "]), sources)];
}
