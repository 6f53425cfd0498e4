// The search: over all names, in capitals or not, with diacritics or without.

const SOME = 50; // results shown at once

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searched = nodes.flatMap((node, i) =>
  node.name ? [{ i, text: folded([...node.name, ...(node.aliases ?? [])].join("\n")) }] : [],
);

/** Nodes in whose names every word is found; those that begin with the first come first. @param {string} query */
function find(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  /** @param {string} text */
  const rank = (text) => {
    if (text.startsWith(words[0])) return 0;
    return ` ${text.replace(/[^\p{L}\p{N}]/gu, " ")}`.includes(` ${words[0]}`) ? 1 : 2;
  };
  const found = searched.filter(({ text }) => words.every((word) => text.includes(word)));
  return found.sort((a, b) => rank(a.text) - rank(b.text) || nodes[a.i].class - nodes[b.i].class).map(({ i }) => i);
}

function openSearch() {
  const query = at("query");
  const hits = at("hits");
  /** @type {number[]} */
  let found = [];
  let active = -1;

  /** @param {number} to */
  function mark(to) {
    active = to;
    [...hits.children].forEach((hit, h) => hit.setAttribute("aria-selected", h === to));
    hits.children[to]?.scrollIntoView({ block: "nearest" });
    if (to < 0) query.removeAttribute("aria-activedescendant");
    else query.setAttribute("aria-activedescendant", `hit-${to}`);
  }

  function show() {
    found = find(query.value);
    hits.replaceChildren(...found.slice(0, SOME).map((i, h) => hit(i, h)));
    hits.hidden = !found.length;
    query.setAttribute("aria-expanded", !hits.hidden);
    at("hits-count").replaceChildren(...(query.value ? [say("found"), `: ${found.length}`] : []));
    mark(found.length ? 0 : -1);
  }

  /** @param {number} i @param {number} h */
  function hit(i, h) {
    const cls = el("small", {}, term(classes[nodes[i].class].term));
    const made = el("li", { role: "option", id: `hit-${h}` }, nameOf(i), cls);
    made.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus till the click
    made.addEventListener("click", () => take(i));
    return made;
  }

  /** @param {number} i */
  function take(i) {
    query.value = called(i);
    close();
    go(i, true);
  }

  function close() {
    hits.hidden = true;
    query.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  const keys = {
    ArrowDown: () => (hits.hidden ? show() : mark((active + 1) % hits.children.length)),
    ArrowUp: () => mark((active + hits.children.length - 1) % hits.children.length),
    Enter: () => active >= 0 && take(found[active]),
    Escape: close,
  };
  query.addEventListener("input", show);
  query.addEventListener("blur", close);
  query.addEventListener("keydown", (event) => {
    if (!keys[event.key] || (hits.hidden && event.key !== "ArrowDown")) return;
    event.preventDefault();
    keys[event.key]();
  });
}
