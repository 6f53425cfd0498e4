"""The size of modules and functions, and the rooms of docs/architecture.md."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    file for package in ("kg", "loaders", "ontology", "queries") for file in (ROOT / package).rglob("*.py")
)
LINES, FUNCTION, FILES = 300, 50, 16


def test_no_module_is_long() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    assert [f"{file.relative_to(ROOT)}: {length}" for file, length in lengths.items() if length > LINES] == []


def test_no_function_is_long() -> None:
    functions = [
        (file, node)
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = [(file, node.name, (node.end_lineno or 0) - node.lineno + 1) for file, node in functions]
    assert [f"{file.relative_to(ROOT)} {name}: {length}" for file, name, length in lengths if length > FUNCTION] == []


def test_no_room_is_crowded() -> None:
    rooms = {file.parent for file in MODULES}
    counts = {room: sum(1 for file in MODULES if file.parent == room and file.name != "__init__.py") for room in rooms}
    assert [f"{room.relative_to(ROOT)}: {count}" for room, count in counts.items() if count > FILES] == []


def test_every_room_has_a_line_in_the_architecture() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## Rooms", 1)[1].split("\n## ", 1)[0]
    named = {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")}
    rooms = {str(file.parent.relative_to(ROOT)) for file in MODULES} - {"kg"}
    inside = {room for room in rooms if any(room.startswith(f"{other}/") for other in named)}  # told with their room
    assert rooms - inside <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
