from pathlib import Path
from typing import Any

class NotebookNode(dict[str, Any]):
    cells: list[Cell]
    metadata: dict[str, Any]

class Cell(NotebookNode): ...

def read(fp: Path, as_version: int) -> NotebookNode: ...
def writes(nb: NotebookNode) -> str: ...
