// Titles and buttons that the panels share.

import { button, el } from "./dom.js";
import { nodeName, phrase } from "./i18n.js";

/** @param {...(Node | string)} content */
export const panelTitle = (...content) => el("h2", { id: "details-title", tabindex: "-1" }, ...content);

/** @param {...Node} buttons */
export const actionBar = (...buttons) => el("div", { class: "actions" }, ...buttons);

/** @param {string} key of its text @param {() => void} action @param {string} [name] by which it keeps the focus */
export const actionButton = (key, action, name = key) => button(phrase(key), action, { "data-key": name });

/** @param {number} node @param {() => void} action */
export const nodeButton = (node, action) => button(nodeName(node), action, { class: "node", "data-key": `n${node}` });

/** Show nodes as buttons that select them. @param {(node: number) => void} select */
export const selectButton = (select) => (/** @type {number} */ node) => nodeButton(node, () => select(node));

/** @param {...(Node | string)} content */
export const hint = (...content) => el("p", { class: "hint" }, ...content);
