"""Nodes and edges as JSON on standard input -> the page of neo4j-viz on standard output."""

import json
import sys

from neo4j_viz import Node, Relationship, VisualizationGraph

given = json.load(sys.stdin)
nodes = [Node(id=i, caption=n["label"], x=n["x"], y=n["y"], color=n["color"]) for i, n in enumerate(given["nodes"])]
relationships = [Relationship(source=one, target=other) for one, other in given["edges"]]
graph = VisualizationGraph(nodes=nodes, relationships=relationships)
print(graph.render(layout="free", renderer="canvas", width="100%", height="720px").data)
