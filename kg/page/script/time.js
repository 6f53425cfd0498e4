// Time: a histogram of what happened, two handles on it, and municipalities before and after the reform.

import { at, isStatement, nodes, replaced } from "./data.js";
import { button, el, say, svg, text } from "./words.js";

/** @typedef {import("./types.js").State} State */

const [FIRST, LAST] = [0, 9999]; // as in periods.py: no beginning or end is known
const gone = new Set(replaced.old);
/** What happened, and when; what only was valid for a time did not happen. */
const dated = nodes.flatMap(({ time, scope }, i) =>
  time && time[0] > FIRST && time[1] < LAST && scope === undefined && !isStatement(i) && !gone.has(i) ? [time] : [],
);
/** The first and last year of anything that happened; null, if nothing is dated. @type {[number, number] | null} */
export const span = dated.length
  ? [dated.reduce((a, [y]) => Math.min(a, y), LAST), dated.reduce((a, [, y]) => Math.max(a, y), FIRST)]
  : null;

/** @param {[number, number]} years */
function histogram([first, last]) {
  const bars = Array.from(
    { length: last - first + 1 },
    (_, n) => dated.filter(([a, b]) => a <= first + n && b >= first + n).length,
  );
  const most = Math.max(...bars);
  const made = svg("svg", { viewBox: `0 0 ${bars.length} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
  bars.forEach((count, n) => {
    made.append(svg("rect", { x: n + 0.1, width: 0.8, y: 1 - count / most, height: count / most }));
  });
  return made;
}

/** @param {(change: Partial<State>, replacing?: boolean) => void} go */
export function openTime(go) {
  const whole = span;
  const when = /** @type {const} */ (["", "then", "now"]).map((value) =>
    button(say(value ? `municipalities-${value}` : "municipalities-all"), () => go({ when: value })),
  );
  const choice = el("div", { role: "group", class: "when" }, ...when);
  if (!replaced.old.length) choice.hidden = true;
  if (!whole) {
    at("time").append(choice);
    return (/** @type {State} */ state) => markWhen(when, state);
  }
  const sliders = ["from-year", "to-year"].map((key, n) => {
    const input = el("input", { type: "range", min: whole[0], max: whole[1], step: 1, id: key });
    const label = el("label", { for: key, class: "unseen" }, say(key));
    const own = /** @type {HTMLInputElement} */ (input);
    own.addEventListener("input", () => {
      const other = Number(/** @type {HTMLInputElement} */ (sliders[1 - n].own).value);
      const years = n ? [Math.min(other, +own.value), +own.value] : [+own.value, Math.max(other, +own.value)];
      const all = years[0] === whole[0] && years[1] === whole[1];
      go({ years: all ? null : /** @type {[number, number]} */ (years) }, true);
    });
    return { own, parts: [label, input] };
  });
  const told = el("output", { for: "from-year to-year" });
  const bars = histogram(whole);
  const all = button(say("all-years"), () => go({ years: null }), { class: "quiet" });
  const brush = el("div", { class: "brush" }, bars, ...sliders.flatMap(({ parts }) => parts));
  at("time").append(el("span", { class: "years" }, told, " ", all), brush, choice);

  /** @param {State} state */
  return function update(state) {
    const [first, last] = state.years ?? whole;
    sliders[0].own.value = String(first);
    sliders[1].own.value = String(last);
    for (const { own } of sliders) own.setAttribute("aria-valuetext", own.value);
    told.textContent = state.years ? `${first}–${last} · ${text("undated-kept")}` : `${first}–${last}`;
    all.hidden = !state.years;
    [...bars.children].forEach((bar, n) =>
      bar.setAttribute("class", whole[0] + n >= first && whole[0] + n <= last ? "in" : "out"),
    );
    choice.setAttribute("aria-label", text("municipalities-when"));
    markWhen(when, state);
  };
}

/** @param {HTMLElement[]} when @param {State} state */
function markWhen(when, state) {
  ["", "then", "now"].forEach((value, n) => when[n].setAttribute("aria-pressed", String(value === state.when)));
}
