// The page at work. Until the script has run, and when it cannot, the page is its text version.
// What is chosen stands in the address of the page, so that going back works and one can link to it.

const wide = matchMedia("(min-width: 64rem)"); // as in the style
const dark = matchMedia("(prefers-color-scheme: dark)");
/** @type {ReturnType<typeof openMap>} */
let map;
let focusNext = false;

/** @param {number | null} i @param {boolean} byKeyboard whether the reader goes on in the details */
function go(i, byKeyboard = false) {
  focusNext = byKeyboard;
  const hash = i === null ? "" : `#${encodeURI(nodes[i].id)}`;
  if (location.hash === hash) arrive();
  else location.hash = hash; // calls arrive
}

function arrive() {
  chosen = byHash.get(location.hash.slice(1)) ?? null;
  map.draw();
  map.look();
  at("details").replaceChildren(...(chosen === null ? about() : description(chosen)));
  at("details").scrollTop = 0;
  if (focusNext) (chosen === null ? at("query") : at("details-title")).focus();
  focusNext = false;
}

/** @param {boolean} runs whether the script does */
function present(runs) {
  for (const id of ["app", "search", "languages"]) at(id).hidden = !runs;
  at("blocked").hidden = runs;
  at("text").open = !runs;
}

function start() {
  present(true);
  for (const each of at("text").querySelectorAll("[id]")) each.removeAttribute("id"); // now links choose, not jump
  map = openMap();
  openSearch();
  at("whole").addEventListener("click", () => {
    revealed.clear();
    go(null);
  });
  const unfold = () => (at("legend").open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
  at("legend").addEventListener("change", ({ target }) => {
    const cls = Number(target.value);
    if (target.checked) classesOn.add(cls);
    else classesOn.delete(cls);
    for (const i of revealed) if (nodes[i].class === cls) revealed.delete(i);
    map.draw();
  });
  at("languages").querySelectorAll("button").forEach((each, b) =>
    each.addEventListener("click", () => {
      speak(b);
      map.draw();
    }),
  );
  dark.addEventListener("change", () => map.draw());
  addEventListener("hashchange", arrive);
  arrive();
}

try {
  start();
} catch (problem) {
  present(false);
  throw problem;
}
