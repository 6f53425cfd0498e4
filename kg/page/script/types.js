// What the page is made of, for the type checker; nothing of it runs.

/** A node, [a term], text, or an address. @typedef {number | number[] | string | {url: string}} Piece */

/** A sentence of the sources; `sources` are triples of source, term of the place in it, and statement.
 * @typedef {{class: number, subject: number, says: Piece[], marks: number[], status: number, time?: number[],
 *   sources: number[][]}} Said */

/** A node. @typedef {{id: string, class: number, name?: string[], label?: string[], x: number, y: number, size?: number,
 *   planned?: boolean, inside?: number, aliases?: string[], facts?: [number, Piece[]][], issued?: string, url?: string,
 *   time?: number[], scope?: number, said: number[]}} Item */

/** An edge; `now` marks what holds of the successor of a thing that was replaced.
 * @typedef {{from: number, to: number, property: number, roles?: number[], said?: number[], planned?: boolean,
 *   derived?: boolean, now?: boolean}} Link */

/** @typedef {{name: string, term: number, meaning: number, count: number, first: boolean, statement: boolean,
 *   colour: string, shape: string, ink: string}} Class */

/** @typedef {{name: string, term: number, engagement?: boolean}} Named */

/** @typedef {{cells: Piece[][], things: number[], statements: number[]}} Row */

/** @typedef {{theme: number, stem: string, term: number, settings: [number, Piece[]][], columns: Named[], rows: Row[]}} Question */

/** Everything that the reader has chosen; `off` holds what the legend switches off. `null` is nothing chosen.
 * @typedef {{language: number, embed: boolean, text: boolean, selected: number | null, edge: number | null,
 *   depth: number, path: Ends | null, between: Ends | null, question: number | null, unfolded: number[],
 *   classes: Set<number>, off: {relation: Set<number>, source: Set<number>, status: Set<number>},
 *   years: [number, number] | null, when: "" | "then" | "now",
 *   camera: import("./map-scene.js").Camera | null}} State */

/** Two things, the second perhaps not chosen yet. @typedef {[number, number | null]} Ends */

/** @typedef {{nodes: Set<number>, edges: Set<number>}} Lit */

/** What the map shows. @typedef {{nodes: number[], edges: number[], lit: Lit | null, selected: number | null,
 *   selectedEdge: number | null, centre: number | null, row: number[] | null}} Shown */

export {};
