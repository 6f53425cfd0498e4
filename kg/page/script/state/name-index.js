// Search by name: ignores case and diacritics, takes words in any order, and allows typing errors.

import { isStatement, nodes } from "./data.js";
import { fold } from "./folding.js";

/** @typedef {{node: number, text: string, words: string[]}} Entry */

/** @param {string} text */
const splitWords = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** @type {Entry[] | null} */
let index = null;
/** Build the index at the first search, so that it does not delay the first picture. @returns {Entry[]} */
function entries() {
  index ??= nodes.flatMap(({ name, aliases }, node) => {
    if (!name || isStatement(node)) return [];
    const text = fold([...name, ...(aliases ?? [])].join("\n"));
    return [{ node, text, words: splitWords(text) }];
  });
  return index;
}

/** Rank an entry, the best with 0; Infinity if a word does not occur. @param {Entry} entry @param {string[]} words */
function rank({ text, words: own }, words) {
  let sum = 0;
  for (const word of words) {
    if (text.startsWith(word)) sum += 0;
    else if (own.some((candidate) => candidate.startsWith(word))) sum += 1;
    else if (text.includes(word)) sum += 3;
    else return Infinity;
  }
  return sum;
}

/** @param {Entry} entry @param {string[]} words */
const rankWithErrors = ({ words: own }, words) =>
  words.reduce((sum, word) => sum + 10 + Math.min(...own.map((candidate) => prefixErrors(word, candidate))), 0);

/** Count the typing errors that make a word a prefix of another; Infinity if there are more than one in four letters
 * or two in eight. @param {string} word @param {string} other */
function prefixErrors(word, other) {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  let previous = Array.from({ length: other.length + 1 }, (_, n) => n);
  let beforePrevious = previous;
  for (let a = 1; a <= word.length; a++) {
    const row = [a];
    for (let b = 1; b <= other.length; b++) {
      const change = word[a - 1] === other[b - 1] ? 0 : 1;
      row[b] = Math.min(previous[b] + 1, row[b - 1] + 1, previous[b - 1] + change);
      if (a > 1 && b > 1 && word[a - 1] === other[b - 2] && word[a - 2] === other[b - 1]) {
        row[b] = Math.min(row[b], beforePrevious[b - 2] + 1);
      }
    }
    beforePrevious = previous;
    previous = row;
  }
  const least = Math.min(...previous);
  return least <= allowed ? least : Infinity;
}

/** Find nodes by name, best first. Only if no name fits exactly, names with typing errors count.
 * @param {string} query */
export function findByName(query) {
  const words = splitWords(fold(query));
  if (!words.length) return [];
  const exact = rankedNodes((entry) => rank(entry, words));
  return exact.length ? exact : rankedNodes((entry) => rankWithErrors(entry, words));
}

/** @param {(entry: Entry) => number} rankOf */
function rankedNodes(rankOf) {
  return entries()
    .map((entry) => ({ node: entry.node, rank: rankOf(entry) }))
    .filter((hit) => hit.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || nodes[a.node].class - nodes[b.node].class || a.node - b.node)
    .map(({ node }) => node);
}
