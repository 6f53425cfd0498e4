// What the reader has chosen.

import { LANGUAGES, classes, nodeById, firstView, questions } from "./data.js";

/** @typedef {import("./types.js").State} State */

/** Create the state with nothing chosen. @returns {State} */
export function initialState() {
  return {
    language: LANGUAGES.indexOf(firstView.language),
    embed: false,
    text: false,
    selected: null,
    edge: null,
    depth: 0,
    path: null,
    between: null,
    question: null,
    unfolded: [],
    classes: new Set(classes.flatMap((cls, c) => (cls.shownFirst ? [c] : []))),
    excluded: { relation: new Set(), source: new Set(), status: new Set() },
    years: null,
    when: "",
    camera: null,
  };
}

/** Create the state in which the page opens. @returns {State} */
export function firstState() {
  const selected = nodeById.get(firstView.focus ?? "") ?? null;
  const question = questionOf(firstView.question);
  return { ...initialState(), selected, depth: selected === null ? 0 : firstView.depth, question };
}

/** Look up a question by its stem. @param {string | null} stem @returns {number | null} */
export function questionOf(stem) {
  const question = questions.findIndex((candidate) => candidate.stem === stem);
  return question < 0 ? null : question;
}
