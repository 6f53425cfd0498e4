"""Facts, not sentences: no run of six words of an article is in any file, except inside names and titles.

`tests/data/article_windows.txt` holds a hash of every six words in a row of the seed articles, not the words.
"""

import re
from hashlib import blake2b
from pathlib import Path

import pytest

from kg.loaders import Graph

ROOT = Path(__file__).parents[1]
WINDOW = 6
KINDS = {".yaml", ".md", ".ttl", ".py", ".cypher", ".rq", ".html", ".js", ".txt", ".toml"}


def windows(text: str) -> dict[str, str]:
    """Every six words in a row, by their hash; figures are no words."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    runs = (" ".join(words[start : start + WINDOW]) for start in range(len(words) - WINDOW + 1))
    return {blake2b(run.encode(), digest_size=6).hexdigest(): run for run in runs}


@pytest.mark.slow
def test_no_file_holds_six_words_of_an_article_in_a_row(graph: Graph) -> None:
    articles = set((ROOT / "tests" / "data" / "article_windows.txt").read_text(encoding="ascii").split())
    assert len(articles) > 1500
    names: set[str] = set()
    for node in graph.nodes.values():
        for name, value in node.values:
            if name in ("name", "aliases", "address") or (
                name == "value" and dict(node.values).get("property") == "address"
            ):
                for text in value if isinstance(value, tuple) else (str(value),):
                    names |= windows(text).keys()
    skipped = {".venv", ".git", "out", "LICENSES"}
    files = [p for p in ROOT.rglob("*") if p.suffix in KINDS and not skipped & set(p.relative_to(ROOT).parts)]
    assert len(files) > 100
    found = {
        f"{file.relative_to(ROOT)}: {run}"
        for file in files
        for key, run in windows(file.read_text(encoding="utf-8")).items()
        if key in articles - names
    }
    assert sorted(found) == []


def test_the_check_can_fail() -> None:
    """The names of the vocabulary and the data are all that lets six words pass."""
    articles = (ROOT / "tests" / "data" / "article_windows.txt").read_text(encoding="ascii").split()
    title = "Noslēdzies projekts Lietpratīga pārvaldība un Latvijas pašvaldību veiktspējas uzlabošana"
    assert len(windows(title).keys() & set(articles)) == 4
