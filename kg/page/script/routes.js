// Ways between two chosen things, step by step, and who stands between them; each step with its sources.

import { behind, edges, edgesOf, otherEnd } from "./data.js";
import { sentences } from "./sentences.js";
import { connectors, pathBetween } from "./view.js";
import { button, edgeText, el, nameOf, say } from "./words.js";

/** @typedef {import("./details.js").Context} Context */

/** @param {Context} context @param {string} title @param {(Node | string)[]} content */
function panel({ go }, title, ...content) {
  const close = button(say("close"), () => go({ path: null, between: null }), { "data-key": "close" });
  return [
    el("p", { class: "kind" }, say(title)),
    el("h2", { id: "details-title", tabindex: "-1" }, ...content.splice(0, 1)),
    el("div", { class: "acts" }, close),
    ...content,
  ];
}

/** @param {number} from @param {number | null} to */
const ends = (from, to) => el("span", {}, nameOf(from), " → ", to === null ? "…" : nameOf(to));
/** @param {Context} context @param {number} i */
const thing = ({ go }, i) =>
  button(nameOf(i), () => go({ selected: i, path: null, between: null }), { class: "node", "data-key": `n${i}` });

/** @param {Context} context @param {import("./types.js").Ends} path */
export function wayBetween(context, [from, to]) {
  if (to === null) return panel(context, "way", ends(from, to), el("p", { role: "status" }, say("choose-other-end")));
  const way = pathBetween(from, to, context.pass);
  if (!way) return panel(context, "way", ends(from, to), el("p", {}, say("no-way")));
  const steps = way.slice(1).map((i, n) => step(context, way[n], i));
  return panel(
    context,
    "way",
    ends(from, to),
    el("p", {}, thing(context, from)),
    el("ol", { class: "steps" }, ...steps),
  );
}

/** The links that join two things and may be seen. @param {Context} context @param {number} one @param {number} other */
const links = ({ pass }, one, other) => edgesOf(one).filter((e) => otherEnd(e, one) === other && pass.edge(e));

/** @param {Context} context @param {number} from @param {number} to */
function step(context, from, to) {
  const of = links(context, from, to);
  const how = of.map((e) => `${edges[e].from === from ? "→" : "←"} ${edgeText(e)}`).join("; ");
  return el("li", {}, el("p", {}, how), thing(context, to), ...told(of));
}

/** @param {number[]} some edges */
function told(some) {
  const found = [...new Set(some.flatMap(behind))];
  return found.length
    ? [el("details", {}, el("summary", {}, say("said"), ` (${found.length})`), ...sentences(found))]
    : [];
}

/** @param {Context} context @param {import("./types.js").Ends} between */
export function betweenTwo(context, [one, other]) {
  if (other === null) return panel(context, "between-title", ends(one, other), el("p", {}, say("choose-other-end")));
  const found = connectors(one, other, context.pass);
  const title = el("span", {}, nameOf(one), " ↔ ", nameOf(other));
  if (!found.length) return panel(context, "between-title", title, el("p", {}, say("nobody-between")));
  const entries = found.map((i) => {
    const sides = [one, other].map((end) => links(context, i, end));
    const roles = sides.map((side) => side.map(edgeText).join(", ") || "…").join(" · ");
    return el("li", {}, thing(context, i), el("p", {}, roles), ...told(sides.flat()));
  });
  return panel(context, "between-title", title, el("ul", { class: "steps" }, ...entries));
}
