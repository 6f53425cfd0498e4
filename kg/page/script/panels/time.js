// The time line: a histogram with two sliders, and the choice of municipalities before or after the reform.

import { isStatement, nodes, replaced } from "../state/data.js";
import { button, el, element, svg } from "./dom.js";
import { phrase, phraseText } from "./i18n.js";

/** @typedef {import("../state/types.js").State} State */
/** @typedef {import("../state/types.js").Navigate} Navigate */
/** @typedef {[number, number]} Years first and last */

const [FIRST, LAST] = [0, 9999]; // as in periods.py: no known beginning or end
const WHEN = /** @type {const} */ (["", "then", "now"]);

const replacedNodes = new Set(replaced.old);
/** The years of what happened. Sources, and what was only valid for a time, did not happen. */
const dated = nodes.flatMap(({ time, scope }, node) => {
  const happened = scope === undefined && !isStatement(node) && !replacedNodes.has(node);
  return time && time[0] > FIRST && time[1] < LAST && happened ? [time] : [];
});
/** The first and last year of anything that happened; null, if nothing is dated. @type {Years | null} */
export const datedYears = dated.length
  ? [
      dated.reduce((least, [first]) => Math.min(least, first), LAST),
      dated.reduce((most, [, last]) => Math.max(most, last), FIRST),
    ]
  : null;

/** Build the time line. @param {Navigate} navigate @returns {(state: State) => void} shows a state */
export function openTime(navigate) {
  const reform = reformChoice(navigate);
  if (!datedYears) {
    element("time").append(reform);
    return (state) => markReform(reform, state);
  }
  const whole = datedYears;
  const bars = histogram(whole);
  const sliders = [slider("from-year", whole), slider("to-year", whole)];
  sliders.forEach((input, n) => input.addEventListener("input", () => slide(navigate, whole, sliders, n)));
  const output = el("output", { for: "from-year to-year" });
  const reset = button(phrase("all-years"), () => navigate({ years: null }), { class: "quiet" });
  const brush = el("div", { class: "brush" }, bars, ...sliders.flatMap(withLabel));
  element("time").append(el("span", { class: "years" }, output, " ", reset), brush, reform);
  return (state) => {
    showYears(state.years ?? whole, whole, sliders, bars);
    const [first, last] = state.years ?? whole;
    output.textContent = `${first}–${last}${state.years ? ` · ${phraseText("undated-included")}` : ""}`;
    reset.hidden = !state.years;
    markReform(reform, state);
  };
}

/** Draw a bar for each year: the number of what happened in it. @param {Years} years */
function histogram([first, last]) {
  const counts = Array.from(
    { length: last - first + 1 },
    (_, n) => dated.filter(([a, b]) => a <= first + n && b >= first + n).length,
  );
  const most = Math.max(...counts);
  const chart = svg("svg", { viewBox: `0 0 ${counts.length} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
  counts.forEach((number, n) => {
    chart.append(svg("rect", { x: n + 0.1, width: 0.8, y: 1 - number / most, height: number / most }));
  });
  return chart;
}

/** @param {string} id @param {Years} years */
function slider(id, [min, max]) {
  const input = el("input", { type: "range", min, max, step: 1, id });
  return /** @type {HTMLInputElement} */ (input);
}

/** @param {HTMLInputElement} input */
const withLabel = (input) => [el("label", { for: input.id, class: "unseen" }, phrase(input.id)), input];

/** Filter by years after a slider has moved; sliders cannot pass each other.
 * @param {Navigate} navigate @param {Years} whole @param {HTMLInputElement[]} sliders
 * @param {number} n which has moved */
function slide(navigate, whole, sliders, n) {
  const [own, other] = [Number(sliders[n].value), Number(sliders[1 - n].value)];
  /** @type {Years} */
  const years = n ? [Math.min(other, own), own] : [own, Math.max(other, own)];
  const all = years[0] === whole[0] && years[1] === whole[1];
  navigate({ years: all ? null : years }, true);
}

/** @param {Years} years @param {Years} whole @param {HTMLInputElement[]} sliders @param {Element} bars */
function showYears([first, last], whole, sliders, bars) {
  sliders[0].value = String(first);
  sliders[1].value = String(last);
  for (const input of sliders) input.setAttribute("aria-valuetext", input.value);
  [...bars.children].forEach((bar, n) =>
    bar.setAttribute("class", whole[0] + n >= first && whole[0] + n <= last ? "in" : "out"),
  );
}

/** Build the choice of municipalities; hidden where none was replaced. @param {Navigate} navigate */
function reformChoice(navigate) {
  const buttons = WHEN.map((when) => button(phrase(`municipalities-${when || "all"}`), () => navigate({ when })));
  const choice = el("div", { role: "group", class: "when" }, ...buttons);
  if (!replaced.old.length) choice.hidden = true;
  return choice;
}

/** @param {HTMLElement} choice @param {State} state */
function markReform(choice, state) {
  choice.setAttribute("aria-label", phraseText("municipalities-when"));
  [...choice.children].forEach((part, n) => part.setAttribute("aria-pressed", String(WHEN[n] === state.when)));
}
