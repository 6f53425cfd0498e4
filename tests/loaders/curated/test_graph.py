"""The graph of valid files: claims fill properties, relationships are derived, and only content matters."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.loaders import Node, Section, assemble, check, read
from kg.loaders.files.origins import find_origins
from kg.loaders.partial_dates import bounds
from kg.ontology import Vocabulary
from kg.ontology.vocabulary import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assembled import Assembled

    from kg.loaders import Graph

    Assemble = Callable[[Mapping[str, str | bytes]], Assembled]
    Valid = Callable[..., Graph]

SOURCE = "source: {id: a, name: A, scope: seed}\n"
OTHER = "source: {id: b, name: B, scope: seed}\n"


def claims(*records: str) -> str:
    return "claims:\n" + "".join(f"  - {{{record}}}\n" for record in records)


@pytest.fixture
def valid(assembled: Assemble, world: str) -> Valid:
    """Return a function that assembles texts beside the small corpus and allows no problem."""

    def valid_graph(*texts: str) -> Graph:
        result = assembled({"world.yaml": world, **{f"{n}.yaml": text for n, text in enumerate(texts)}})
        assert result.problems == []
        return result.graph

    return valid_graph


def statements_of(graph: Graph, cls: str, source: str = "source/a") -> list[Node]:
    """Return the statements of a class that a source makes."""
    return [node for node in graph.nodes.values() if node.cls == cls and ("source", source) in node.links]


def linked(graph: Graph, node: str, predicate: str) -> list[str]:
    return [target for name, target in graph.nodes[node].links if name == predicate]


# Claims


def test_a_claim_is_a_node_and_fills_the_property(valid: Valid) -> None:
    graph = valid(SOURCE + claims("about: event/e01, line: 7, ordinal: 3"))
    (claim,) = statements_of(graph, "Claim")
    assert claim.properties == {"property": "ordinal", "value": "3", "line": 7, "rank": "normal", "status": "stated"}
    assert claim.links == (("about", "event/e01"), ("source", "source/a"))
    assert graph.nodes["event/e01"].properties == {
        "name": "Seminārs",
        "kind": "seminar",
        "eventStatus": "held",
        "ordinal": 3,
    }


def test_a_claim_of_an_entity_links_to_it(valid: Valid) -> None:
    graph = valid(SOURCE + claims("about: event/e01, locator: 2. lapa, venue: organisation/dome, status: planned"))
    (claim,) = statements_of(graph, "Claim")
    assert claim.properties == {"property": "venue", "locator": "2. lapa", "rank": "normal", "status": "planned"}
    assert claim.links == (("about", "event/e01"), ("source", "source/a"), ("valueEntity", "organisation/dome"))
    assert linked(graph, "event/e01", "venue") == ["organisation/dome"]


def test_each_value_is_a_claim_of_its_own(valid: Valid) -> None:
    graph = valid(SOURCE + claims("about: event/e01, line: 1, ordinal: 3, aliases: [b, a], name: {en: Seminar}"))
    claimed = sorted((str(c.properties["property"]), str(c.properties["value"])) for c in statements_of(graph, "Claim"))
    assert claimed == [("aliases", "a"), ("aliases", "b"), ("nameEn", "Seminar"), ("ordinal", "3")]


@pytest.mark.parametrize(
    ("given", "value", "property_value"),
    [
        ("2015", "2015", "2015"),
        ("2015-03", "2015-03", "2015-03"),
        ("'2015-03-04'", "2015-03-04", "2015-03-04"),
    ],
)
def test_a_date_is_text_as_precise_as_given(valid: Valid, given: str, value: str, property_value: str) -> None:
    graph = valid(SOURCE + claims(f"about: event/e01, line: 1, start_date: {given}"))
    assert statements_of(graph, "Claim")[0].properties["value"] == value
    assert graph.nodes["event/e01"].properties["startDate"] == property_value


def test_two_sources_may_agree(valid: Valid) -> None:
    graph = valid(
        SOURCE + claims("about: event/e01, line: 1, start_date: 2015"),
        OTHER + claims("about: event/e01, line: 1, start_date: '2015'"),
    )
    assert graph.nodes["event/e01"].properties["startDate"] == "2015"
    assert len(statements_of(graph, "Claim")) == len(statements_of(graph, "Claim", "source/b")) == 1


@pytest.mark.parametrize("preferred", [0, 1])
def test_the_preferred_claim_holds_and_none_is_dropped(valid: Valid, preferred: int) -> None:
    ranks = ["normal", "normal"]
    ranks[preferred] = "preferred"
    graph = valid(
        SOURCE + claims(f"about: event/e01, line: 1, start_date: 2015, rank: {ranks[0]}"),
        OTHER + claims(f"about: event/e01, line: 1, start_date: 2016, rank: {ranks[1]}"),
    )
    assert graph.nodes["event/e01"].properties["startDate"] == ["2015", "2016"][preferred]
    both = [*statements_of(graph, "Claim"), *statements_of(graph, "Claim", "source/b")]
    assert [(c.properties["value"], c.properties["rank"]) for c in both] == [("2015", ranks[0]), ("2016", ranks[1])]


def test_a_preferred_claim_overrules_the_record(valid: Valid) -> None:
    graph = valid(SOURCE + claims("about: event/e01, line: 1, name: Sanāksme, rank: preferred"))
    assert graph.nodes["event/e01"].properties["name"] == "Sanāksme"


def test_a_preferred_reference_is_the_only_one(valid: Valid) -> None:
    more = "projects:\n  - {id: p2, name: Cits}\n"
    graph = valid(SOURCE + more + claims("about: network/t2, line: 1, of_project: project/p2, rank: preferred"))
    assert linked(graph, "network/t2", "ofProject") == ["project/p2"]


def test_a_preferred_reference_overrules_the_record(world: str, tmp_path: Path) -> None:
    """In our own vocabulary references come by claims only; in another a record may give one."""
    for file in FOLDER.glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        own = re.sub(r"(kg:ofProject a .*?)meta:claimed true", r"\1meta:claimed false", text, count=1, flags=re.DOTALL)
        (tmp_path / file.name).write_text(own, encoding="utf-8")
    vocabulary = Vocabulary.read(tmp_path)
    text = world.replace("{id: t2, name: Tīkls}", "{id: t2, name: Tīkls, of_project: project/p2}")
    text = text.replace("of_project: project/p1}", "of_project: project/p1, rank: preferred}")
    (tmp_path / "world.yaml").write_text(
        text.replace("projects:", "projects:\n  - {id: p2, name: P}"), encoding="utf-8"
    )
    graph, problems = assemble(read([tmp_path]), vocabulary)
    assert [problem.what for problem in problems] == ["no source speaks of project/p2"]
    assert linked(graph, "network/t2", "ofProject") == ["project/p1"]


def test_repeatable_properties_are_united(valid: Valid) -> None:
    graph = valid(
        SOURCE + claims("about: event/e01, line: 1, aliases: [c, a], in_context_of: [project/p1, network/t2]"),
        OTHER + "topics:\n  - {id: t, name: T, aliases: z}\n" + claims("about: topic/t, line: 1, aliases: y"),
        "source: {id: c, name: C, scope: seed}\n" + claims("about: event/e01, line: 1, aliases: [b, a]"),
    )
    assert graph.nodes["event/e01"].properties["aliases"] == ["a", "b", "c"]
    assert graph.nodes["topic/t"].properties["aliases"] == ["y", "z"]
    assert linked(graph, "event/e01", "inContextOf") == ["network/t2", "project/p1"]


def test_a_value_by_default_gives_way_to_a_claim(valid: Valid) -> None:
    graph = valid(SOURCE + claims("about: person/p001, line: 1, visibility: internal"))
    assert graph.nodes["person/p001"].properties["visibility"] == "internal"


def test_the_order_of_claims_does_not_matter(valid: Valid) -> None:
    records = [f"about: event/e01, line: {n}, start_date: 201{n}" for n in range(1, 5)]
    records[2] += ", rank: preferred"
    graphs = [valid(SOURCE + claims(*order)) for order in (records, records[::-1])]
    assert graphs[0].nodes["event/e01"].properties["startDate"] == "2013"
    assert contents(graphs[0]) == contents(graphs[1])


# Languages and defaults


@pytest.mark.parametrize(
    ("given", "properties"),
    [
        ("name: a", {"name": "a"}),
        ("name: {lv: a}", {"name": "a"}),
        ("name: {lv: a, en: b}", {"name": "a", "nameEn": "b"}),
        ("name: {en: b, lv: a}, aliases: c", {"name": "a", "nameEn": "b", "aliases": ["c"]}),
        ("name: a, aliases: {lv: [c, c], en: d}", {"name": "a", "aliases": ["c"], "aliasesEn": ["d"]}),
    ],
)
def test_a_text_is_latvian_unless_it_says_otherwise(valid: Valid, given: str, properties: dict[str, Any]) -> None:
    graph = valid(f"{SOURCE}topics:\n  - {{id: t, {given}}}\n" + claims("about: event/e01, line: 1, topic: topic/t"))
    assert graph.nodes["topic/t"].properties == properties


def test_defaults_fill_omitted_keys(valid: Valid) -> None:
    graph = valid()
    assert graph.nodes["person/p001"].properties == {"name": "Anna", "visibility": "public"}
    (position,) = statements_of(graph, "Position", "source/w")
    assert position.properties == {"line": 3, "status": "stated"}
    claim = statements_of(graph, "Claim", "source/w")[0]
    assert (claim.properties["rank"], claim.properties["status"]) == ("normal", "stated")


def test_whole_numbers_are_integers(valid: Valid) -> None:
    funding = "fundings:\n  - {funds: project/p1, funded_by: programme/fonds, line: 1, unit: eur, amount: %s}\n"
    amounts = [
        statements_of(valid(SOURCE + funding % n), "Funding")[0].properties["amount"]
        for n in ("10", "10.0", "10.5", "1e3")
    ]
    assert [(type(n), n) for n in amounts] == [(int, 10), (int, 10), (float, 10.5), (int, 1000)]


def test_the_vocabulary_brings_its_roles(valid: Valid) -> None:
    chair = valid().nodes["role/chair"]
    assert chair.properties == {
        "name": "priekšsēdētājs",
        "nameEn": "chair",
        "aliases": ["priekšsēdis", "priekšsēdētāja"],
    }
    assert chair.section == ("roles.ttl", "")


# Derived relationships


@pytest.mark.parametrize("status", ["stated", "planned", "derived"])
def test_relationships_are_derived_from_stated_engagements_only(valid: Valid, status: str) -> None:
    text = f"""\
{SOURCE}people:
  - {{id: p002, name: Inga}}
