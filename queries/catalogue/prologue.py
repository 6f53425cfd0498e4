"""The canonical prologue, with which a query runs as it is in other people's tools.

Cypher begins with `:param {…};` and ends with a semicolon. Neo4j Browser and cypher-shell both take that form; the
plural `:params` does not set anything in every cypher-shell. SPARQL begins with the PREFIX lines that it uses, sorted.
Its parameters are `VALUES ?name { value }` in the body. Values are those of `parameters.initial`.

A query without a prologue, or with an old one, is read as if it had just been written: nothing here can be an error.
"""

import re
from collections.abc import Mapping, Sequence

from kg.ontology import Vocabulary
from kg.queries.catalogue.parameters import Value, initial
from kg.queries.catalogue.question import Parameter
from kg.queries.catalogue.rdf_terms import term_of

_PARAM = re.compile(r"^:params?\b[^\n]*\n", re.MULTILINE)
# The semicolon that ends a query; comments may follow it.
_END = re.compile(r";\s*((?://[^\n]*\s*)*)\Z")
_PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^<>\s]*)>\s*", re.IGNORECASE)
_LITERAL = r'"(?:[^"\\\n]|\\.)*"'
_NOT_CODE = re.compile(rf"<[^<>\s]*>|{_LITERAL}|#[^\n]*")
_USED = re.compile(r"(?<![\w?$:-])([A-Za-z][\w-]*)?:")
_LOCAL = re.compile(r"\w+(-\w+)*", re.ASCII)


def cypher_with_prologue(query: str, parameters: Sequence[Parameter], vocabulary: Vocabulary) -> str:
    """Return a Cypher query under its canonical prologue.

    Raises:
        QuestionError: a default or example does not fit.
    """
    pairs = ", ".join(f"{p.name}: {_cypher_literal(initial(p, vocabulary))}" for p in parameters)
    return (f":param {{{pairs}}};\n" if pairs else "") + without_prologue(query).rstrip() + ";\n"


def without_prologue(query: str) -> str:
    """Return a Cypher query as a driver takes it: without `:param` and closing semicolon."""
    return _END.sub(r"\n\1", _PARAM.sub("", query, count=1).rstrip()).strip() + "\n"


def sparql_with_prologue(
    query: str, parameters: Sequence[Parameter], vocabulary: Vocabulary, prefixes: Mapping[str, str]
) -> str:
    """Return a SPARQL query under its canonical prologue. Prefixes of its own win over `prefixes`.

    Raises:
        QuestionError: a default or example does not fit.
    """
    own, body = _split(query)
    names = {**prefixes, **own}
    values = {p: initial(p, vocabulary) for p in parameters}
    terms = {p.name: "UNDEF" if v is None else _sparql_term(p, v, vocabulary, names) for p, v in values.items()}
    body = bind(body, terms)
    used = {match[1] or "" for match in _USED.finditer(_NOT_CODE.sub(" ", body))}
    return "".join(f"PREFIX {name}: <{names[name]}>\n" for name in sorted(used & names.keys())) + body


def values_clause(*names: str) -> re.Pattern[str]:
    """Return the pattern of the clause that gives a SPARQL query the value of a parameter: one term, or UNDEF."""
    return re.compile(rf"VALUES \?({'|'.join(names)}) \{{ (?:{_LITERAL}|[^\s\"{{}}]+) \}}")


def bind(query: str, terms: Mapping[str, str]) -> str:
    """Return a SPARQL query with other terms for parameters; in one pass, since a value may look like a clause."""
    return values_clause(*terms).sub(lambda match: f"VALUES ?{match[1]} {{ {terms[match[1]]} }}", query)


def _split(query: str) -> tuple[dict[str, str], str]:
    """Divide a query into the prefixes that it declares and the rest, comments included."""
    own, comments, rest = {}, [], query.lstrip()
    while True:
        if match := _PREFIX.match(rest):
            own[match[1]] = match[2]
            rest = rest[match.end() :]
        elif rest.startswith("#"):
            comment, _, rest = rest.partition("\n")
            comments.append(comment + "\n")
            rest = rest.lstrip()
        else:
            return own, "".join(comments) + rest.rstrip() + "\n"


def _cypher_literal(value: Value) -> str:
    if value is None or isinstance(value, int):
        return "null" if value is None else str(value)
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _sparql_term(parameter: Parameter, value: str | int, vocabulary: Vocabulary, names: Mapping[str, str]) -> str:
    """Return a term as a person writes it: with a prefix where one fits."""
    if isinstance(value, int):
        return str(value)
    term = term_of(parameter, value, vocabulary)
    for name, iri in names.items():
        local = term.value.removeprefix(iri)
        if local != term.value and _LOCAL.fullmatch(local):
            return f"{name}:{local}"
    return str(term)
