"""The Turtle follows every rule, and every rule finds the error that it is there for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kg.ontology import Vocabulary
from kg.ontology.lint import RULES, lint
from kg.ontology.turtle import Turtle
from kg.ontology.vocabulary import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Plant = Callable[[str, str], Vocabulary]

CODE = "https://w3id.org/lv-coop/code/"
ROLE = "https://w3id.org/lv-coop/id/role/"
OWN = ", expected one of its own, rename one of the two"
LIST = 'code:service a skos:ConceptScheme ; skos:prefLabel "P"@lv , "S"@en ; skos:definition "P."@lv , "S."@en .'

# rule: [(text that the Turtle has once, its replacement, the messages)]
FAULTS = {
    "documented": [
        ('rdfs:label "YAML atslēga"@lv , ', "rdfs:label ", ["key: no label @lv, expected one, add it in the Turtle"]),
        (
            ' ,\n        "A year, a month or a day: as precise as is known."@en',
            "",
            ["PartialDate: no definition @en, expected one, add it in the Turtle"],
        ),
        (
            'skos:definition "Kā avots to pasaka."@lv ,\n        ',
            "skos:definition ",
            [f"{CODE}status: no definition @lv, expected one, add it in the Turtle"],
        ),
        (
            '"Organizācijas padomnieks."@lv ,\n        "An adviser of an organisation."@en',
            '"Organizācijas padomnieks."@lv',
            [f"{ROLE}adviser: no definition @en, expected one, add it in the Turtle"],
        ),
        (
            '"Persona"@lv , "Person"@en',
            '"Persona"@lv , "Person"@en , "Human"@en',
            ["Person: 2 label @en, expected one, keep one in the Turtle"],
        ),
    ],
    "own_labels": [
        (
            '"sniedzējs"@lv , "provided by"@en',
            '"PIEMĒRA Īpašnieks"@lv , "provided by"@en',
            [f'ownedBy: label "piemēra īpašnieks" @lv is that of providedBy too{OWN}'],
        ),
        (
            '"Persona"@lv , "Person"@en',
            '"Persona"@lv , "Event"@en',
            [f'Event: label "Event" @en is that of Person too{OWN}'],
        ),
    ],
    "own_labels_in_list": [
        (
            '"parasta"@lv , "normal"@en',
            '"parasta"@lv , "Preferred"@en',
            [
                f'{CODE}rank/normal: label "Preferred" @en is that of {CODE}rank/preferred too{OWN}',
            ],
        ),
        (
            '"padomnieks"@lv , "adviser"@en',
            '"vadītājs"@lv , "adviser"@en',
            [
                f'{ROLE}head: label "vadītājs" @lv is that of {ROLE}adviser too{OWN}',
            ],
        ),
    ],
    "cased": [
        (
            '"Persona"@lv , "Person"@en',
            '"persona"@lv , "Person"@en',
            ['Person: label "persona" @lv, expected a capital first, correct it'],
        ),
        (
            '"sniedzējs"@lv , "provided by"@en',
            '"Sniedzējs"@lv , "provided by"@en',
            ['providedBy: label "Sniedzējs" @lv, expected a small letter first, correct it'],
        ),
        (
            '"Ziņu rangi"@lv , "Ranks of claims"@en',
            '"Ziņu rangi"@lv , "ranks of claims"@en',
            [f'{CODE}rank: label "ranks of claims" @en, expected a capital first, correct it'],
        ),
        (
            '"krāsa"@lv , "colour"@en',
            '"krāsa"@lv , "Colour"@en',
            ['colour: label "Colour" @en, expected a small letter first, correct it'],
        ),
    ],
    "one_range": [
        (
            "rdfs:range kg:Agent ;\n    rdfs:subPropertyOf cv:hasParticipant",
            "rdfs:range kg:Agent , kg:Person ;\n    rdfs:subPropertyOf cv:hasParticipant",
            ["agent: ranges Agent and Person, expected one, keep one"],
        ),
    ],
    "shapes_agree": [
        (
            "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class kg:Project",
            "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class kg:Network",
            ["ofProject: sh:class Network, expected Project or a subclass of it, correct one of the two"],
        ),
        (
            "sh:path kg:ofProject ; sh:nodeKind sh:IRI ; sh:class kg:Project",
            "sh:path kg:ofProject ; sh:nodeKind sh:IRI",
            ["ofProject: no sh:class in its shapes, expected Project, add it"],
        ),
        (
            "sh:path kg:part ; sh:datatype xsd:integer",
            "sh:path kg:part ; sh:datatype xsd:decimal",
            ["part: sh:datatype decimal, expected integer, correct one of the two"],
        ),
        (
            "sh:path kg:endDate ; sh:node shape:partial-date",
            "sh:path kg:endDate",
            ["endDate: sh:datatype missing, expected date, gYear, gYearMonth, correct one of the two"],
        ),
    ],
    "coded_by_list": [
        (
            "sh:path kg:kind ; sh:node shape:in-place-kind ; sh:minCount 1",
            "sh:path kg:kind ; sh:minCount 1",
            ["kind: no code list for Place, expected sh:node, add it to the shape"],
        ),
    ],
    "supported": [
        (
            "sh:path kg:locator ; sh:datatype xsd:string",
            "sh:path kg:locator ; sh:minLength 3 ; sh:datatype xsd:string",
            [
                "locator: sh:minLength, expected a constraint that the checker supports, add it to the checker or remove it here"
            ],
        ),
        (
            "sh:property [ sh:path kg:role ; sh:node shape:in-position-role ]",
            "sh:property [ sh:path kg:role ; sh:node shape:in-position-role ; sh:disjoint kg:agent ]",
            [
                "Position: sh:disjoint, expected a constraint that the checker supports, add it to the checker or remove it here"
            ],
        ),
        (
            "sh:path kg:candidate ; sh:nodeKind sh:IRI",
            "sh:path kg:candidate ; sh:minCount 2 ; sh:maxCount 3 ; sh:nodeKind sh:IRI",
            [
                "candidate: sh:maxCount 3, expected a constraint that the checker supports, add it to the checker or remove it here",
                "candidate: sh:minCount 2, expected a constraint that the checker supports, add it to the checker or remove it here",
            ],
        ),
        (
            "shape:Topic a sh:NodeShape ;",
            "shape:Topic a sh:NodeShape ; sh:closed true ;",
            [
                "Topic: sh:closed, expected a constraint that the checker supports, add it to the checker or remove it here"
            ],
        ),
    ],
    # Where shapes use both properties, reading stops at the one that is lost.
    "one_key": [
        (
            "kg:memberOf a owl:ObjectProperty ;",
            'kg:memberOf a owl:ObjectProperty ; meta:key "took_part_in" ;',
            [
                "memberOf: YAML key took_part_in is that of 2 terms, expected one, set meta:key",
                "tookPartIn: YAML key took_part_in is that of 2 terms, expected one, set meta:key",
            ],
        ),
    ],
    "one_section": [
        (
            'meta:section "people"',
            'meta:section "events"',
            [
                "Event: YAML section events is that of 2 terms, expected one, set meta:section",
                "Person: YAML section events is that of 2 terms, expected one, set meta:section",
            ],
        ),
    ],
    "used": [
        (
            "shape:original , shape:resulting",
            "shape:resulting",
            ["original: no class uses it, expected one, add it to a shape or remove it"],
        ),
        (
            "    meta:derivedFrom kg:Position ;\n",
            "",
            ["affiliatedWith: no class uses it, expected one, add it to a shape or remove it"],
        ),
    ],
    "drawn": [
        ('"#0072b2"', '"#0072B2"', ["Person: colour #0072B2, expected #rrggbb in lower case, correct it"]),
        ('"#0072b2"', '"blue"', ["Person: colour blue, expected #rrggbb in lower case, correct it"]),
        (
            'meta:shape "database"',
            'meta:shape "cylinder"',
            [
                "Programme: shape cylinder, expected one of box, circle, database, diamond, dot, ellipse, hexagon, square, star, text, triangle, triangleDown, correct it",
            ],
        ),
        ('meta:colour "#888888" ; ', "", ["Place: no meta:colour, expected one, add it in the Turtle"]),
        (' ; meta:shape "database"', "", ["Programme: no meta:shape, expected one, add it in the Turtle"]),
    ],
    "own_prefixes": [
        (
            "kg:Service a owl:Class",
            f"{LIST}\nkg:Service a owl:Class",
            ["Service: service is a code list too, expected names of their own, rename the list"],
        ),
    ],
}


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Return a function that reads a copy of the Turtle with one text replaced."""

    def planted(text: str, replacement: str) -> Vocabulary:
        for file in FOLDER.glob("*.ttl"):
            shutil.copy(file, tmp_path)
        (file,) = (f for f in tmp_path.glob("*.ttl") if text in f.read_text(encoding="utf-8"))
        turtle = file.read_text(encoding="utf-8")
        assert turtle.count(text) == 1
        prefix = "" if "@prefix code:" in turtle else "@prefix code: <https://w3id.org/lv-coop/code/> .\n"
        file.write_text(prefix + turtle.replace(text, replacement), encoding="utf-8")
        return Vocabulary.read(tmp_path)

    return planted


def test_the_turtle_follows_every_rule(vocabulary: Vocabulary) -> None:
    assert lint(vocabulary) == []


def test_every_rule_has_a_fault() -> None:
    assert [rule.__name__ for rule in RULES] == list(FAULTS)


@pytest.mark.parametrize(
    ("rule", "text", "replacement", "messages"),
    [pytest.param(rule, *fault, id=f"{rule}-{n}") for rule, faults in FAULTS.items() for n, fault in enumerate(faults)],
)
def test_each_rule_finds_its_fault(plant: Plant, rule: str, text: str, replacement: str, messages: list[str]) -> None:
    vocabulary = plant(text, replacement)
    assert lint(vocabulary) == messages
    turtle = Turtle(vocabulary.files[0].parent)
    rules = {function.__name__: function for function in RULES}
    assert sorted(rules[rule](turtle, vocabulary)) == messages
