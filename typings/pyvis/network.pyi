from typing import Any

from jinja2 import Environment

class Network:
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    templateEnv: Environment
    path: str

    def __init__(self, *, directed: bool = False) -> None: ...
    def generate_html(self) -> str: ...
