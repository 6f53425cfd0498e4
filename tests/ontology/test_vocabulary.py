"""Reading the Turtle gives exactly these terms of every kind, and exactly these errors for invalid Turtle."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import (
    Class,
    Code,
    Individual,
    Period,
    Property,
    SentencePattern,
    Text,
    Use,
    Vocabulary,
    VocabularyError,
)
from kg.ontology.naming import camel, kebab, relationship, snake
from kg.ontology.terms import Alternative
from kg.ontology.vocabulary import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "https://w3id.org/lv-coop/ontology#"
LOCATED = Alternative(("line", "locator"), exactly_one=False)

# Names


@pytest.mark.parametrize(
    ("key", "name", "type_"),
    [
        ("on_behalf_of", "onBehalfOf", "ON_BEHALF_OF"),
        ("valid_from", "validFrom", "VALID_FROM"),
        ("agent", "agent", "AGENT"),
        ("sub_organization_of", "subOrganizationOf", "SUB_ORGANIZATION_OF"),
    ],
)
def test_a_name_in_yaml_rdf_and_neo4j(key: str, name: str, type_: str) -> None:
    assert (snake(name), camel(key), relationship(name)) == (key, name, type_)


@pytest.mark.parametrize(
    ("name", "section", "segment"),
    [
        ("GoodPractice", "good_practice", "good-practice"),
        ("Person", "person", "person"),
        ("NetworkParticipation", "network_participation", "network-participation"),
    ],
)
def test_names_of_classes(name: str, section: str, segment: str) -> None:
    assert (snake(name), kebab(name)) == (section, segment)


WORD = st.from_regex("[a-z][a-z0-9]{1,9}", fullmatch=True)  # humps of one letter in a row cannot be told apart


@given(st.lists(WORD, min_size=1, max_size=5).map("_".join))
def test_keys_and_names_are_one_to_one(key: str) -> None:
    assert snake(camel(key)) == key
    assert relationship(camel(key)).lower() == key


@given(st.lists(WORD.map(str.capitalize), min_size=1, max_size=5))
def test_sections_and_segments_are_the_same_words(words: list[str]) -> None:
    assert snake("".join(words)).split("_") == kebab("".join(words)).split("-") == [word.lower() for word in words]


def test_every_declared_name_keeps_to_the_rule(vocabulary: Vocabulary) -> None:
    exceptions = {"prefLabel": "name", "altLabel": "aliases"}
    for prop in vocabulary.properties.values():
        local = re.split("[#/]", prop.iri)[-1]
        assert prop.name == exceptions.get(local, local)
        assert (prop.key, prop.relationship) == (snake(prop.name), relationship(prop.name))
    plurals = {"Person": "people", "Municipality": "municipalities"}
    for cls in vocabulary.classes.values():
        assert (cls.iri, cls.segment) == (NAMESPACE + cls.name, kebab(cls.name))
        assert cls.section == plurals.get(cls.name, snake(cls.name) + "s")


# Terms


def test_the_header(vocabulary: Vocabulary) -> None:
    assert vocabulary.namespace == NAMESPACE
    assert vocabulary.base == "https://w3id.org/lv-coop/id/"
    assert vocabulary.code_base == "https://w3id.org/lv-coop/code/"
    assert re.fullmatch(r"\d+\.\d+\.\d+", vocabulary.version)
    assert [file.name for file in vocabulary.files] == sorted(file.name for file in FOLDER.glob("*.ttl"))


def test_a_class(vocabulary: Vocabulary) -> None:
    assert vocabulary.classes["Network"] == Class(
        name="Network",
        iri=NAMESPACE + "Network",
        label=Text("Sadarbības tīkls", "Network"),
        definition=Text(
            "Pašvaldību sadarbības tīkls vai apakštīkls, kurā mācās salīdzinot.",
            "A cooperation network or sub-network of municipalities that learn by comparing.",
        ),
        parents=("Cooperation",),
        abstract=False,
        segment="network",
        section="networks",
        colour="#e69f00",
        shape="hexagon",
        shown_first=True,
    )


def test_a_text_is_asked_for_by_language(vocabulary: Vocabulary) -> None:
    label = vocabulary.classes["Network"].label
    assert (label["lv"], label["en"]) == ("Sadarbības tīkls", "Network")


def test_abstract_classes_have_neither_section_nor_segment(vocabulary: Vocabulary) -> None:
    abstract = {name for name, cls in vocabulary.classes.items() if cls.abstract}
    assert abstract == {"Entity", "Statement", "Agent", "Cooperation", "Work", "Engagement"}
    for by in (vocabulary.by_section, vocabulary.by_segment):
        assert {cls.name for cls in by.values()} == set(vocabulary.classes) - abstract


def test_lineage_is_nearest_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.lineage["Municipality"] == ("Municipality", "Organisation", "Agent", "Entity")
    assert vocabulary.lineage["Position"] == ("Position", "Engagement", "Statement", "Entity")
    assert vocabulary.is_a("Municipality", "Organisation")
    assert not vocabulary.is_a("Organisation", "Municipality")


def test_a_property(vocabulary: Vocabulary) -> None:
    found = vocabulary.properties["startDate"]
    assert found == Property(
        name="startDate",
        key="start_date",
        relationship="START_DATE",
        iri=NAMESPACE + "startDate",
        label=Text("sākas", "starts"),
        definition=Text(
            "Sākums ar tādu precizitāti, kādu dod avots.", "The start, as precisely as the source gives it."
        ),
        kind="date",
        range="PartialDate",
        claimed=True,
        searched=False,
        indexed=True,
        acyclic=False,
        successor=False,
        drawn_inside=False,
        hidden=False,
    )
    assert vocabulary.by_key["start_date"] == vocabulary.by_iri[found.iri] == found


def test_the_kinds_of_properties(vocabulary: Vocabulary) -> None:
    names = (
        "locator",
        "name",
        "line",
        "amount",
        "approximate",
        "url",
        "validTo",
        "status",
        "agent",
        "property",
        "value",
    )
    kinds = ["text", "lang", "integer", "decimal", "boolean", "uri", "date", "code", "entity", "term", "literal"]
    assert [vocabulary.properties[name].kind for name in names] == kinds


def test_searched_properties(vocabulary: Vocabulary) -> None:
    assert {p.name for p in vocabulary.properties.values() if p.searched} == {"name", "aliases", "code"}


def test_periods(vocabulary: Vocabulary) -> None:
    assert vocabulary.periods == (
        Period("validFrom", "validTo", open_ended=True),
        Period("periodStart", "periodEnd", open_ended=False),
        Period("issued", "issued", open_ended=False),
        Period("startDate", "endDate", open_ended=False),
        Period("coversFrom", "coversTo", open_ended=True),
    )


def test_a_class_has_one_period_at_most(vocabulary: Vocabulary) -> None:
    """Otherwise the order of declarations would decide which dates count."""
    for uses in vocabulary.uses.values():
        assert len([period for period in vocabulary.periods if period.start in uses]) <= 1


def test_derived_relationships_and_their_engagements(vocabulary: Vocabulary) -> None:
    derived = {each.term.name: (each.engagement, each.term.range) for each in vocabulary.derived_relationships}
    assert derived == {
        "participatesIn": ("NetworkParticipation", "Network"),
        "tookPartIn": ("EventParticipation", "Event"),
        "affiliatedWith": ("Position", "Organisation"),
        "memberOf": ("NetworkMembership", "Network"),
    }


def test_sentences(vocabulary: Vocabulary) -> None:
    assert vocabulary.sentences == {
        "Engagement": SentencePattern("agent", "role", ("context",)),
        "Claim": SentencePattern("about", "property", ("value", "valueEntity")),
        "Observation": SentencePattern("about", "indicator", ("amount",)),
        "Funding": SentencePattern("fundedBy", None, ("funds",)),
        "Identifier": SentencePattern("about", "identifierScheme", ("notation",)),
    }
    assert vocabulary.sentence_of("Position") == vocabulary.sentences["Engagement"]
    assert vocabulary.sentence_of("Person") is None


def test_what_the_page_knows_of_properties(vocabulary: Vocabulary) -> None:
    properties = vocabulary.properties.values()
    assert vocabulary.successions == {"replacedBy"}
    assert [prop.name for prop in properties if prop.drawn_inside] == ["subOrganizationOf"]
    assert [prop.name for prop in properties if prop.hidden] == ["visibility"]


def test_its_repr_is_short(vocabulary: Vocabulary) -> None:
    few = replace(vocabulary, classes={"Person": vocabulary.classes["Person"]})
    assert repr(few) == f"Vocabulary({NAMESPACE}, 1 classes, {len(vocabulary.properties)} properties)"


# Uses


def test_a_use_is_refined_by_every_superclass(vocabulary: Vocabulary) -> None:
    assert vocabulary.uses["Municipality"]["kind"] == Use(
        term=vocabulary.properties["kind"],
        minimum=1,
        maximum=1,
        classes=(),
        lists=("organisation-kind", "municipality-kind"),
        pattern=None,
        at_least=None,
        at_most=None,
        default=None,
        one_per_language=False,
    )
    both = set(vocabulary.codes["organisation-kind"]) & set(vocabulary.codes["municipality-kind"])
    assert vocabulary.allowed(vocabulary.uses["Municipality"]["kind"]) == both
    assert "council" not in both
    assert vocabulary.uses["Position"]["agent"].classes == ("Agent", "Person")
    assert vocabulary.uses["EventParticipation"]["agent"].classes == ("Agent",)


def test_a_role_is_one_of_the_list_of_its_engagement(vocabulary: Vocabulary) -> None:
    use = vocabulary.uses["Position"]["role"]
    assert (use.classes, use.lists, use.minimum, use.maximum) == (("Role",), ("position-role",), 1, 1)
    assert vocabulary.allowed(use) == {i.id for i in vocabulary.individuals.values() if "position-role" in i.lists}
    assert "role/chair" in vocabulary.allowed(use)
    assert "role/network-member" not in vocabulary.allowed(use)


def test_numbers_and_patterns_of_uses(vocabulary: Vocabulary) -> None:
    share, line = vocabulary.uses["Funding"]["share"], vocabulary.uses["Claim"]["line"]
    assert (share.at_least, share.at_most, share.minimum) == (0, 100, 0)
    assert (line.at_least, line.at_most) == (1, None)
    assert vocabulary.uses["Source"]["url"].pattern == "^https?://[^ ]+$"
    assert vocabulary.uses["Source"]["file"].pattern is None


def test_properties_with_one_value(vocabulary: Vocabulary) -> None:
    event = vocabulary.uses["Event"]
    assert [event[n].single for n in ("name", "startDate", "aliases", "inContextOf")] == [True, True, False, False]
    assert event["name"].one_per_language
    assert vocabulary.uses["Programme"]["partOf"].maximum == 1


def test_alternatives(vocabulary: Vocabulary) -> None:
    assert vocabulary.alternatives["Claim"] == (LOCATED, Alternative(("value", "valueEntity"), exactly_one=True))
    assert vocabulary.alternatives["Funding"] == (LOCATED, Alternative(("amount", "share"), exactly_one=False))
    assert vocabulary.alternatives["Position"] == (LOCATED,)
    assert vocabulary.alternatives["Person"] == ()


def test_patterns_of_identifiers(vocabulary: Vocabulary) -> None:
    assert vocabulary.patterns["Person"] == "p[0-9]{3,}"
    assert {p for name, p in vocabulary.patterns.items() if name != "Person"} == {"[a-z0-9]+(-[a-z0-9]+)*"}


def test_defaults(vocabulary: Vocabulary) -> None:
    defaults = {
        (name, u.term.name): u.default for name, uses in vocabulary.uses.items() for u in uses.values() if u.default
    }
    assert {key: value for key, value in defaults.items() if key[1] != "status"} == {
        ("Person", "visibility"): "public",
        ("Claim", "rank"): "normal",
    }
    statements = {name for name in vocabulary.classes if vocabulary.is_a(name, "Statement")}
    assert {name: value for (name, prop), value in defaults.items() if prop == "status"} == dict.fromkeys(
        statements, "stated"
    )


def test_classes_that_a_statement_must_mention(vocabulary: Vocabulary) -> None:
    entities = {n for n, c in vocabulary.classes.items() if not c.abstract and not vocabulary.is_a(n, "Statement")}
    # A municipality is an organisation; a source needs no other source; roles come with the vocabulary.
    assert vocabulary.needs_mention == entities - {"Municipality", "Source", "Role"}
    links = {
        u.term.name
        for n, uses in vocabulary.uses.items()
        for u in uses.values()
        if vocabulary.is_a(n, "Statement") and u.term.kind == "entity"
    }
    assert vocabulary.mentioned_by == links - {"source", "role"}


# Codes and roles


def test_codes(vocabulary: Vocabulary) -> None:
    assert list(vocabulary.codes["rank"]) == ["preferred", "normal"]
    assert vocabulary.codes["rank"]["normal"] == Code(
        "normal",
        "https://w3id.org/lv-coop/code/rank/normal",
        Text("parasta", "normal"),
        Text("Ziņa bez priekšrokas.", "A claim without precedence."),
    )
    assert vocabulary.lists["rank"] == Text("Ziņu rangi", "Ranks of claims")
    use = vocabulary.uses["Claim"]["rank"]
    assert vocabulary.code_iri(use, "normal") == "https://w3id.org/lv-coop/code/rank/normal"


def test_a_role(vocabulary: Vocabulary) -> None:
    found = vocabulary.individuals["role/project-expert"]
    line = next(
        n
        for n, text in enumerate((FOLDER / "roles.ttl").read_text(encoding="utf-8").splitlines(), 1)
        if text.startswith(r"id:role\/project-expert ")
    )
    assert found == Individual(
        id="role/project-expert",
        cls="Role",
        name=Text("projekta eksperts", "project expert"),
        aliases=("projekta eksperte",),
        lists=("position-role", "project-role"),
        file="roles.ttl",
        line=line,
    )


def test_terms_keep_the_order_of_their_files(vocabulary: Vocabulary) -> None:
    """Two namespaces may have one local name: kg:scope and code:scope."""
    text = (FOLDER / "properties.ttl").read_text(encoding="utf-8")
    declared = re.findall(r"^kg:(\w+) a owl:", text, flags=re.MULTILINE)
    assert [prop.name for prop in vocabulary.properties.values() if prop.iri.startswith(NAMESPACE)] == declared


def test_the_nearest_default_holds(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ttl"):
        shutil.copy(file, tmp_path)
    shapes = tmp_path / "shapes.ttl"
    refined = r"sh:property shape:remit , [ sh:path kg:status ; sh:defaultValue code:status\/derived ]"
    shapes.write_text(
        shapes.read_text(encoding="utf-8").replace("sh:property shape:remit", refined, 1), encoding="utf-8"
    )
    uses = Vocabulary.read(tmp_path).uses
    assert [uses[name]["status"].default for name in ("Position", "NetworkMembership")] == ["derived", "stated"]


# Invalid Turtle

INVALID = {
    "a label is missing": ('"Persona"@lv , ', "", r"classes.ttl:\d+: kg:Person: no label @lv, expected one, add it"),
    "a definition is missing": (
        ' ,\n        "Who is engaged."@en',
        "",
        r"properties.ttl:\d+: kg:agent: no definition @en, expected one, add it",
    ),
    "the label of a code is missing": (
        '"parasta"@lv , ',
        "",
        r"codes.ttl:\d+: code:rank/normal: no prefLabel @lv, expected one, add it",
    ),
    "a range is missing": (
        "rdfs:range kg:Agent ;\n    rdfs:subPropertyOf cv:hasParticipant ;",
        "",
        r"properties.ttl:\d+: kg:agent: no range, expected one, add it",
    ),
    "the path of a shape is not declared": (
        "sh:path kg:remit ;",
        "sh:path kg:remits ;",
        r"classes.ttl:\d+: kg:Position: sh:path <\S+#remits> in its shape, expected a declared property, declare it or correct it",
    ),
    "no header": ("a owl:Ontology ;", "a owl:Thing ;", ": 0 owl:Ontology, expected one header, write one"),
    "two headers": (
        "kg:Entity a owl:Class ;",
        "kg:Other a owl:Ontology . kg:Entity a owl:Class ;",
        ": 2 owl:Ontology, expected one header, write one",
    ),
    "no namespace": (
        "    vann:preferredNamespaceUri",
        "    vann:preferredNamespaceURI",
        r"classes.ttl:1: \S+/ontology: no preferredNamespaceUri, expected one text, add it",
    ),
    "a superclass is not declared": (
        "rdfs:subClassOf kg:Agent , foaf:Person",
        "rdfs:subClassOf kg:Agnt , foaf:Person",
        r"classes.ttl:\d+: kg:Person: subclass of Agnt, expected a declared class, declare or correct it",
    ),
    "the superclasses form a cycle": (
        "rdfs:subClassOf kg:Entity , foaf:Agent",
        "rdfs:subClassOf kg:Municipality , foaf:Agent",
        r"classes.ttl:\d+: kg:Agent: subclass of itself, expected a tree of classes, remove a superclass",
    ),
    "a class that the loaders build on is missing": (
        "kg:Source a owl:Class",
        "kg:Origin a owl:Class",
        ": no class Source, expected one, declare it: the loaders build on it",
    ),
    "a class has no shape": (
        "sh:targetClass kg:Topic ;",
        "sh:targetClass kg:Topics ;",
        r"classes.ttl:\d+: kg:Topic: no shape, expected one with sh:targetClass, write it",
    ),
    "a range is not declared": (
        "rdfs:range kg:Agent ;\n    rdfs:subPropertyOf cv:hasParticipant ;",
        "rdfs:range xsd:double ;",
        r"properties.ttl:\d+: kg:agent: range <\S+#double>, expected a declared class, PartialDate or string, .*, correct it",
    ),
    "a class of a shape is not declared": (
        "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class kg:Project",
        "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class kg:Projekt",
        r"properties.ttl:\d+: kg:ofProject: sh:class <\S+#Projekt> in its shapes, expected a declared class, declare it or correct it",
    ),
    "a class of a shape is of others": (
        "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class kg:Project",
        "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class <http://xmlns.com/foaf/0.1/Project>",
        r"properties.ttl:\d+: kg:ofProject: sh:class <\S+/Project> in its shapes, expected a declared class, declare it or correct it",
    ),
    "a count is a word": (
        "sh:path kg:scope ; sh:minCount 1",
        'sh:path kg:scope ; sh:minCount "one"',
        r"properties.ttl:\d+: kg:scope: sh:minCount one in its shapes, expected whole numbers, correct it",
    ),
    "a limit is a fraction": (
        "sh:maxInclusive 100",
        "sh:maxInclusive 99.5",
        r"properties.ttl:\d+: kg:share: sh:maxInclusive 99.5 in its shapes, expected whole numbers, correct it",
    ),
    "a pattern is none": (
        'shape:url a sh:PropertyShape ; sh:path kg:url ; sh:datatype xsd:anyURI ; sh:maxCount 1 ; sh:pattern "^https?://[^ ]+$"',
        'shape:url a sh:PropertyShape ; sh:path kg:url ; sh:datatype xsd:anyURI ; sh:maxCount 1 ; sh:pattern "^https?://[^ +$"',
        r"properties.ttl:\d+: kg:url: sh:pattern .+: unterminated character set .*, expected a regular expression, correct it",
    ),
    "a pattern of identifiers has no segment": (
        "/id/person/p[0-9]{3,}$",
        "/id/person-p[0-9]{3,}$",
        r"classes.ttl:\d+: kg:Person: sh:pattern \S+ of its shape, expected \S+/id/segment/…\$, correct it",
    ),
    "alternatives are no list": (
        "sh:xone ( [ sh:property [ sh:path kg:value ; sh:minCount 1 ] ] [ sh:property [ sh:path kg:valueEntity ; sh:minCount 1 ] ] )",
        "sh:xone kg:value",
        r": <\S+#value> is no list, expected \(…\), write its members in brackets",
    ),
    "the list of a code is not declared": (
        'skos:inScheme code:rank ; skos:notation "normal"',
        'skos:inScheme code:ranks ; skos:notation "normal"',
        r"codes.ttl:\d+: code:rank/normal: in ranks, expected a declared code list, declare or correct it",
    ),
    "the list of a shape is not declared": (
        "sh:hasValue code:unit ]",
        "sh:hasValue code:units ]",
        r"properties.ttl:\d+: kg:unit: code list units, expected a declared list, declare or correct it",
    ),
    "the list of a role is not declared": (
        r"id:role\/chair a kg:Role , skos:Concept ; skos:inScheme code:position-role",
        r"id:role\/chair a kg:Role , skos:Concept ; skos:inScheme code:positions",
        r"roles.ttl:\d+: id:role/chair: code list positions, expected a declared list, declare or correct it",
    ),
    "a default is not in the list": (
        r"sh:defaultValue code:rank\/normal",
        r"sh:defaultValue code:rank\/usual",
        r"properties.ttl:\d+: kg:rank: sh:defaultValue usual in its shapes, expected a code of rank, correct it",
    ),
    "a default is a text": (
        r"sh:defaultValue code:rank\/normal",
        'sh:defaultValue "normal"',
        r"properties.ttl:\d+: kg:rank: a text as sh:defaultValue in its shapes, expected a code, correct it",
    ),
    "a period ends with a text": (
        "meta:periodEnd kg:endDate ",
        "meta:periodEnd kg:number ",
        r"properties.ttl:\d+: kg:startDate: period end number, expected two properties of range PartialDate, correct it",
    ),
    "a period starts with a number": (
        "kg:ordinal a owl:DatatypeProperty ;",
        "kg:ordinal a owl:DatatypeProperty ; meta:periodEnd kg:endDate ;",
        r"properties.ttl:\d+: kg:ordinal: period end endDate, expected two properties of range PartialDate, correct it",
    ),
    "a sentence has no object": (
        "meta:subject kg:about ; meta:predicate kg:indicator ; meta:object kg:amount .",
        "meta:subject kg:about ; meta:predicate kg:indicator .",
        r"classes.ttl:\d+: kg:Observation: 1 meta:subject, 1 meta:predicate, 0 meta:object, expected one subject, one predicate at most, an object, add or remove some",
    ),
    "a sentence has two subjects": (
        "meta:subject kg:fundedBy ;",
        "meta:subject kg:fundedBy , kg:funds ;",
        r"classes.ttl:\d+: kg:Funding: 2 meta:subject, 0 meta:predicate, 1 meta:object, expected one subject, one predicate at most, an object, add or remove some",
    ),
    "a sentence has a property of another class": (
        "meta:subject kg:fundedBy ;",
        "meta:subject kg:about ;",
        r"classes.ttl:\d+: kg:Funding: meta:subject about, expected a property that the class uses, add it to its shape or correct it",
    ),
    "a derived relationship comes from no class": (
        "meta:derivedFrom kg:Position ",
        "meta:derivedFrom kg:Post ",
        r"properties.ttl:\d+: kg:affiliatedWith: derived from Post, expected a declared class, correct it",
    ),
    "not Turtle": (
        'meta:section "people" ;',
        'meta:section "people" ; ;;; "',
        r"classes.ttl:\d+:\d+: .+, expected Turtle, fix the line",
    ),
}


@pytest.mark.parametrize(("text", "replacement", "message"), INVALID.values(), ids=INVALID)
def test_invalid_turtle_is_reported(tmp_path: Path, text: str, replacement: str, message: str) -> None:
    for file in FOLDER.glob("*.ttl"):
        shutil.copy(file, tmp_path)
    (file,) = (f for f in tmp_path.glob("*.ttl") if text in f.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace(text, replacement, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        Vocabulary.read(tmp_path)
    reported = str(error.value).removeprefix(str(tmp_path)).removeprefix("/")
    assert re.fullmatch(message, reported), reported


def test_the_line_that_is_not_turtle_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("@prefix a: <https://a.example/> .\na:b a:c a:d .\na:e a:f .\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"a\.ttl:3:\d+: .+, expected Turtle, fix the line$"):
        Vocabulary.read(tmp_path)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings_are_reported(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.ttl").write_bytes(b"# a\n" + "# é\n".encode(encoding))
    with pytest.raises(VocabularyError, match=r"a\.ttl:2:1: not UTF-8, expected Turtle, save it as UTF-8$"):
        Vocabulary.read(tmp_path)


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_a_folder_without_turtle_is_reported(tmp_path: Path, folder: str) -> None:
    message = f"{tmp_path / folder}: no *.ttl file, expected the folder of the vocabulary, check the path"
    with pytest.raises(VocabularyError, match=f"^{re.escape(message)}$"):
        Vocabulary.read(tmp_path / folder)


def test_reading_twice_gives_the_same(vocabulary: Vocabulary) -> None:
    assert Vocabulary.read() == vocabulary
