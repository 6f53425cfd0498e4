// The legend is the filter: types, relations, sources and statuses, each with the number of what is there now.

import { at, classes, nodes, relations, scopes, sources, statuses } from "./data.js";
import { SHAPES } from "./map-shapes.js";
import { button, el, nameOf, say, svg, term } from "./words.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {"relation" | "source" | "status"} Kind */
/** @typedef {ReturnType<typeof import("./view.js").counts>} Counts */
/** @typedef {(change: Partial<State>) => void} Go */

/** @param {string} shape @param {string} fill */
function mark(shape, fill) {
  const made = svg("svg", { viewBox: "-10 -10 20 20", "aria-hidden": "true" });
  made.append(svg("path", { d: Object.hasOwn(SHAPES, shape) ? SHAPES[shape] : SHAPES.dot, fill }));
  return made;
}

/** A check box with a count. @param {string} name @param {(Node | string)[]} content @param {(on: boolean) => void} set */
function entry(name, content, set) {
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", name }));
  box.addEventListener("change", () => set(box.checked));
  const count = el("span", { class: "count" });
  return { row: el("label", {}, box, ...content, " ", count), box, count };
}

/** @param {() => State} state @param {Go} go */
export function openLegend(state, go) {
  const ofClass = classes.map((cls, c) =>
    entry(`class-${cls.name}`, [mark(cls.shape, cls.colour), term(cls.term)], (on) => {
      const next = new Set(state().classes);
      if (on) next.add(c);
      else next.delete(c);
      const unfolded = on ? state().unfolded : [];
      go({ classes: next, unfolded });
    }),
  );
  ofClass.forEach(({ row }, c) => row.setAttribute("data-title", String(classes[c].meaning)));
  /** @param {Kind} kind @param {number} n @param {string} name @param {Node} content */
  const off = (kind, n, name, content) =>
    entry(`${kind}-${name}`, [content], (on) => {
      const next = new Set(state().off[kind]);
      if (on) next.delete(n);
      else next.add(n);
      go({ off: { ...state().off, [kind]: next } });
    });
  const ofRelation = relations.map(({ name, term: label }, r) => off("relation", r, name, term(label)));
  const ofSource = sources.map((i) => off("source", i, nodes[i].id, nameOf(i)));
  const ofStatus = statuses.map(({ name, term: label }, s) => off("status", s, name, term(label)));
  fill(state, go, { ofClass, ofRelation, ofSource, ofStatus });

  /** @param {Counts} counts */
  return function update(counts) {
    const { classes: on, off: out } = state();
    ofClass.forEach((each, c) => set(each, on.has(c), counts.ofClass[c]));
    ofRelation.forEach((each, r) => {
      set(each, !out.relation.has(r), counts.ofRelation.get(r) ?? 0);
      each.row.hidden = !counts.ofRelation.has(r) && !out.relation.has(r);
    });
    ofSource.forEach((each, s) => {
      set(each, !out.source.has(sources[s]), counts.ofSource.get(sources[s]) ?? 0);
      each.row.querySelector("bdi")?.replaceWith(nameOf(sources[s]));
    });
    ofStatus.forEach((each, s) => set(each, !out.status.has(s), counts.ofStatus.get(s) ?? 0));
  };
}

/** @param {ReturnType<typeof entry>} one @param {boolean} on @param {number} number */
function set({ box, count }, on, number) {
  box.checked = on;
  count.textContent = String(number);
}

/** @param {() => State} state @param {Go} go @param {Record<string, ReturnType<typeof entry>[]>} entries */
function fill(state, go, { ofClass, ofRelation, ofSource, ofStatus }) {
  /** @param {(cls: import("./types.js").Class) => boolean} which */
  const some = (which) => ofClass.filter((_, c) => which(classes[c])).map(({ row }) => row);
  const allSources = /** @param {Set<number>} off */ (off) => () => go({ off: { ...state().off, source: off } });
  const own = scopes.map((scope, n) => {
    const rows = ofSource.filter((_, s) => nodes[sources[s]].scope === n).map(({ row }) => row);
    const only = new Set(sources.filter((i) => nodes[i].scope !== n));
    const act = button(say("only-these"), allSources(only), { class: "quiet" });
    return rows.length ? [el("p", {}, term(scope.term), " ", act), ...rows] : [];
  });
  at("filters").append(
    part(
      "shown-first",
      true,
      some((cls) => cls.first && !cls.statement),
    ),
    part(
      "on-demand",
      false,
      some((cls) => !cls.first && !cls.statement),
    ),
    part(
      "statements-of-sources",
      false,
      some((cls) => cls.statement),
    ),
    part(
      "relations",
      false,
      ofRelation.map(({ row }) => row),
    ),
    part(
      "status",
      false,
      ofStatus.map(({ row }) => row),
    ),
    part("sources", false, [button(say("all-sources"), allSources(new Set()), { class: "quiet" }), ...own.flat()]),
  );
}

/** @param {string} key @param {boolean} open @param {Node[]} content */
const part = (key, open, content) => el("details", open ? { open: "" } : {}, el("summary", {}, say(key)), ...content);
