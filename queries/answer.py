"""An answer in Python: rows, a pandas table, a picture of what is behind it as a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.queries.question import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    import networkx as nx
    import pandas as pd

    from kg.queries import Receipt
    from kg.queries.engine import Engine


@dataclass(frozen=True, slots=True)
class AskedAnswer(Answer):
    """An answer that can be looked into; `opened` opens the engine that gave it."""

    opened: Callable[[], AbstractContextManager[Engine]]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a table of pandas, which has to be installed; lists stay lists."""
        import pandas as pd

        return pd.DataFrame(self.records(), columns=[column.name for column in self.question.columns])

    def receipts(self) -> list[list[Receipt]]:
        """For each row, where its statements come from."""
        with self.opened() as engine:
            found = engine.receipts(self.statements)
        return [[found[statement] for statement in row.statements if statement in found] for row in self.rows]

    def graph(self) -> nx.MultiDiGraph[str]:
        """What the answer names and the statements behind it, with what these lead to, as a graph of networkx.

        Nodes are identifiers with `name` and `cls`, the name of their class; edges have as key the name of the
        property that they are.
        """
        import networkx as nx

        named = {str(cell) for row in self.rows for cell in _flat(row.cells)}
        with self.opened() as engine:
            things = {thing.id for thing in engine.named(named)}
            edges = [e for e in engine.edges(things | self.statements) if e[0] in self.statements or e[2] in things]
            ends = things | self.statements | {end for one, _, other in edges for end in (one, other)}
            shown = engine.named(ends)
            classes = engine.vocabulary.by_segment
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for thing in shown:
            graph.add_node(thing.id, name=thing.name, cls=classes[thing.id.split("/", 1)[0]].name)
        for one, predicate, other in edges:
            graph.add_edge(one, other, key=predicate)
        return graph


def _flat(cells: tuple[object, ...]) -> list[object]:
    return [each for cell in cells for each in (cell if isinstance(cell, tuple) else (cell,))]
