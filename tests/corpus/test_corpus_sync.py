"""Two corpora made the same: nothing is lost, conflicts are named, ids are equal."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import subprocess
from typing import TYPE_CHECKING

import msgspec
import pytest

from clausetrail.corpus import Corpus, pins, syncing
from clausetrail.corpus.deciding import check_decision
from clausetrail.corpus.errors import CorpusError, ParserError
from clausetrail.corpus.given import Decision
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pins import Choice
from clausetrail.corpus.syncing import NoBundleError, NotExportedError, RemoteError

from .made import every, git, illustration, series_of, sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.given import Document
    from clausetrail.corpus.state import State
    from clausetrail.corpus.store import Store

WHO = Person(
    name="Ada Pinner",
    address="ada@example.org",
    when=dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Corpus, Corpus]]:
    with Corpus.init(tmp_path / "one") as one, Corpus.init(tmp_path / "two") as two:
        yield one, two


def refs(corpus: Corpus) -> str:
    return git(corpus.folder, "for-each-ref", "--format=%(refname) %(objectname)")


def sound(corpus: Corpus) -> None:
    with Corpus.open(corpus.folder) as again:
        assert again.verify().faults == ()
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""
    assert "incoming" not in refs(corpus)


def at_once(folder: Path, documents: list[Document]) -> str:
    with Corpus.init(folder) as corpus:
        corpus.add(documents)
        return corpus.state.commit


def test_both_end_with_the_union_and_the_same_ids(
    pair: tuple[Corpus, Corpus], tmp_path: Path
) -> None:
    one, two = pair
    texts = every()
    one.add(texts[0::2])
    two.add(texts[1::2])
    synced = one.sync(str(two.folder), WHO)
    assert synced.sent
    assert synced.merged.documents == 6
    assert synced.merged.conflicts == ()
    assert one.state.commit == at_once(tmp_path / "three", texts)
    assert refs(one) == refs(two)
    sound(one)
    sound(two)
    again = one.sync(str(two.folder), WHO)
    assert (again.sent, again.merged.documents) == (False, 0)


def test_a_branch_that_was_threaded_anew_moves_and_so_do_its_tags(
    pair: tuple[Corpus, Corpus],
) -> None:
    one, two = pair
    late = series_of(0)
    one.add(late[1:])
    one.sync(str(two.folder), WHO)
    before = git(two.folder, "rev-parse", "refs/tags/A/RES/63/100")
    one.add(late[:1])
    one.sync(str(two.folder), WHO)
    assert git(two.folder, "rev-parse", "refs/tags/A/RES/63/100") != before
    assert refs(one) == refs(two)
    sound(two)


def test_an_empty_repository_is_filled_and_plain_git_clones_it(
    pair: tuple[Corpus, Corpus], tmp_path: Path
) -> None:
    one, _ = pair
    one.add(series_of(0))
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub")
    assert one.sync(str(tmp_path / "hub"), WHO).sent
    assert git(tmp_path / "hub", "for-each-ref") == git(one.folder, "for-each-ref")
    with Corpus.init(tmp_path / "far") as far:
        far.sync(str(tmp_path / "hub"), WHO)
        assert refs(far) == refs(one)
    git(tmp_path, "clone", "-q", "hub", "clone")
    assert (tmp_path / "clone" / "README.md").read_text().startswith("# A corpus")


def test_a_folder_may_be_named_from_where_one_stands(
    pair: tuple[Corpus, Corpus], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair
    two.add(series_of(0))
    monkeypatch.chdir(tmp_path)
    assert one.sync("two", WHO).merged.documents == 4


def test_another_text_under_the_same_symbol_is_named_and_neither_side_loses_its_own(
    pair: tuple[Corpus, Corpus],
) -> None:
    one, two = pair
    one.add([illustration(0, 60), illustration(0, 61)])
    other = illustration(0, 61, "\n\t7.\tAdds a paragraph to the illustration;")
    two.add([illustration(0, 60), other, illustration(0, 63)])
    before = refs(two)
    synced = one.sync(str(two.folder), WHO)
    assert not synced.sent
    assert refs(two) == before
    (conflict,) = synced.merged.conflicts
    assert conflict.place == "A/RES/61/100"
    assert sha256_of(other)[:12] in conflict.message
    assert "--replace" in conflict.remedy
    assert synced.merged.documents == 1
    kept = one.resolve("61/100").sha256
    assert kept == sha256_of(illustration(0, 61))
    assert one.resolve("63/100")
    sound(one)
    # The person takes the other text over: then both can be the same.
    one.add([other], replace=True)
    assert one.sync(str(two.folder), WHO).sent
    assert refs(one) == refs(two)
    with Corpus.open(two.folder) as there:
        assert there.known() == one.known()


def test_decisions_are_joined_and_contradicting_ones_are_named(
    pair: tuple[Corpus, Corpus],
) -> None:
    one, two = pair
    texts = [illustration(0, 60), illustration(1, 60)]
    one.add(texts)
    two.add(texts)
    sha = [sha256_of(text) for text in texts]
    one.add([], [Decision(kind="series", sha256=sha[0], value="lamps")])
    two.add([], [Decision(kind="series", sha256=sha[1], value="benches")])
    assert one.sync(str(two.folder), WHO).sent
    assert one.slugs() == ("benches", "lamps")
    assert refs(one) == refs(two)
    with Corpus.open(two.folder) as there:
        there.add([], [Decision(kind="series", sha256=sha[0], value="lanterns")])
        before = refs(there)
    one.add([], [Decision(kind="series", sha256=sha[0], value="lights")])
    synced = one.sync(str(two.folder), WHO)
    (conflict,) = synced.merged.conflicts
    assert conflict.message == "here its series was decided to be lights, there lanterns"
    assert not synced.sent
    assert refs(two) == before


def test_pins_are_joined_and_what_gave_way_is_named(pair: tuple[Corpus, Corpus]) -> None:
    one, two = pair
    texts = [illustration(0, 60), illustration(0, 61)]
    for corpus, verdict, minute in ((one, "together", 1), (two, "apart", 2)):
        corpus.add(texts)
        versions = [corpus.pin_version(corpus.resolve(ref)) for ref in ("60/100", "61/100")]
        when = WHO.when.replace(minute=minute)
        pins.decide(
            corpus.store, versions[0], versions[1],
            [Choice(old="OP2", new="OP3", verdict=verdict)],  # type: ignore[arg-type]
            Person(name="Bo", address="bo@example.org", when=when),
        )  # fmt: skip
    synced = one.sync(str(two.folder), WHO)
    (gone,) = synced.merged.overruled
    assert gone.holds.verdict == "apart"
    assert synced.sent
    assert refs(one) == refs(two)
    assert not one.sync(str(two.folder), WHO).sent


def test_one_file_carries_a_corpus(pair: tuple[Corpus, Corpus], tmp_path: Path) -> None:
    one, two = pair
    one.add(every())
    two.add(series_of(0)[:1])
    file = tmp_path / "corpus.bundle"
    one.export(file)
    merged = two.take_in(file, WHO)
    assert merged.documents == 11
    assert refs(one) == refs(two)
    sound(two)
    git(tmp_path, "clone", "-q", str(file), "clone")
    assert git(tmp_path / "clone", "tag", "-l").count("A/RES/") == 12


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing", "nothing: the other side cannot be reached, or does not take this; git says: "),
        (
            "foreign",
            "foreign: this is no corpus\nhint: name a corpus, or an empty repository to be ",
        ),
        (
            "./none",
            "./none: there is no such folder\nhint: make one with: git init ",
        ),
        (
            "./empty",
            "empty: this folder is empty: no repository is in it\nhint: make one ",
        ),
        ("ext::sh -c touch% x", "ext::sh -c touch% x: the other side cannot be reached"),
        ("--upload-pack=touch x", "--upload-pack=touch x: the other side cannot be reached"),
    ],
)
def test_what_is_no_corpus_is_said_and_nothing_changes(
    pair: tuple[Corpus, Corpus],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    message: str,
) -> None:
    one, _ = pair
    one.add(series_of(0))
    git(tmp_path, "init", "-q", "-b", "x", "foreign")
    git(
        tmp_path / "foreign", "-c", "user.name=x", "-c", "user.email=x", "commit", "-q",
        "--allow-empty", "-m", "x",
    )  # fmt: skip
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    before = refs(one)
    with pytest.raises(RemoteError) as caught:
        one.sync(name, WHO)
    assert str(caught.value).replace(f"{tmp_path}/", "").startswith(message)
    assert caught.value.exit_code == 4
    assert refs(one) == before
    assert not (tmp_path / "x").exists()


def test_what_cannot_be_exported_to_is_said_and_stays(
    pair: tuple[Corpus, Corpus], tmp_path: Path
) -> None:
    one, _ = pair
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for file, message in ((pipe, "no plain file"), (tmp_path / "none" / "x", "cannot be written")):
        with pytest.raises(NotExportedError, match=message) as caught:
            one.export(file)
        assert str(caught.value).startswith(f"{file}: ")
        assert caught.value.exit_code == 3
    assert pipe.is_fifo()


def test_a_file_that_is_none_is_said(pair: tuple[Corpus, Corpus], tmp_path: Path) -> None:
    one, _ = pair
    with pytest.raises(NoBundleError, match="there is no such file"):
        one.take_in(tmp_path / "none", WHO)
    (tmp_path / "rubbish").write_bytes(b"rubbish")
    with pytest.raises(NoBundleError, match="this is no file that export wrote") as caught:
        one.take_in(tmp_path / "rubbish", WHO)
    assert caught.value.exit_code == 3
    (tmp_path / "broken").write_bytes(b"# v2 git bundle\nrubbish")
    with pytest.raises(RemoteError, match="this is no corpus"):
        one.take_in(tmp_path / "broken", WHO)


def test_another_parser_is_left_alone(pair: tuple[Corpus, Corpus]) -> None:
    one, two = pair
    two.add(series_of(0)[:1])
    tree = git(two.folder, "ls-tree", "refs/clausetrail/state")
    manifest = json.loads(git(two.folder, "show", "refs/clausetrail/state:manifest.json"))
    manifest["parser"] += 1
    blob = _piped(two.folder, "hash-object", "-w", "--stdin", data=json.dumps(manifest)).strip()
    lines = [
        line if not line.endswith("manifest.json") else f"100644 blob {blob}\tmanifest.json"
        for line in tree.splitlines()
    ]
    fresh = _piped(two.folder, "mktree", data="\n".join(lines) + "\n").strip()
    commit = git(
        two.folder, "-c", "user.name=x", "-c", "user.email=x", "commit-tree", "-m", "x", fresh
    )
    git(two.folder, "update-ref", "refs/clausetrail/state", commit.strip())
    before = refs(one)
    with pytest.raises(ParserError, match="the other corpus was made with parser"):
        one.sync(str(two.folder), WHO)
    assert refs(one) == before


def test_what_the_other_side_derived_is_not_believed(
    pair: tuple[Corpus, Corpus], tmp_path: Path
) -> None:
    one, two = pair
    two.add(series_of(0)[:1])
    sha = sha256_of(illustration(0, 60))
    path = f"given/{sha[:2]}/{sha}/record.json"
    forged = git(two.folder, "show", f"refs/clausetrail/state:{path}").replace("no harm", "harm")
    blob = _piped(two.folder, "hash-object", "-w", "--stdin", data=forged).strip()
    index = {"GIT_INDEX_FILE": str(tmp_path / "index")}
    for command in (
        ("read-tree", "refs/clausetrail/state"),
        ("update-index", "--cacheinfo", f"100644,{blob},{path}"),
    ):
        _piped(two.folder, *command, environment=index)
    tree = _piped(two.folder, "write-tree", environment=index).strip()
    commit = git(
        two.folder, "-c", "user.name=x", "-c", "user.email=x", "commit-tree", "-m", "x", tree
    )
    git(two.folder, "update-ref", "refs/clausetrail/state", commit.strip())
    one.sync(str(two.folder), WHO)
    assert "no harm" in one.record(sha).paragraphs[1].text
    sound(one)
    sound(two)  # which got the true ones back


@pytest.mark.parametrize("what", ["no tree of ours", "a name of three", "a card that is none"])
def test_a_state_that_is_none_is_said(
    pair: tuple[Corpus, Corpus], tmp_path: Path, what: str
) -> None:
    one, two = pair
    two.add(series_of(0)[:1])
    blob = _piped(two.folder, "hash-object", "-w", "--stdin", data="x").strip()
    tree = _piped(two.folder, "mktree", data=f"100644 blob {blob}\tx\n").strip()
    if what != "no tree of ours":
        index = {"GIT_INDEX_FILE": str(tmp_path / "index")}
        _piped(two.folder, "read-tree", "refs/clausetrail/state", environment=index)
        sha = sha256_of(illustration(0, 60))
        path = "given/a" if what == "a name of three" else f"given/{sha[:2]}/{sha}/card.json"
        entry = f"100644,{blob},{path}"
        _piped(two.folder, "update-index", "--add", "--cacheinfo", entry, environment=index)
        tree = _piped(two.folder, "write-tree", environment=index).strip()
    who = ("-c", "user.name=x", "-c", "user.email=x")
    commit = git(two.folder, *who, "commit-tree", "-m", "x", tree).strip()
    git(two.folder, "update-ref", "refs/clausetrail/state", commit)
    before = refs(one)
    with pytest.raises(RemoteError, match="two: the state of the other corpus cannot be read"):
        one.sync(str(two.folder), WHO)
    assert refs(one) == before


def test_a_decision_that_means_nothing_is_named(
    pair: tuple[Corpus, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair
    text = illustration(0, 60)
    two.add([text])
    bad = Decision(kind="series", sha256=sha256_of(text), value="../../x")
    with pytest.raises(CorpusError, match="cannot name a series"):
        two.add([], [bad])
    with monkeypatch.context() as patch:
        patch.setattr("clausetrail.corpus.adding.check_decision", lambda decision: decision)
        patch.setattr("clausetrail.corpus.names.check_slug", lambda slug: slug)
        two.add([], [msgspec.structs.replace(bad, value="Not a slug")])
    synced = one.sync(str(two.folder), WHO)
    assert [conflict.message[:31] for conflict in synced.merged.conflicts] == [
        "a decision there means nothing:"
    ]
    assert synced.merged.documents == 1
    assert not synced.sent


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (
            Decision(kind="label", sha256="0" * 64, value="\x1b[31m"),
            r"^'\\x1b\[31m' cannot label a",
        ),
        (Decision(kind="label", sha256="0" * 64, value=" "), "^' ' cannot label a draft"),
        (Decision(kind="replace", sha256="0" * 64, value="x"), "^'x' is no SHA-256"),
        (Decision(kind="label", sha256="../x", value="x"), "^'../x' is no SHA-256"),
    ],
)
def test_a_decision_has_to_mean_something(decision: Decision, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        check_decision(decision)


def test_who_was_quicker_is_merged_first(
    pair: tuple[Corpus, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair
    one.add(series_of(0))
    two.add(series_of(1))
    push = syncing._push
    tries: list[int] = []

    def outrun(store: object, remote: str, theirs: dict[str, str]) -> None:
        tries.append(1)
        if len(tries) == 1:
            with Corpus.open(two.folder) as there:
                there.add(series_of(2))
        push(store, remote, theirs)  # type: ignore[arg-type]

    monkeypatch.setattr(syncing, "_push", outrun)
    assert one.sync(str(two.folder), WHO).sent
    assert len(tries) == 2
    assert len(one.slugs()) == 3
    assert refs(one) == refs(two)


def test_two_syncs_at_a_time_take_each_their_own(
    pair: tuple[Corpus, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair
    one.add(series_of(0))
    two.add(series_of(1))
    writing = type(one.store).writing

    @contextlib.contextmanager
    def outdone(store: Store, *arguments: float) -> Iterator[State]:
        with writing(store, *arguments) as state:
            yield state
        # Another sync of this corpus fetches something else to the same names.
        git(one.folder, "update-ref", "refs/clausetrail/incoming/state", state.commit)

    monkeypatch.setattr(type(one.store), "writing", outdone)
    one.sync(str(two.folder), WHO)
    monkeypatch.undo()
    with Corpus.open(two.folder) as there:
        assert len(there.slugs()) == len(one.slugs()) == 2


def test_a_side_that_refuses_by_its_rules_is_said_and_this_one_has_all(
    pair: tuple[Corpus, Corpus],
) -> None:
    one, two = pair
    one.add(series_of(0)[1:])
    one.sync(str(two.folder), WHO)
    one.add(series_of(0)[:1])
    git(two.folder, "config", "receive.denyNonFastForwards", "true")
    before = refs(two)
    with pytest.raises(RemoteError, match=r"git says: .*\[remote rejected\]") as caught:
        one.sync(str(two.folder), WHO)
    assert "git config receive.denyNonFastForwards false" in (caught.value.hint or "")
    assert refs(two) == before
    sound(one)


def test_an_interrupted_merge_is_not_sent(
    pair: tuple[Corpus, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair
    one.add(series_of(0)[:1])
    two.add(series_of(1))

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    before = refs(two)
    synced = one.sync(str(two.folder), WHO, progress=stop)
    assert synced.merged.interrupted
    assert not synced.sent
    assert refs(two) == before
    assert one.sync(str(two.folder), WHO).sent
    assert refs(one) == refs(two)


def _piped(
    folder: Path, *arguments: str, data: str = "", environment: dict[str, str] | None = None
) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], input=data, text=True, capture_output=True,
        check=True, env={**os.environ, **(environment or {})},
    ).stdout  # fmt: skip


def test_errors_of_a_sync_are_corpus_errors() -> None:
    assert issubclass(RemoteError, CorpusError)
