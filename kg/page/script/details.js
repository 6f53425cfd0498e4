// The details of what is chosen: a thing, a link, a way, who connects two, an answer; of the whole page, if nothing is.

import { classes, edges, edgesOf, grouped, isStatement, nodes, otherEnd, questions, sources, version } from "./data.js";
import { answer, questionList } from "./answer.js";
import { betweenTwo, wayBetween } from "./routes.js";
import { chooser, disputed, sentences } from "./sentences.js";
import { span } from "./time.js";
import {
  button,
  called,
  counted,
  edgeText,
  el,
  list,
  nameOf,
  pairs,
  pieces,
  relationText,
  say,
  term,
  LANGUAGES,
} from "./words.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./view.js").Passes} Passes */
/** @typedef {(change: Partial<State>, replacing?: boolean) => void} Go */
/** @typedef {{state: State, pass: Passes, go: Go, take: (i: number) => void}} Context */

const FEW = 12; // of one class: then each other one is offered

/** @param {...(Node | string)} content */
export const heading = (...content) => el("h2", { id: "details-title", tabindex: "-1" }, ...content);
/** @param {string} key @param {() => void} work @param {string} [name] */
export const act = (key, work, name = key) => button(say(key), work, { "data-key": name });

/** @param {Context} context */
export function details(context) {
  const { state } = context;
  if (state.path) return wayBetween(context, state.path);
  if (state.between) return betweenTwo(context, state.between);
  if (state.edge !== null) return ofEdge(context, state.edge);
  if (state.selected !== null) return ofNode(context, state.selected);
  return state.question === null ? about(context) : answer(context, state.question);
}

/** @param {Context} context */
function about({ go }) {
  const statements = nodes.filter((_, i) => isStatement(i)).length;
  const counts = {
    things: nodes.length - statements,
    statements,
    sources: sources.length,
    links: edges.filter((e) => !e.now).length,
  };
  const dates = span ? [[say("dates"), `${span[0]}–${span[1]}`]] : [];
  return [
    heading(say("about")),
    el("p", {}, say("about-text")),
    ...(questions.length ? [el("h3", {}, say("questions")), ...questionList(go)] : []),
    el("h3", {}, say("how-to-read")),
    list(["how-search", "how-legend", "how-choose", "how-lines", "how-inside", "how-sources"].map((key) => [say(key)])),
    pairs([
      ...Object.entries(counts).map(([key, number]) => [say(key), `${number}`]),
      ...dates,
      [say("version"), version],
    ]),
  ];
}

/** @param {Context} context @param {number} i */
function ofNode(context, i) {
  const node = nodes[i];
  const facts = (node.facts ?? []).map(([label, value]) => [term(label), ...pieces(value)]);
  const { state, take } = context;
  const other = node.name?.length === 2 ? node.name[1 - state.language] : undefined;
  const names = other ? [el("p", { class: "other-name", lang: LANGUAGES[1 - state.language] }, other)] : [];
  return [
    el("p", { class: "kind" }, term(classes[node.class].term)),
    heading(nameOf(i)),
    ...names,
    acts(context, i),
    ...disputed(i),
    ...(facts.length ? [pairs(facts)] : []),
    ...neighbours(context, i),
    el("h3", {}, say("said")),
    ...(node.said.length ? sentences(node.said, chooserBut(i, take)) : [el("p", {}, say("nothing-said"))]),
  ];
}

/** Things as buttons, but for the one that is told of. @param {number} but @param {(i: number) => void} take */
const chooserBut = (but, take) => (/** @type {number} */ i) => (i === but ? nameOf(i) : chooser(take)(i));

/** What can be done with a thing. @param {Context} context @param {number} i */
function acts({ state, go }, i) {
  const unfolded = state.unfolded.includes(i);
  const shown = state.depth
    ? [act("grow", () => go({ depth: state.depth + 1 })), act("show-all", () => go({ depth: 0 }), "near")]
    : [act("near", () => go({ depth: 1 }))];
  const fold = unfolded
    ? act("fold", () => go({ unfolded: state.unfolded.filter((each) => each !== i) }), "unfold")
    : act("unfold", () => go({ unfolded: [...state.unfolded, i] }));
  const others = nodes.flatMap((node, n) => (node.class === nodes[i].class && n !== i ? [n] : []));
  const connecting =
    others.length < FEW && classes[nodes[i].class].first
      ? others.map((n) =>
          button(el("span", {}, say("between"), " ", nameOf(n)), () => go({ between: [i, n] }), {
            "data-key": `b${n}`,
          }),
        )
      : [];
  return el(
    "div",
    { class: "acts" },
    ...shown,
    fold,
    act("way-from", () => go({ path: [i, null], depth: 0 })),
    ...(connecting.length ? [el("details", {}, el("summary", {}, say("between-help")), ...connecting)] : []),
    act("close", () => go({ selected: null, depth: 0 })),
  );
}

/** Links by relation and direction, but for those from statements, which are told as sentences.
 * @param {Context} context @param {number} i */
function neighbours(context, i) {
  const own = edgesOf(i).filter(
    (e) => Boolean(edges[e].now) <= (context.state.when === "now") && !isStatement(edges[e].from),
  );
  const groups = grouped(own, (e) => (edges[e].from === i ? edges[e].property : -1 - edges[e].property));
  const told = groups.map(([key, group]) => {
    const label = relationText(key < 0 ? -1 - key : key);
    const title = key < 0 ? ["← ", label, el("span", { class: "unseen" }, ", ", say("incoming"))] : [label, " →"];
    return [
      el("h4", {}, ...title),
      list(
        group.map((e) => neighbour(context, e, i)),
        "links",
      ),
    ];
  });
  return told.length ? [el("h3", {}, say("relations")), ...told.flat()] : [];
}

/** @param {Context} context @param {number} e @param {number} i */
function neighbour({ go, take }, e, i) {
  const other = otherEnd(e, i);
  const more = [...(edges[e].roles ? [edgeText(e)] : []), ...(edges[e].now ? [say("moved-to-successor")] : [])];
  const sourcesOf = el("button", { type: "button", class: "quiet", "data-key": `e${e}` }, say("which-sources"));
  sourcesOf.append(el("span", { class: "unseen" }, ` ${called(i)} – ${called(other)}`));
  sourcesOf.addEventListener("click", () => go({ edge: e, selected: null, depth: 0 }));
  const notes = more.flatMap((each) => [each, " · "]);
  return [chooser(take)(other), el("small", {}, ...notes, sourcesOf)];
}

/** @param {Context} context @param {number} e */
function ofEdge({ state, go, take }, e) {
  const { from, to, property, planned, derived, now } = edges[e];
  const own = edges[e].said ?? [];
  const notes = [
    ...(planned ? [say("is-planned")] : []),
    ...(derived ? [say("is-derived")] : []),
    ...(now ? [say("moved-to-successor")] : []),
  ];
  const told = own.length ? own : isStatement(from) ? nodes[from].said : [];
  return [
    el("p", { class: "kind" }, relationText(property)),
    heading(nameOf(from), " – ", edgeText(e), " – ", nameOf(to)),
    ...notes.map((note) => el("p", { class: "hint" }, note)),
    el(
      "div",
      { class: "acts" },
      chooser(take)(from),
      chooser(take)(to),
      act("close", () => go({ edge: null })),
    ),
    el("h3", {}, say("said")),
    ...(told.length ? sentences(told, chooser(take)) : [el("p", {}, say("nothing-said"))]),
    ...(state.off.source.size ? [el("p", { class: "hint" }, ...counted("sources-off", state.off.source.size))] : []),
  ];
}
