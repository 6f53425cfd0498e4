// What the page shows and how to read it, when nothing is chosen.

import { edges, isStatement, nodes, questions, sources, version } from "../state/data.js";
import { questionList } from "./answer.js";
import { panelTitle } from "./controls.js";
import { definitions, el, list } from "./dom.js";
import { phrase } from "./i18n.js";
import { datedYears } from "./time.js";

const HELP = ["how-search", "how-legend", "how-choose", "how-lines", "how-inside", "how-sources"];

/** Describe the page. @param {import("../state/types.js").Context} context */
export function aboutPanel({ navigate }) {
  return [
    panelTitle(phrase("about")),
    el("p", {}, phrase("about-text")),
    ...(questions.length ? [el("h3", {}, phrase("questions")), ...questionList(navigate)] : []),
    el("h3", {}, phrase("how-to-read")),
    list(HELP.map((key) => [phrase(key)])),
    definitions(totals()),
  ];
}

/** Count what the page holds. */
function totals() {
  const statements = nodes.filter((_, node) => isStatement(node)).length;
  const counts = {
    entities: nodes.length - statements,
    statements,
    sources: sources.length,
    links: edges.filter(({ moved }) => !moved).length,
  };
  return [
    ...Object.entries(counts).map(([key, number]) => [phrase(key), `${number}`]),
    ...(datedYears ? [[phrase("dates"), `${datedYears[0]}–${datedYears[1]}`]] : []),
    [phrase("version"), version],
  ];
}
