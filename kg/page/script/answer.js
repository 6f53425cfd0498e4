// Named questions: one click gives the answer as a table, and lights on the map what it speaks of.

import { grouped, nodes, questions } from "./data.js";
import { chooser, sentences } from "./sentences.js";
import { button, counted, el, pieces, say, term } from "./words.js";

/** @typedef {import("./details.js").Context} Context */

/** The themes that the reader has opened stay open when the list comes back. @type {Set<number>} */
const opened = new Set();

/** The questions by theme. @param {import("./details.js").Go} go */
export function questionList(go) {
  const entries = questions.map(({ theme, term: number, rows }, n) => {
    const content = el("span", {}, term(number), " ", el("span", { class: "count" }, String(rows.length)));
    const entry = el(
      "li",
      {},
      button(content, () => ask(go, n), { "data-key": `q${n}` }),
    );
    return { theme, entry };
  });
  return [...grouped(entries, ({ theme }) => theme)].map(([theme, several]) => {
    const count = el("span", { class: "count" }, String(several.length));
    const list = el("ul", { class: "questions" }, ...several.map(({ entry }) => entry));
    const part = el("details", {}, el("summary", { "data-key": `theme${theme}` }, term(theme), " ", count), list);
    part.toggleAttribute("open", opened.has(theme));
    part.addEventListener("toggle", () => (part.hasAttribute("open") ? opened.add(theme) : opened.delete(theme)));
    return part;
  });
}

/** @param {import("./details.js").Go} go @param {number} question */
const ask = (go, question) => go({ question, selected: null, edge: null, depth: 0, path: null, between: null });

/** @param {Context} context @param {number} n */
export function answer({ go, take }, n) {
  const { term: number, settings, columns, rows } = questions[n];
  const chosen = settings.map(([meaning, value]) => el("p", { class: "hint" }, term(meaning), ": ", ...pieces(value)));
  /** Not what is empty, nor what says the same as the column before it. @param {number} c */
  const tells = (c) =>
    rows.some(({ cells }) => cells[c].length && (!c || JSON.stringify(cells[c]) !== JSON.stringify(cells[c - 1])));
  const shown = columns.map((column, c) => ({ column, c })).filter(({ c }) => tells(c));
  const head = el("tr", {}, ...shown.map(({ column }) => el("th", { scope: "col" }, term(column.term))));
  const body = rows.map(({ cells }) =>
    el("tr", {}, ...shown.map(({ c }) => el("td", {}, ...pieces(cells[c], chooser(take))))),
  );
  const told = [...new Set(rows.flatMap(({ statements }) => statements.flatMap((i) => nodes[i].said)))];
  const table = el("table", {}, el("thead", {}, head), el("tbody", {}, ...body));
  return [
    el("p", { class: "kind" }, say("question")),
    el("h2", { id: "details-title", tabindex: "-1" }, term(number)),
    el(
      "div",
      { class: "acts" },
      button(say("close"), () => go({ question: null }), { "data-key": "close" }),
    ),
    el("p", { role: "status" }, ...counted("rows", rows.length)),
    ...(rows.length
      ? [el("div", { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": "details-title" }, table)]
      : []),
    ...chosen,
    ...(told.length
      ? [el("details", {}, el("summary", {}, say("said"), ` (${told.length})`), ...sentences(told, chooser(take)))]
      : []),
  ];
}
