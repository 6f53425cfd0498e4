"""What every question answers on the curated data, written by hand from the texts and not from what a query gave.

A row is its cells, where the texts say so (`source:line`, one for each statement behind the row; only the source where
it has no lines), and the facts of the register of facts that it rests on.
"""

# One row of an answer is read as one, not cell by cell.
# fmt: off
from __future__ import annotations

from typing import NamedTuple

Cell = str | int | None | tuple[str, ...]
Given = dict[str, str | int | None]


class Row(NamedTuple):
    """One expected row."""

    cells: tuple[Cell, ...]
    said: str
    facts: str


class Case(NamedTuple):
    """A question with what is given to it, and the rows that it then has, in this order."""

    stem: str
    given: Given
    rows: tuple[Row, ...]


T2, T3, T3_2, T2_SUB = "network/t2", "network/t3", "network/t3-2", "network/t2-inovacijas"
T2_NAME = "Pašvaldību sociālā darba un veselības aprūpes pieejamības nodrošināšanas tīkls"
T3_NAME = "Pašvaldību sabiedrisko pakalpojumu un mājokļu politikas tīkls"
T3_2_NAME = "Pašvaldību mājokļu politika – sociālās politikas un infrastruktūras politikas sinerģija"
T2_SUB_NAME = (
    "Inovācijas sociālajā darbā, sociālajos pakalpojumos, veselības aprūpes veicināšanā pašvaldības "
    "konkurētspējas uzlabošanā"
)
P1, P1_NAME = "project/lietpratiga-parvaldiba", "Lietpratīga pārvaldība un Latvijas pašvaldību veiktspējas uzlabošana"
P2 = "project/pasvaldibu-kapacitate"
P2_NAME = "Pašvaldību kapacitātes stiprināšana to darbības efektivitātes un kvalitātes uzlabošanai"
P3 = "project/vidzemes-alternativie-pakalpojumi"
P3_NAME = "Vidzemes reģiona alternatīvo sociālo pakalpojumu attīstības programmas izstrāde"
P4 = "project/iecavas-es-projekts"
PR1 = "programme/kapacitate-un-institucionala-sadarbiba"
PR1_NAME = (
    "Kapacitātes stiprināšana un institucionālā sadarbība starp Latvijas un Norvēģijas valsts institūcijām, "
    "vietējām un reģionālām iestādēm"
)
PR2 = "programme/pasvaldibu-kapacitates-investicija"
LPS, LPS_NAME = "organisation/latvijas-pasvaldibu-savieniba", "Latvijas Pašvaldību savienība"
VECUMNIEKI, VECUMNIEKI_NAME = "municipality/vecumnieku-novads-2009", "Vecumnieku novads"
FOR_VECUMNIEKI = (VECUMNIEKI_NAME,)

EXPERTS = Row(
    ("person/p018", "Dace Šileika", (T2, T3), ("pašvaldības eksperts",), FOR_VECUMNIEKI),
    "s2a:15, s2a:25",
    "PER-36 PER-37",
)


def _participant(
    person: str,
    name: str,
    network: str,
    said: str,
    facts: str,
    *,
    role: str = "pašvaldības eksperts",
    behalf: tuple[str, ...] = FOR_VECUMNIEKI,
    status: str = "stated",
) -> Row:
    network_name = {T2: T2_NAME, T3: T3_NAME}[network]
    return Row((f"person/{person}", name, role, network, network_name, network, behalf, status), said, facts)


IN_T2 = (
    _participant("p018", "Dace Šileika", T2, "s2a:15", "PER-36"),
    _participant("p017", "Ina Jankeviča", T2, "s2a:15", "PER-34"),
)
IN_T3 = (
    _participant("p002", "Aino Salmiņš", T3, "s0:15", "PER-4", role="tīkla koordinators", behalf=()),
    _participant("p018", "Dace Šileika", T3, "s2a:25", "PER-37"),
    _participant("p019", "Ligita Vasermane", T3, "s2a:25", "PER-40"),
)
# The plan names three people for both networks together: every pair is planned, none is stated.
PLANNED_IN = tuple(
    _participant(person, name, network, "s2b:71", "PER-41", status="planned")
    for network in (T2, T3)
    for person, name in (("p018", "Dace Šileika"), ("p017", "Ina Jankeviča"), ("p019", "Ligita Vasermane"))
)


