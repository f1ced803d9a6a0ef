"""What commits say, as real git reads it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clausetrail.corpus import messages
from clausetrail.corpus.given import PARSER, Card, PlannedDraft, SeriesEntry, VersionEntry

if TYPE_CHECKING:
    from pathlib import Path

SHA = "ab" * 32
TITLE = "Illustration: gardens on roofs (not a United Nations document)"


def card(**fields: object) -> Card:
    usual: dict[str, object] = {
        "sha256": SHA, "extension": "txt", "words": "w", "symbol": "A/RES/7/12", "kind": "adopted",
        "body": "General Assembly", "session": "7", "number": "12", "title": TITLE,
        "adopted": "2016-12-23", "meeting": "68th plenary meeting", "distributed": "2017-01-30",
        "agenda": ("126 (r)",), "drafts": ("A/7/L.44/Rev.1", "A/7/L.44/Add.1"), "report": None,
        "paragraphs": 32, "footnotes": 9,
    }  # fmt: skip
    return Card(**{**usual, **fields})  # type: ignore[arg-type]


def git(folder: Path, *arguments: str, given_: bytes = b"") -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], input=given_, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def store(folder: Path, *texts: messages.CommitText) -> None:
    """Put commits into a new repository, each on a branch of its own."""
    git(folder, "init", "-q", "--bare", ".")
    stream = b""
    for place, text in enumerate(texts):
        message = text.message.encode()
        stream += (
            f"commit refs/heads/x{place}\nauthor {text.author}\ncommitter {text.committer}\n"
            f"data {len(message)}\n"
        ).encode() + message
    git(folder, "fast-import", "--quiet", given_=stream)


def test_a_version_is_told_whole() -> None:
    assert messages.commit_of(card(), "gardens") == messages.CommitText(
        author="A/RES/7/12 <general-assembly@clausetrail.invalid> 1482494400 +0000",
        committer="Clausetrail <corpus@clausetrail.invalid> 1482494400 +0000",
        message=f"""\
A/RES/7/12 of 23 December 2016: Illustration: gardens on roofs (not a United Nations document)

{TITLE}

Adopted by the General Assembly on 23 December 2016, 68th plenary
meeting.

Agenda item 126 (r); draft A/7/L.44/Rev.1, A/7/L.44/Add.1.

32 paragraphs, 9 footnotes.

Symbol: A/RES/7/12
Series: gardens
Session: 7
Adopted: 2016-12-23
Distributed: 2017-01-30
Source-SHA256: {SHA}
Parser: {PARSER}
""",
    )


def test_a_draft_says_where_it_starts_and_what_came_of_it() -> None:
    draft = PlannedDraft(
        sha256=SHA, label="A-7-L.44", base=None, outcome="A/RES/7/12", inferred=True, amendments=()
    )
    given_ = card(symbol="A/7/L.44", kind="draft", adopted=None, meeting=None, agenda=(), drafts=())
    text = messages.commit_of(given_, "gardens", draft=draft, base="A/RES/5/3")
    assert text.author == "A/7/L.44 <general-assembly@clausetrail.invalid> 1485777600 +0000"
    assert text.message.startswith("Draft A/7/L.44 of 30 January 2017: Illustration: gardens")
    assert (
        "\nIt starts from A/RES/5/3, and A/RES/7/12 came of it (inferred from\n"
        "session, committee and title).\n" in text.message
    )
    assert "\nBase: A/RES/5/3\nOutcome: A/RES/7/12\nSource-SHA256:" in text.message


@pytest.mark.parametrize(
    ("adopted", "seconds"),
    [("1946-02-13", 0), ("1969-12-31", 0), ("1970-01-01", 43_200), ("2000-02-29", 951_825_600),
     (None, 1_485_777_600), ("soon", 0)],
)  # fmt: skip
def test_dates_are_noon_in_greenwich_and_none_is_before_1970(
    adopted: str | None, seconds: int
) -> None:
    assert messages.commit_of(card(adopted=adopted), "x").author.endswith(f"> {seconds} +0000")


def test_a_day_before_1970_is_told_in_subject_and_trailer() -> None:
    message = messages.commit_of(card(adopted="1946-02-13"), "x").message
    assert message.startswith("A/RES/7/12 of 13 February 1946: ")
    assert "\nAdopted: 1946-02-13\n" in message


HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", " ", "<>", "a <b@c> 0 +0000", "x\n\nSymbol: A/RES/1/1", "---", "--- a/x", "#", "\x00",
         "Signed-off-by: A <a@b>", "\x1b[31m", "\ud800", ".,:;", "x" * 300, "diff --git a",
         "\r\n"]
    ),
)  # fmt: skip


@settings(
    max_examples=3,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), min_size=8, max_size=16))
def test_git_reads_any_record_without_being_misled(
    tmp_path_factory: pytest.TempPathFactory, fields: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("git")
    texts = [
        messages.commit_of(card(symbol=one, title=two, body=three, meeting=two), f"x{place}")
        for place, (one, two, three) in enumerate(fields)
    ]
    store(folder, *texts)
    git(folder, "fsck", "--strict")
    keys = (f"%(trailers:key={key},valueonly,separator=%x7C)" for key in ("Series", "Symbol"))
    form = f"--format={'%x00'.join(keys)}%x00%ad%x00%s%x01"
    branches = [f"x{place}" for place in range(len(fields))]
    read = git(folder, "log", form, "--date=short", "--no-walk=unsorted", *branches)
    for place, told in enumerate(read.removesuffix("\1\n").split("\1\n")):
        symbol = fields[place][0]
        series, named, date, subject = told.split("\0")
        assert series == f"x{place}"
        assert named == messages.line_of(symbol)
        assert date == "2016-12-23"
        assert len(subject) <= max(messages.SUBJECT_CHARS, len(messages.line_of(symbol)) + 30)


def entry(slug: str, *symbols: str, title: str = TITLE) -> SeriesEntry:
    versions = tuple(
        VersionEntry(
            symbol=symbol, label=symbol, kind="adopted", body=None, session=None, title=title,
            adopted=f"20{place:02}-01-01", distributed=None, meeting=None, sha256=SHA,
            commit="c" * 40, paragraphs=1, branch=f"series/{slug}",
        )
        for place, symbol in enumerate(symbols)
    )  # fmt: skip
    return SeriesEntry(slug=slug, title=title, body=None, versions=versions)


def test_readme_lists_the_series_and_shows_commands_that_work_here() -> None:
    text = messages.readme(
        [
            entry("tools", "A/RES/1/2"),
            entry("gardens", "A/RES/5/3", "A/RES/7/12 L", title="a | [b](c)"),
        ]
    )
    assert "\n2 series, 3 adopted texts. This repository" in text
    assert "\n| `series/gardens` | a \\| [b\\](c) | 2 | A/RES/5/3 | A/RES/7/12 L |\n" in text
    assert text.index("`series/gardens`") < text.index("`series/tools`")
    assert "    git diff --word-diff A/RES/5/3 A/RES/7/12_L  " in text
    assert "git log -p --word-diff origin/series/gardens " in text


def test_readme_of_an_empty_corpus() -> None:
    text = messages.readme([])
    assert "\n0 series, 0 adopted texts. This" in text
    assert "{" not in text


def test_main_is_dated_by_the_latest_text() -> None:
    text = messages.main_commit([entry("tools", "A/RES/1/2", "A/RES/3/2")])
    assert text.author == "Clausetrail <corpus@clausetrail.invalid> 978350400 +0000"
    assert messages.main_commit([]).author.endswith("> 0 +0000")
