"""The version of the data: one for the page, the bundle, the book and the catalogue of a dataset."""

from collections.abc import Mapping
from hashlib import blake2b


def data_version(hashes: Mapping[str, int]) -> str:
    """Return 16 hexadecimal digits that change with anything in the graph.

    Args:
        hashes: the content hash of each node, by identifier, as `NodeRows.content_hash` gives it and Neo4j holds it.
    """
    content = "".join(f"{identifier} {digest}\n" for identifier, digest in sorted(hashes.items()))
    return blake2b(content.encode(), digest_size=8).hexdigest()
