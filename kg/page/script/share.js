// What a reader takes along: the address of this very view, a picture, the rows of the view.

import { at } from "./data.js";
import { replace, say, text } from "./words.js";

/** What spreadsheets would take for a formula, or for the end of a cell. */
const FORMULA = /^[\p{C}\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** @param {string} value */
export function cell(value) {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** @param {string[][]} rows */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** @param {Blob} content @param {string} name */
function save(content, name) {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** @param {() => string[][]} rows @param {(kind: "png" | "svg") => Promise<Blob>} picture
 * @param {() => string} hash of this very view */
export function openShare(rows, picture, hash) {
  const told = at("shared");
  /** @param {string} key */
  const tell = (key) => replace(told, [say(key)]);
  at("copy").addEventListener("click", async () => {
    const address = location.href.split("#")[0] + hash();
    at("address").value = address;
    try {
      await navigator.clipboard.writeText(address);
      tell("copied");
    } catch {
      at("address").select();
      tell("copy-yourself");
    }
  });
  for (const kind of /** @type {const} */ (["png", "svg"])) {
    at(kind).addEventListener("click", async () => save(await picture(kind), `${name()}.${kind}`));
  }
  at("csv").addEventListener("click", () => save(new Blob([csv(rows())], { type: "text/csv" }), `${name()}.csv`));
  at("print").addEventListener("click", () => print());
}

/** A file name that every system takes. */
const name = () =>
  text("title")
    .normalize("NFD")
    .replace(/[^\w]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 60) || "graph";
