"""Work on all cores, in processes that begin with all that this one holds in memory."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []  # of a worker, from the process that it is a copy of


def chunks_by_size(items: Sequence[Item], size: Callable[[Item], int], most: int) -> list[list[Item]]:
    """Items in their order, in parts of about so much size."""
    parts: list[list[Item]] = []
    total = 0
    for item in items:
        if total >= most * len(parts):
            parts.append([])
        parts[-1].append(item)
        total += size(item)
    return parts


def parallel_map(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """What work makes of each item, in their order.

    Nothing is sent to the workers, which are forked and find work and items in their memory; what they make comes back
    pickled. Where there is one core or item, and but for Linux, this process does it all, one after the other.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if min(cores, len(items)) < 2:
        yield from map(work, items)
        return
    workers = min(cores, len(items))
    with ProcessPoolExecutor(workers, get_context("fork"), _begin, (work, items)) as pool:
        yield from pool.map(_do, range(len(items)))


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the work is the process that began it
    _inherited.append((work, items))


def _do(place: int) -> Any:
    ((work, items),) = _inherited
    return work(items[place])