def _visit(network: str, municipality: str, name: str, visit: str) -> Row:
    line, fact = {T2: ("s2a:15", "NET-13 EVT-29"), T3: ("s2a:25", "NET-14 EVT-30")}[network]
    cells = (network, {T2: T2_NAME, T3: T3_NAME}[network], f"municipality/{municipality}", name, (f"event/{visit}",))
    return Row(cells, f"{line}, {line}", fact)  # who received it, and whose visit it was


VISITS_OF_T2 = (
    _visit(T2, "daugavpils", "Daugavpils", "v-t2-5"),
    _visit(T2, "iecavas-novads-2009", "Iecavas novads", "v-t2-1"),
    _visit(T2, "jelgava", "Jelgava", "v-t2-3"),
    _visit(T2, "ogres-novads-2009", "Ogres novads", "v-t2-2"),
    _visit(T2, "skrundas-novads-2009", "Skrundas novads", "v-t2-4"),
    _visit(T2, "tukuma-novads-2009", "Tukuma novads", "v-t2-6"),
    _visit(T2, "adazu-novads-2009", "Ādažu novads", "v-t2-7"),
)
VISITS_OF_T3 = (
    _visit(T3, "alojas-novads-2009", "Alojas novads", "v-t3-1"),
    _visit(T3, "preilu-novads-2009", "Preiļu novads", "v-t3-2"),
    _visit(T3, "salaspils-novads-2009", "Salaspils novads", "v-t3-3"),
)

INSIDE_T2 = Row((T2, T2_NAME, T2_SUB, T2_SUB_NAME, P1, P1_NAME), "s1:14, s1:14", "NET-5 NET-6")
INSIDE_T3 = Row((T3, T3_NAME, T3_2, T3_2_NAME, P1, P1_NAME), "s0:5, s0:15", "NET-3 NET-4")


def _speaker(
    event: str,
    person: str,
    name: str,
    role: str,
    said: str,
    facts: str,
    *,
    part: int | None = None,
    topics: tuple[str, ...] = (),
    presents: tuple[str, ...] = (),
    status: str = "stated",
    date: str | None = None,
) -> Row:
    known = {
        "e01": ("T3-2 tīkla sanāksme Alojas novadā", None),
        "e02": ("Trešais T2 apakštīkla seminārs Iecavā", "2015-03-04"),
        "e07": ("Jaunatnes speciālistu pieredzes apmaiņa Liepājā", "2024-01-26"),
        "e10": ("Programmas izstrādes atklāšanas konference Cēsīs", "2010-03"),
    }
    title, day = known[event]
    cells = (f"event/{event}", title, date or day, f"person/{person}", name, role, part, topics, presents, status)
    return Row(cells, said, facts)


def _at_e01(date: str | None, also: str) -> tuple[Row, ...]:
    """The meeting in Aloja; its article gives no year, so only another source gives a date."""
    said = "s0:15" + also
    return (
        _speaker("e01", "p002", "Aino Salmiņš", "atklājējs", said, "PER-5", date=date),
        _speaker("e01", "p003", "Valdis Bārda", "atklājējs", said, "PER-8", date=date),
        _speaker("e01", "p005", "Dace Vilne", "prezentētājs", said, "PER-13", part=1, date=date),
        _speaker("e01", "p007", "Ineta Matvejeva", "apskates vadītājs", said, "PER-17 SRV-3", part=1,
            presents=("Mājokļu jautājumu risinājumi Braslavas pagastā",), date=date),
        _speaker("e01", "p006", "Inga Brente-Mieze", "prezentētājs", said, "PER-15", part=1, date=date),
        _speaker("e01", "p004", "Māris Pūķis", "prezentētājs", said, "PER-11", part=1, date=date),
        _speaker("e01", "p002", "Aino Salmiņš", "prezentētājs", said, "PER-6", part=2,
            topics=("grupu darba rezultāti", "projekta izstrāde"), date=date),
        _speaker("e01", "p008", "Ilze Rudzīte", "runātājs", said, "PER-20", part=2,
            topics=("sociālā politika un mājokļi",), date=date),
    )


