"""The catalogue: question files -> `Question`s, each complete and consistent before it can be asked.

A question is three files of one stem side by side: `<stem>.yaml` (its header, once for both languages), `<stem>.cypher`
and `<stem>.rq`. The folder that they are in is the theme.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.loaders.problems import Problem, did_you_mean
from kg.loaders.rdf.terms import prefixes
from kg.ontology import Vocabulary
from kg.queries.catalogue.header import Header, read_header, shared_parameters
from kg.queries.catalogue.problems import QuestionError, place
from kg.queries.catalogue.prologue import cypher_with_prologue, sparql_with_prologue, values_clause
from kg.queries.catalogue.question import Parameter, Question, returned_columns

FOLDER = Path(__file__).resolve().parents[1] / "questions"
SUFFIXES = (".yaml", ".cypher", ".rq")
# What is no code in Cypher: comments and texts.
_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_SYNTAX = re.compile(r"error at (\d+):(\d+): ")


def read_catalogue(vocabulary: Vocabulary, prefixes: Mapping[str, str], folder: Path = FOLDER) -> dict[str, Question]:
    """Read every question of a folder and of the folders in it.

    Args:
        vocabulary: names the classes and code lists that parameters may have as type.
        prefixes: those that SPARQL queries may use without declaring them.
        folder: holds the files.

    Returns:
        The questions by stem.

    Raises:
        QuestionError: questions have errors; the message has a line for each.
    """
    shared = shared_parameters(vocabulary)
    questions, problems = {}, []
    for stem, files in question_files(folder).items():
        question, errors = _question(stem, files, vocabulary, prefixes, shared)
        problems += errors
        if question is not None:
            questions[stem] = question
    if problems:
        raise QuestionError("\n".join(map(str, sorted(problems))))
    return questions


def read_with_own(vocabulary: Vocabulary, own: Path | None) -> dict[str, Question]:
    """Read the catalogue, and with it the questions of a user's own folder.

    Raises:
        QuestionError: questions have errors, or one of the folder has the name of one of the catalogue.
    """
    declared = prefixes(vocabulary)
    catalogue = read_catalogue(vocabulary, declared)
    if own is None:
        return catalogue
    added = read_catalogue(vocabulary, declared, own)
    files, remedy = question_files(own), "expected a name of its own, rename it"
    taken = [f"{files[stem][0]}:1:1: the catalogue has a {stem}, {remedy}" for stem in sorted(added.keys() & catalogue)]
    if taken:
        raise QuestionError("\n".join(taken))
    return catalogue | added


def find(questions: Mapping[str, Question], stem: str) -> Question:
    """Return the question of a stem.

    Raises:
        QuestionError: there is none; the message names the closest.
    """
    if stem in questions:
        return questions[stem]
    remedy = did_you_mean(stem, questions, "`kg ask` lists them", cutoff=0.4)
    raise QuestionError(f"no question {stem}, expected one of the catalogue, {remedy}")


def question_files(folder: Path = FOLDER) -> dict[str, list[Path]]:
    """Return the files of each stem that has a query, in the folder itself and in those in it, by stem."""
    files: dict[str, list[Path]] = {}
    for file in sorted([*folder.glob("*.*"), *folder.glob("*/*.*")]):
        if file.suffix in SUFFIXES:
            files.setdefault(file.stem, []).append(file)
    return {stem: group for stem, group in sorted(files.items()) if {file.suffix for file in group} != {".yaml"}}


def _question(
    stem: str, files: list[Path], vocabulary: Vocabulary, prefixes: Mapping[str, str], shared: Mapping[str, Parameter]
) -> tuple[Question | None, list[Problem]]:
    if problems := list(_incomplete(stem, files)):
        return None, problems
    cypher_file, sparql_file, header_file = (files[0].with_suffix(suffix) for suffix in (".cypher", ".rq", ".yaml"))
    header, problems = read_header(header_file, vocabulary, shared)
    if header is None:
        return None, problems
    cypher, sparql = cypher_file.read_text(encoding="utf-8"), sparql_file.read_text(encoding="utf-8")
    problems = [
        *_unused(header, header_file, cypher, sparql),
        *_check_cypher(cypher_file, cypher, header),
        *_check_sparql(sparql_file, sparql, header, prefixes),
    ]
    question = Question(
        stem=stem,
        theme=header_file.resolve().parent.name,
        summary=header.summary,
        parameters=header.parameters,
        columns=header.columns,
        cypher=cypher_with_prologue(cypher, header.parameters, vocabulary),
        sparql=sparql_with_prologue(sparql, header.parameters, vocabulary, prefixes),
        draw=header.draw,
        analysis=header.analysis,
    )
    return (None if problems else question), problems


def _incomplete(stem: str, files: list[Path]) -> Iterator[Problem]:
    """Yield a problem for each file that is missing, or that lies in another folder."""
    folders = sorted({file.parent for file in files})
    for folder in folders[1:]:
        where = next(file for file in files if file.parent == folder)
        yield Problem(str(where), 1, 1, f"another question {stem} in {folders[0]}", "one of a name", "rename one")
    for suffix in SUFFIXES if len(folders) == 1 else ():
        file = folders[0] / f"{stem}{suffix}"
        if file not in files:
            expected = f"{stem}.yaml, {stem}.cypher and {stem}.rq side by side"
            yield Problem(str(file), 1, 1, "the file is missing", expected, "write it or remove the others")


def _unused(header: Header, file: Path, cypher: str, sparql: str) -> Iterator[Problem]:
    """Yield a problem for each parameter that a query does not use."""
    for name, (line, column) in header.places.items():
        if not re.search(rf"\${name}\b", _code(cypher)):
            what = f"parameter {name} is not in the .cypher file"
            yield Problem(str(file), line, column, what, f"${name}", "write it in the query")
        if not values_clause(name).search(sparql):
            what = f"parameter {name} is not in the .rq file"
            yield Problem(str(file), line, column, what, f"VALUES ?{name} {{ UNDEF }}", "write it in the query")


def _check_cypher(file: Path, query: str, header: Header) -> Iterator[Problem]:
    """Yield a problem where a Cypher query returns other columns, or has a parameter that the header has not."""
    code = _code(query)
    for match in re.finditer(r"\$(\w+)", code):
        if match[1] not in header.places:
            expected = f"one of the header ({', '.join(header.places) or 'none'})"
            remedy = did_you_mean(match[1], header.places, "declare it")
            yield Problem(str(file), *place(code, match.start()), f"parameter {match[1]}", expected, remedy)
    names, offset = _returned(code)
    yield from _other_columns(file, place(code, offset), names, header)


def _check_sparql(file: Path, query: str, header: Header, prefixes: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem where a SPARQL query cannot be read, or returns other columns."""
    try:
        solutions = Store().query(query, prefixes=dict(prefixes))
    except SyntaxError as error:
        message = " ".join(str(error).split())
        match = _SYNTAX.match(message)
        line, column = (int(match[1]), int(match[2])) if match else (1, 1)
        what = f"not SPARQL: {message[match.end() if match else 0 :]}"
        what = what if len(what) <= 120 else what[:119] + "…"
        yield Problem(str(file), line, column, what, "a SELECT", "correct it")
        return
    names = [v.value for v in solutions.variables] if isinstance(solutions, QuerySolutions) else []
    select = re.search(r"^[^#\n]*?\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", query, re.MULTILINE | re.IGNORECASE)
    yield from _other_columns(file, place(query, select.start(1)) if select else (1, 1), names, header)


def _other_columns(file: Path, at: tuple[int, int], names: list[str], header: Header) -> Iterator[Problem]:
    columns = returned_columns(header.columns, header.analysis)
    if names != columns:
        what = f"returns {', '.join(names) or 'nothing'}"
        yield Problem(str(file), *at, what, ", ".join(columns), "make query and header agree")


def _code(cypher: str) -> str:
    """Return a Cypher query with blanks in place of comments and texts."""
    return _NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), cypher)


def _returned(code: str) -> tuple[list[str], int]:
    """Return the names that the last RETURN gives, each by an AS or as it stands, and where it is."""
    last = max((match for match in re.finditer(r"\bRETURN\b(?:\s+DISTINCT\b)?", code)), key=re.Match.end, default=None)
    if last is None:
        return [], 0
    items = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b|;", code[last.end() :])[0]
    depth, names, word = 0, [], ""
    for character in items + ",":
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(character, 0)
        if character == "," and depth == 0:
            names.append(re.split(r"\bAS\b", word)[-1].strip())
            word = ""
        else:
            word += character
    return names, last.start()
