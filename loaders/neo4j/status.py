"""`Status`: the differences between the graph database and the files, and the record of the last load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.loaders.neo4j.load_plan import Plan
    from kg.loaders.neo4j.lock import LoadRecord


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the graph database.

    Attributes:
        uri: the address of its server.
        plan: what a load would change.
        last_load: the record of the last load; None when there was none.
    """

    uri: str
    plan: Plan
    last_load: LoadRecord | None

    def lines(self) -> Iterator[str]:
        """Yield the status as lines for a person."""
        yield f"server:    {self.uri}"
        if self.last_load is None:
            yield "last load: none"
        else:
            last = self.last_load
            ended = f"ended {last.finished}" if last.finished else "did not end, or is under way"
            yield f"last load: by {last.holder}, began {last.since}, {ended}"
            if last.unfinished:
                yield "           it stopped between batches: run `kg load` to complete it"
        yield f"files:     {self.plan}"
        yield from self.plan.lines()

    def json_object(self) -> dict[str, Any]:
        """Return the status as one JSON object."""
        last = self.last_load._asdict() if self.last_load else None
        return {"uri": self.uri, "behind": bool(self.plan), "last_load": last, **self.plan.json_object()}
