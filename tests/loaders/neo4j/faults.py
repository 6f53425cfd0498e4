"""Helpers of the fault tests: two states of a corpus, and a connection that can be cut."""

from __future__ import annotations

import selectors
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))


def corpora(folder: Path) -> list[Path]:
    """Write two corpora of some thousand nodes that differ in source files and in statements; return their folders."""
    from corpus import Sizes, corpus

    folders = []
    for name, seed in (("a", 1), ("b", 2)):
        corpus(Sizes.of(1_500), folder / name, seed)
        (folder / name / "dataset.yaml").write_text("dataset: {id: data}\n", encoding="utf-8")
        folders.append(folder / name)
    return folders


class CutOff:
    """A proxy of a port that ends all connections once a number of bytes went through."""

    def __init__(self, port: int, after: int) -> None:
        self._port, self._remaining = port, after
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ended = threading.Event()

    def __enter__(self) -> int:
        """Start the proxy and return its port."""
        self._thread.start()
        port: int = self._listener.getsockname()[1]
        return port

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End every connection."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        with selectors.DefaultSelector() as ready, self._listener:
            ready.register(self._listener, selectors.EVENT_READ)
            while not self._ended.is_set() and self._remaining > 0:
                for key, _ in ready.select(0.1):
                    if key.fileobj is self._listener:
                        self._accept(ready)
                    elif key.fileobj in self._pairs:  # its other end may just have been closed
                        self._forward(key.fileobj, ready)
            for end in self._pairs:
                end.close()

    def _accept(self, ready: selectors.BaseSelector) -> None:
        client, _ = self._listener.accept()
        server = socket.create_connection(("127.0.0.1", self._port))
        for one, other in ((client, server), (server, client)):
            self._pairs[one] = other
            ready.register(one, selectors.EVENT_READ)

    def _forward(self, end: socket.socket, ready: selectors.BaseSelector) -> None:
        other = self._pairs[end]
        with suppress(OSError):  # one of the ends was reset
            data = end.recv(65536)
            self._remaining -= len(data)
            if data and self._remaining > 0:
                other.sendall(data)
                return
        for closing in (end, other):
            if closing in self._pairs:
                ready.unregister(closing)
                del self._pairs[closing]
                closing.close()
