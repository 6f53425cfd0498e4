// The legend, which filters: classes, relations, sources and statuses, each with its number in the current view.

import { classes, nodes, relations, scopes, sources, statuses } from "../state/data.js";
import { outline } from "../map/shapes.js";
import { button, el, element, svg } from "./dom.js";
import { nodeName, phrase, term } from "./i18n.js";

/** @typedef {import("../state/types.js").State} State */
/** @typedef {import("../state/types.js").Class} Class */
/** @typedef {import("../state/types.js").Navigate} Navigate */
/** @typedef {"relation" | "source" | "status"} Kind */
/** @typedef {ReturnType<typeof import("../state/filtering.js").countAll>} Counts */
/** @typedef {ReturnType<typeof entry>} Entry */
/** @typedef {{classes: Entry[], relations: Entry[], sources: Entry[], statuses: Entry[]}} Entries */

/** Build the legend. @param {() => State} state @param {Navigate} navigate */
export function openLegend(state, navigate) {
  /** @param {Kind} kind @param {number} n @param {string} name @param {Node} content */
  const filter = (kind, n, name, content) => filterEntry(state, navigate, { kind, n, name, content });
  const entries = {
    classes: classes.map((cls, c) => classEntry(state, navigate, cls, c)),
    relations: relations.map(({ name, term: label }, r) => filter("relation", r, name, term(label))),
    sources: sources.map((node) => filter("source", node, nodes[node].id, nodeName(node))),
    statuses: statuses.map(({ name, term: label }, s) => filter("status", s, name, term(label))),
  };
  element("filters").append(...sections(entries, sourceSection(state, navigate, entries.sources)));
  /** @param {Counts} counts */
  return (counts) => update(state(), entries, counts);
}

/** Make a check box with a number. @param {string} name @param {(Node | string)[]} content
 * @param {(on: boolean) => void} set */
function entry(name, content, set) {
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", name }));
  box.addEventListener("change", () => set(box.checked));
  const number = el("span", { class: "count" });
  return { row: el("label", {}, box, ...content, " ", number), box, number };
}

/** @param {() => State} state @param {Navigate} navigate @param {Class} cls @param {number} c */
function classEntry(state, navigate, cls, c) {
  const created = entry(`class-${cls.name}`, [mark(cls), term(cls.term)], (on) =>
    navigate({ classes: toggled(state().classes, c, on), unfolded: on ? state().unfolded : [] }),
  );
  created.row.setAttribute("data-title", String(cls.meaning));
  return created;
}

/** @param {() => State} state @param {Navigate} navigate
 * @param {{kind: Kind, n: number, name: string, content: Node}} filter */
function filterEntry(state, navigate, { kind, n, name, content }) {
  return entry(`${kind}-${name}`, [content], (on) => {
    const { excluded } = state();
    navigate({ excluded: { ...excluded, [kind]: toggled(excluded[kind], n, !on) } });
  });
}

/** Copy a set with or without an item. @param {Set<number>} set @param {number} item @param {boolean} on */
function toggled(set, item, on) {
  const next = new Set(set);
  if (on) next.add(item);
  else next.delete(item);
  return next;
}

/** Draw the mark of a class. @param {Class} cls */
function mark({ shape, colour }) {
  const icon = svg("svg", { viewBox: "-10 -10 20 20", "aria-hidden": "true" });
  icon.append(svg("path", { d: outline(shape), fill: colour }));
  return icon;
}

/** @param {Entries} entries @param {Node} sourcePart */
function sections({ classes: classEntries, relations: relationEntries, statuses: statusEntries }, sourcePart) {
  /** @param {(cls: Class) => boolean} belongs */
  const classRows = (belongs) => rows(classEntries.filter((_, c) => belongs(classes[c])));
  return [
    section("shown-first", true, ...classRows(({ shownFirst, statement }) => shownFirst && !statement)),
    section("on-demand", false, ...classRows(({ shownFirst, statement }) => !shownFirst && !statement)),
    section("statements-of-sources", false, ...classRows(({ statement }) => statement)),
    section("links", false, ...rows(relationEntries)),
    section("status", false, ...rows(statusEntries)),
    sourcePart,
  ];
}

/** @param {Entry[]} entries */
const rows = (entries) => entries.map(({ row }) => row);

/** List the sources by scope, with buttons that choose one scope or all.
 * @param {() => State} state @param {Navigate} navigate @param {Entry[]} entries */
function sourceSection(state, navigate, entries) {
  /** @param {string} key @param {Set<number>} source those to exclude */
  const choose = (key, source) =>
    button(phrase(key), () => navigate({ excluded: { ...state().excluded, source } }), { class: "quiet" });
  const groups = scopes.flatMap((scope, n) => {
    const own = rows(entries.filter((_, s) => nodes[sources[s]].scope === n));
    if (!own.length) return [];
    const others = new Set(sources.filter((node) => nodes[node].scope !== n));
    return [el("p", {}, term(scope.term), " ", choose("only-these", others)), ...own];
  });
  return section("sources", false, choose("all-sources", new Set()), ...groups);
}

/** @param {string} key @param {boolean} open @param {...Node} content */
const section = (key, open, ...content) =>
  el("details", open ? { open: "" } : {}, el("summary", {}, phrase(key)), ...content);

/** Show what is on, and the current numbers. @param {State} state @param {Entries} entries @param {Counts} counts */
function update({ classes: on, excluded }, entries, { byClass, byRelation, bySource, byStatus }) {
  entries.classes.forEach((item, c) => set(item, on.has(c), byClass[c]));
  entries.relations.forEach((item, r) => {
    set(item, !excluded.relation.has(r), byRelation.get(r) ?? 0);
    item.row.hidden = !byRelation.has(r) && !excluded.relation.has(r);
  });
  entries.sources.forEach((item, s) => {
    set(item, !excluded.source.has(sources[s]), bySource.get(sources[s]) ?? 0);
    item.row.querySelector("bdi")?.replaceWith(nodeName(sources[s]));
  });
  entries.statuses.forEach((item, s) => set(item, !excluded.status.has(s), byStatus.get(s) ?? 0));
}

/** Set a check box and its number. @param {Entry} entry @param {boolean} on @param {number} count */
function set({ box, number }, on, count) {
  box.checked = on;
  number.textContent = String(count);
}
