// The part of the graph that the map draws, how it is arranged, and what is highlighted in it.

import { edges, edgesOf, evidence, nodes, questions } from "./data.js";
import { answerNodes } from "./filtering.js";
import { connectors, neighbourhood, shortestPath } from "./paths.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").VisibleGraph} VisibleGraph */
/** @typedef {import("./types.js").Highlight} Highlight */
/** @typedef {import("./filtering.js").Filters} Filters */

/** Select the visible part of the graph. @param {State} state @param {Filters} filters @returns {VisibleGraph} */
export function visibleGraph(state, filters) {
  const arranged = arrangedNodes(state, filters);
  const shown = new Set(arranged.nodes);
  const between = edges.flatMap(({ from, to }, edge) =>
    shown.has(from) && shown.has(to) && filters.edge(edge) ? [edge] : [],
  );
  return {
    ...arranged,
    selected: state.selected,
    selectedEdge: state.edge,
    edges: arranged.row ? edgesAlong(arranged.row, between) : between,
    highlight: highlight(state, shown, between),
  };
}

/** Keep the edges between neighbours in a row. @param {number[]} row @param {number[]} candidates */
function edgesAlong(row, candidates) {
  const place = new Map(row.map((node, n) => [node, n]));
  /** @param {number} node */
  const placeOf = (node) => place.get(node) ?? 0;
  return candidates.filter((edge) => Math.abs(placeOf(edges[edge].from) - placeOf(edges[edge].to)) === 1);
}

/** @param {number} a @param {number} b */
const ascending = (a, b) => a - b;

/** Select nodes and their arrangement: a row, rings around a centre, or the places on the map.
 * @param {State} state @param {Filters} filters */
function arrangedNodes({ path, between, selected, depth }, filters) {
  const onMap = { centre: null, row: null };
  const all = () => nodes.flatMap((_, node) => (filters.node(node) ? [node] : []));
  if (path) {
    const row = path[1] === null ? null : shortestPath(path[0], path[1], filters);
    return { ...onMap, nodes: row ?? all(), row };
  }
  if (between && between[1] !== null) {
    const ends = [between[0], between[1]];
    const joined = new Set([...ends, ...connectors(ends[0], ends[1], filters)]);
    return { ...onMap, nodes: [...joined].sort(ascending) };
  }
  if (selected !== null && depth) {
    return { ...onMap, nodes: [...neighbourhood(selected, depth, filters)].sort(ascending), centre: selected };
  }
  return { ...onMap, nodes: all() };
}

/** Choose what is highlighted: the selected edge, the selected node with its edges, or an answer.
 * @param {State} state @param {Set<number>} shown @param {number[]} visible edges @returns {Highlight | null} */
function highlight(state, shown, visible) {
  if (state.edge !== null) return withEnds([state.edge]);
  if (state.path?.[1] != null || state.between?.[1] != null || state.depth) return null;
  if (state.selected !== null) {
    const own = new Set(edgesOf(state.selected));
    return withEnds(
      visible.filter((edge) => own.has(edge)),
      [state.selected],
    );
  }
  return state.question === null ? null : answerHighlight(state, shown, visible);
}

/** @param {number[]} highlighted edges @param {number[]} more nodes @returns {Highlight} */
function withEnds(highlighted, more = []) {
  const ends = highlighted.flatMap((edge) => [edges[edge].from, edges[edge].to]);
  return { nodes: new Set([...more, ...ends]), edges: new Set(highlighted) };
}

/** Highlight the entities that an answer names and the edges that its statements support.
 * @param {State} state @param {Set<number>} shown @param {number[]} visible edges */
function answerHighlight(state, shown, visible) {
  const statements = new Set(questions[state.question ?? 0].rows.flatMap((row) => row.statements));
  const supporting = new Set([...statements].flatMap((node) => nodes[node].sentences));
  const supported = visible.filter((edge) => evidence(edge).some((sentence) => supporting.has(sentence)));
  return withEnds(
    supported,
    answerNodes(state).filter((node) => shown.has(node)),
  );
}
