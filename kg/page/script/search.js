// The search box: results grouped by type, to be walked with the arrows and taken with Enter.

import { at, classes, grouped, nodes } from "./data.js";
import { find } from "./find.js";
import { called, counted, el, nameOf, term } from "./words.js";

const SOME = 50; // results shown at once

/** @param {number} cls @param {number} count @param {HTMLElement[]} own */
function hitGroup(cls, count, own) {
  const title = el("div", { class: "group", id: `hits-${cls}` }, term(classes[cls].term), ` (${count})`);
  return el("div", { role: "group", "aria-labelledby": `hits-${cls}` }, title, ...own);
}

/** @param {(i: number) => void} take */
export function openSearch(take) {
  const query = at("query");
  const hits = at("hits");
  /** @type {HTMLElement[]} */
  let options = [];
  /** @type {number[]} */
  let found = [];
  let active = -1;

  /** @param {number} to */
  function mark(to) {
    active = to;
    options.forEach((option, o) => option.setAttribute("aria-selected", String(o === to)));
    options[to]?.scrollIntoView({ block: "nearest" });
    if (to < 0) query.removeAttribute("aria-activedescendant");
    else query.setAttribute("aria-activedescendant", `hit-${to}`);
  }

  function show() {
    const all = find(query.value);
    const groups = grouped(all, (i) => nodes[i].class);
    const some = new Set(all.slice(0, SOME));
    found = groups.flatMap(([, group]) => group.filter((i) => some.has(i)));
    options = found.map(option);
    const parts = groups.map(([cls, group]) =>
      hitGroup(
        cls,
        group.length,
        options.filter((_, o) => nodes[found[o]].class === cls),
      ),
    );
    hits.replaceChildren(...parts);
    unfold(found.length > 0);
    at("hits-count").replaceChildren(...(query.value ? counted("found", all.length) : []));
    mark(found.length ? 0 : -1);
  }

  /** @param {number} i @param {number} o */
  function option(i, o) {
    const made = el("div", { role: "option", id: `hit-${o}` }, nameOf(i));
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus till the click
    made.addEventListener("click", () => choose(i));
    return made;
  }

  /** @param {number} i */
  function choose(i) {
    query.value = called(i);
    close();
    take(i);
  }

  /** @param {boolean} open */
  function unfold(open) {
    hits.hidden = !open;
    query.setAttribute("aria-expanded", String(open));
  }

  function close() {
    unfold(false);
    mark(-1);
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => (hits.hidden ? show() : mark((active + 1) % options.length)),
    ArrowUp: () => mark((active + options.length - 1) % options.length),
    Home: () => mark(0),
    End: () => mark(options.length - 1),
    Enter: () => active >= 0 && choose(found[active]),
    Escape: close,
  };
  query.addEventListener("input", show);
  query.addEventListener("blur", close);
  query.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (!Object.hasOwn(keys, event.key) || (hits.hidden && event.key !== "ArrowDown")) return;
    event.preventDefault();
    keys[event.key]();
  });
  query.disabled = false; // not before it answers
}
