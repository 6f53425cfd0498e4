// What a reader can take along: the address of the view, a picture, its rows as CSV, a print.

import { fold } from "../state/folding.js";
import { element, replaceContent } from "./dom.js";
import { phrase, phraseText } from "./i18n.js";

/** What spreadsheets would take for a formula, or for the end of a cell. */
const FORMULA = /^[\p{C}\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const UNUSED = 60_000; // milliseconds after which a saved file is released

/** Let the buttons work. @param {() => string[][]} rows of the view
 * @param {(kind: "png" | "svg") => Promise<Blob>} picture @param {() => string} hash of the view */
export function openShare(rows, picture, hash) {
  element("copy").addEventListener("click", () => copy(location.href.split("#")[0] + hash()));
  for (const kind of /** @type {const} */ (["png", "svg"])) {
    element(kind).addEventListener("click", async () => save(await picture(kind), `${fileName()}.${kind}`));
  }
  element("csv").addEventListener("click", () =>
    save(new Blob([csv(rows())], { type: "text/csv" }), `${fileName()}.csv`),
  );
  element("print").addEventListener("click", () => print());
}

/** Copy an address, or select it where the browser does not allow copying. @param {string} address */
async function copy(address) {
  element("address").value = address;
  try {
    await navigator.clipboard.writeText(address);
    report("copied");
  } catch {
    element("address").select();
    report("copy-yourself");
  }
}

/** @param {string} key */
const report = (key) => replaceContent(element("shared"), [phrase(key)]);

/** @param {string[][]} rows */
const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** Quote a cell; a formula becomes text. @param {string} value */
function cell(value) {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** @param {Blob} content @param {string} name */
function save(content, name) {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), UNUSED);
}

/** Make a file name of the title that every system accepts. */
const fileName = () =>
  fold(phraseText("title"))
    .replace(/[^\w]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "graph";