# The second statement gives the date: EVT-25, EVT-7, EVT-16.
AT_E10 = (
    _speaker("e10", "p028", "Eva Viļķina", "runātājs", "s4:19, s4:15", "PER-57 SRV-6",
        topics=("pašvaldības un NVO sadarbība", "programmas izstrāde"),
        presents=("Siguldas novada sadarbība ar nevalstiskajām organizācijām",)),
    _speaker("e10", "p030", "Inese Šūpule", "prezentētājs", "s4:23, s4:15", "PER-59",
        topics=("programmas izstrādes metodika",)),
    _speaker("e10", "p026", "Mārīte Magone", "runātājs", "s4:19, s4:15", "PER-53 EVT-27", topics=("ārvalstu prakse",),
        presents=("Divi pieredzes braucieni uz ārvalstīm",)),
    _speaker(
        "e10", "p029", "Sigita Rozentāle", "runātājs", "s4:21, s4:15", "PER-58", topics=("valsts sociālā politika",)),
)
AT_E02 = (
    _speaker("e02", "p013", "Agra Zaķe", "prezentētājs", "s1:18, s1:9", "PER-26", presents=("Iecavas novads",)),
    _speaker("e02", "p014", "Sigma Strautmale", "prezentētājs", "s1:18, s1:9", "PER-28",
        topics=("dienas centra darbs",), presents=("Dienas centrs «Iecavnīca»",)),
)
_HOUSE = ("izaicinājumi darbā ar jauniešiem", "jauniešu mājas darbs")
AT_E07 = (
    _speaker("e07", "p021", "Agija Meniķe", "prezentētājs", "s3:5, s3:3", "PER-46", part=1,
        topics=("jaunatnes jomas struktūra",)),
    _speaker("e07", "p022", "Ance Medne-Strazda", "runātājs", "s3:5, s3:3", "PER-47", part=1, topics=_HOUSE,
        presents=("Liepājas Jauniešu māja",)),
    _speaker(
        "e07", "p020", "Zane Gaile", "prezentētājs", "s3:5, s3:3", "PER-44", part=1, topics=("projekta aktualitātes",)),
    _speaker("e07", "p023", "Zane Šteinberga", "runātājs", "s3:5, s3:3", "PER-48", part=1, topics=_HOUSE,
        presents=("Liepājas Jauniešu māja",)),
)
# Told in the future tense.
PLANNED_AT_E07 = (
    _speaker("e07", "p025", "Kristīne Reine-Saponaro", "runātājs", "s3:11, s3:3", "PER-50", part=2,
        topics=("izaicinājumi darbā ar jauniešiem",), status="planned"),
    _speaker("e07", "p024", "Tatjana Makovija", "runātājs", "s3:11, s3:3", "PER-49", part=2,
        topics=("izaicinājumi darbā ar jauniešiem",), status="planned"),
)


def _head(
    person: str, name: str, place: str, office: str, of: str, sources: tuple[str, ...], said: str, facts: str
) -> Row:
    organisation = f"organisation/{place}-socialais-dienests"
    municipality = f"municipality/{place.removesuffix('-novada')}-novads-2009"
    cells = (f"person/{person}", name, organisation, office, municipality, of, sources, "stated")
    return Row(cells, said, facts)


