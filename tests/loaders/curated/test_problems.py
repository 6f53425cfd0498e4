"""Every invalid input: the exact line that the curator reads, and never a traceback.

invalid_files.txt and invalid_values.txt are tables of texts and their problems. Each text becomes the file a.yaml
beside world.yaml, which is valid.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.loaders import BadData, Problem, assemble, check, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from _pytest.mark import ParameterSet
    from assembled import Assembled

    from kg.ontology import Vocabulary

    Assemble = Callable[[Mapping[str, str | bytes]], Assembled]

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "data"
SOURCE = "source: {id: a, name: A, scope: seed}\n"
CLAIM = SOURCE + "claims:\n  - {about: event/e01, line: 1, %s}\n"

# Inputs that a table in a text file cannot show.
INVISIBLE = {
    "a control character": (
        "people:\n  - {id: p002, name: An\x07na}\n",
        ["a.yaml:2:24: character U+0007, expected printable text, remove it"],
    ),
    "a null character": (
        "people:\n  - {id: p002, name: An\x00na}\n",
        ["a.yaml:2:24: character U+0000, expected printable text, remove it"],
    ),
    "a mark that reverses text": (
        "# \u2067\npeople:\n  - {id: p002, name: An\u202ena}\n",
        [
            "a.yaml:1:3: character U+2067, expected printable text, remove it",
            "a.yaml:3:24: character U+202E, expected printable text, remove it",
        ],
    ),
    "a byte-order mark in the middle": (
        "people:\n  - {id: p002, name: An\ufeffna}\n",
        ["a.yaml:2:24: character U+FEFF, expected printable text, remove it"],
    ),
    "line ends of old Macintoshes": (
        "people:\x0d  - {id: p002, name: Anna}\x0d",
        [
            "a.yaml:1:8: character U+000D, expected printable text, remove it",
            "a.yaml:1:35: character U+000D, expected printable text, remove it",
        ],
    ),
    "more than five": (
        "people: \x00\x00\x00\x00\x00\x00\x00\n",
        [
            "a.yaml:1:9: character U+0000, expected printable text, remove it",
            "a.yaml:1:10: character U+0000, expected printable text, remove it",
            "a.yaml:1:11: character U+0000, expected printable text, remove it",
            "a.yaml:1:12: character U+0000, expected printable text, remove it",
            "a.yaml:1:13: character U+0000, expected printable text, remove it",
        ],
    ),
    "letters and accents apart": (
        "people:\n  - {id: p002, name: Da\u0304rta}\n  - {id: p003, name: A\u030ana}\n",
        [
            "a.yaml:2:23: a letter that is not composed, expected Unicode NFC, retype the letter",
            "a.yaml:3:22: a letter that is not composed, expected Unicode NFC, retype the letter",
        ],
    ),
    "an escaped control character": (
        'people:\n  - {id: p002, name: "An\\ana"}\n',
        ["a.yaml:2:22: character U+0007, expected printable text, remove it"],
    ),
    "an escaped mark that reverses text": (
        'people:\n  - {id: p002, name: "An\\u202ena"}\n',
        ["a.yaml:2:22: character U+202E, expected printable text, remove it"],
    ),
    "an escaped accent": (
        'people:\n  - {id: p002, name: "Da\\u0304rta"}\n',
        ["a.yaml:2:22: a letter that is not composed, expected Unicode NFC, retype the letter"],
    ),
    "an escape of half a character": (
        'people:\n  - {id: p002, name: "An\\ud800na"}\n',
        [
            "a.yaml:2:27: not YAML: while parsing a quoted scalar that begins at 2:22 found invalid Unicode character escape code, expected YAML 1.2, fix the syntax here"
        ],
    ),
    "a tab for indentation": (
        "people:\n\x09- {id: p002, name: Anna}\n",
        ["a.yaml:2:1: a tab, expected spaces, replace it with spaces"],
    ),
    "a hundred levels": (
        "people: " + "[" * 100 + "]" * 100,
        ["a.yaml:1:32: nested deeper than 24 levels, expected a few levels, flatten it"],
    ),
    "nothing": ("", ["a.yaml:1:1: the file is empty, expected sections with records, write them or remove the file"]),
    "only spaces": (
        " \n \n",
        ["a.yaml:1:1: the file is empty, expected sections with records, write them or remove the file"],
    ),
}


def table(name: str) -> list[ParameterSet]:
    """Return the cases of a table: `=== title`, the text, and the expected lines after `> `."""
    cases = []
    for block in re.split(r"^=== ", (HERE / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, *body = re.sub(r"^##### .*\n", "", block, flags=re.MULTILINE).splitlines(keepends=True)
        text = "".join(line for line in body if not line.startswith("> "))
        lines = [line.removeprefix("> ").rstrip("\n") for line in body if line.startswith("> ")]
        cases.append(pytest.param(text, lines, id=title.strip()))
    return cases


@pytest.mark.parametrize(("text", "lines"), table("invalid_files.txt"))
def test_problems_of_each_invalid_file(
    assembled: Assemble, world: str, vocabulary: Vocabulary, text: str, lines: list[str]
) -> None:
    sections = "one of " + ", ".join(sorted([*vocabulary.by_section, "source"]))
    problems = assembled({"a.yaml": text, "world.yaml": world}).problems
    assert problems == [line.replace("<sections>", sections) for line in lines]


@pytest.mark.parametrize(("text", "lines"), table("invalid_values.txt"))
def test_problems_of_each_invalid_value(assembled: Assemble, world: str, text: str, lines: list[str]) -> None:
    assert assembled({"a.yaml": CLAIM % text.strip(), "world.yaml": world}).problems == lines


@pytest.mark.parametrize(("text", "lines"), INVISIBLE.values(), ids=INVISIBLE)
def test_problems_of_each_invisible_fault(assembled: Assemble, world: str, text: str, lines: list[str]) -> None:
    assert assembled({"a.yaml": text, "world.yaml": world}).problems == lines


def test_the_small_corpus_is_valid(assembled: Assemble, world: str) -> None:
    assert assembled({"world.yaml": world}).problems == []


def test_a_text_may_be_long_but_not_endless(assembled: Assemble, world: str) -> None:
    assert assembled({"a.yaml": CLAIM % f"name: {{en: {'a' * 10_000}}}", "world.yaml": world}).problems == []
    problems = assembled({"a.yaml": CLAIM % f"name: {{en: {'a' * 10_001}}}", "world.yaml": world}).problems
    assert problems == ["a.yaml:3:44: a text of 10001 characters, expected at most 10000, shorten it"]


# Encodings and files


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("topics: []\n".encode("utf-16"), "a.yaml:1:1: the encoding is UTF-16, expected UTF-8, save the file as UTF-8"),
        (
            b"\xfe\xff" + "topics: []\n".encode("utf-16-be"),
            "a.yaml:1:1: the encoding is UTF-16, expected UTF-8, save the file as UTF-8",
        ),
        (
            "topics:\n  - {id: maja, name: māja}\n".encode("cp1257"),
            "a.yaml:2:23: byte 0xe2 is not UTF-8, expected UTF-8, save the file as UTF-8",
        ),
        (
            "# ā\ntopics:\n  - {id: kafe, name: ".encode() + "café}\n".encode("latin-1"),
            "a.yaml:3:25: byte 0xe9 is not UTF-8, expected UTF-8, save the file as UTF-8",
        ),
        (b"topics: \xc4", "a.yaml:1:9: byte 0xc4 is not UTF-8, expected UTF-8, save the file as UTF-8"),
    ],
    ids=["UTF-16 of Windows", "UTF-16 of others", "the Baltic code page", "Latin-1", "half a letter"],
)
def test_other_encodings_are_refused(assembled: Assemble, data: bytes, line: str) -> None:
    assert assembled({"a.yaml": data}).problems == [line]


def test_utf_16_without_mark_shows_as_null_characters(assembled: Assemble) -> None:
    problems = assembled({"a.yaml": "topics: []\n".encode("utf-16-le")}).problems
    assert problems[0] == "a.yaml:1:2: character U+0000, expected printable text, remove it"


def test_windows_may_end_lines_and_mark_utf_8(assembled: Assemble, world: str) -> None:
    written_by_notepad = b"\xef\xbb\xbf" + world.replace("\n", "\r\n").encode()
    plain, notepad = assembled({"world.yaml": world}), assembled({"world.yaml": written_by_notepad})
    assert notepad.problems == []
    assert [n.content for n in notepad.graph.nodes.values()] == [n.content for n in plain.graph.nodes.values()]


def test_positions_in_files_of_windows(assembled: Assemble, world: str) -> None:
    text = (CLAIM % "ordinal: x").replace("scope: seed", "scope: see").replace("\n", "\r\n").encode()
    for data in (text, b"\xef\xbb\xbf" + text):
        problems = assembled({"a.yaml": data, "world.yaml": world}).problems
        assert [line.split(": ")[0] for line in problems] == ["a.yaml:1:33", "a.yaml:3:42"]


def test_every_yaml_file_below_the_folder_is_read(tmp_path: Path, world: str) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.yml", "b/c.yaml", "b/d.YAML", "b/e.txt", "b/f.yaml.bak"):
        (tmp_path / name).write_text(world, encoding="utf-8")
    assert [d.file for d in read([tmp_path]).documents] == [str(tmp_path / "a.yml"), str(tmp_path / "b/c.yaml")]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path, world: str, vocabulary: Vocabulary) -> None:
    file = tmp_path / "world.yaml"
    file.write_text(world, encoding="utf-8")
    assert assemble(read([tmp_path, file]), vocabulary)[1] == []


def test_a_path_without_yaml_is_reported(tmp_path: Path) -> None:
    expected = ": no YAML here, expected a folder with *.yaml or such a file, check the path"
    paths = [tmp_path, tmp_path / "nowhere"]
    assert [str(p) for p in read(paths).problems] == [f"{path}:1:1{expected}" for path in paths]


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    memory = Path("/proc/self/mem")  # the system refuses to read it from its beginning, whoever asks
    if not memory.exists():
        pytest.skip("needs Linux")
    (tmp_path / "a.yaml").symlink_to(memory)
    (problem,) = read([tmp_path]).problems
    assert problem.what == "it cannot be read: Input/output error"


@pytest.fixture
def closed() -> Iterator[Path]:
    """Yield a folder with a file and a folder that the test may not read, whoever runs it."""
    root = os.geteuid() == 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.yaml").touch(mode=0)
        (folder / "b").mkdir()
        (folder / "b" / "c.yaml").touch()
        (folder / "b").chmod(0)
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)
        (folder / "b").chmod(0o755)


def test_missing_permission_is_reported(closed: Path) -> None:
    message = (
        "it cannot be read: Permission denied, expected a file that you may read, change its permissions or move it"
    )
    problems = read([closed, closed / "b", closed / "b" / "c.yaml"]).problems
    assert [str(problem).removeprefix(f"{closed}/") for problem in problems] == [
        f"a.yaml:1:1: {message}",
        f"b:1:1: {message}",
        f"b/c.yaml:1:1: {message}",
    ]


# Huge inputs


def measured(tmp_path: Path, text: str) -> tuple[str, float]:
    """Return the first problem of a text and the megabytes that reading took, in a process of its own: it may crash."""
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from kg.loaders import assemble, read; from kg.ontology import Vocabulary\n"
        "vocabulary, before = Vocabulary.read(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "problems = assemble(read([Path(sys.argv[1])]), vocabulary)[1]\n"
        "print(problems[0]); print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=HERE.parents[2], capture_output=True, text=True, timeout=20, check=True)
    line, megabytes = done.stdout.splitlines()
    assert done.stderr == ""
    return line.replace(f"{tmp_path}/", ""), float(megabytes)


def test_a_file_of_fifty_megabytes_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = read([tmp_path]).problems
    assert str(problem).endswith("a.yaml:1:1: 48 MiB in one file, expected at most 32 MiB, split the file")


def test_a_text_of_twenty_megabytes_takes_little_time_and_memory(tmp_path: Path) -> None:
    line, megabytes = measured(tmp_path, f"source: {{id: a, scope: seed, name: {'a' * 20_000_000}}}\n")
    assert line == "a.yaml:1:36: a text of 20000000 characters, expected at most 10000, shorten it"
    assert megabytes < 200


@pytest.mark.parametrize(
    "text",
    [
        "people: " + "[" * 100_000 + "]" * 100_000,
        "people: " + "[" * 100_000,
        "people: " + "{a: " * 100_000,
        "people:\n  " + "- " * 100_000 + "a\n",
        "people:\n" + "".join(f"{' ' * level}-\n" for level in range(2, 2000)),
    ],
    ids=["lists", "open lists", "mappings", "entries on a line", "entries below each other"],
)
def test_a_hundred_thousand_levels_break_nothing(tmp_path: Path, text: str) -> None:
    line, megabytes = measured(tmp_path, text)
    assert line.endswith("nested deeper than 24 levels, expected a few levels, flatten it")
    assert megabytes < 200


def test_an_alias_bomb_is_not_expanded(tmp_path: Path) -> None:
    """Expanded aliases would give a billion values."""
    levels = ["a: &a [x, x, x, x, x, x, x, x, x]\n"]
    levels += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    line, megabytes = measured(tmp_path, "".join(levels))
    assert line == "a.yaml:1:4: anchor &a, expected every value written out, remove the anchor"
    assert megabytes < 50


def test_thousands_of_missing_entities_are_reported_in_seconds(assembled: Assemble, world: str) -> None:
    """Searching for suggestions takes time: only the first problems have one."""
    people = "people:\n" + "".join(f"  - {{id: p{n:05}, name: P}}\n" for n in range(5_000))
    positions = "".join(
        f"  - {{agent: person/p{n:05}x, role: role/chair, context: organisation/dome, line: 1}}\n" for n in range(2_000)
    )
    problems = assembled(
        {"a.yaml": f"{SOURCE}positions:\n{positions}", "people.yaml": people, "world.yaml": world}
    ).problems
    missing = [line for line in problems if "does not exist" in line]
    assert len(missing) == 2_000
    assert missing[0].endswith("expected the identifier of Person, did you mean person/p00000?")
    assert missing[-1].endswith("expected the identifier of Person, add it or correct it")


# Many at once


def test_all_problems_of_all_files_come_at_once_in_order(tmp_path: Path, world: str, vocabulary: Vocabulary) -> None:
    files = {
        "b.yaml": CLAIM % "ordinal: x, start_date: y" + "peple: []\n",
        "a.yaml": "topics:\n  - {id: A, nam: A}\n",
        "c.yaml": "source: {id: c, name: C, scope: see}\n",
    }
    for name, text in {**files, "world.yaml": world}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadData) as caught:
        check(read([tmp_path]), vocabulary)
    problems = caught.value.problems
    assert [(Path(p.file).name, p.line, p.column, p.what) for p in problems] == [
        ("a.yaml", 2, 5, "no name of topic/A"),
        ("a.yaml", 2, 10, "id A"),
        ("a.yaml", 2, 10, "no source speaks of topic/A"),
        ("a.yaml", 2, 13, "unknown key nam of Topic"),
        ("b.yaml", 3, 42, "`x`"),
        ("b.yaml", 3, 57, "`y` is no date"),
        ("b.yaml", 4, 1, "unknown section peple"),
        ("c.yaml", 1, 33, "scope see"),
    ]
    assert str(caught.value).splitlines() == [str(p) for p in problems]


def test_content_of_an_unreadable_file_is_not_reported_as_missing(assembled: Assemble, world: str) -> None:
    """One broken file is one problem, not one more at every reference to it, and at all it may speak of or decide."""
    text = f"""\
{SOURCE}topics:
  - {{id: darbs, name: Darbs}}