positions:
  - {{agent: person/p002, role: role/chair, context: organisation/dome, line: 1, status: {status}}}
network_participations:
  - {{agent: person/p002, role: role/municipal-expert, context: network/t2, line: 2, status: {status}}}
network_memberships:
  - {{agent: organisation/dome, role: role/network-member, context: network/t2, line: 3, status: {status}}}
event_participations:
  - {{agent: person/p002, role: role/speaker, context: event/e01, line: 4, status: {status}}}
  - {{agent: municipality/ogre, role: role/host, context: event/e01, line: 5, status: {status}}}
project_participations:
  - {{agent: person/p002, role: role/lead-expert, context: project/p1, line: 6, status: {status}}}
contributions:
  - {{agent: person/p002, role: role/author, context: source/a, line: 7, status: {status}}}
"""
    graph = valid(text)
    links = {
        "person/p002": graph.nodes["person/p002"].links,
        "organisation/dome": graph.nodes["organisation/dome"].links,
        "municipality/ogre": graph.nodes["municipality/ogre"].links,
    }
    elsewhere = (("memberOf", "network/t2"),)  # the small corpus states it
    assert links == (
        {
            "person/p002": (
                ("affiliatedWith", "organisation/dome"),
                ("participatesIn", "network/t2"),
                ("tookPartIn", "event/e01"),
            ),
            "organisation/dome": (("memberOf", "network/t2"),),
            "municipality/ogre": (*elsewhere, ("tookPartIn", "event/e01")),
        }
        if status == "stated"
        else {"person/p002": (), "organisation/dome": (), "municipality/ogre": elsewhere}
    )


def test_a_derived_relationship_exists_once(valid: Valid) -> None:
    text = SOURCE + "positions:\n  - {agent: person/p001, role: role/chair, context: organisation/dome, line: 1}\n"
    assert linked(valid(text), "person/p001", "affiliatedWith") == ["organisation/dome"]


# Only content counts


def contents(graph: Graph) -> list[tuple[object, ...]]:
    return [node.content for node in graph.nodes.values()]


def test_nodes_and_links_are_sorted(graph: Graph) -> None:
    assert list(graph.nodes) == sorted(graph.nodes)
    for node in graph.nodes.values():
        assert list(node.links) == sorted(set(node.links))
        assert [name for name, _ in node.values] == sorted({name for name, _ in node.values})
    edges = list(graph.edges)
    assert edges == sorted(set(edges))


def test_an_identifier_of_a_statement_never_changes(valid: Valid) -> None:
    """Citations of a statement must stay valid: a new rule for identifiers needs more than a new test."""
    (position,) = statements_of(valid(), "Position", "source/w")
    assert position.id == "position/86e51da5959b1d5d"


def test_an_identifier_depends_on_all_content(valid: Valid) -> None:
    record = "agent: person/p001, role: role/chair, context: organisation/dome, line: 1"
    changes = ["", ", status: planned", ", valid_from: 2015", ", remit: a", ", remit: {en: a}", ", locator: a"]
    texts = [f"{SOURCE}positions:\n  - {{{record}{change}}}\n" for change in changes]
    texts += [text.replace("{id: a,", "{id: b,") for text in texts]
    texts += [texts[0].replace("line: 1", "line: 2")]
    ids = {statements_of(valid(text), "Position", f"source/{text[13]}")[0].id for text in texts}
    assert len(ids) == len(texts)


def shuffled(value: Any, rng: random.Random) -> Any:
    """Return the same content with keys and records in another order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key], rng) for key in rng.sample(list(value), len(value))}
    if isinstance(value, list):
        return [shuffled(item, rng) for item in rng.sample(value, len(value))]
    return value


