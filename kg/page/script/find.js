// Finding names: in capitals or not, with diacritics or without, words in any order, and with a typing error.

import { isStatement, nodes } from "./data.js";

/** @typedef {{i: number, text: string, words: string[]}} Entry */

/** @param {string} text */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
/** @param {string} text */
const wordsOf = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** @type {Entry[] | null} */
let entries = null;
/** Made when the first search begins, not before the first picture. @returns {Entry[]} */
function index() {
  entries ??= nodes.flatMap((node, i) => {
    if (!node.name || isStatement(i)) return [];
    const text = folded([...node.name, ...(node.aliases ?? [])].join("\n"));
    return [{ i, text, words: wordsOf(text) }];
  });
  return entries;
}

/** How well an entry fits, the less the better; Infinity if not at all. @param {Entry} entry @param {string[]} words */
function rank({ text, words: own }, words) {
  let sum = 0;
  for (const word of words) {
    if (text.startsWith(word)) sum += 0;
    else if (own.some((each) => each.startsWith(word))) sum += 1;
    else if (text.includes(word)) sum += 3;
    else return Infinity;
  }
  return sum;
}

/** @param {Entry} entry @param {string[]} words */
const rankWithErrors = ({ words: own }, words) =>
  words.reduce((sum, word) => sum + 10 + Math.min(...own.map((each) => errors(word, each))), 0);

/** How many errors make a word the beginning of another: at most one in four letters, two in eight.
 * @param {string} word @param {string} other */
export function errors(word, other) {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  let before = Array.from({ length: other.length + 1 }, (_, n) => n);
  let twoBefore = before;
  for (let a = 1; a <= word.length; a++) {
    const row = [a];
    for (let b = 1; b <= other.length; b++) {
      const same = word[a - 1] === other[b - 1] ? 0 : 1;
      row[b] = Math.min(before[b] + 1, row[b - 1] + 1, before[b - 1] + same);
      if (a > 1 && b > 1 && word[a - 1] === other[b - 2] && word[a - 2] === other[b - 1]) {
        row[b] = Math.min(row[b], twoBefore[b - 2] + 1);
      }
    }
    twoBefore = before;
    before = row;
  }
  const best = Math.min(...before);
  return best <= allowed ? best : Infinity;
}

/** What fits a query, best first; only if nothing does, what fits with errors. @param {string} query */
export function find(query) {
  const words = wordsOf(folded(query));
  if (!words.length) return [];
  const exact = ranked((entry) => rank(entry, words));
  return exact.length ? exact : ranked((entry) => rankWithErrors(entry, words));
}

/** @param {(entry: Entry) => number} rankOf */
function ranked(rankOf) {
  const all = index().map((entry) => ({ i: entry.i, rank: rankOf(entry) }));
  const found = all.filter(({ rank: r }) => r < Infinity);
  return found.sort((a, b) => a.rank - b.rank || nodes[a.i].class - nodes[b.i].class || a.i - b.i).map(({ i }) => i);
}
