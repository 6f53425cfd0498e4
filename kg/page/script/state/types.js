// The data and the state of the page, for the type checker; nothing here runs.
// Numbers stand for places in lists: of nodes, edges, classes, sentences, or terms (texts in both languages).

/** Part of a text: a node, [a term], plain text, or an address.
 * @typedef {number | number[] | string | {url: string}} Piece */

/** A statement in words; `sources` are triples of source, term of the place in it, and statement.
 * @typedef {{class: number, subject: number, says: Piece[], marks: number[], status: number, time?: number[],
 *   sources: number[][]}} Sentence */

/** An entity or a statement. @typedef {{id: string, class: number, name?: string[], label?: string[], x: number,
 *   y: number, size?: number, planned?: boolean, inside?: number, aliases?: string[], facts?: [number, Piece[]][],
 *   issued?: string, url?: string, time?: number[], scope?: number, sentences: number[]}} GraphNode */

/** A relationship; `moved` marks one that passed to the successor of a replaced entity.
 * @typedef {{from: number, to: number, property: number, roles?: number[], sentences?: number[], planned?: boolean,
 *   derived?: boolean, moved?: boolean}} GraphEdge */

/** A class of nodes; `ink` is a text colour that can be read on `colour`.
 * @typedef {{name: string, term: number, meaning: number, count: number, shownFirst: boolean, statement: boolean,
 *   colour: string, shape: string, ink: string}} Class */

/** A property, code or column. @typedef {{name: string, term: number, engagement?: boolean}} Named */

/** A row of an answer. @typedef {{cells: Piece[][], entities: number[], statements: number[]}} Row */

/** A named question with its answer. @typedef {{theme: number, stem: string, term: number,
 *   settings: [number, Piece[]][], columns: Named[], rows: Row[]}} Question */

/** What the reader has chosen; `null` is nothing chosen. `excluded` holds what the legend switches off.
 * @typedef {{language: number, embed: boolean, text: boolean, selected: number | null, edge: number | null,
 *   depth: number, path: Ends | null, between: Ends | null, question: number | null, unfolded: number[],
 *   classes: Set<number>, excluded: {relation: Set<number>, source: Set<number>, status: Set<number>},
 *   years: [number, number] | null, when: "" | "then" | "now",
 *   camera: import("../map/types.js").Camera | null}} State */

/** Two nodes, the second perhaps not chosen yet. @typedef {[number, number | null]} Ends */

/** @typedef {import("../map/types.js").Highlight} Highlight */

/** The part of the graph that the map draws and the text version lists.
 * @typedef {{nodes: number[], edges: number[], highlight: Highlight | null, selected: number | null,
 *   selectedEdge: number | null, centre: number | null, row: number[] | null}} VisibleGraph */

/** Change the state, by changing the address; `replacing` leaves no step to go back to.
 * @typedef {(change: Partial<State>, replacing?: boolean) => void} Navigate */

/** What a panel needs to draw itself. @typedef {{state: State, filters: import("./filtering.js").Filters,
 *   navigate: Navigate, select: (node: number) => void}} Context */

export {};
