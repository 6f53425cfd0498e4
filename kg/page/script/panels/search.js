// The search box: hits grouped by class; arrow keys move through them and Enter selects.

import { classes, groupBy, nodes } from "../state/data.js";
import { findByName } from "../state/name-index.js";
import { el, element } from "./dom.js";
import { labelled, nodeName, nodeText, term } from "./i18n.js";

/** The state of the box: `hits` are the nodes that `options` show, `active` is the marked one or -1.
 * @typedef {{query: HTMLInputElement, listbox: HTMLElement, options: HTMLElement[], hits: number[], active: number,
 *   select: (node: number) => void}} Search */

const MOST = 50; // hits shown at once

/** Let the search box answer. @param {(node: number) => void} select */
export function openSearch(select) {
  /** @type {Search} */
  const search = { query: element("query"), listbox: element("hits"), options: [], hits: [], active: -1, select };
  const { query } = search;
  query.addEventListener("input", () => show(search));
  query.addEventListener("blur", () => close(search));
  query.addEventListener("keydown", (event) => pressed(search, event));
  query.disabled = false; // not before it answers
}

/** @param {Search} search @param {KeyboardEvent} event */
function pressed(search, event) {
  const { active, options, hits, listbox } = search;
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => (listbox.hidden ? show(search) : mark(search, (active + 1) % options.length)),
    ArrowUp: () => mark(search, (active + options.length - 1) % options.length),
    Home: () => mark(search, 0),
    End: () => mark(search, options.length - 1),
    Enter: () => active >= 0 && choose(search, hits[active]),
    Escape: () => close(search),
  };
  if (!Object.hasOwn(keys, event.key) || (listbox.hidden && event.key !== "ArrowDown")) return;
  event.preventDefault();
  keys[event.key]();
}

/** Show the hits of the query. @param {Search} search */
function show(search) {
  const all = findByName(search.query.value);
  const groups = groupBy(all, (node) => nodes[node].class);
  const best = new Set(all.slice(0, MOST));
  search.hits = groups.flatMap(([, group]) => group.filter((node) => best.has(node)));
  search.options = search.hits.map((node, n) => option(search, node, n));
  search.listbox.replaceChildren(...groups.map(([cls, group]) => hitGroup(search, cls, group.length)));
  unfold(search, search.hits.length > 0);
  element("hits-count").replaceChildren(...(search.query.value ? labelled("found", all.length) : []));
  mark(search, search.hits.length ? 0 : -1);
}

/** @param {Search} search @param {number} cls @param {number} total of the hits of the class */
function hitGroup({ options, hits }, cls, total) {
  const title = el("div", { class: "group", id: `hits-${cls}` }, term(classes[cls].term), ` (${total})`);
  const own = options.filter((_, n) => nodes[hits[n]].class === cls);
  return el("div", { role: "group", "aria-labelledby": `hits-${cls}` }, title, ...own);
}

/** @param {Search} search @param {number} node @param {number} n */
function option(search, node, n) {
  const item = el("div", { role: "option", id: `hit-${n}` }, nodeName(node));
  item.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus until the click
  item.addEventListener("click", () => choose(search, node));
  return item;
}

/** Mark an option. @param {Search} search @param {number} n */
function mark(search, n) {
  const { query, options } = search;
  search.active = n;
  options.forEach((item, o) => item.setAttribute("aria-selected", String(o === n)));
  options[n]?.scrollIntoView({ block: "nearest" });
  if (n < 0) query.removeAttribute("aria-activedescendant");
  else query.setAttribute("aria-activedescendant", `hit-${n}`);
}

/** @param {Search} search @param {number} node */
function choose(search, node) {
  search.query.value = nodeText(node);
  close(search);
  search.select(node);
}

/** @param {Search} search @param {boolean} open */
function unfold({ listbox, query }, open) {
  listbox.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
}

/** @param {Search} search */
function close(search) {
  unfold(search, false);
  mark(search, -1);
}
