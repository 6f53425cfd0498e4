"""Every block of every document runs and shows what it gives; every link leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from examples import NOT_RUN, ROOT, BrokenExample, Reader, Result, blocks, documents, rewrite
from generate import commands

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = documents()
COMMAND = re.compile(r"`kg ((?:server )?[a-z]+)")
PATH = re.compile(r"`((?:bench|data|docs|kg|loaders|ontology|queries|tests)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
GUIDE = ROOT / "docs" / "curators-guide.md"


def name(document: Path) -> str:
    return document.name


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if "```" in d.read_text(encoding="utf-8")], ids=name)
@pytest.mark.usefixtures("connection")
def test_every_block_runs_and_shows_what_it_gives(document: Path, tmp_path: Path) -> None:
    results = Reader(tmp_path).read(document.read_text(encoding="utf-8"))
    wrong = [r for r in results if not r.agrees()]
    shown = "\n".join(
        f"{document}:{r.first + 1} shows\n{chr(10).join(r.shown)}\nfound\n{chr(10).join(r.found)}" for r in wrong
    )
    assert not wrong, f"{shown}\n`python docs/examples.py` rewrites them"


def test_every_exception_is_still_needed() -> None:
    lines = {
        line.strip().removeprefix("$ ").partition("  #")[0].strip()
        for document in DOCUMENTS
        for block in blocks(document.read_text(encoding="utf-8"))
        for line in block.lines
    }
    assert set(NOT_RUN) <= lines


@pytest.mark.parametrize("document", [*DOCUMENTS, *sorted((ROOT / "docs").rglob("*.md"))], ids=name)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for path, anchor in LINK.findall(text):
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name}: {path}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{document.name}: {path}#{anchor}"


def anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of headings."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", [*DOCUMENTS, *sorted((ROOT / "docs/decisions").glob("*.md"))], ids=name)
def test_what_the_text_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert {path for path in PATH.findall(text) if not (ROOT / path).exists()} == set()
    assert set(COMMAND.findall(text)) <= {" ".join(command) for command in commands()}


def test_the_readme_fits_two_screens() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 90


def test_the_statements_of_the_guide_are_from_lines_of_its_article() -> None:
    (article,) = (b for b in blocks(GUIDE.read_text(encoding="utf-8")) if b.language == "text")
    numbers = [int(n) for n in re.findall(r"\bline: (\d+)", GUIDE.read_text(encoding="utf-8"))]
    assert numbers
    assert set(numbers) <= set(range(1, len(article.lines) + 1))


@pytest.mark.parametrize(
    ("shown", "found", "agrees"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "b"], ["a"], False),
        ([], ["a"], False),
        ([], [], True),
        (["port …!"], ["port 7687!"], True),
        (["port …!"], ["port 7687"], False),
        (["a", "…", "d"], ["a", "b", "c", "d"], True),
        (["a", "…"], ["a"], True),
        (["1.5"], ["1x5"], False),
    ],
)
def test_what_is_shown_must_be_what_is_found(shown: list[str], found: list[str], agrees: bool) -> None:
    assert Result(0, tuple(shown), tuple(found)).agrees() is agrees


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```ruby\nputs 1\n```", "line 1: no way to run ```ruby"),
        ("```console\n$ rm -rf data\n```", "`rm -rf data` is no command of kg"),
        ("```sh\nkg show nobody\n```", "ended with 2"),
        ("```yaml\npeople: []\n```", "yaml without a path"),
        ("```diff\n--- data/expectations.yaml\n-no such line\n```", "0 places, expected one"),
        ("```turtle\nperson:p018 kg:participatesIn network:t3-2 .\n```", "not in the published data"),
        ('```mermaid\ngraph LR\n  A["Castle"]\n```', "Castle is neither a class nor a relationship"),
        ("```text\n1 a\n3 b\n```", "line 2 of the article"),
    ],
)
@pytest.mark.usefixtures("connection")
def test_a_block_that_cannot_run_is_an_error(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenExample, match=re.escape(complaint)):
        Reader(tmp_path).read(text + "\n")


@pytest.mark.usefixtures("connection")
def test_a_query_without_its_result_is_an_error_that_rewriting_mends(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# A\n\n```cypher\nRETURN 1 AS one\n```\n\nText.\n", encoding="utf-8")
    results = Reader(tmp_path).read(document.read_text(encoding="utf-8"))
    assert [r.agrees() for r in results] == [False]
    assert rewrite(document, results) == 1
    assert "```\n\n| one |\n| --- |\n| 1 |\n\nText." in document.read_text(encoding="utf-8")
