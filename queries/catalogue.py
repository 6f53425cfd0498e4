"""The catalogue: question files -> `Question`s, each proved whole before it can be asked.

A question is two files of one stem, `<stem>.cypher` and `<stem>.rq`. Each opens with the same header: YAML in
decorator lines, `#+ ` in SPARQL as grlc has it (https://github.com/CLARIAH/grlc), `//+ ` in Cypher.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import QuerySolutions, Store

from kg.ontology import Text, Vocabulary
from kg.queries.analyses import ANALYSES
from kg.queries.engines import placeholder, returned
from kg.queries.question import Column, Parameter, Question, QuestionError

FOLDER = Path(__file__).resolve().parent / "questions"
COLUMN_TYPES = ("id", "text", "code", "date", "integer", "number", "list")
PLAIN_TYPES = ("text", "date", "integer")
_MARKS = {".cypher": "//+ ", ".rq": "#+ "}
_KEYS = ("theme", "summary", "parameters", "columns", "draw", "analysis")
_PARAMETER_KEYS = ("name", "type", "default", "example", "meaning")
_COLUMN_KEYS = ("name", "type", "meaning")


def read_catalogue(vocabulary: Vocabulary, prefixes: Mapping[str, str], folder: Path = FOLDER) -> dict[str, Question]:
    """Every question of a folder by its stem.

    Args:
        vocabulary: names the classes and code lists that parameters may have as type.
        prefixes: those that every SPARQL query may use without declaring them.
        folder: holds the pairs of files.

    Raises:
        QuestionError: a question is not whole: a file is missing, the headers differ, or what it returns is not
            what it declares.
    """
    files = [file for file in folder.iterdir() if file.suffix in _MARKS]
    return {stem: _question(folder, stem, vocabulary, prefixes) for stem in sorted({file.stem for file in files})}


def find(questions: Mapping[str, Question], stem: str) -> Question:
    """The question of a stem, or an error that names the closest."""
    if stem in questions:
        return questions[stem]
    remedy = close_to(stem, questions, "`kg ask` lists them", cutoff=0.4)
    raise QuestionError(f"no question {stem}, expected one of the catalogue, {remedy}")


def _question(folder: Path, stem: str, vocabulary: Vocabulary, prefixes: Mapping[str, str]) -> Question:
    parts = {}
    for suffix, mark in _MARKS.items():
        file = folder / (stem + suffix)
        if not file.is_file():
            raise QuestionError(f"{file}: the file is missing, expected a pair of files, write it or remove its twin")
        parts[suffix] = _split(file, mark)
    if parts[".cypher"][0] != parts[".rq"][0]:
        raise QuestionError(
            f"{folder / stem}.rq:1:1: the header differs from the .cypher file, expected the same, copy it"
        )
    header = parts[".rq"][0]
    where = str(folder / f"{stem}.rq")
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())
    question = Question(
        stem=stem,
        theme=str(_need(header, "theme", where)),
        summary=_text(_need(header, "summary", where), where),
        parameters=tuple(_parameter(p, vocabulary, where) for p in header.get("parameters", [])),
        columns=tuple(_column(c, where) for c in _need(header, "columns", where)),
        cypher=parts[".cypher"][1],
        sparql=declared + parts[".rq"][1],
        draw=tuple(header.get("draw", [])),
        analysis=header.get("analysis"),
    )
    _known(header, _KEYS, where)
    _drawn(question, where)
    _analysed(question, where)
    _returns(folder, question)
    return question


def _split(file: Path, mark: str) -> tuple[dict[str, Any], str]:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    head = [line.removeprefix(mark) for line in lines if line.startswith(mark)]
    body = "".join(line for line in lines if not line.startswith(mark.rstrip()))
    try:
        header = yaml.load("".join(head), Loader=yaml.CSafeLoader)  # ten times as fast
    except yaml.YAMLError as error:
        raise QuestionError(
            f"{file}:1:1: the header is not YAML ({error}), expected keys and values, mend it"
        ) from None
    if not isinstance(header, dict):
        raise QuestionError(f"{file}:1:1: no header, expected lines that begin with `{mark}`, write them")
    return header, body.strip() + "\n"


def _need(header: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in header:
        raise QuestionError(f"{where}:1:1: no {key} in the header, expected one, add it")
    return header[key]


def _text(value: Any, where: str) -> Text:
    if not isinstance(value, dict) or set(value) != {"lv", "en"}:
        raise QuestionError(f"{where}:1:1: {value!r} is not in two languages, expected lv and en, write both")
    return Text(value["lv"], value["en"])


def _known(item: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in item:
        if key not in keys:
            remedy = close_to(str(key), keys, "remove it")
            raise QuestionError(f"{where}:1:1: unknown key {key}, expected one of {', '.join(keys)}, {remedy}")


def _parameter(item: Mapping[str, Any], vocabulary: Vocabulary, where: str) -> Parameter:
    _known(item, _PARAMETER_KEYS, where)
    kind = str(_need(item, "type", where))
    known = [*PLAIN_TYPES, *vocabulary.classes, *vocabulary.lists]
    if kind not in known:
        remedy = close_to(kind, known, "name a class or a code list")
        raise QuestionError(
            f"{where}:1:1: parameter type {kind}, expected a class, code list or {PLAIN_TYPES}, {remedy}"
        )
    name = str(_need(item, "name", where))
    if item.get("example") is not None and item.get("default") is not None:
        what = f"parameter {name} has a default and an example"
        raise QuestionError(f"{where}:1:1: {what}, expected one of them: who has an example must be given, remove one")
    meaning = _text(_need(item, "meaning", where), where)
    return Parameter(name, kind, item.get("default"), meaning, item.get("example"))


def _column(item: Mapping[str, Any], where: str) -> Column:
    _known(item, _COLUMN_KEYS, where)
    kind = str(_need(item, "type", where))
    if kind not in COLUMN_TYPES:
        raise QuestionError(f"{where}:1:1: column type {kind}, expected one of {', '.join(COLUMN_TYPES)}, correct it")
    return Column(str(_need(item, "name", where)), kind, _text(_need(item, "meaning", where), where))


def _drawn(question: Question, where: str) -> None:
    """What is drawn are identifiers: columns of type id or list."""
    columns = [column.name for column in question.columns if column.type in ("id", "list")]
    for name in question.draw:
        if name not in columns:
            remedy = close_to(name, columns, "name one of them")
            wanted = ", ".join(columns) or "one to be declared"
            raise QuestionError(f"{where}:1:1: draw {name}, expected columns of type id or list ({wanted}), {remedy}")


def _analysed(question: Question, where: str) -> None:
    """The columns of an analysed question are of the types that its analysis gives."""
    if question.analysis is None:
        return
    if question.analysis not in ANALYSES:
        remedy = close_to(str(question.analysis), ANALYSES, "choose one of them")
        known = ", ".join(ANALYSES)
        raise QuestionError(f"{where}:1:1: no analysis {question.analysis}, expected one of {known}, {remedy}")
    types, wanted = [column.type for column in question.columns], ANALYSES[question.analysis].columns
    if types != list(wanted):
        what = f"columns of types {', '.join(types)}"
        raise QuestionError(f"{where}:1:1: {what}, expected {', '.join(wanted)} of {question.analysis}, correct them")


def close_to(name: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """`did you mean …?`, or something else where nothing is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return f"did you mean {close[0]}?" if close else otherwise


