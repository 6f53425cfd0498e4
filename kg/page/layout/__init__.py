"""Nodes and edges -> positions on the map."""
