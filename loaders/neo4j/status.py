"""`Status`: how far the graph database is from the files, and what is known of the last load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.loaders.neo4j.load_plan import Plan
    from kg.loaders.neo4j.lock import Record


@dataclass(frozen=True, slots=True)
class Status:
    """Where the graph database stands.

    Attributes:
        uri: the address of its server.
        plan: what a load would change.
        last: what is recorded of the last load; None when there was none.
    """

    uri: str
    plan: Plan
    last: Record | None

    def lines(self) -> Iterator[str]:
        """The status for a person."""
        yield f"server:    {self.uri}"
        if self.last is None:
            yield "last load: none"
        else:
            ended = f"ended {self.last.finished}" if self.last.finished else "did not end, or is under way"
            yield f"last load: by {self.last.holder}, began {self.last.since}, {ended}"
            if self.last.unfinished:
                yield "           it stopped between batches: run `kg load` to complete it"
        yield f"files:     {self.plan}"
        yield from self.plan.lines()

    def record(self) -> dict[str, Any]:
        """The status as one JSON object."""
        last = self.last._asdict() if self.last else None
        return {"uri": self.uri, "behind": bool(self.plan), "last_load": last, **self.plan.record()}