@pytest.mark.parametrize("seed", range(25))
def test_the_same_content_is_the_same_graph(assembled: Assemble, world: str, vocabulary: Vocabulary, seed: int) -> None:
    """Neither order nor style of keys and records, nor names and number of files, nor comments make a difference."""
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    content = shuffled(yaml.safe_load(world), rng)
    # Registries go into files of their own; statements stay with their source.
    statements = {c.section for c in vocabulary.classes.values() if vocabulary.is_a(c.name, "Statement")}
    parts = [{key: content[key]} for key in content if key not in statements and key != "source"]
    parts.append({key: content[key] for key in content if key in statements or key == "source"})
    rng.shuffle(parts)
    texts = [yaml.safe_dump(part, sort_keys=False, default_flow_style=rng.random() < 0.5) for part in parts]
    result = assembled({f"{n}.yaml": f"# file {n}\n{text}" for n, text in enumerate(texts)})
    assert result.problems == []
    assert contents(result.graph) == contents(assembled({"world.yaml": world}).graph)


def test_the_curated_files_in_any_order_are_the_same_graph(graph: Graph, vocabulary: Vocabulary) -> None:
    files = sorted({node.section.file for node in graph.nodes.values() if node.section.name})
    order = random.Random(1)  # noqa: S311 - an order, not a secret
    for _ in range(3):
        order.shuffle(files)
        assert contents(check(read([*map(Path, files)]), vocabulary)) == contents(graph)


