"""The header of a question: YAML -> what the question is, or every error in the file with its place.

summary: {lv: …, en: …}
parameters: names of `parameters.yaml`, or declarations of its own
columns: name, type and meaning of each
draw, analysis: may be left out
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kg.loaders.problems import Problem, did_you_mean
from kg.ontology import Text, Vocabulary
from kg.queries.analyses import ANALYSES
from kg.queries.catalogue.parameters import initial
from kg.queries.catalogue.problems import QuestionError
from kg.queries.catalogue.question import Column, Parameter

PARAMETERS = Path(__file__).resolve().parents[1] / "parameters.yaml"
COLUMN_TYPES = ("id", "text", "code", "date", "integer", "number", "list")
PLAIN_TYPES = ("text", "date", "integer")
_KEYS = ("summary", "parameters", "columns", "draw", "analysis")
_PARAMETER_KEYS = ("name", "type", "default", "example", "lv", "en")
_COLUMN_KEYS = ("name", "type", "lv", "en")
_LANGUAGES = ("lv", "en")

Fields = dict[str, yaml.Node]


@dataclass(frozen=True, slots=True)
class Header:
    """A header, and where its parameters stand, by name."""

    summary: Text
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    draw: tuple[str, ...]
    analysis: str | None
    places: Mapping[str, tuple[int, int]]


def shared_parameters(vocabulary: Vocabulary) -> dict[str, Parameter]:
    """Return the parameters that many questions share, by name.

    Raises:
        QuestionError: the file has errors.
    """
    reader = _Reader(PARAMETERS, vocabulary, {})
    root = reader.compose()
    declared = reader.parameters(root) if root is not None else ()
    if reader.problems:
        raise QuestionError("\n".join(map(str, reader.problems)))
    return {parameter.name: parameter for parameter in declared}


def read_header(
    file: Path, vocabulary: Vocabulary, shared: Mapping[str, Parameter]
) -> tuple[Header | None, list[Problem]]:
    """Return the header of a file, None where it has errors, and the errors."""
    reader = _Reader(file, vocabulary, shared)
    root = reader.compose()
    fields = reader.fields(root, _KEYS, ("summary", "columns")) if root is not None else {}
    if reader.problems and not fields:
        return None, reader.problems
    columns = reader.columns(fields["columns"]) if "columns" in fields else ()
    header = Header(
        summary=reader.text(fields["summary"]) if "summary" in fields else Text("", ""),
        parameters=reader.parameters(fields["parameters"]) if "parameters" in fields else (),
        columns=columns,
        draw=reader.draw(fields["draw"], columns) if "draw" in fields else (),
        analysis=reader.analysis(fields["analysis"], fields.get("columns"), columns) if "analysis" in fields else None,
        places=reader.places,
    )
    return (None if reader.problems else header), reader.problems


@dataclass
class _Reader:
    """Reads the nodes of one file and collects every problem."""

    file: Path
    vocabulary: Vocabulary
    shared: Mapping[str, Parameter]
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def report(self, node: yaml.Node | None, what: str, expected: str, remedy: str) -> None:
        """Note a problem at a node."""
        line, column = _place(node)
        self.problems.append(Problem(str(self.file), line, column, what, expected, remedy))

    def compose(self) -> yaml.Node | None:
        """Return the root node of the file."""
        try:
            root = yaml.compose(self.file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # ten times as fast
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            what = f"not YAML: {error.problem or error.context}"
            self.problems.append(Problem(str(self.file), line, column, what, "keys and values", "correct it"))
            return None
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            self.report(None, f"not YAML: {str(error).splitlines()[0]}", "keys and values", "correct it")
            return None
        if root is None:
            self.report(None, "an empty file", "a header", f"write {', '.join(_KEYS[:3])}")
        return root

    def fields(self, node: yaml.Node, keys: Sequence[str], required: Iterable[str]) -> Fields:
        """Return the values of a mapping by key."""
        if not isinstance(node, yaml.MappingNode):
            self.report(node, "no mapping", f"keys such as {', '.join(keys[:3])}", "write them")
            return {}
        fields: Fields = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in keys:
                remedy = did_you_mean(name, keys, "remove it")
                self.report(key, f"unknown key {name}", f"one of {', '.join(keys)}", remedy)
            elif name in fields:
                self.report(key, f"key {name} a second time", "it once", "remove one")
            fields[name] = value
        for name in required:
            if name not in fields:
                self.report(node, f"no {name}", "one", "add it")
        return fields

    def items(self, node: yaml.Node) -> list[yaml.Node]:
        """Return the nodes of a list."""
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, "no list", "items that begin with a hyphen, or in brackets", "write a list")
            return []
        return list(node.value)

    def scalar(self, node: yaml.Node) -> str:
        """Return a text as it is written."""
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            self.report(node, "no text", "one", "write it")
            return ""
        return str(node.value)

    def text(self, node: yaml.Node) -> Text:
        """Return a text in both languages."""
        fields = self.fields(node, _LANGUAGES, _LANGUAGES)
        return Text(*(self.scalar(fields[name]) if name in fields else "" for name in _LANGUAGES))

    def meaning(self, fields: Fields) -> Text:
        """Return the two languages of a parameter or column."""
        return Text(*(self.scalar(fields[name]) if name in fields else "" for name in _LANGUAGES))

    def parameters(self, node: yaml.Node) -> tuple[Parameter, ...]:
        """Return the parameters of a list: shared ones by name, others with what they are."""
        parameters: list[Parameter] = []
        for item in self.items(node):
            parameter = self._shared(item) if isinstance(item, yaml.ScalarNode) else self._parameter(item)
            if parameter is None:
                continue
            if parameter.name in self.places:
                self.report(item, f"parameter {parameter.name} a second time", "it once", "remove one")
            self.places[parameter.name] = _place(item)
            parameters.append(parameter)
        return tuple(parameters)

    def _shared(self, node: yaml.ScalarNode) -> Parameter | None:
        name = str(node.value)
        if name not in self.shared:
            remedy = did_you_mean(name, self.shared, "declare it with name, type, lv and en")
            self.report(node, f"no shared parameter {name}", f"one of {', '.join(self.shared)}", remedy)
        return self.shared.get(name)

    def _parameter(self, node: yaml.Node) -> Parameter | None:
        fields = self.fields(node, _PARAMETER_KEYS, ("name", "type", *_LANGUAGES))
        if not {"name", "type"} <= fields.keys():
            return None
        name, kind = self.scalar(fields["name"]), self.scalar(fields["type"])
        kinds = [*PLAIN_TYPES, *self.vocabulary.classes, *self.vocabulary.lists]
        parameter = Parameter(
            name, kind, _value(fields.get("default")), self.meaning(fields), _value(fields.get("example"))
        )
        if not name.isidentifier():
            self.report(fields["name"], f"name {name}", "letters, digits and _", "rename it")
        elif kind not in kinds:
            expected = f"a class, a code list, or {', '.join(PLAIN_TYPES)}"
            remedy = did_you_mean(kind, kinds, "name a class or a code list")
            self.report(fields["type"], f"parameter type {kind}", expected, remedy)
        elif parameter.example is not None and parameter.default is not None:
            what = f"parameter {name} has a default and an example"
            self.report(fields["example"], what, "one of them: one with an example must be given", "remove one")
        else:
            try:
                initial(parameter, self.vocabulary)
            except QuestionError as error:
                what, _, rest = str(error).partition(", expected ")
                self.report(fields.get("default", fields.get("example")), what, *rest.rsplit(", ", 1))
        return parameter

    def columns(self, node: yaml.Node) -> tuple[Column, ...]:
        """Return the columns of a list."""
        columns: list[Column] = []
        for item in self.items(node):
            fields = self.fields(item, _COLUMN_KEYS, _COLUMN_KEYS)
            if not {"name", "type"} <= fields.keys():
                continue
            name, kind = self.scalar(fields["name"]), self.scalar(fields["type"])
            if kind not in COLUMN_TYPES:
                remedy = did_you_mean(kind, COLUMN_TYPES, "correct it")
                self.report(fields["type"], f"column type {kind}", f"one of {', '.join(COLUMN_TYPES)}", remedy)
            if name in {column.name for column in columns}:
                self.report(fields["name"], f"column {name} a second time", "it once", "rename one")
            columns.append(Column(name, kind, self.meaning(fields)))
        return tuple(columns)

    def draw(self, node: yaml.Node, columns: Sequence[Column]) -> tuple[str, ...]:
        """Return the names of the columns to draw: those of identifiers."""
        choices = [column.name for column in columns if column.type in ("id", "list")]
        names = []
        for item in self.items(node):
            names.append(name := self.scalar(item))
            if name not in choices:
                expected = f"columns of type id or list ({', '.join(choices) or 'one to be declared'})"
                self.report(item, f"draw {name}", expected, did_you_mean(name, choices, "name one of them"))
        return tuple(names)

    def analysis(self, node: yaml.Node, declared: yaml.Node | None, columns: Sequence[Column]) -> str | None:
        """Return the name of an analysis, whose columns the question declares."""
        name, types = self.scalar(node), [column.type for column in columns]
        if name not in ANALYSES:
            remedy = did_you_mean(name, ANALYSES, "choose one of them")
            self.report(node, f"no analysis {name}", f"one of {', '.join(ANALYSES)}", remedy)
        elif types != list(ANALYSES[name].columns):
            what, expected = f"columns of types {', '.join(types)}", ", ".join(ANALYSES[name].columns)
            self.report(declared, what, f"{expected} of {name}", "correct them")
        return name


def _place(node: yaml.Node | None) -> tuple[int, int]:
    return (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (1, 1)


def _value(node: yaml.Node | None) -> Any:
    """Return a default or example: a whole number, nothing, or a text as it is written."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
        return None
    return int(node.value) if node.tag == "tag:yaml.org,2002:int" and node.value.isdecimal() else str(node.value)
