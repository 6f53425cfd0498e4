"""Pause Python's search for reference cycles while many small objects without cycles are created."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the search, which takes a fifth of the time of reading and checking and finds nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                # Move the new objects to the oldest generation; else they would be searched at once.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
