"""A terminal, as a test reads it."""

import os


def read_to_end(leader: int) -> str:
    """All that a terminal shows until what runs in it has closed it."""
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(leader)
    return shown.decode()
