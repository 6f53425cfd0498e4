"""Work on all cores, in processes forked from this one, which share its memory."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []  # in a worker: function and items of its parent


def chunks_by_size(items: Sequence[Item], size: Callable[[Item], int], chunk_size: int) -> list[list[Item]]:
    """Return the items in their order, in chunks of about one size."""
    chunks: list[list[Item]] = []
    total = 0
    for item in items:
        if total >= chunk_size * len(chunks):
            chunks.append([])
        chunks[-1].append(item)
        total += size(item)
    return chunks


def parallel_map(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield the result of a function for each item, in order.

    Workers are forked, so function and items are not pickled, only results are. With one core or one item, and on
    systems other than Linux, this process does the work itself.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if min(cores, len(items)) < 2:
        yield from map(function, items)
        return
    workers = min(cores, len(items))
    with ProcessPoolExecutor(workers, get_context("fork"), _start_worker, (function, items)) as pool:
        yield from pool.map(_call, range(len(items)))


def _start_worker(function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process handles the interrupt
    _inherited.append((function, items))


def _call(index: int) -> Any:
    ((function, items),) = _inherited
    return function(items[index])
