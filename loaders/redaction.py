"""Graph for everybody -> the same graph for the public: some people are shown by their role only."""

from collections.abc import Mapping

from kg.loaders import Graph, Node
from kg.loaders.graph import Scalar
from kg.ontology import Vocabulary

HIDDEN = ("visibility", "internal")
# What tells who somebody is, and what is told instead. A claim about them may give a name as well.
NAMING = {"name": "name", "nameEn": "nameEn", "aliases": "name", "aliasesEn": "nameEn"}

Names = Mapping[str, Scalar | tuple[str, ...]]


def public(graph: Graph, vocabulary: Vocabulary) -> Graph:
    """The graph that everybody may see.

    Whoever is marked `visibility: internal` bears the name of the role of their first engagement (that of their class,
    if they have none) and no aliases. Identifiers, edges and all else stay.
    """
    roles = _first_roles(graph, vocabulary)
    shown = {
        node.id: _names(node, roles.get(node.id), vocabulary) for node in graph.nodes.values() if HIDDEN in node.values
    }
    return Graph({node.id: _disguised(node, shown) for node in graph.nodes.values()})


def _first_roles(graph: Graph, vocabulary: Vocabulary) -> dict[str, Node]:
    """The role of the first engagement, by identifier, of everybody who has one."""
    found: dict[str, Node] = {}
    for node in graph.nodes.values():
        ends = dict(node.links)
        if "agent" in ends and ends.get("role") in graph.nodes and vocabulary.is_a(node.cls, "Engagement"):
            found.setdefault(ends["agent"], graph.nodes[ends["role"]])
    return found


def _names(node: Node, role: Node | None, vocabulary: Vocabulary) -> Names:
    if role is not None:
        return {name: value for name, value in role.values if name in ("name", "nameEn")}
    label = vocabulary.classes[node.cls].label
    return {"name": label.lv, "nameEn": label.en}


def _disguised(node: Node, shown: Mapping[str, Names]) -> Node:
    values = dict(node.values)
    about = shown.get(dict(node.links).get("about", ""))
    if node.id in shown:
        values = {name: value for name, value in values.items() if name not in NAMING} | dict(shown[node.id])
    elif about is not None and values.get("property") in NAMING:
        values["value"] = about.get(NAMING[str(values["property"])], about["name"])
    return node._replace(values=tuple(sorted(values.items(), key=lambda pair: pair[0])))