HEADS = (
    _head("p017", "Ina Jankeviča", "vecumnieku-novada", "Vecumnieku novada Sociālais dienests", VECUMNIEKI_NAME,
        ("source/s2a", "source/s2b"), "s2a:15, s2b:71, s2a:15", "PER-33 PER-41 ORG-8"),
    _head("p006", "Inga Brente-Mieze", "alojas-novada", "Alojas novada Sociālais dienests", "Alojas novads",
        ("source/s0",), "s0:15, s0:15", "PER-14 ORG-4"),
    _head("p026", "Mārīte Magone", "valkas-novada", "Valkas novada sociālais dienests", "Valkas novads", ("source/s4",),
        "s4:19, s4:19", "PER-51 ORG-20"),
    # Head on line 18; that the office is Iecava's is on line 24.
    _head("p014", "Sigma Strautmale", "iecavas-novada", "Iecavas novada Sociālais dienests", "Iecavas novads",
        ("source/s1",), "s1:18, s1:24", "PER-27 ORG-6"),
)

KS, VRAA = "Norvēģijas Vietējo un reģionālo varas iestāžu asociācija", "Valsts reģionālās attīstības aģentūra"
# Without a name, number, programme or time in its article.
UNNAMED = Row((P4, None, None, ("Iecavas novads",), (), None, None, None, None), "s1:18", "PRJ-45")
# Implementer thrice, each partner twice; number and programme twice; the end to the day once.
SMART = Row(
    (P1, P1_NAME, "4.3-24/NFI/INP-004", (LPS_NAME,), (KS, VRAA), PR1, PR1_NAME, None, "2016-04-30"),
    "s1:14, s2a:11, s2b:45, s2a:35, s2b:77, s2a:35, s2b:77, s2a:11, s2b:45, s1:26, s2b:45, s2b:73",
    "PRJ-1 PRJ-2 PRJ-5 PRJ-6 PRJ-7 PRJ-8 PRJ-9 PRJ-10 PRJ-15",
)
# All planning regions are partners; that Kurzeme is one of them is derived.
CAPACITY = Row(
    (P2, P2_NAME, "3.1.1.2.i.0/1/22/I/VARAM/001", ("VARAM",), (), PR2, P2_NAME, None, None),
    "s3:13, s3:1, s3:13",
    "PRJ-31 PRJ-32 PRJ-33 PRJ-35",
)
CAPACITY_DERIVED = Row(
    (P2, P2_NAME, "3.1.1.2.i.0/1/22/I/VARAM/001", (), ("Kurzemes plānošanas reģions",), PR2, P2_NAME, None, None),
    "s3:13, s3:1, s3:13",
    "PRJ-32 PRJ-34 PRJ-35",
)
VIDZEME = Row(
    (P3, P3_NAME, None, ("Vidzemes plānošanas reģions",), (), "programme/eiropas-socialais-fonds",
        "Eiropas Sociālais fonds", None, None),
    "s4:17, s4:17",
    "PRJ-38 PRJ-39 PRJ-40",
)
# The ministry's page gives the planned end and, of what is asked here, nothing else; the later day of the project's own
# site is not the one that holds.
SMART_OUTSIDE = Row((P1, P1_NAME, None, (), (), None, None, None, "2016-04-30"), "x-varam-project", "PRJ-15")


def _output(
    name: str,
    kind: str,
    how_far: str,
    in_: tuple[str, str, str | None],
    said: str,
    facts: str,
    *,
    slug: str,
    developers: tuple[str, ...] = (),
) -> Row:
    return Row((f"output/{slug}", name, kind, how_far, *in_, developers), said, facts)


IN_P1, IN_P3 = (P1, P1_NAME, None), (P3, P3_NAME, None)
O1_NAME = "Vecumnieku novada Sociālā dienesta darbības un attīstības stratēģiskais plāns 2016.-2020.gadam"
O4_NAME = "Vidzemes reģiona alternatīvo sociālo pakalpojumu attīstības programma 2010.–2017. gadam"
O3 = _output("Iecavas novada Sociālā dienesta darbības stratēģiskais plāns", "strategic-plan", "planned", IN_P1,
    "s1:24, s1:24", "OUT-3", slug="iecavas-strategiskais-plans")
O8 = _output("Pašvaldību veiktspējas datu bāze", "database", "planned", IN_P1, "s2b:56, s2b:56", "OUT-9",
    slug="veiktspejas-datu-baze")