def _returns(folder: Path, question: Question) -> None:
    """Both queries use every parameter and return the declared columns and the statements, in this order."""
    for parameter in question.parameters:
        uses = (
            (".cypher", question.cypher, f"${parameter.name}"),
            (".rq", question.sparql, placeholder(parameter.name)),
        )
        for suffix, query, wanted in uses:
            if wanted not in query:
                what = f"parameter {parameter.name} is not used"
                raise QuestionError(
                    f"{folder / question.stem}{suffix}: {what}, expected {wanted}, write it in the query"
                )
    columns = returned(question)
    try:
        solutions = Store().query(question.sparql)
    except SyntaxError as error:
        raise QuestionError(f"{folder / question.stem}.rq: not SPARQL: {error}, expected a SELECT, mend it") from None
    found = [v.value for v in solutions.variables] if isinstance(solutions, QuerySolutions) else []
    for file, names in ((f"{question.stem}.rq", found), (f"{question.stem}.cypher", _returned(question.cypher))):
        if names != columns:
            what = f"returns {', '.join(names) or 'nothing'}"
            raise QuestionError(f"{folder / file}: {what}, expected {', '.join(columns)}, make them agree")


def _returned(cypher: str) -> list[str]:
    """The names that the last RETURN gives, each by an AS or as it stands."""
    code = re.sub(r"//.*", "", cypher)
    last = re.split(r"\bRETURN\b(?:\s+DISTINCT\b)?", code)[-1]
    items = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", last)[0]
    depth, names, word = 0, [], ""
    for character in items + ",":
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(character, 0)
        if character == "," and depth == 0:
            names.append(re.split(r"\bAS\b", word)[-1].strip())
            word = ""
        else:
            word += character
    return names
