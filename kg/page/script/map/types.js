// The data of the map, for the type checker; nothing here runs.

/** A node with its place. @typedef {{class: number, x: number, y: number, size?: number, planned?: boolean,
 *   inside?: number}} MapNode */
/** @typedef {{from: number, to: number, planned?: boolean, derived?: boolean}} MapEdge */
/** All that can be shown. label: the lines beside a node; title: its tooltip; edgeLabel: the text on an edge.
 * @typedef {{nodes: MapNode[], edges: MapEdge[], classes: {colour: string, shape: string}[],
 *   label(node: number): string, title(node: number): string, edgeLabel(edge: number): string}} MapData */
/** Everything else is dimmed. @typedef {{nodes: Set<number>, edges: Set<number>}} Highlight */
/** What is shown. centre: the others stand in rings around it; row: these stand in a row.
 * @typedef {{nodes: number[], edges: number[], highlight?: Highlight | null, selected?: number | null,
 *   selectedEdge?: number | null, centre?: number | null, row?: number[] | null}} Shown */
/** What was drawn. hidden: how many of the shown nodes and edges were not drawn.
 * @typedef {{nodes: {i: number, x: number, y: number}[], edges: number[], labels: number[],
 *   hidden: {nodes: number, edges: number}}} Drawn */
/** @typedef {{select(node: number | null, edge: number | null): void, drawn(drawn: Drawn): void}} MapEvents */

/** In pixels of the container, or on the map. @typedef {{x: number, y: number}} Point */
/** The place in the middle, and the pixels for one unit of the map.
 * @typedef {{x: number, y: number, scale: number}} Camera */
/** In pixels. @typedef {{width: number, height: number}} Size */
/** @typedef {Record<"ink" | "paper" | "line" | "accent", string>} Colours */

/** Positions by node; nodes and edges in drawing order, the most important first.
 * @typedef {{data: MapData, shown: Shown, order: number[], edgeOrder: number[], x: Float64Array,
 *   y: Float64Array}} Layout */

/** A rectangle; `mark` if it surrounds the mark of a node.
 * @typedef {{left: number, top: number, right: number, bottom: number, mark?: boolean}} Box */
/** Lines of text, centred at x, from y downwards.
 * @typedef {{x: number, y: number, lines: string[], size: number, bold: boolean, box: Box}} Label */
/** A label with its distance from its mark. @typedef {Label & {node: number, right: number, down: number,
 *   dim: boolean}} NodeLabel */
/** Lines that look alike. ends: per line x and y of both ends, and the radius of the mark at the second.
 * @typedef {{colour: string, width: number, dashed: boolean, alpha: number, ends: number[], heads: boolean}} Lines */
/** Marks that look alike. at: per mark x, y and radius.
 * @typedef {{shape: string, fill: string, stroke: string, width: number, dashed: boolean, alpha: number,
 *   at: number[]}} Marks */
/** A band that joins a whole and its parts; the whole comes first.
 * @typedef {{colour: string, width: number, points: number[]}} Halo */
/** One picture of the map. edges: those drawn, also outside the picture.
 * @typedef {{halos: Halo[], lines: Lines[], marks: Marks[], labels: NodeLabel[], edgeLabels: Label[],
 *   edges: number[]}} Scene */

/** What a scene is composed from: positions and radii in pixels by node, and the nodes in view.
 * @typedef {{layout: Layout, camera: Camera, size: Size, colours: Colours, x: Float64Array, y: Float64Array,
 *   r: Float64Array, seen: number[]}} Frame */

export {};
