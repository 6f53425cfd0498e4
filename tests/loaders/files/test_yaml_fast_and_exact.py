"""Two readers of YAML, one result: unless it is unsure, the fast reader agrees with the exact one."""

from __future__ import annotations

import os
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import psutil
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.loaders.files.characters import character_errors
from kg.loaders.files.records import read_file
from kg.loaders.files.yaml_exact import read_exact
from kg.loaders.files.yaml_fast import Unsure, read_fast

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[3] / "data"
ODD_SCALARS = """~ null Null NULL true True TRUE false False yes no on off y n 0 00 012 0o17 0x1F 0b1 1_000 +1 -0 -1 -01 1. 1.5 .5
    -.5 -. . 1e3 1E3 1e+3 1e-3 1.e3 1.5e3 .5e3 1e 0e0 0e1 -0e1 0.0 -0.0 1e999 -1e999 1e-999 1:30 190:20:30 2015-03
    2015-03-04 nan .nan .NaN NaN inf .inf -.inf +.inf Infinity '.nan' ".inf" 123456789012345678 1234567890123456789
    9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616 -9223372036854775808
    -9223372036854775809 12345678901234567890123 0.1 1.10 1,5 1.2.3 << = - -- --- ... ++1 1-1 a#b a:b :a a: 'a' "" ''
    "1" '1' "null" '~' "~" "true" $ %a @a `a |a >a !a &a *a ?a ? ?b -a a\\b "a\\nb" "a\\u202eb" "a\\x00b" "\\ud800" "a\\/b"
    'it''s' ½ ١٢ ā ] } , [ { |- >- | > # & * ! % @ ` " '"""
ODD = ODD_SCALARS.split()
FRAMES = ["k: %s\n", "k: [%s]\n", "k: [a, %s, b]\n", "k: {a: %s}\n", "k: {%s: a}\n", "k:\n  - %s\n  - a\n", "%s: a\n"]


def fast(text: str) -> Any:
    """Return the result of the fast reader, or `Unsure`."""
    try:
        return orjson.loads(read_fast(text.encode(), text))
    except Unsure:
        return Unsure


def keys(value: Any) -> Iterator[str]:
    """Yield every key within a value."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)
    if isinstance(value, dict):
        yield from value


def assert_agreement(text: str) -> None:
    """Compare the two readers; 1, 1.0 and True are three values."""
    if any(character_errors(text)):
        return  # refused before either reads it
    value, exact = fast(text), read_exact(text)
    if value is Unsure:
        return
    if exact.errors:
        # The fast reader accepts keys over several lines. No vocabulary has one, so it is reported as unknown.
        assert any(re.search(r"\s", key) for key in keys(value)), (text, value, exact.errors)
    else:
        assert repr(value) == repr(exact.value), text


def test_all_curated_files_but_those_with_queries_are_read_fast() -> None:
    """The tests below would prove nothing if the fast reader were always unsure."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(DATA.rglob("*.yaml"))}
    assert [name for name, text in texts.items() if fast(text) is Unsure] == ["expectations.yaml"]
    for text in texts.values():
        assert_agreement(text)


@pytest.mark.parametrize("scalar", ODD)
def test_odd_scalars(scalar: str) -> None:
    for frame in FRAMES:
        assert_agreement(frame % scalar)


def test_numbers() -> None:
    """Compare all texts of up to four characters that occur in numbers."""
    for length in range(1, 5):
        for text in product("019.eE+-_", repeat=length):
            assert_agreement(f"k: {''.join(text)}\n")


LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
TEXTS = st.text(LETTERS, max_size=12) | st.sampled_from(ODD) | st.text("ab \n#:-,'\"\\&*!?|>%@`[]{}~.0", max_size=8)
SCALARS = TEXTS | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.booleans() | st.none()
VALUES = st.recursive(SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(TEXTS, v, max_size=3), max_leaves=8)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
    }
)


@pytest.mark.slow
@settings(max_examples=400)
@given(st.dictionaries(TEXTS, VALUES, max_size=4), STYLES)
def test_output_of_another_library(content: dict[str, Any], style: dict[str, Any]) -> None:
    assert_agreement(yaml.safe_dump(content, **style))


@settings(max_examples=300)
@given(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), min_size=1, max_size=3))
def test_quoted_texts_are_read_unchanged(content: dict[str, list[str]]) -> None:
    text = yaml.safe_dump(content, default_style='"', allow_unicode=True, width=1000)
    exact = read_exact(text)
    assert exact.value == content
    assert_agreement(text)


