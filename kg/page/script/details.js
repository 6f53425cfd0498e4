// The details of what is chosen; of the page as a whole, if nothing is.

/** @param {Node[]} content */
const heading = (...content) => el("h2", { id: "details-title", tabindex: "-1" }, ...content);
/** @param {(Node | string)[][]} entries @param {string} look */
const list = (entries, look = "") => el("ul", { class: look }, ...entries.map((entry) => el("li", {}, ...entry)));
/** @param {[Node, (Node | string)[]][]} rows */
const table = (rows) => el("dl", {}, ...rows.flatMap(([key, value]) => [el("dt", {}, key), el("dd", {}, ...value)]));

function about() {
  /** @param {boolean} statement */
  const count = (statement) => classes.reduce((sum, cls) => sum + (cls.statement === statement ? cls.count : 0), 0);
  const sources = new Set(said.flatMap((each) => each.sources.map(([source]) => source)));
  const counts = { things: count(false), statements: count(true), sources: sources.size, links: edges.length };
  return [
    heading(say("about")),
    el("p", {}, say("about-text")),
    table(Object.entries(counts).map(([key, number]) => [say(key), [`${number}`]])),
    list(["how-search", "how-legend", "how-planned"].map((key) => [say(key)])),
  ];
}

/** @param {number} i */
function description(i) {
  const node = nodes[i];
  const facts = (node.facts ?? []).map(([label, value]) => [term(label), pieces(value)]);
  return [
    el("p", { class: "kind" }, term(classes[node.class].term)),
    heading(nameOf(i)),
    el("p", { class: "acts" }, button(say("neighbours"), () => reveal(i)), button(say("close"), () => go(null, true))),
    ...(facts.length ? [table(facts)] : []),
    ...relations(i),
    el("h3", {}, say("said")),
    ...(node.said.length ? sentences(node.said) : [el("p", {}, say("nothing-said"))]),
  ];
}

/** @param {number} i */
function reveal(i) {
  neighbours(i).forEach((each) => revealed.add(each));
  map.draw();
  map.look();
}

/** @param {Piece[]} some */
function pieces(some) {
  return some.map((piece) => {
    if (typeof piece === "number") return nameOf(piece);
    if (Array.isArray(piece)) return term(piece[0]);
    return typeof piece === "string" ? piece : link(piece.url, piece.url);
  });
}

/** Links by property and direction, but for those from statements, which are told as sentences. @param {number} i */
function relations(i) {
  /** @param {Link} edge */
  const isOwn = (edge) => edge.from === i || !classes[nodes[edge.from].class].statement;
  const own = edgesOf[i].map((e) => edges[e]).filter(isOwn);
  const groups = grouped(own, (edge) => (edge.from === i ? edge.property : -1 - edge.property));
  const told = groups.map(([key, group]) => {
    const label = term(properties[key < 0 ? -1 - key : key].term);
    const title = key < 0 ? ["← ", label, el("span", { class: "unseen" }, ", ", say("incoming"))] : [label, " →"];
    const others = group.map((edge) => relation(edge, edge.from === i ? edge.to : edge.from));
    return [el("h4", {}, ...title), list(others, "links")];
  });
  return told.length ? [el("h3", {}, say("relations")), ...told.flat()] : [];
}

/** @param {Link} edge @param {number} other */
function relation(edge, other) {
  const roles = (edge.roles ?? []).flatMap((role, r) => (r ? [", ", nameOf(role)] : [nameOf(role)]));
  return [button(nameOf(other), () => go(other, true), "node"), el("small", {}, ...roles)];
}

/** @param {number[]} some */
function sentences(some) {
  const groups = grouped(some.map((each) => said[each]), (each) => each.class);
  return groups.flatMap(([cls, group]) => [el("h4", {}, term(classes[cls].term)), list(group.map(sentence))]);
}

/** @param {Said} one */
function sentence(one) {
  const marks = one.marks.map((mark) => el("em", {}, term(mark)));
  return [...pieces(one.says), ...marks.flatMap((mark) => [" ", mark]), list(one.sources.map(citation))];
}

/** @param {number[]} of */
function citation([source, where]) {
  const { url, issued } = nodes[source];
  const title = url ? link(url, nameOf(source)) : nameOf(source);
  return [title, issued ? `, ${issued}, ` : ", ", term(where)];
}