O7 = _output("„Mācīties salīdzinot” sistēmas modelis", "system-model", "planned", IN_P1, "s0:21, s0:21, s2b:53, s2b:53",
    "OUT-8 PRJ-25", slug="macities-salidzinot-modelis")
O6 = _output("Priekšlikumi ārvalstu pieredzes pārņemšanai", "proposals", "completed", IN_P3, "s4:19, s4:19", "OUT-7",
    slug="arvalstu-prakses-priekslikumi")
O4 = _output(O4_NAME, "programme-document", "in-development", IN_P3, "s4:23, s4:23", "OUT-4",
    slug="vidzemes-pakalpojumu-programma")
O4_BY_PLAN = _output(O4_NAME, "programme-document", "in-development", IN_P3, "s4:23, s4:23, s4:23", "OUT-4 PRJ-42",
    slug="vidzemes-pakalpojumu-programma", developers=("Baltijas sociālo zinātņu institūts",))
O5 = _output("Vidzemes reģiona alternatīvo sociālo pakalpojumu rokasgrāmata", "handbook", "planned", IN_P3,
    "s4:27, s4:27", "OUT-6", slug="vidzemes-pakalpojumu-rokasgramata")
O1 = _output(O1_NAME, "strategic-plan", "completed", (T2, T2_NAME, T2), "s2a:15, s2a:15, s2a:15, s2a:15",
    "OUT-1 PER-42", slug="vecumnieku-strategiskais-plans", developers=("Dace Šileika", "Ina Jankeviča"))
O1_WITHOUT = _output(O1_NAME, "strategic-plan", "completed", (T2, T2_NAME, T2), "s2a:15, s2a:15", "OUT-1",
    slug="vecumnieku-strategiskais-plans")
# In the passive voice: who wrote it is not said.
O2 = _output("Vecumnieku novada pašvaldības energoefektivitātes pasākumu pārskats", "overview", "completed",
    (T3, T3_NAME, T3), "s2a:25, s2a:25", "OUT-2", slug="vecumnieku-energoefektivitates-parskats")


def _office(
    person: str,
    name: str,
    organisation: str,
    organisation_name: str,
    role: str,
    said: str,
    facts: str,
    remit: str | None = None,
) -> Row:
    cells = (f"person/{person}", name, organisation, organisation_name, role, remit, None, None, "stated")
    return Row(cells, said, facts)


