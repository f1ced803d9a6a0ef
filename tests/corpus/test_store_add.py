"""Adding to a corpus, and what real git then finds in it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from clausetrail.corpus import Corpus, CorpusError, names
from clausetrail.corpus.errors import NotACorpusError, ParserError
from clausetrail.corpus.given import PARSER, Decision

from .made import (
    every,
    git,
    illustration,
    refs,
    series_of,
    sha256_of,
)

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.init(tmp_path / "corpus")


def test_an_empty_corpus_is_a_bare_repository_that_explains_itself(corpus: Corpus) -> None:
    assert sorted(refs(corpus.folder)) == ["refs/clausetrail/state", "refs/heads/main"]
    assert git(corpus.folder, "rev-parse", "--is-bare-repository") == "true\n"
    assert git(corpus.folder, "show", "main:README.md").startswith("# ")
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""
    assert corpus.series() == ()


def test_each_series_is_a_branch_and_each_version_a_commit_with_its_files(
    corpus: Corpus,
) -> None:
    corpus.add(every())
    assert len(corpus.series()) == 3
    for entry in corpus.series():
        branch = entry.versions[0].branch
        log = git(corpus.folder, "rev-list", "--reverse", branch).split()
        assert log == [version.commit for version in entry.versions]
        assert [version.session for version in entry.versions] == ["60", "61", "63", "65"]
        for version in entry.versions:
            files = git(corpus.folder, "ls-tree", "-r", "--name-only", version.commit).split("\n")
            symbol = version.symbol or ""
            assert files == [
                ".gitattributes",
                "resolution.json",
                "resolution.md",
                f"source/{names.label_of(symbol)}.txt",
                "",
            ]
            assert refs(corpus.folder)[f"refs/tags/{symbol}"] == version.commit
            shown = git(corpus.folder, "show", f"{version.commit}:resolution.json")
            assert json.loads(shown)["symbol"] == symbol
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""


def test_what_was_given_is_read_back_from_another_opening(corpus: Corpus) -> None:
    given = every()
    corpus.add(given)
    again = Corpus.open(corpus.folder)
    for one in given:
        found = again.find(one.record.symbol or "")
        assert found is not None
        assert found.sha256 == sha256_of(one)
        assert again.source(found.sha256) == one.source
        assert again.record(found.sha256) == msgspec.structs.replace(one.record, source="")
    assert again.find("A/RES/60/999") is None
    assert again.entry("no-such-series") is None
    assert again.entry("../manifest") is None


def test_the_same_document_again_changes_nothing(corpus: Corpus) -> None:
    first = corpus.add(series_of(0))
    second = corpus.add([*series_of(0), illustration(0, 60)])
    assert second.commit == first.commit
    assert second.known == tuple(sha256_of(one) for one in [*series_of(0), illustration(0, 60)])
    assert second.placements == ()
    assert second.series == ()


def test_a_dry_run_tells_and_writes_nothing(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    told = corpus.add(series_of(0), dry_run=True)
    assert [placement.status for placement in told.placements] == ["version"] * 4
    assert refs(corpus.folder) == before
    assert Corpus.open(corpus.folder).series() == ()
    assert corpus.add(series_of(0)).placements == told.placements


def test_another_text_under_a_known_symbol_is_refused_and_the_rest_goes_in(
    corpus: Corpus,
) -> None:
    corpus.add(series_of(0))
    other = illustration(0, 63, " and also the benches;")
    added = corpus.add([other, illustration(1, 60)])
    assert [placement.status for placement in added.placements] == ["refused", "version"]
    assert added.placements[0].other == sha256_of(illustration(0, 63))
    with pytest.raises(CorpusError, match="was not given"):
        corpus.source(sha256_of(other))


def test_two_new_texts_of_one_symbol_are_both_refused(corpus: Corpus) -> None:
    pair = [illustration(0, 63, " and the benches;"), illustration(0, 63, " and the bridges;")]
    added = corpus.add([*pair, illustration(1, 60)])
    assert [placement.status for placement in added.placements] == ["refused", "refused", "version"]
    assert len(corpus.series()) == 1


def test_a_reissue_takes_the_place_of_the_text_that_it_replaces(corpus: Corpus) -> None:
    corpus.add(series_of(0))
    before = corpus.series()[0]
    other = illustration(0, 63, " and also the benches;")
    added = corpus.add([other], replace=True)
    assert [placement.status for placement in added.placements] == ["version"]
    after = corpus.series()[0]
    assert [v.sha256 for v in after.versions][2] == sha256_of(other)
    # The earlier ones keep their ids; what it replaced is still in the corpus.
    assert after.versions[:2] == before.versions[:2]
    assert after.versions[3].commit != before.versions[3].commit
    assert corpus.source(before.versions[2].sha256) == illustration(0, 63).source
    tags = refs(corpus.folder)
    assert tags["refs/tags/A/RES/65/100"] == after.versions[3].commit


def test_an_earlier_session_rethreads_its_own_branch_alone(corpus: Corpus) -> None:
    corpus.add([*series_of(0, (61, 63)), *series_of(1)])
    before = {entry.slug: entry for entry in corpus.series()}
    added = corpus.add([illustration(0, 60)])
    assert len(added.series) == 1
    after = {entry.slug: entry for entry in corpus.series()}
    for slug, entry in after.items():
        same = entry == before[slug]
        assert same == (slug not in added.series)
    for version in after[added.series[0]].versions:
        assert refs(corpus.folder)[f"refs/tags/{version.symbol}"] == version.commit


def test_everything_is_reachable_from_the_one_ref(corpus: Corpus, tmp_path: Path) -> None:
    corpus.add(every())
    git(tmp_path, "init", "-q", "--bare", "copy")
    git(
        tmp_path / "copy",
        "fetch",
        "-q",
        str(corpus.folder),
        "+refs/clausetrail/*:refs/clausetrail/*",
    )
    copy = Corpus.open(tmp_path / "copy")
    assert copy.series() == corpus.series()
    assert refs(copy.folder) == refs(corpus.folder)


def test_a_decision_is_stored_with_the_document(corpus: Corpus) -> None:
    one = illustration(0, 60)
    decision = Decision(kind="series", sha256=sha256_of(one), value="lamps")
    corpus.add([one], [decision])
    assert list(corpus.state.decisions().values()) == [decision]


def test_a_corpus_of_another_parser_is_read_and_not_written(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.add(series_of(0))
    monkeypatch.setattr("clausetrail.corpus.adding.PARSER", PARSER + 1)
    assert len(corpus.series()) == 1
    with pytest.raises(ParserError) as caught:
        corpus.add(series_of(1))
    assert str(caught.value) == (
        f"{corpus.folder}: the corpus was made with parser {PARSER}; this is parser {PARSER + 1}\n"
        "hint: run: clausetrail upgrade"
    )
    assert caught.value.exit_code == 4


def test_an_error_among_the_documents_leaves_the_corpus_as_it_was(corpus: Corpus) -> None:
    before = corpus.state.commit

    def breaking() -> object:
        yield illustration(0, 60)
        raise RuntimeError("an illustration of an error")

    with pytest.raises(RuntimeError, match="illustration"):
        corpus.add(breaking())  # type: ignore[arg-type]
    assert Corpus.open(corpus.folder).state.commit == before
    assert corpus.add([illustration(0, 60)]).series != ()


def test_adding_can_be_given_up_until_it_is_sealed(corpus: Corpus) -> None:
    corpus.add(series_of(1))
    before = refs(corpus.folder)
    reached: list[str] = []

    def add(last: int | None) -> None:
        reached.clear()

        def check(name: str) -> None:
            reached.append(name)
            if len(reached) == last:
                raise RuntimeError("an illustration of giving up")

        corpus.add(series_of(0), check=lambda: check("check"), seal=lambda: check("seal"))

    for last in range(1, 100):
        try:
            add(last)
        except RuntimeError:
            assert refs(corpus.folder) == before
        else:
            break
    assert last == len(reached) + 1 > 8
    assert reached[-1] == "seal"
    assert reached.count("seal") == 1
    assert [len(one.versions) for one in Corpus.open(corpus.folder).series()] == [4, 4]
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""
    assert not list(corpus.folder.glob("objects/pack/tmp*"))


def test_ctrl_c_keeps_what_had_come(corpus: Corpus) -> None:
    def interrupted() -> object:
        yield illustration(0, 60)
        yield illustration(0, 61)
        raise KeyboardInterrupt

    added = corpus.add(interrupted())  # type: ignore[arg-type]
    assert added.interrupted
    assert len(corpus.series()[0].versions) == 2
    assert not corpus.add(series_of(0)).interrupted
    assert len(corpus.series()[0].versions) == 4


def test_ctrl_c_at_a_terminal_reaches_no_git_and_ends_the_adding_well(tmp_path: Path) -> None:
    code = """
