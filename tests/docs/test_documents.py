"""Every block of every document runs and shows its actual result; every link has a target."""

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
def test_every_block_runs_and_shows_its_result(document: Path, tmp_path: Path) -> None:
    results = Reader(tmp_path).read(document.read_text(encoding="utf-8"))
    outdated = [r for r in results if not r.agrees()]
    report = "\n".join(
        f"{document}:{r.first + 1} shows\n{chr(10).join(r.shown)}\nactual\n{chr(10).join(r.actual)}" for r in outdated
    )
    assert not outdated, f"{report}\n`python docs/examples.py` rewrites them"


def test_every_exception_is_still_needed() -> None:
    lines = {
        line.strip().removeprefix("$ ").partition("  #")[0].strip()
        for document in DOCUMENTS
        for block in blocks(document.read_text(encoding="utf-8"))
        for line in block.lines
    }
    assert set(NOT_RUN) <= lines


@pytest.mark.parametrize("document", [*DOCUMENTS, *sorted((ROOT / "docs").rglob("*.md"))], ids=name)
def test_every_link_has_a_target(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for path, anchor in LINK.findall(text):
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name}: {path}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{document.name}: {path}#{anchor}"


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub derives from headings."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", [*DOCUMENTS, *sorted((ROOT / "docs/decisions").glob("*.md"))], ids=name)
def test_paths_and_commands_in_the_text_exist(document: Path) -> None:
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
    ("shown", "actual", "agrees"),
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
def test_shown_lines_must_match_the_actual_ones(shown: list[str], actual: list[str], agrees: bool) -> None:
    assert Result(0, tuple(shown), tuple(actual)).agrees() is agrees


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```ruby\nputs 1\n```", "line 1: cannot run ```ruby"),
        ("```console\n$ rm -rf data\n```", "`rm -rf data` is no command of kg"),
        ("```sh\nkg show nobody\n```", "ended with 2"),
        ("```yaml\npeople: []\n```", "yaml without a path"),
        ("```diff\n--- data/expectations.yaml\n-no such line\n```", "0 places, expected one"),
        ("```turtle\nperson:p018 kg:participatesIn network:t3-2 .\n```", "not in the published data"),
        ('```mermaid\ngraph LR\n  A["Castle"]\n```', "Castle is neither a class nor a relationship"),
        ('```mermaid\ngraph LR\n  A["Person"] -- LIVES_IN --> B["Place"]\n```', "LIVES_IN is neither a class"),
        ('```mermaid\ngraph LR\n  A["Graph<br>loaders/castle"]\n```', "there is no folder loaders/castle"),
        ("```text\n1 a\n3 b\n```", "line 2 of the article"),
    ],
)
@pytest.mark.usefixtures("connection")
def test_a_block_that_cannot_run_is_an_error(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenExample, match=re.escape(complaint)):
        Reader(tmp_path).read(text + "\n")


@pytest.mark.usefixtures("connection")
def test_a_query_without_its_result_is_an_error_that_rewriting_fixes(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# A\n\n```cypher\nRETURN 1 AS one\n```\n\nText.\n", encoding="utf-8")
    results = Reader(tmp_path).read(document.read_text(encoding="utf-8"))
    assert [r.agrees() for r in results] == [False]
    assert rewrite(document, results) == 1
    assert "```\n\n| one |\n| --- |\n| 1 |\n\nText." in document.read_text(encoding="utf-8")
