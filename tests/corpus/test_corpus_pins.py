"""Pins: events with their author and time, honoured by every comparison, undone and merged."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from clausetrail.corpus import Corpus, pins
from clausetrail.corpus.errors import DamagedError
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pin_branch import Branch
from clausetrail.corpus.pins import Choice, PinnedError
from clausetrail.model import Pin

from .made import git, illustration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.given import VersionEntry

ZONE = dt.timezone(dt.timedelta(hours=2))


def person(minute: int, name: str = "Ada Pinner") -> Person:
    when = dt.datetime(2026, 3, 1, 14, minute, tzinfo=ZONE)
    return Person(name=name, address="ada@example.org", when=when)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.init(tmp_path / "corpus") as corpus:
        corpus.add([illustration(0, 60), illustration(0, 61), illustration(0, 63)])
        yield corpus


def two(corpus: Corpus) -> tuple[VersionEntry, VersionEntry]:
    return corpus.resolve("60/100"), corpus.resolve("61/100")


def decide(corpus: Corpus, minute: int, *choices: tuple[str, str, str]) -> int:
    old, new = (corpus.pin_version(one) for one in two(corpus))
    wanted = [Choice(old=one, new=other, verdict=verdict) for one, other, verdict in choices]  # type: ignore[arg-type]
    return len(pins.decide(corpus.store, old, new, wanted, person(minute)))


def honoured(corpus: Corpus) -> tuple[Pin, ...]:
    return corpus.compared(*two(corpus)).honoured.pins


def grouped(corpus: Corpus, ref: str) -> tuple[set[str], bool]:
    comparison = corpus.comparison(*two(corpus))
    group = next(group for group in comparison.groups if ref in group.old)
    return set(group.new), group.pinned


def test_a_comparison_honours_a_pin_until_it_is_taken_back(corpus: Corpus) -> None:
    assert grouped(corpus, "OP2") == ({"OP2"}, False)
    assert decide(corpus, 0, ("OP2", "OP3", "together")) == 1
    assert "OP3" in grouped(corpus, "OP2")[0]
    assert grouped(corpus, "OP2")[1]
    assert decide(corpus, 1, ("OP2", "OP3", "together")) == 0
    assert decide(corpus, 2, ("OP2", "OP3", "none")) == 1
    assert grouped(corpus, "OP2") == ({"OP2"}, False)
    assert decide(corpus, 3, ("OP2", "OP2", "apart")) == 1
    assert "OP2" not in grouped(corpus, "OP2")[0]


def test_each_decision_is_a_commit_with_its_true_author_and_time(corpus: Corpus) -> None:
    before = git(corpus.folder, "rev-parse", "series/" + corpus.slugs()[0], "main")
    decide(corpus, 0, ("OP2", "OP3", "together"), ("OP3", "OP2", "apart"))
    log = git(corpus.folder, "log", "--format=%an|%ae|%ad|%s", "--date=iso", "pins")
    who = "Ada Pinner|ada@example.org|2026-03-01 14:00:00 +0200"
    assert log.splitlines() == [
        f"{who}|Keep OP3 of A/RES/60/100 and OP2 of A/RES/61/100 apart",
        f"{who}|Pin OP2 of A/RES/60/100 to OP3 of A/RES/61/100",
    ]
    shown = json.loads(git(corpus.folder, "show", "pins:A-RES-60-100/A-RES-61-100.json"))
    assert shown["schema"] == "clausetrail/pins/1"
    assert [one["when"] for one in shown["decisions"]] == ["2026-03-01T12:00:00Z"] * 2
    assert git(corpus.folder, "rev-parse", "series/" + corpus.slugs()[0], "main") == before
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""


def test_pins_hold_where_the_versions_are_compared_the_other_way_round(corpus: Corpus) -> None:
    decide(corpus, 0, ("OP2", "OP3", "together"))
    old, new = two(corpus)
    assert corpus.compared(new, old).honoured.pins == (Pin("OP3", "OP2"),)
    assert corpus.compared(old, corpus.resolve("63/100")).honoured.pins == ()


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (("OP9", "OP1", "together"), "A/RES/60/100: has no paragraph OP9\n"),
        (("OP1", "op1", "apart"), "A/RES/61/100: has no paragraph op1\n"),
        (("OP1", "OP3", "apart"), "OP1 and OP3 apart contradicts what is pinned: "),
    ],
)
def test_a_pin_that_cannot_be_is_refused_and_nothing_changes(
    corpus: Corpus, choice: tuple[str, str, str], message: str
) -> None:
    decide(corpus, 0, ("OP1", "OP2", "together"), ("OP2", "OP2", "together"))
    decide(corpus, 1, ("OP2", "OP3", "together"))
    tip = git(corpus.folder, "rev-parse", "pins")
    with pytest.raises(PinnedError) as caught:
        decide(corpus, 2, ("PP1", "PP1", "apart"), choice)
    assert str(caught.value).startswith(message)
    assert caught.value.hint
    assert git(corpus.folder, "rev-parse", "pins") == tip


def test_decisions_are_undone_one_after_the_other(corpus: Corpus) -> None:
    decide(corpus, 0, ("OP2", "OP3", "together"))
    decide(corpus, 1, ("PP1", "PP1", "apart"))
    decide(corpus, 2, ("OP2", "OP3", "apart"))
    file, decision = pins.undo(corpus.store, person(3))
    assert (file.old, decision.verdict, decision.when) == (
        "A/RES/60/100", "together", "2026-03-01T12:03:00Z"
    )  # fmt: skip
    assert set(honoured(corpus)) == {Pin("OP2", "OP3"), Pin("PP1", "PP1", together=False)}
    pins.undo(corpus.store, person(4))
    assert honoured(corpus) == (Pin("OP2", "OP3"),)
    pins.undo(corpus.store, person(5))
    assert honoured(corpus) == ()
    with pytest.raises(pins.NothingToUndoError):
        pins.undo(corpus.store, person(6))
    subjects = git(corpus.folder, "log", "--format=%s", "-1", "pins")
    assert subjects == "Undo: Pin OP2 of A/RES/60/100 to OP3 of A/RES/61/100\n"


def test_a_clock_that_goes_wrong_does_not_lose_a_decision(corpus: Corpus) -> None:
    decide(corpus, 30, ("OP2", "OP3", "together"))
    decide(corpus, 10, ("OP2", "OP3", "none"))
    assert honoured(corpus) == ()
    (file,) = pins.listed(corpus.store)
    assert file.decisions[0].when == "2026-03-01T12:30:01Z"


def test_a_pin_goes_with_its_words_and_is_named_where_they_are_gone(corpus: Corpus) -> None:
    decide(corpus, 0, ("OP2", "OP3", "together"), ("PP1", "PP1", "apart"))
    old, new = (corpus.pin_version(one) for one in two(corpus))
    moved = msgspec.structs.replace(
        new.record,
        paragraphs=tuple(
            msgspec.structs.replace(one, ref="OP4") if one.ref == "OP3" else one
            for one in new.record.paragraphs
            if one.ref != "PP1"
        ),
    )
    found = pins.pins_of(corpus.store, old, pins.Version(name=new.name, record=moved))
    assert found.pins == (Pin("OP2", "OP4"),)
    assert [one.old for one in found.gone] == ["PP1"]
    versions = {old.name: old, new.name: pins.Version(name=new.name, record=moved)}
    told = [(one and one.old, why) for _, one, why in pins.stale(corpus.store, versions.get)]
    assert told == [("PP1", "the words that it was about are in the texts no more")]
    (lost,) = pins.stale(corpus.store, {old.name: old}.get)
    assert lost[1:] == (None, "A/RES/61/100 is not in the corpus")


def test_of_two_corpora_the_later_decision_holds_whichever_is_merged_first(
    corpus: Corpus, tmp_path: Path
) -> None:
    decide(corpus, 0, ("OP1", "OP1", "together"))
    corpus.close()
    shutil.copytree(corpus.folder, tmp_path / "other")
    with Corpus.open(tmp_path / "other") as other:
        decide(corpus, 5, ("OP2", "OP3", "together"), ("PP1", "PP2", "apart"))
        decide(other, 7, ("OP2", "OP3", "apart"), ("OP3", "OP3", "together"))
        tips = [git(one.folder, "rev-parse", "pins").strip() for one in (corpus, other)]
        for one, theirs in ((corpus, other), (other, corpus)):
            git(one.folder, "fetch", "-q", str(theirs.folder), "pins")
        mine = pins.merge(corpus.store, tips[1], person(9))
        yours = pins.merge(other.store, tips[0], person(9, "Bo Merger"))
        for told in (mine, yours):
            (gone,) = told
            assert (gone.old, gone.holds.verdict) == ("A/RES/60/100", "apart")
            assert gone.gave_way.verdict == "together"
        assert pins.listed(corpus.store) == pins.listed(other.store)
        assert set(honoured(corpus)) == {
            Pin("OP1", "OP1"), Pin("OP2", "OP3", together=False), Pin("OP3", "OP3"),
            Pin("PP1", "PP2", together=False),
        }  # fmt: skip
        assert len(git(corpus.folder, "rev-list", "--parents", "-1", "pins").split()) == 3
        git(other.folder, "fetch", "-q", str(corpus.folder), "pins")
        tip = git(corpus.folder, "rev-parse", "pins").strip()
        pins.merge(other.store, tip, person(10))
        git(corpus.folder, "fetch", "-q", str(other.folder), "pins")
        assert (
            pins.merge(corpus.store, git(other.folder, "rev-parse", "pins").strip(), person(11))
            == ()
        )
        assert git(corpus.folder, "rev-parse", "pins") == git(other.folder, "rev-parse", "pins")


def test_contradictions_that_a_merge_brings_leave_the_later_one(corpus: Corpus) -> None:
    decide(corpus, 0, ("OP1", "OP1", "together"), ("OP1", "OP2", "together"))
    (file,) = pins.listed(corpus.store)
    foreign = msgspec.structs.replace(
        file.decisions[0], old="OP2", new="OP1", verdict="apart", when="2026-03-02T00:00:00Z",
        old_words=pins.words_by_ref(corpus.record(two(corpus)[0].sha256))["OP2"],
    )  # fmt: skip
    linked = msgspec.structs.replace(
        foreign, new="OP2", verdict="together", when="2026-03-03T00:00:00Z",
        new_words=file.decisions[1].new_words,
    )  # fmt: skip
    with Branch.writing(corpus.store) as branch:
        every = (*file.decisions, foreign, linked)
        branch.commit([msgspec.structs.replace(file, decisions=every)], "x", person(1))
    found = corpus.compared(*two(corpus)).honoured
    assert len(found.overruled) == 1
    assert found.overruled[0].when == "2026-03-01T12:00:00Z"
    assert Pin("OP2", "OP2") in found.pins
    assert Pin("OP2", "OP1", together=False) in found.pins


def test_a_damaged_file_of_pins_is_named(corpus: Corpus) -> None:
    decide(corpus, 0, ("OP1", "OP1", "together"))
    blob = git(corpus.folder, "hash-object", "-w", "--stdin").strip()
    tree = "A-RES-60-100"
    for name in ("A-RES-61-100.json", tree):
        line = f"{'100644 blob' if name.endswith('json') else '040000 tree'} {blob}\t{name}\n"
        blob = _mktree(corpus.folder, line)
    commit = git(
        corpus.folder, "-c", "user.name=x", "-c", "user.email=x", "commit-tree", "-m", "x", blob
    )
    git(corpus.folder, "update-ref", "refs/heads/pins", commit.strip())
    with pytest.raises(
        DamagedError, match=r"^.*: A-RES-60-100/A-RES-61-100.json on the branch pins"
    ):
        honoured(corpus)


def _mktree(folder: Path, line: str) -> str:
    import subprocess

    done = subprocess.run(
        ["git", "-C", str(folder), "mktree"], input=line, text=True, capture_output=True, check=True
    )
    return done.stdout.strip()


def test_the_cache_gives_the_same_answer(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    first = corpus.comparison(*two(corpus))
    monkeypatch.setattr("clausetrail.diff.compare", None)
    assert corpus.comparison(*two(corpus)) == first


def test_verify_names_pins_that_cannot_be_honoured(corpus: Corpus) -> None:
    decide(corpus, 0, ("OP2", "OP3", "together"), ("OP1", "OP1", "apart"))
    assert corpus.verify().faults == ()
    (file,) = pins.listed(corpus.store)
    lost = msgspec.structs.replace(file.decisions[0], old_words="0" * 16)
    other = msgspec.structs.replace(file, new="A/RES/99/1")
    with Branch.writing(corpus.store) as branch:
        held = msgspec.structs.replace(file, decisions=(lost, file.decisions[1]))
        branch.commit([held, other], "x", person(1))
    told = [(fault.kind, fault.place, fault.message) for fault in corpus.verify().faults]
    assert told == [
        (
            "pin",
            "A/RES/60/100:OP1 A/RES/61/100:OP1",
            "this pin cannot be honoured: the words that it was about are in the texts no more",
        ),
        (
            "pin",
            "A/RES/60/100 A/RES/99/1",
            "the pins of these two cannot be honoured: A/RES/99/1 is not in the corpus",
        ),
    ]
