// The text twin: exactly what the map shows, as headings and tables.

import { at, behind, classes, edges, edgesOf, grouped, nodes, otherEnd, questions, said, statuses } from "./data.js";
import { answer } from "./answer.js";
import { chooser, sentence } from "./sentences.js";
import { called, counted, edgeText, el, list, relationText, replace, say, plain, term, termText } from "./words.js";

/** @typedef {import("./details.js").Context} Context */
/** @typedef {import("./types.js").Shown} Shown */

const MOST = 400; // rows of one type; of more, the rest is counted

/** @param {Context} context @param {Shown} shown what the map draws */
export function showTwin(context, shown) {
  const visible = new Set(shown.edges);
  const groups = grouped(
    [...shown.nodes].sort((a, b) => nodes[a].class - nodes[b].class || a - b),
    (i) => nodes[i].class,
  );
  replace(at("twin"), [
    el(
      "p",
      { id: "twin-about" },
      ...counted("things", shown.nodes.length),
      ", ",
      ...counted("links", shown.edges.length),
    ),
    ...filters(context),
    ...(context.state.question === null ? [] : [el("section", {}, ...answerOnly(context))]),
    ...groups.map(([cls, group]) => section(context, cls, group, visible)),
  ]);
}

/** @param {Context} context */
const answerOnly = (context) =>
  answer(context, context.state.question ?? 0).map((each) =>
    each.id === "details-title" ? el("h3", {}, ...each.childNodes) : each,
  );

/** What the reader has switched off, in words. @param {Context} context */
function filters({ state }) {
  const { off, years, when } = state;
  const names = [
    ...[...off.relation].map((r) => relationText(r)),
    ...[...off.source].map(called),
    ...[...off.status].map((s) => termText(statuses[s].term)),
  ];
  const told = [
    ...(years ? [[say("dates"), `: ${years[0]}–${years[1]} (`, say("undated-kept"), ")"]] : []),
    ...(when ? [[say(`municipalities-${when}`)]] : []),
    ...(names.length ? [[say("switched-off"), `: ${names.join("; ")}`]] : []),
  ];
  return told.length ? [list(told)] : [];
}

/** @param {Context} context @param {number} cls @param {number[]} group @param {Set<number>} visible */
function section(context, cls, group, visible) {
  const columns = ["name", "relations", "what"].map((key) => el("th", { scope: "col" }, say(key)));
  const rows = group.slice(0, MOST).map((i) => row(context, i, visible));
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...columns)), el("tbody", {}, ...rows));
  const title = el("h3", {}, term(classes[cls].term), " ", el("span", { class: "count" }, String(group.length)));
  const rest = group.length > MOST ? [el("p", {}, ...counted("not-listed", group.length - MOST))] : [];
  return el("section", {}, title, table, ...rest);
}

/** @param {Context} context @param {number} i @param {Set<number>} visible */
function row({ state, pass, take }, i, visible) {
  const own = grouped(
    edgesOf(i).filter((e) => visible.has(e)),
    (e) => (edges[e].from === i ? edges[e].property : -1 - edges[e].property),
  );
  const links = own.map(([key, group]) => [
    `${key < 0 ? "← " : ""}${relationText(key < 0 ? -1 - key : key)}: `,
    ...group.flatMap((e, n) => [...(n ? [", "] : []), linked(e, i)]),
  ]);
  const told = nodes[i].said.filter((s) => pass.sentence(s) && said[s].subject === i);
  const undated = state.years && !nodes[i].time ? [" ", el("em", {}, say("undated"))] : [];
  return el(
    "tr",
    { "data-node": i, ...(i === state.selected && { "aria-current": "true" }) },
    el("th", { scope: "row" }, chooser(take)(i), ...undated),
    el("td", {}, ...(links.length ? [list(links)] : [])),
    el(
      "td",
      {},
      ...(told.length ? [list(told.map((s) => sentence({ ...said[s], says: said[s].says.slice(2) })))] : []),
    ),
  );
}

/** @param {number} e @param {number} i */
function linked(e, i) {
  const roles = edges[e].roles ? ` (${edgeText(e)})` : "";
  const planned = edges[e].planned ? [" ", el("em", {}, say("planned"))] : [];
  const name = el("bdi", {}, called(otherEnd(e, i)));
  return el("span", edges[e].from === i ? { "data-edge": e } : {}, name, roles, ...planned);
}

/** The rows of the view for a table: of the answer, or one for each link and for each thing without any.
 * @param {Context} context @param {Shown} shown */
export function rowsOf({ state }, shown) {
  if (state.question !== null) {
    const { columns, rows } = questions[state.question];
    return [columns.map(({ term: number }) => termText(number)), ...rows.map(({ cells }) => cells.map(plain))];
  }
  const head = ["from-id", "from", "relation", "role", "to-id", "to", "status", "sources"].map(
    (key) => say(key).textContent ?? "",
  );
  const linkedOnes = new Set(shown.edges.flatMap((e) => [edges[e].from, edges[e].to]));
  const alone = shown.nodes
    .filter((i) => !linkedOnes.has(i))
    .map((i) => [nodes[i].id, called(i), "", "", "", "", "", ""]);
  return [head, ...shown.edges.map(edgeRow), ...alone];
}

/** @param {number} e */
function edgeRow(e) {
  const { from, to, property, roles } = edges[e];
  const told = behind(e).map((s) => said[s]);
  const marks = [...new Set(told.map((one) => termText(statuses[one.status].term)))];
  const sources = [...new Set(told.flatMap((one) => one.sources.map(([source]) => called(source))))];
  return [
    nodes[from].id,
    called(from),
    relationText(property),
    roles ? edgeText(e) : "",
    nodes[to].id,
    called(to),
    marks.join("; "),
    sources.join("; "),
  ];
}
