"""A clone read with plain git, by someone who has never heard of Clausetrail."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus import Corpus, escaping, markdown
from clausetrail.parse import parse
from clausetrail.read import read

from .made import document, git
from .test_corpus_markdown import counted, letters, rendered, shown

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """Resolution adopted by the General Assembly on 9 December {year}

{session}/7.	Benches beside canals (an illustration)


	The General Assembly,
"""
VERSIONS = {
    70: """	Recalling the illustration of benches beside canals,
	Mindful that a bench is for sitting,
	1.	Encourages gardeners to sit by the water, and requests them to bring no more than 70 ducks;
	2.	Requests the head gardener to report at the seventy-first session.
""",
    71: """	Recalling the illustration of benches beside canals,
	Convinced that quiet diplomacy with ducks does no harm,
	Mindful that a bench is for sitting,
	1.	Welcomes the first bench;
	2.	Encourages gardeners to sit by the water, and requests them to bring no more than 71 ducks;
	3.	Requests the head gardener to report at the seventy-second session.
""",
    72: """	Recalling the illustration of benches beside canals,
	Convinced that quiet diplomacy with ducks does no harm,
	Mindful that a bench is for sitting and for standing on,
	1.	Welcomes the first bench;
	2.	Urges gardeners to sit by the water, and requests them to bring no more than 71 ducks;
	3.	Requests the head gardener to report at the seventy-third session.
""",
}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    texts = [
        document(HEAD.format(session=session, year=1945 + session) + body)
        for session, body in VERSIONS.items()
    ]
    with Corpus.init(folder / "corpus") as corpus:
        corpus.add(texts)
        (slug,) = corpus.slugs()
    git(folder, "clone", "-q", "corpus", "clone")
    git(folder / "clone", "branch", "-q", "it", f"origin/series/{slug}")
    return folder / "clone"


def test_an_inserted_paragraph_is_shown_as_one_and_its_neighbours_stay(clone: Path) -> None:
    shown_ = git(clone, "log", "-p", "--word-diff", "--format=%an", "-1", "A/RES/71/7")
    lines = shown_.splitlines()
    assert lines[0] == "A/RES/71/7"
    assert "{+- Convinced that quiet diplomacy with ducks does no harm,+}" in lines
    assert "- Mindful that a bench is for sitting," in lines
    assert [line for line in lines if "Welcomes the first bench;+}" in line]
    assert "   and requests them to bring no more than [-70-]{+71+} ducks;" in lines
    (report,) = (line for line in lines if "head gardener" in line)
    assert report.endswith("at the [-seventy-first-]{+seventy-second+} session.")
    # The record and the source are data: a line says that one changed, came or went.
    assert [line for line in lines if line.startswith("Binary files")] == [
        "Binary files a/resolution.json and b/resolution.json differ",
        "Binary files a/source/A-RES-70-7.txt and /dev/null differ",
        "Binary files /dev/null and b/source/A-RES-71-7.txt differ",
    ]


@pytest.mark.parametrize(
    ("words", "authors"),
    [
        ("quiet diplomacy", ["A/RES/71/7"]),
        ("Encourages gardeners", ["A/RES/72/7", "A/RES/70/7"]),
        ("for sitting", ["A/RES/70/7"]),
    ],
)
def test_words_are_found_in_the_commits_where_they_came_or_went_alone(
    clone: Path, words: str, authors: list[str]
) -> None:
    found = git(clone, "log", "--format=%an", f"-S{words}", "it", "--", "resolution.md")
    assert found.split("\n")[:-1] == authors


def test_each_clause_is_blamed_on_the_resolution_that_brought_it(clone: Path) -> None:
    blamed = git(clone, "blame", "--line-porcelain", "it", "--", "resolution.md").splitlines()
    author, found = "", {}
    for line in blamed:
        if line.startswith("author "):
            author = line.removeprefix("author ")
        elif line.startswith("\t"):
            found[line.strip()] = author
    assert found["1. Urges gardeners to sit by the water,"] == "A/RES/72/7"
    assert found["and requests them to bring no more than 71 ducks;"] == "A/RES/71/7"
    assert found["- Convinced that quiet diplomacy with ducks does no harm,"] == "A/RES/71/7"
    assert found["- Recalling the illustration of benches beside canals,"] == "A/RES/70/7"


def test_two_tags_are_compared(clone: Path) -> None:
    lines = git(clone, "diff", "A/RES/70/7", "A/RES/72/7").splitlines()
    assert "-- Mindful that a bench is for sitting," in lines
    assert "+- Mindful that a bench is for sitting and for standing on," in lines
    assert "+1. Welcomes the first bench;" in lines


def test_the_readme_shows_commands_that_work(clone: Path) -> None:
    readme = (clone / "README.md").read_text(encoding="utf-8")
    commands = [line.strip() for line in readme.splitlines() if line.startswith("    git ")]
    assert len(commands) == 5
    for command in commands:
        words = shlex.split(command.partition("  # ")[0].split(";")[0])[1:]
        git(clone, *words)
    git(clone, "switch", "-q", "main")


def test_the_clone_is_sound(clone: Path) -> None:
    assert git(clone, "fsck", "--strict", "--no-dangling") == ""


@pytest.mark.shared
def test_real_documents_are_written_whole_and_counted_as_printed(shared_data: Path) -> None:
    files = sorted(path for path in shared_data.rglob("*_*") if path.suffix in (".pdf", ".txt"))
    for file in files[::9]:
        resolution = parse(read(file))
        tokens = rendered(markdown.write(resolution))
        seen = letters(shown(tokens))
        anchored = [p for p in resolution.paragraphs if not p.anchors and p.kind != "table"]
        for paragraph in anchored:
            assert letters(escaping.clean(paragraph.text)) in seen, (file.name, paragraph.ref)
        assert counted(tokens) == [
            int(paragraph.number)
            for paragraph in resolution.paragraphs
            if paragraph.number and paragraph.number.isdigit()
            if paragraph.kind != "heading" and "(" not in paragraph.ref
        ], file.name