import sys, time
from clausetrail.corpus import Corpus
from tests.corpus.made import illustration
def slowly():
    for session in (60, 61, 63):
        yield illustration(0, session)
    print("waiting", flush=True)
    time.sleep(60)
with Corpus.init(sys.argv[1]) as corpus:
    print(corpus.add(slowly()).interrupted, len(corpus.series()[0].versions))
"""
    folder = tmp_path / "corpus"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        process_group=0,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to the whole group
        assert process.stdout.read() == "True 3\n"
        assert process.wait() == 0
    with Corpus.open(folder) as corpus:
        assert corpus.verify().sound


def test_many_small_additions_are_packed_together(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clausetrail.corpus.tidying.MAX_LOOSE", -1)
    for document in every():
        corpus.add([document])
    packs = [p for p in (corpus.folder / "objects" / "pack").iterdir() if p.suffix == ".pack"]
    loose = git(corpus.folder, "count-objects").split(" ")[0]
    assert packs
    assert int(loose) == 0
    assert corpus.verify().sound


def test_a_folder_with_something_else_is_not_made_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("an illustration")
    with pytest.raises(CorpusError, match="not empty"):
        Corpus.init(tmp_path)
    with pytest.raises(CorpusError, match="this is a file"):
        Corpus.init(tmp_path / "notes.txt")
    with pytest.raises(NotACorpusError) as caught:
        Corpus.open(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: there is no corpus here\n"
        "hint: name another folder with --corpus, or make one with: clausetrail init"
    )


def test_a_plain_repository_is_no_corpus(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "plain")
    with pytest.raises(NotACorpusError, match="there is no corpus here"):
        Corpus.open(tmp_path / "plain")


def test_making_a_corpus_twice_opens_it(corpus: Corpus) -> None:
    corpus.add(series_of(0))
    assert Corpus.init(corpus.folder).series() == corpus.series()


def test_texts_of_any_symbol_are_tagged(corpus: Corpus) -> None:
    one = illustration(2, 60)
    record = msgspec.structs.replace(one.record, symbol="A/RES/46/36 L")
    corpus.add([msgspec.structs.replace(one, record=record)])
    (entry,) = corpus.series()
    tags = [ref for ref in refs(corpus.folder) if ref.startswith("refs/tags/")]
    assert tags == ["refs/tags/A/RES/46/36_L"]
    assert entry.versions[0].symbol == "A/RES/46/36 L"


def test_a_draft_is_a_branch_on_the_text_that_it_starts_from(corpus: Corpus) -> None:
    adopted = series_of(0, (60, 61))
    newest = illustration(0, 63)
    named = msgspec.structs.replace(newest.record, drafts=("A/63/L.5",))
    other = illustration(0, 63, " as a draft;")
    draft = msgspec.structs.replace(
        other,
        record=msgspec.structs.replace(
            other.record, symbol="A/63/L.5", kind="draft", number=None, adopted=None, meeting=None
        ),
    )
    given = [draft, *adopted, msgspec.structs.replace(newest, record=named)]
    added = corpus.add(given)
    assert [placement.status for placement in added.placements] == ["draft"] + ["version"] * 3
    (entry,) = corpus.series()
    (found,) = entry.drafts
    assert (found.branch, found.outcome) == (f"draft/{entry.slug}/A-63-L.5", "A/RES/63/100")
    assert found.base == "A/RES/61/100"
    assert corpus.find("A/63/L.5") == found
    parents = git(corpus.folder, "rev-list", "--parents", "-1", found.branch).split()
    assert parents == [found.commit, entry.versions[1].commit]
    # What comes before moves the draft with its base.
    corpus.add([illustration(0, 59)])
    (entry,) = corpus.series()
    parents = git(corpus.folder, "rev-list", "--parents", "-1", found.branch).split()
    assert parents == [entry.drafts[0].commit, entry.versions[2].commit]
    assert corpus.verify(parse=False).sound