HOUSE_OF_HOPE = ("organisation/house-of-hope", "Biedrība “House of Hope”")
YOUTH_HOUSE = ("organisation/liepajas-jauniesu-maja", "Liepājas Jauniešu māja")
OFFICES_OF_P018 = (
    _office(
        "p018", "Dace Šileika", VECUMNIEKI, VECUMNIEKI_NAME, "projektu vadītājs", "s2a:15, s2b:71", "PER-35 PER-41"),
    _office("p018", "Dace Šileika", "organisation/vecumnieku-attistibas-planosanas-nodala",
        "Attīstības plānošanas nodaļa", "vadītājs", "s2a:15, s2b:71", "PER-35 PER-41"),
)
OFFICES = (
    _office("p021", "Agija Meniķe", "organisation/liepajas-sabiedribas-lidzdalibas-un-veselibas-veicinasanas-nodala",
        "Sabiedrības līdzdalības un veselības veicināšanas nodaļa", "vadītājs", "s3:5", "PER-46"),
    _office("p013", "Agra Zaķe", "organisation/iecavas-veselibas-un-socialo-jautajumu-komiteja",
        "Veselības un sociālo jautājumu komiteja", "priekšsēdētājs", "s1:18", "PER-25"),
    _office("p002", "Aino Salmiņš", LPS, LPS_NAME, "padomnieks", "s0:15", "PER-3"),
    _office("p022", "Ance Medne-Strazda", *YOUTH_HOUSE, "vadītājs", "s3:5", "PER-47"),
    _office("p001", "Andris Jaunsleinis", LPS, LPS_NAME, "priekšsēdētājs", "s0:13", "PER-1"),
    _office("p005", "Dace Vilne", "organisation/alojas-novada-dome", "Alojas novada dome", "priekšsēdētāja vietnieks",
        "s0:15", "PER-12", remit="attīstības jautājumi"),
    *OFFICES_OF_P018,
    _office("p027", "Eva Sāre", "organisation/dardedze", "Vidzemes reģionālais atbalsta centrs Dardedze", "vadītājs",
        "s4:19", "PER-55"),
    _office("p028", "Eva Viļķina", "organisation/siguldas-dienas-centrs", "Siguldas dienas centrs", "vadītājs", "s4:19",
        "PER-56"),
    _office(
        "p008", "Ilze Rudzīte", LPS, LPS_NAME, "padomnieks", "s0:15", "PER-19", remit="veselības un sociālie jautājumi"),
    _office("p017", "Ina Jankeviča", "organisation/vecumnieku-novada-socialais-dienests",
        "Vecumnieku novada Sociālais dienests", "vadītājs", "s2a:15, s2b:71", "PER-33 PER-41"),
    _office("p030", "Inese Šūpule", "organisation/baltijas-socialo-zinatnu-instituts",
        "Baltijas sociālo zinātņu institūts", "pārstāvis", "s4:23", "PER-59"),
    _office("p016", "Ineta Bramane", "municipality/iecavas-novads-2009", "Iecavas novads", "projektu vadītājs", "s1:29",
        "PER-31"),
    _office("p007", "Ineta Matvejeva", "organisation/alojas-novada-saimniekserviss",
        "SIA “Alojas novada Saimniekserviss”", "valdes priekšsēdētājs", "s0:15", "PER-16"),
    _office("p006", "Inga Brente-Mieze", "organisation/alojas-novada-socialais-dienests",
        "Alojas novada Sociālais dienests", "vadītājs", "s0:15", "PER-14"),
    _office("p025", "Kristīne Reine-Saponaro", *HOUSE_OF_HOPE, "jauniešu mentors", "s3:11", "PER-50"),
    _office("p025", "Kristīne Reine-Saponaro", *HOUSE_OF_HOPE, "projektu vadītājs", "s3:11", "PER-50"),
    _office("p019", "Ligita Vasermane", VECUMNIEKI, VECUMNIEKI_NAME, "nekustamo īpašumu speciālists", "s2a:25, s2b:71",
        "PER-39 PER-41"),
    _office("p004", "Māris Pūķis", LPS, LPS_NAME, "vecākais padomnieks", "s0:15", "PER-9"),
    _office("p026", "Mārīte Magone", "organisation/valkas-novada-socialais-dienests",
        "Valkas novada sociālais dienests", "vadītājs", "s4:19", "PER-51"),
    _office("p029", "Sigita Rozentāle", "organisation/labklajibas-ministrija", "Labklājības ministrija", "pārstāvis",
        "s4:21", "PER-58"),
    _office("p014", "Sigma Strautmale", "organisation/iecavas-novada-socialais-dienests",
        "Iecavas novada Sociālais dienests", "vadītājs", "s1:18", "PER-27"),
    _office("p024", "Tatjana Makovija", *HOUSE_OF_HOPE, "vadītājs", "s3:11", "PER-49"),
    _office("p003", "Valdis Bārda", "organisation/alojas-novada-dome", "Alojas novada dome", "priekšsēdētājs", "s0:15",
        "PER-7"),
    _office("p020", "Zane Gaile", "organisation/kurzemes-planosanas-regions", "Kurzemes plānošanas reģions",
        "projekta eksperts", "s3:20", "PER-43 SRC-11"),
    _office("p023", "Zane Šteinberga", *YOUTH_HOUSE, "projektu vadītājs", "s3:5", "PER-48"),
    _office(
        "p015", "Ģirts Majors", "organisation/iecavnica", "Dienas centrs «Iecavnīca»", "vadītājs", "s1:18", "PER-30"),
)

