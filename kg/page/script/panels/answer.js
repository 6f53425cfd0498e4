// Named questions and their answers as tables; the map highlights what an answer names.

import { groupBy, nodes, questions } from "../state/data.js";
import { actionBar, actionButton, hint, panelTitle, selectButton } from "./controls.js";
import { button, count, el, table } from "./dom.js";
import { labelled, phrase, pieces, term } from "./i18n.js";
import { foldedSentences } from "./sentences.js";

/** @typedef {import("../state/types.js").Context} Context */
/** @typedef {import("../state/types.js").Navigate} Navigate */
/** @typedef {import("../state/types.js").Row} Row */

/** Themes that the reader has unfolded; they stay so when the list is drawn again. @type {Set<number>} */
const unfolded = new Set();

/** List the questions by theme. @param {Navigate} navigate */
export function questionList(navigate) {
  const numbers = questions.map((_, n) => n);
  return groupBy(numbers, (n) => questions[n].theme).map(([theme, group]) => {
    const entries = group.map((n) => el("li", {}, questionButton(navigate, n)));
    const summary = el("summary", { "data-key": `theme${theme}` }, term(theme), " ", count(group.length));
    const part = el("details", {}, summary, el("ul", { class: "questions" }, ...entries));
    part.toggleAttribute("open", unfolded.has(theme));
    part.addEventListener("toggle", () => (part.hasAttribute("open") ? unfolded.add(theme) : unfolded.delete(theme)));
    return part;
  });
}

/** @param {Navigate} navigate @param {number} question */
function questionButton(navigate, question) {
  const { term: number, rows } = questions[question];
  const nothing = { selected: null, edge: null, depth: 0, path: null, between: null };
  return button(el("span", {}, term(number), " ", count(rows.length)), () => navigate({ question, ...nothing }), {
    "data-key": `q${question}`,
  });
}

/** Show an answer. @param {Context} context @param {number} question */
export function answerPanel({ navigate, select }, question) {
  const { term: number, settings, columns, rows } = questions[question];
  const shown = columns.flatMap((_, column) => (isTelling(rows, column) ? [column] : []));
  const head = shown.map((column) => el("th", { scope: "col" }, term(columns[column].term)));
  const body = rows.map(({ cells }) =>
    el("tr", {}, ...shown.map((column) => el("td", {}, ...pieces(cells[column], selectButton(select))))),
  );
  const statements = rows.flatMap((row) => row.statements);
  const supporting = [...new Set(statements.flatMap((node) => nodes[node].sentences))];
  const scrolling = { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": "details-title" };
  return [
    el("p", { class: "kind" }, phrase("question")),
    panelTitle(term(number)),
    actionBar(actionButton("close", () => navigate({ question: null }))),
    el("p", { role: "status" }, ...labelled("rows", rows.length)),
    ...(rows.length ? [el("div", scrolling, table(head, body))] : []),
    ...settings.map(([meaning, value]) => hint(term(meaning), ": ", ...pieces(value))),
    ...foldedSentences(supporting, selectButton(select)),
  ];
}

/** Tell whether a column is not empty and differs from the one before it. @param {Row[]} rows @param {number} column */
const isTelling = (rows, column) =>
  rows.some(
    ({ cells }) =>
      cells[column].length && (!column || JSON.stringify(cells[column]) !== JSON.stringify(cells[column - 1])),
  );