networks:
  - {{id: t3, name: Tīkls}}
claims:
  - {{about: event/e01, line: 1, start_date: 2015}}
  - {{about: topic/darbs, line: 1, name: {{en: Work}}}}
  - {{about: topic/darbs, line: 2, name: {{en: Labour}}}}
"""
    assert assembled({"a.yaml": world.replace("people:", "people: ["), "b.yaml": text}).problems == [
        "a.yaml:4:3: not YAML: while parsing a flow node did not find expected node content, expected YAML 1.2, fix the syntax here"
    ]
    broken = {"a.yaml": "topics: ]", "b.yaml": text, "world.yaml": world}
    assert [line.split(": ")[0] for line in assembled(broken).problems] == ["a.yaml:1:9"]
    whole = {"a.yaml": "topics: []", "b.yaml": text, "world.yaml": world}
    assert [line.split(",")[0] for line in assembled(whole).problems] == [
        "b.yaml:5:5: no of_project of network/t3",
        "b.yaml:5:10: no source speaks of network/t3",
        "b.yaml:9:5: sources disagree on name (en) of topic/darbs: Work and Labour",
    ]


def test_other_errors_are_reported_beside_an_unreadable_file(assembled: Assemble, world: str) -> None:
    problems = assembled({"a.yaml": "topics: ]", "b.yaml": CLAIM % "ordinal: x", "world.yaml": world}).problems
    assert [line.split(": ")[0] for line in problems] == ["a.yaml:1:9", "b.yaml:3:42"]


def test_problems_are_sorted_and_unique() -> None:
    first, second = Problem("a", 1, 9, "b", "c", "d"), Problem("a", 1, 10, "a", "b", "c")
    assert BadData([second, first, second]).problems == [first, second]


# Random inputs

ODD = [
    *("null", "~", "true", "[]", "{}", "[a, b]", "{a: b}", "{lv: a}", "{lv: [a], en: 3}", "{en: }", "''", "' a'"),
    *("1", "1.5", "-1", "1e999", "1e-7", "18446744073709551615", "0", "2015-13", "person/p018", "role/chair"),
    *('"\\0"', '"\\u202e"', '"a\\nb"', "*a", "&a b", "!!python/object:os.system a", "[[a]]", "[{a: b}]", "[null]"),
    *("id", "about", "source", "\n", "\n  - ", ": ", ", ", "? a", "- a", "#", "[", "]", "{", "}", '"', "'", "|", ">"),
    *("\t", "\0", "\u0304", "\ufeff", "\r", "\ud7ff", "\U0001f600", "%YAML 1.1\n---\n", "---\n", "...\n", "", "@", "`"),
]
FILES = sorted(DATA.rglob("*.yaml"))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Path, str]:
    """Draw a curated file with a few spans overwritten: anywhere, or exactly a value or a key."""
    file = draw(st.sampled_from(FILES))
    text = file.read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        parts = [m.span() for m in re.finditer(r"(?<=: )[^,{}\[\]\n]+|\b[a-z_]+(?=:)|\[[^\]]*\]|\{[^{}]*\}", text)]
        anywhere = draw(st.integers(0, len(text)))
        inside = st.sampled_from(parts) if parts else st.nothing()
        start, end = draw(inside | st.just((anywhere, min(len(text), anywhere + draw(st.integers(0, 30))))))
        text = text[:start] + draw(st.sampled_from(ODD)) + text[end:]
    return file, text


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the curated data."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("copy") / "data"))


def assert_one_line_each(folder: Path, vocabulary: Vocabulary) -> None:
    """Check that nothing raises, and that each problem is one line with a position in a file."""
    for problem in assemble(read([folder]), vocabulary)[1]:
        assert problem.line > 0
        assert problem.column > 0
        assert len(str(problem).splitlines()) == 1, str(problem)


@pytest.mark.slow
@settings(max_examples=200)
@given(mutated())
def test_no_change_of_a_curated_file_breaks_anything(
    copy: Path, vocabulary: Vocabulary, change: tuple[Path, str]
) -> None:
    file, text = change
    victim = copy / file.relative_to(DATA)
    victim.write_text(text, encoding="utf-8", newline="")
    try:
        assert_one_line_each(copy, vocabulary)
    finally:
        shutil.copyfile(file, victim)


@settings(max_examples=400)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | st.lists(st.sampled_from(ODD)).map("".join))
def test_no_content_of_a_file_breaks_anything(
    tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary, content: bytes | str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "anything"
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert_one_line_each(folder, vocabulary)


# Valid inputs that look odd


WORDS = "NO no Yes on OFF y True TRUE Null NULL 012 0x1F 0o17 0b1 1_000 1:30 2015-03 +1 .inf .NaN 1.2.3 1e999 ="


@pytest.mark.parametrize("text", WORDS.split())
def test_yaml_1_2_has_few_keywords_and_numbers(assembled: Assemble, world: str, text: str) -> None:
    """What YAML 1.1 takes for true, null, octal, sexagesimal or a date is text."""
    result = assembled({"a.yaml": CLAIM % f"aliases: ['-', {text}]", "world.yaml": world})
    assert result.problems == []
    assert result.graph.nodes["event/e01"].properties["aliases"] == sorted(["-", text])


def test_an_exponent_is_a_number(assembled: Assemble, world: str) -> None:
    funding = "fundings:\n  - {funds: project/p1, funded_by: programme/fonds, amount: 1.5e3, unit: eur, line: 1}\n"
    graph = assembled({"a.yaml": SOURCE + funding, "world.yaml": world}).graph
    (amount,) = (n.properties["amount"] for n in graph.nodes.values() if ("unit", "eur") in n.values)
    assert amount == 1500


def test_any_style_of_comments_quotes_and_lines(assembled: Assemble, world: str) -> None:
    text = f"""\
{SOURCE}# a comment
claims:
- about: 'event/e01'  # another
  "line": 1
  aliases:
  - |-
    two
    lines
  - "it\\u0113"
  - >-
    one
    line
  - ''''
"""
    node = assembled({"a.yaml": text, "world.yaml": world}).graph.nodes["event/e01"]
    assert node.properties["aliases"] == ["'", "itē", "one line", "two\nlines"]