IECAVA = ("municipality/iecavas-novads-2009", "Iecavas novads")
OF_VECUMNIEKI = ("organisation/vecumnieku-apvienibas-parvalde", "Vecumnieku apvienības pārvalde")
KURZEME = ("organisation/kurzemes-planosanas-regions", "Kurzemes plānošanas reģions")
BURTNIEKI = ("municipality/burtnieku-novads-2009", "Burtnieku novads")
S0 = (
    "source/s0",
    "Papildināts: Alojā notika diskusijas par sociālās un mājokļu politikas sinerģiju",
    "2015-11-02",
    None,
    None,
    "https://www.aloja.lv/2015/11/02/aloja-notiek-diskusijas-par-socialas-un-majoklu-politikas-sinergiju/",
)
S1 = (
    "source/s1",
    "Dalās pieredzē par inovatīvu pakalpojumu ieviešanu",
    "2015-03-10",
    *IECAVA,
    "https://www.iecava.lv/lv/zinas/pasvaldiba/7947-dalas-pieredze-par-inovativu-pakalpojumu-ieviesanu",
)
_VECUMNIEKI_LV = "https://vecumnieki.lv/projekti/lietpratiga-parvaldiba-un-latvijas-pasvaldibu-veiktspejas-uzlabosana"
S2A = ("source/s2a", f'Noslēdzies projekts "{P1_NAME}"', None, *OF_VECUMNIEKI, _VECUMNIEKI_LV)
S2B = ("source/s2b", f"Pašvaldība iesaistās pilotprojektā „{P1_NAME}”", None, *OF_VECUMNIEKI, _VECUMNIEKI_LV)
S3 = (
    "source/s3",
    "Raksts bez virsraksta, projekta Nr. 3.1.1.2.i.0/1/22/I/VARAM/001",
    None,
    *KURZEME,
    "https://www.kurzemesregions.lv/kurzemes-jaunatnes-lietu-specialisti-apgust-liepajas-pozitivo-pieredzi/",
)
S4 = (
    "source/s4",
    "Uz diskusiju aicina sociālo pakalpojumu sniedzējus",
    "2010-03-25",
    *BURTNIEKI,
    "https://www.burtniekunovads.lv/public/lat/jaunumi1/247/",
)
PHOTOS_S0, PHOTOS_S2A = ("Indra Jaunzeme", "Inga Neimane"), (LPS_NAME, "Sigma Strautmale")
SOURCES = (
    Row((*S0, ("Zane Landsmane",), PHOTOS_S0), "s0:27, s0:29, s0:29, x-aloja-lv, x-aloja-lv",
        "SRC-1 PER-21 PER-22 PER-23"),
    Row((*S1, ("Ineta Bramane",), ("Ligita Pudža",)), "s1:28, s1:12, s1:1, s1:7, x-iecava-lv, x-iecava-lv",
        "SRC-2 SRC-3 SRC-5 PER-32 PER-24"),
    # Two photographs are of LPS, an organisation.
    Row((*S2A, ("Dace Šileika",), PHOTOS_S2A), "s2a:37, s2a:19, s2a:23, s2a:29, s2a:87, x-vecumnieki-lv",
        "SRC-6 SRC-8 SRC-9 SRC-10 PER-29 PER-38"),
    Row((*S2B, ("Dace Šileika",), ()), "s2b:79, s2b:87, x-vecumnieki-lv", "SRC-7 SRC-10 PER-38"),
    Row((*S3, ("Zane Gaile",), ()), "s3:19, s3:20, x-kurzemesregions-liepaja, x-kurzemesregions-liepaja",
        "SRC-11 PER-45"),
    # Without author and publisher in its text.
    Row((*S4, (), ()), "s4:5, x-burtniekunovads-lv, x-burtniekunovads-lv", "SRC-12 SRC-13"),
)
# Nobody is planned as author or photographer: what remains is where and when.
SOURCES_WITHOUT = (
    Row((*S0, (), ()), "x-aloja-lv, x-aloja-lv", "SRC-1"),
    Row((*S1, (), ()), "s1:1, s1:7, x-iecava-lv, x-iecava-lv", "SRC-2 SRC-3 SRC-5"),
    Row((*S2A, (), ()), "s2a:87, x-vecumnieki-lv", "SRC-6 SRC-10"),
    Row((*S2B, (), ()), "s2b:87, x-vecumnieki-lv", "SRC-7 SRC-10"),
    Row((*S3, (), ()), "s3:20, x-kurzemesregions-liepaja, x-kurzemesregions-liepaja", "SRC-11"),
    Row((*S4, (), ()), "s4:5, x-burtniekunovads-lv, x-burtniekunovads-lv", "SRC-12 SRC-13"),
)

