// Elements of the page: found, created and replaced.

/** Get an element of the template. @param {string} id @returns {any} */
export function element(id) {
  return document.getElementById(id);
}

/** Create an SVG element. @param {string} tag @param {Record<string, string | number>} attributes */
export function svg(tag, attributes) {
  const created = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, String(value));
  return created;
}

/** Create an HTML element. @param {string} tag @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} content */
export function el(tag, attributes, ...content) {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, String(value));
  created.append(...content);
  return created;
}

/** @param {string} url @param {Node | string} content */
export const link = (url, content) => el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);

/** @param {Node | string} content @param {() => void} action @param {Record<string, string>} attributes */
export function button(content, action, attributes = {}) {
  const created = el("button", { type: "button", ...attributes }, content);
  created.addEventListener("click", action);
  return created;
}

/** @param {(Node | string)[][]} entries @param {string} cls */
export const list = (entries, cls = "") =>
  el("ul", cls ? { class: cls } : {}, ...entries.map((entry) => el("li", {}, ...entry)));

/** @param {(Node | string)[][]} rows key, then values */
export const definitions = (rows) =>
  el("dl", {}, ...rows.flatMap(([key, ...value]) => [el("dt", {}, key), el("dd", {}, ...value)]));

/** @param {Node[]} head @param {Node[]} rows */
export const table = (head, rows) => el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));

/** @param {number} number */
export const count = (number) => el("span", { class: "count" }, String(number));

/** Replace content. The focus stays on the element with the same key, or goes to the heading.
 * @param {HTMLElement} part @param {(Node | string)[]} content */
export function replaceContent(part, content) {
  const active = document.activeElement;
  const focused = part.contains(active) && active !== part ? active : null;
  const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
  part.replaceChildren(...content);
  if (!focused) return;
  const same = [...part.querySelectorAll("[data-key]")].find(
    (candidate) => candidate instanceof HTMLElement && candidate.dataset.key === key,
  );
  const next = (key && same) || part.querySelector("[tabindex='-1']");
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
