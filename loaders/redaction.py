"""Graph -> the same graph for the public, in which internal people are shown by their role only."""

from collections.abc import Mapping

from kg.loaders.graph import Graph, Node, Scalar
from kg.ontology import Vocabulary
from kg.ontology.model import (
    ABOUT,
    AGENT,
    ALIASES,
    ENGAGEMENT,
    INTERNAL,
    NAME,
    PROPERTY,
    ROLE,
    VALUE,
    VISIBILITY,
)
from kg.ontology.naming import english

NAME_EN = english(NAME)
# Properties that identify a person, and the name of the role that replaces them, in claims about the person too.
REPLACEMENTS = {NAME: NAME, NAME_EN: NAME_EN, ALIASES: NAME, english(ALIASES): NAME_EN}

Names = Mapping[str, Scalar | tuple[str, ...]]


def redact_internal_people(graph: Graph, vocabulary: Vocabulary) -> Graph:
    """Return the graph that the public may see.

    People with `visibility: internal` have the name of the role of their first engagement (without one, the name of
    their class) and no aliases. Identifiers, edges and everything else stay.
    """
    roles = _first_roles(graph, vocabulary)
    internal = (node for node in graph.nodes.values() if (VISIBILITY, INTERNAL) in node.values)
    names = {node.id: _public_names(node, roles.get(node.id), vocabulary) for node in internal}
    return Graph({node.id: _redact(node, names) for node in graph.nodes.values()})


def _first_roles(graph: Graph, vocabulary: Vocabulary) -> dict[str, Node]:
    """Return the role of the first engagement of each agent, by identifier of the agent."""
    roles: dict[str, Node] = {}
    for node in graph.nodes.values():
        ends = dict(node.links)
        if AGENT in ends and ends.get(ROLE) in graph.nodes and vocabulary.is_a(node.cls, ENGAGEMENT):
            roles.setdefault(ends[AGENT], graph.nodes[ends[ROLE]])
    return roles


def _public_names(person: Node, role: Node | None, vocabulary: Vocabulary) -> Names:
    if role is not None:
        return {name: value for name, value in role.values if name in (NAME, NAME_EN)}
    label = vocabulary.classes[person.cls].label
    return {NAME: label.lv, NAME_EN: label.en}


def _redact(node: Node, names: Mapping[str, Names]) -> Node:
    """Return a node with public names if it is an internal person or a claim about the name of one."""
    values = dict(node.values)
    about = names.get(dict(node.links).get(ABOUT, ""))
    if node.id in names:
        values = {name: value for name, value in values.items() if name not in REPLACEMENTS} | dict(names[node.id])
    elif about is not None and values.get(PROPERTY) in REPLACEMENTS:
        values[VALUE] = about.get(REPLACEMENTS[str(values[PROPERTY])], about[NAME])
    return node._replace(values=tuple(sorted(values.items(), key=lambda pair: pair[0])))