ODD_PIECES = """a|b|k|1|0|.|-|- |: |:|,|, |[|]|{|}|  | |'|"|#| #|e|null|~|?|!|&|*|%|@|`|\\|ā|k: |x: |<<|=|1.5|2015-03|name: |c: d}
    |- {a: b, |'it''s'|"q r"|[a, b]|{a: 1}|xy z| - |...|--- |/"""
TOKENS = ODD_PIECES.replace("\n    ", "").split("|")
PIECES = st.sampled_from([*TOKENS, "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\r\n", "|", ">", "|-\n", "\t", "# c\n"])


@pytest.mark.slow
@settings(max_examples=2000)
@given(st.lists(PIECES, max_size=14).map("".join), st.booleans())
def test_texts_of_all_indicators_of_yaml(text: str, below: bool) -> None:
    assert_agreement("k: " + text if below else text)


# The traps of rapidyaml, one by one


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: [{b: 1, c: 2, b: 3}]\n",
        "a: ~\n",
        "a: [~]\n",
        "a: &b 1\n",
        "a: &b 1\nc: *b\n",
        "a: *b\n",
        "*a : b\n",
        "a: !!str 1\n",
        "a: !b\n",
        "a: !!python/object:os.system b\n",
        "%YAML 1.1\n---\na: b\n",
        "? a\n: b\n",
        "a: b\n---\na: b\n",
        "a: b\n...\n",
        "a: .nan\n",
        "a: '.inf'\n",
        'a: "-.inf"\n',
        'a: "\\u202e"\n',
        "a: |\n  b",
        "a:\tb\n",
        "a:\n",
        "a: {b: }\n",
        "a: [b:]\n",
        "a: ]\n",
        "a: }b\n",
        "a: @b\n",
        "a: [b] - c\n",
        "a: [b #c]\n",
        ": a\n",
        "a: {}\n",
        "- a\n",
        "a\n",
        "",
        "a: [\n",
        "a: {b: 'c}\n",
        "a: 0e1\n",
        "a: 1e999\n",
    ],
)
def test_the_fast_reader_is_unsure(text: str) -> None:
    assert fast(text) is Unsure


@pytest.mark.parametrize(
    "text", ["a: [", "a: {b: 'c}", "a: b: c", "a: *b", "a: b\n c: d\n- e", "\ta: b", "a: " + "[" * 1000, "a: b\n"]
)
def test_nothing_is_written_past_python(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The C++ library writes its errors to file descriptor 2, whatever `sys.stderr` is."""
    fast(text)
    os.write(2, b"restored")
    assert capfd.readouterr() == ("", "restored")


def test_no_descriptor_is_left_open() -> None:
    before = psutil.Process().num_fds()
    for text in ["a: [", "a: b"] * 50:
        fast(text)
    assert psutil.Process().num_fds() == before


def test_reading_repeatedly_takes_no_more_memory(tmp_path: Path) -> None:
    """One of the two JSON functions of the library never frees its memory."""
    file = tmp_path / "a.yaml"
    file.write_text("topics:\n" + "".join(f"  - {{id: t{n}, name: temats {n}}}\n" for n in range(5_000)))
    size, process = file.stat().st_size, psutil.Process()
    for _ in range(20):
        read_file(file)
    before = process.memory_info().rss
    for _ in range(200):
        assert read_file(file)[1] == []
    assert process.memory_info().rss - before < 50 * size


# Positions, which only the exact reader has


@pytest.mark.parametrize(
    ("pointer", "on_key", "position"),
    [
        ((), False, (1, 1)),
        (("people",), False, (2, 3)),
        (("people",), True, (1, 1)),
        (("people", 0), False, (2, 5)),
        (("people", 0, "name"), False, (2, 22)),
        (("people", 0, "name"), True, (2, 16)),
        (("people", 1, "aliases", 1), False, (4, 22)),
        (("people", 1, "name"), True, (3, 5)),  # missing: the record
        (("people", 7, "name"), False, (2, 3)),  # missing: the list
        (("places",), False, (1, 1)),
    ],
)
def test_position_of_each_part(pointer: tuple[str | int, ...], on_key: bool, position: tuple[int, int]) -> None:
    text = "people:\n  - {id: p001, name: Anna}\n  - id: p002\n    aliases: [Anete, Ann]\n"
    assert read_exact(text).position(pointer, on_key=on_key) == position
