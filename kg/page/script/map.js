// The map: every node has its place already, vis-network only draws.

/** @typedef {Record<"ink" | "paper" | "line", string>} Colours */

const INSIDE = ["box", "ellipse", "circle", "database", "text"]; // shapes that hold their label
const FACE = getComputedStyle(document.body).fontFamily;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {number | null} */
let chosen = null;
const classesOn = new Set(classes.flatMap((cls, c) => (cls.first ? [c] : [])));
/** @type {Set<number>} shown although their class is not */
const revealed = new Set();

/** @param {number} i */
const isVisible = (i) => classesOn.has(nodes[i].class) || revealed.has(i);
/** @param {number} i */
const neighbours = (i) => edgesOf[i].map((e) => (edges[e].from === i ? edges[e].to : edges[e].from));

/** Room for the chosen and, around it in rings, its neighbours: each stays on the side where it is on the map.
 * @param {number} centre @param {number[]} others @returns {Map<number, {x: number, y: number}>} */
function around(centre, others) {
  const { x, y } = nodes[centre];
  /** @param {number} i */
  const direction = (i) => Math.atan2(nodes[i].y - y, nodes[i].x - x);
  const rest = [...others].sort((a, b) => direction(a) - direction(b));
  const spots = new Map([[centre, { x, y }]]);
  for (let ring = 1; rest.length; ring++) {
    const some = rest.splice(0, 16 * ring);
    const far = ring === 1 ? Math.max(1, some.length / 8) : 2 * ring;
    const first = some.length % 2 ? Math.PI : Math.PI + Math.PI / some.length; // nobody right above or below
    some.forEach((i, n) => {
      const angle = first + (2 * Math.PI * n) / some.length;
      spots.set(i, { x: x + 270 * far * Math.cos(angle), y: y + 200 * far * Math.sin(angle) });
    });
  }
  return spots;
}

/** @param {number} i @param {{x: number, y: number}} spot @param {Colours} colours */
function drawnNode(i, { x, y }, colours) {
  const node = nodes[i];
  const size = node.size ?? 7;
  const label = node.label ? spoken(node.label) : called(i);
  const above = chosen !== null && y < nodes[chosen].y - 1; // then so is the label, out of the way of the link
  const cls = classes[node.class];
  const inside = INSIDE.includes(cls.shape);
  const border = i === chosen || node.planned ? colours.ink : colours.line;
  const colour = { background: cls.colour, border };
  return {
    id: i,
    x,
    y,
    size,
    shape: cls.shape,
    label,
    title: `${called(i)}\n${spoken(terms[cls.term])}`,
    borderWidth: i === chosen ? 4 : 1,
    shapeProperties: { borderDashes: node.planned ? [4, 4] : false },
    color: { ...colour, highlight: colour, hover: { background: cls.colour, border: colours.ink } },
    font: {
      size: i === chosen ? 17 : 14,
      vadjust: above && !inside ? -2 * size - 15 * label.split("\n").length - 14 : 0,
      color: inside ? cls.ink : colours.ink,
      strokeWidth: inside ? 0 : 3,
      strokeColor: colours.paper,
    },
  };
}

/** @param {number} e @param {Colours} colours */
function drawnEdge(e, colours) {
  const edge = edges[e];
  const ofChosen = edge.from === chosen || edge.to === chosen;
  const told = chosen === null || ofChosen;
  const planned = nodes[edge.from].planned || nodes[edge.to].planned;
  const meaning = edge.roles?.map(called).join(", ") ?? spoken(terms[properties[edge.property].term]);
  return {
    id: e,
    from: edge.from,
    to: edge.to,
    dashes: planned ? [6, 6] : false,
    width: ofChosen ? 2 : 1.2,
    label: told ? meaning : " ", // "" would leave the label of before
    color: { color: ofChosen ? colours.ink : colours.line },
    font: { size: 12, color: colours.ink, background: told ? colours.paper : "none", strokeWidth: 0 },
    scaling: { label: { drawThreshold: ofChosen ? 5 : 12 } }, // on the whole map they show when one zooms in
  };
}

/** @returns {Colours} */
function coloursOfPage() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(["ink", "paper", "line"].map((name) => [name, style.getPropertyValue(`--${name}`)]));
}

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: {
    hover: true,
    selectable: false,
    tooltipDelay: 300,
    hideEdgesOnDrag: edges.length > 5000,
    keyboard: { enabled: true, bindToWindow: false },
  },
  nodes: { font: { face: FACE } },
  edges: {
    smooth: false,
    widthConstraint: { maximum: 110 },
    arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    font: { face: FACE },
  },
};

/** The map: `draw` shows what is visible now, of the chosen if one is; `look` moves so that all of it is seen. */
function openMap() {
  const drawnNodes = new vis.DataSet();
  const drawnEdges = new vis.DataSet();
  /** @type {Map<number, {x: number, y: number}>} */
  let spots = new Map();
  /** @param {Link} edge */
  const isDrawn = ({ from, to }) => spots.has(from) && spots.has(to);
  const shown = {
    nodes: new vis.DataView(drawnNodes, { filter: ({ id }) => spots.has(id) }),
    edges: new vis.DataView(drawnEdges, { filter: isDrawn }),
  };
  const network = new vis.Network(at("map"), shown, OPTIONS);
  let looked = false;

  function draw() {
    const colours = coloursOfPage();
    const visible = nodes.map((_, i) => i).filter(isVisible);
    if (chosen === null) spots = new Map(visible.map((i) => [i, nodes[i]]));
    else spots = around(chosen, [...new Set(neighbours(chosen))].filter((i) => i !== chosen && isVisible(i)));
    drawnNodes.update([...spots].map(([i, spot]) => drawnNode(i, spot, colours)));
    drawnEdges.update(edges.flatMap((edge, e) => (isDrawn(edge) ? [drawnEdge(e, colours)] : [])));
    shown.nodes.refresh();
    shown.edges.refresh();
    const counts = [say("things"), `: ${shown.nodes.length}, `, say("links"), `: ${shown.edges.length}`];
    at("visible").replaceChildren(...counts);
  }

  function look() {
    network.fit({ maxZoomLevel: 1.15, animation: looked && !still.matches ? { duration: 400 } : false });
    looked = true;
  }

  /** @param {number} factor */
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  at("closer").addEventListener("click", () => zoom(1.3));
  at("farther").addEventListener("click", () => zoom(1 / 1.3));
  network.on("click", ({ pointer }) => {
    const i = network.getNodeAt(pointer.DOM);
    if (i !== undefined) go(i);
  });
  network.on("hoverNode", () => at("map").classList.add("over-node"));
  network.on("blurNode", () => at("map").classList.remove("over-node"));
  nameMap(at("map").querySelector(".vis-network"));
  return { draw, look };
}

/** Tell assistive technology what the focusable part of the map is. @param {HTMLElement} part */
function nameMap(part) {
  part.setAttribute("role", "application");
  part.setAttribute("aria-labelledby", "map-title");
  part.setAttribute("aria-describedby", "map-help");
}