# Dates and origins


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2015-03", date(2015, 3, 1), date(2015, 3, 31)),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2015-12", date(2015, 12, 1), date(2015, 12, 31)),
        ("2015-03-04", date(2015, 3, 4), date(2015, 3, 4)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert bounds(text) == (first, last)


NO_DATES = "15 02015 0000 2015- 2015-3 2015-00 2015-13 2015-02-29 2015-03-00 2015-03-32 2015-3-4 2015/03 -2015 2015Z"


@pytest.mark.parametrize(
    "text", [*NO_DATES.split(), "2015-03-04T00:00", "", " 2015", "2015 ", "2015\n", "٢٠١٥", "²015"]
)
def test_texts_that_are_no_date(text: str) -> None:
    assert bounds(text) is None


@given(st.dates())
def test_a_day_is_within_its_month_and_year(day: date) -> None:
    dates = [bounds(day.isoformat()[:length]) for length in (4, 7, 10)]
    year, month, exact = (pair for pair in dates if pair is not None)
    assert exact == (day, day)
    assert year[0] <= month[0] <= day <= month[1] <= year[1]
    assert (year[0].month, year[1].month, month[0].day) == (1, 12, 1)
    assert month[1] == date.max or (month[1] + timedelta(1)).day == 1


def test_the_origin_of_each_node(assembled: Assemble, world: str, vocabulary: Vocabulary) -> None:
    text = f"""\
# a comment
{SOURCE}
positions:
  - agent: person/p001
    role: role/chair
    context: organisation/dome
    line: 1

  - {{agent: person/p001, role: role/adviser, context: organisation/dome,
     line: 2}}
claims:

  - {{about: event/e01, line: 3, ordinal: 1, start_date: 2015}}
"""
    graph = assembled(
        {"a.yaml": text, "b.yaml": "\n\ntopics: [{id: t, name: T},\n  {id: u, name: U}]\n", "w.yaml": world}
    ).graph
    nodes = [n for n in graph.nodes.values() if ("source", "source/a") in n.links]
    places = find_origins(graph.nodes.values())
    lines = [(n.properties["line"], places[n.id].split("/")[-1]) for n in nodes]
    assert sorted(lines, key=str) == [(1, "a.yaml:5"), (2, "a.yaml:10"), (3, "a.yaml:14"), (3, "a.yaml:14")]
    assert [places[i].split("/")[-1] for i in ("source/a", "topic/t", "topic/u", "person/p001")] == [
        *("a.yaml:2", "b.yaml:3", "b.yaml:4", "w.yaml:4")
    ]
    roles = (vocabulary.files[0].parent / "roles.ttl").read_text(encoding="utf-8").splitlines()
    (number,) = (number for number, line in enumerate(roles, 1) if line.startswith("id:role\\/chair a "))
    assert places["role/chair"] == f"roles.ttl:{number}"


def test_a_node_of_no_file_has_no_origin() -> None:
    assert find_origins([Node("topic/t", "Topic", (), (), Section("", ""), 0)]) == {}


def test_the_origin_of_each_curated_node(graph: Graph, vocabulary: Vocabulary) -> None:
    """The line of an entity has its identifier, that of a statement the first of its keys."""
    places = find_origins(graph.nodes.values())
    assert places.keys() == graph.nodes.keys()
    for node in graph.nodes.values():
        if not node.section.name:
            continue
        file, number = places[node.id].rsplit(":", 1)
        line = Path(file).read_text(encoding="utf-8").splitlines()[int(number) - 1]
        statement = vocabulary.is_a(node.cls, "Statement")
        agent = next((target for name, target in node.links if name in ("agent", "about", "funds")), "")
        assert (agent if statement else f"id: {node.id.split('/')[1]}") in line, (places[node.id], line)
