from typing import Any

from jinja2 import Environment

class Network:
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    templateEnv: Environment
    path: str

    def __init__(self, *, directed: bool = False, cdn_resources: str = "local") -> None: ...
    def add_node(self, n_id: int | str, label: str | None = None, **options: Any) -> None: ...
    def add_edge(self, source: int | str, to: int | str, **options: Any) -> None: ...
    def generate_html(self) -> str: ...
