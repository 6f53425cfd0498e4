"""A server on a real socket that speaks enough Bolt 5.0 to send errors that Neo4j Community never sends.

User rights and clusters need Enterprise Edition, and old servers are not available here: for these the peer answers as
they do, with the codes listed at https://neo4j.com/docs/status-codes/.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HELLO, GOODBYE, RESET, RUN, BEGIN, COMMIT, ROUTE = 0x01, 0x02, 0x0F, 0x10, 0x11, 0x12, 0x66
SUCCESS, IGNORED, FAILURE = b"\xb1\x70", b"\xb0\x7e", b"\xb1\x7f"


def _text(text: str) -> bytes:
    data = text.encode()
    return b"\xd1" + len(data).to_bytes(2, "big") + data


def _map(**values: str | list[str]) -> bytes:
    def encode(value: str | list[str]) -> bytes:
        return _text(value) if isinstance(value, str) else bytes([0x90 + len(value)]) + b"".join(map(_text, value))

    return bytes([0xA0 + len(values)]) + b"".join(_text(name) + encode(value) for name, value in values.items())


@dataclass
class Peer:
    """A server that refuses some queries, and reports success for all others without running them.

    Attributes:
        agent: name and version that it sends.
        refuses: error code and message, by a part of the Cypher that is refused.
        times: how many queries it refuses in all.
        received: every message, as it arrived.
    """

    agent: str = "Neo4j/5.26.0"
    refuses: dict[str, tuple[str, str]] = field(default_factory=dict)
    times: int = 1_000
    received: list[bytes] = field(default_factory=list)
    uri: str = ""

    def serve(self, listener: socket.socket) -> None:
        """Answer every connection until the listener is closed."""
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        failed = False
        with connection, connection.makefile("rb") as stream, suppress(OSError, EOFError):
            stream.read(20)
            connection.sendall(b"\x00\x00\x00\x05")
            while True:
                message = _message(stream)
                self.received.append(message)
                tag = message[1]
                if tag == GOODBYE:
                    return
                failed = failed and tag != RESET
                answer = IGNORED if failed else self._answer(tag, message)
                failed = failed or answer.startswith(FAILURE)
                connection.sendall(len(answer).to_bytes(2, "big") + answer + b"\x00\x00")

    def _answer(self, tag: int, message: bytes) -> bytes:
        if tag == HELLO:
            return SUCCESS + _map(server=self.agent, connection_id="bolt-1")
        if tag == RUN:
            for part, (code, text) in self.refuses.items():
                if part.encode() in message and self.times > 0:
                    self.times -= 1
                    return FAILURE + _map(code=code, message=text)
            return SUCCESS + _map(fields=[])
        return SUCCESS + (_map(bookmark="bookmark:of-this-write") if tag == COMMIT else _map())


def _message(stream: object) -> bytes:
    message = b""
    while True:
        size = int.from_bytes(stream.read(2) or _end(), "big")  # type: ignore[attr-defined]
        if size:
            message += stream.read(size)  # type: ignore[attr-defined]
        elif message:
            return message


def _end() -> bytes:
    raise EOFError


@contextmanager
def speaking(peer: Peer) -> Iterator[Peer]:
    """Let the peer listen for the length of a block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        peer.uri = f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=peer.serve, args=(listener,), daemon=True)
        thread.start()
        yield peer
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(10)