CASES = (
    Case("experts-across-networks", {}, (EXPERTS,)),
    Case("experts-across-networks", {"scope": None}, (EXPERTS,)),
    Case("experts-across-networks", {"scope": "external"}, ()),
    Case("network-participants", {}, IN_T2 + IN_T3),
    Case("network-participants", {"network": "t2"}, IN_T2),
    Case("network-participants", {"network": "network/t3", "scope": None}, IN_T3),
    Case("network-participants", {"network": "t3-2"}, ()),  # its meeting had speakers, but that is no participation
    Case("network-participants", {"status": "planned"}, PLANNED_IN),
    Case("network-participants", {"scope": "external", "status": None}, ()),
    Case("network-visits", {}, VISITS_OF_T2 + VISITS_OF_T3),
    Case("network-visits", {"network": "t2"}, VISITS_OF_T2),
    Case("network-visits", {"network": "t3", "scope": None}, VISITS_OF_T3),
    Case("network-visits", {"scope": "external"}, ()),
    Case("sub-networks", {}, (INSIDE_T2, INSIDE_T3)),
    Case("sub-networks", {"network": "t2"}, (INSIDE_T2,)),
    Case("sub-networks", {"network": "t3-2"}, ()),  # it is inside, nothing is inside it
    Case("sub-networks", {"scope": None}, (INSIDE_T2, INSIDE_T3)),
    Case("sub-networks", {"scope": "external"}, ()),
    Case("event-speakers", {}, (*_at_e01(None, ""), *AT_E10, *AT_E02, *AT_E07)),
    Case("event-speakers", {"event": "e01", "scope": None}, _at_e01("2015-10-27", ", x-aloja-lv")),
    Case("event-speakers", {"event": "e02"}, AT_E02),
    Case("event-speakers", {"event": "e07", "status": None}, AT_E07 + PLANNED_AT_E07),
    Case("event-speakers", {"status": "planned"}, PLANNED_AT_E07),
    Case("event-speakers", {"scope": "external", "status": None}, ()),
    Case("social-service-heads", {}, HEADS),
    Case("social-service-heads", {"scope": None, "status": None}, HEADS),
    Case("social-service-heads", {"scope": "external"}, ()),
    Case("social-service-heads", {"status": "planned"}, ()),
    Case("projects-and-implementers", {}, (UNNAMED, SMART, CAPACITY, VIDZEME)),
    Case("projects-and-implementers", {"project": "iecavas-es-projekts"}, (UNNAMED,)),
    Case("projects-and-implementers", {"project": P2, "status": "derived"}, (CAPACITY_DERIVED,)),
    Case("projects-and-implementers", {"scope": "external"}, (SMART_OUTSIDE,)),
    Case("outputs-by-network", {}, (O3, O8, O7, O6, O4, O5, O1, O2)),
    Case("outputs-by-network", {"network": "t2"}, (O1,)),
    Case("outputs-by-network", {"status": "planned"}, (O3, O8, O7, O6, O4_BY_PLAN, O5, O1_WITHOUT, O2)),
    Case("outputs-by-network", {"scope": "external"}, ()),
    Case("person-affiliations", {}, OFFICES),
    Case("person-affiliations", {"person": "p018"}, OFFICES_OF_P018),
    Case("person-affiliations", {"person": "p009"}, ()),  # only the author of an article
    Case("person-affiliations", {"scope": None, "status": None}, OFFICES),
    Case("person-affiliations", {"scope": "external"}, ()),
    Case("sources-and-authors", {}, SOURCES),
    Case("sources-and-authors", {"status": "planned"}, SOURCES_WITHOUT),
)
