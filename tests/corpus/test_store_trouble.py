"""What can happen to a corpus from outside: each is told clearly, and nothing is lost."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus import Corpus
from clausetrail.corpus.errors import (
    BusyError,
    CorpusError,
    DamagedError,
    DiskFullError,
    NotACorpusError,
    ReadOnlyError,
)
from clausetrail.corpus.lock import WriterLock, cannot_write
from clausetrail.corpus.messages import Person
from clausetrail.corpus.pins import Choice, decide
from clausetrail.corpus.repository import Repository
from clausetrail.corpus.store import Store

from .made import every, git, illustration, refs, series_of, sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.corpus.given import Document

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.init(tmp_path / "corpus") as made:
        made.add(every())
        yield made


def _own_disk() -> bool:
    """Whether this machine lets a test mount a small disk of its own."""
    command = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not _own_disk(), reason="no disk can be mounted here")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    mount = f'mount -t tmpfs -o size=3m none "{tmp_path}" && exec "$@"'
    said = subprocess.run(
        [
            *("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh"),
            *(sys.executable, "-m", "tests.corpus.disk_driver", str(tmp_path)),
        ],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()
    outcomes = [line.partition(", ")[2] for line in said]
    allowed = {
        "DiskFullError 4, old, whole",
        "DiskFullError 4, new, whole",
        "done, new, whole",
    }
    assert [
        line for line, outcome in zip(said, outcomes, strict=True) if outcome not in allowed
    ] == []
    assert outcomes[0] == "DiskFullError 4, old, whole"
    assert outcomes[-1] == "done, new, whole"


def test_the_errors_of_the_system_have_messages(tmp_path: Path) -> None:
    full = cannot_write(OSError(28, "No space left on device"), tmp_path)
    assert isinstance(full, DiskFullError)
    assert str(full) == (
        f"{tmp_path}: no room is left where the corpus is; nothing that was stored is lost\n"
        "hint: make room on that disk, and run the command again"
    )
    for said in (
        "fatal: sha1 file 'objects/pack/tmp_pack_x' write error. Out of diskspace",
        "fatal: write error: No space left on device",
    ):
        assert str(Repository(tmp_path).explain(said)) == str(full)
    assert isinstance(cannot_write(OSError(30, "Read-only file system"), tmp_path), ReadOnlyError)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_a_folder_that_may_not_be_written_is_read_all_the_same(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    folders = [corpus.folder, *(p for p in corpus.folder.rglob("*") if p.is_dir())]
    files = [p for p in corpus.folder.rglob("*") if p.is_file()]
    for path in [*files, *folders]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        said = _as_nobody(corpus.folder)
    finally:
        for path in [*folders, *files]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert said == ["12 texts", "ReadOnlyError 4"]
    assert refs(corpus.folder) == before


_NOBODY = """
import os, sys
from pathlib import Path
from clausetrail.corpus import Corpus, CorpusError
from tests.corpus.made import illustration
warm, folder = Path(sys.argv[1]), Path(sys.argv[2])
with Corpus.init(warm) as corpus:  # loads all that is needed while it may be read
    corpus.add([illustration(0, 60)])
late = illustration(0, 99)
if os.geteuid() == 0:
    for parent in folder.parents[:-2]:
        parent.chmod(parent.stat().st_mode | 0o055)
    os.setgid(65534)
    os.setuid(65534)
with Corpus.open(folder) as corpus:
    print(sum(len(entry.versions) for entry in corpus.series()), "texts")
    try:
        corpus.add([late])
    except CorpusError as error:
        print(type(error).__name__, error.exit_code)
"""


def _as_nobody(folder: Path) -> list[str]:
    """Read and write a corpus in a process without root's rights."""
    return subprocess.run(
        [sys.executable, "-c", _NOBODY, str(folder.parent / "warm"), str(folder)],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()


def test_a_second_writer_gets_a_clear_error(corpus: Corpus) -> None:
    other = Store(corpus.folder)
    with corpus.store.writing(), pytest.raises(BusyError) as caught, other.writing(wait_s=0):
        pass
    assert caught.value.exit_code == 4
    assert f"another process is writing to this corpus (process {os.getpid()} on " in str(
        caught.value
    )
    with other.writing(wait_s=0):
        pass
    other.close()


def test_a_second_writer_waits_and_nothing_is_lost(tmp_path: Path) -> None:
    parts = [series_of(0), series_of(1), series_of(2)]
    Corpus.init(tmp_path / "corpus").close()

    def write(documents: list[Document]) -> None:
        with Corpus.open(tmp_path / "corpus") as mine:
            mine.add(documents)

    threads = [threading.Thread(target=write, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Corpus.init(tmp_path / "at-once") as expected, Corpus.open(tmp_path / "corpus") as found:
        expected.add(every())
        assert refs(found.folder) == refs(expected.folder)


def test_a_reader_does_not_wait_for_a_writer(corpus: Corpus) -> None:
    with corpus.store.writing(), Corpus.open(corpus.folder) as reader:
        assert len(reader.series()) == 3


def test_the_lock_goes_with_the_process_that_held_it(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from clausetrail.corpus.lock import WriterLock\n"
        "WriterLock(Path(sys.argv[1])).acquire(0); os._exit(1)"
    )
    path = tmp_path / "own" / "lock"
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    lock = WriterLock(path)
    assert lock.unfinished()
    lock.acquire(0)
    assert lock.stale
    lock.release(done=True)
    assert not lock.unfinished()


def test_locks_that_a_killed_git_left_go_at_the_next_writing(corpus: Corpus) -> None:
    left = [
        corpus.folder / "packed-refs.lock",
        corpus.folder / "refs" / "heads" / "series" / "x.lock",
        corpus.folder / "objects" / "pack" / "tmp_pack_x",
        corpus.folder / "clausetrail" / "marks.tmp.lock",
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    assert [fault.kind for fault in corpus.verify().faults] == ["file"] * 4
    (corpus.folder / "clausetrail" / "lock").write_text("a writer that was killed")
    corpus.add([illustration(0, 70)])
    assert corpus.find("A/RES/70/100") is not None
    assert not any(path.exists() for path in left)


@pytest.mark.parametrize("what", ["deleted", "moved", "foreign", "tag"])
def test_refs_that_differ_from_the_state_are_named_and_brought_back(
    corpus: Corpus, what: str
) -> None:
    before = refs(corpus.folder)
    branch = next(ref for ref in before if ref.startswith("refs/heads/series/"))
    lines = {
        "deleted": ("-d", branch),
        "moved": (branch, before["refs/heads/main"]),
        "foreign": ("refs/heads/series/foreign", before[branch]),
        "tag": ("-d", "refs/tags/A/RES/61/100"),
    }
    git(corpus.folder, "update-ref", *lines[what])
    (fault,) = corpus.verify().faults
    assert fault.kind == "ref"
    assert fault.remedy == "run: clausetrail verify --repair"
    Corpus.repair(corpus.folder)
    after = refs(corpus.folder)
    kept = {ref: id_ for ref, id_ in after.items() if ref.startswith("refs/clausetrail/kept/")}
    assert {ref: id_ for ref, id_ in after.items() if ref not in kept} == before
    # What stood in the place of a ref may be somebody's work.
    assert len(kept) == (what in {"moved", "foreign"})
    assert corpus.verify().sound


def test_a_state_whose_ref_is_gone_is_found_again(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    git(corpus.folder, "update-ref", "-d", "refs/clausetrail/state")
    with pytest.raises(NotACorpusError) as caught:
        Corpus.open(corpus.folder)
    assert str(caught.value) == (
        f"{corpus.folder}: the ref refs/clausetrail/state of this corpus is gone\n"
        "hint: run: clausetrail verify --repair"
    )
    # To make a corpus there would be to lose all that is in it.
    with pytest.raises(NotACorpusError, match="is gone"):
        Corpus.init(corpus.folder)
    assert Corpus.repair(corpus.folder) == ("brought back the ref refs/clausetrail/state",)
    assert refs(corpus.folder) == before


def test_a_repository_of_others_is_never_mended_nor_made_a_corpus(tmp_path: Path) -> None:
    folder = tmp_path / "others"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(folder))
    who = ("-c", "user.name=One", "-c", "user.email=one@example.org")
    tree = git(folder, "hash-object", "-t", "tree", "-w", os.devnull).strip()
    commit = git(folder, *who, "commit-tree", "-m", "illustration", tree).strip()
    git(folder, "update-ref", "refs/heads/main", commit)
    with pytest.raises(NotACorpusError, match="no document of one is in it"):
        Corpus.repair(folder)
    assert not (folder / "clausetrail").exists()
    (folder / "clausetrail").mkdir()
    (folder / "clausetrail" / "lock").write_text("some writer")
    with pytest.raises(CorpusError, match="not empty"):
        Corpus.init(folder)
    assert refs(folder) == {"refs/heads/main": commit}


def test_a_copy_without_its_empty_folders_and_head_is_opened(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    corpus.close()
    for folder, _, _ in os.walk(corpus.folder / "refs", topdown=False):
        Path(folder).rmdir()
    (corpus.folder / "HEAD").unlink()
    with Corpus.open(corpus.folder) as again:
        assert again.verify(parse=False).sound
    assert refs(corpus.folder) == before


def _packed(corpus: Corpus) -> list[Path]:
    """All objects in packs, and the packs."""
    corpus.close()
    git(corpus.folder, "repack", "-q", "-a", "-d")
    packs = sorted((corpus.folder / "objects" / "pack").glob("*.pack"))
    for pack in packs:
        pack.chmod(0o644)
    return packs


def test_a_pack_that_was_cut_off_gives_what_is_left(corpus: Corpus) -> None:
    (pack,) = _packed(corpus)
    commit = corpus.state.commit
    with pack.open("r+b") as opened:
        opened.truncate(pack.stat().st_size * 95 // 100)
    # Of such a pack git complains with every object, more than a pipe would hold.
    with Corpus.open(corpus.folder) as broken:
        assert set(broken.store.objects.find_all([commit] * 500)) == {None}
    corpus.close()
    done = Corpus.repair(corpus.folder)
    assert f"put aside the broken {pack.name}" in done
    with Corpus.open(corpus.folder) as again:
        assert 0 < again.documents() <= 12


def test_an_index_that_is_gone_is_made_anew(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    (pack,) = _packed(corpus)
    pack.with_suffix(".idx").unlink()
    assert Corpus.repair(corpus.folder)[0] == f"made anew the index of {pack.name}"
    assert refs(corpus.folder) == before


@pytest.mark.parametrize("some", [False, True])
def test_objects_that_come_back_bring_what_was_lost_with_them(corpus: Corpus, some: bool) -> None:
    before = refs(corpus.folder)
    (pack,) = _packed(corpus)
    away = corpus.folder.parent
    for end in (".pack", ".idx"):
        pack.with_suffix(end).rename(away / f"{pack.stem}{end}")
    if some:  # one document is there all the same
        one = illustration(0, 60)
        with Corpus.init(away / "other") as other:
            other.add([one])
        shutil.copytree(away / "other" / "objects", pack.parent.parent, dirs_exist_ok=True)
        assert "found 1 documents among the objects of the store" in Corpus.repair(corpus.folder)
    else:
        with pytest.raises(DamagedError, match="no document is left"):
            Corpus.repair(corpus.folder)
    for end in (".pack", ".idx"):
        (away / f"{pack.stem}{end}").rename(pack.with_suffix(end))
    Corpus.repair(corpus.folder)
    after = {ref: id_ for ref, id_ in refs(corpus.folder).items() if "/kept/" not in ref}
    assert after == before
    with Corpus.open(corpus.folder) as again:
        assert again.documents() == 12


def test_pins_whose_branch_is_gone_are_brought_back(corpus: Corpus) -> None:
    old, new = (corpus.pin_version(corpus.resolve(f"A/RES/{one}/100")) for one in (60, 61))
    who = Person(name="Ada", address="ada@example.org", when=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    decide(corpus.store, old, new, [Choice(old="OP1", new="OP1", verdict="apart")], who)
    before = refs(corpus.folder)
    git(corpus.folder, "update-ref", "-d", "refs/heads/pins")
    (fault,) = corpus.verify(parse=False).faults
    assert (fault.place, fault.message) == ("refs/heads/pins", "the ref is gone")
    corpus.close()
    assert Corpus.repair(corpus.folder) == ("brought back the branch pins",)
    assert refs(corpus.folder) == before


def test_lines_that_are_no_refs_are_left_out(corpus: Corpus) -> None:
    before = refs(corpus.folder)
    corpus.close()
    packed = corpus.folder / "packed-refs"
    packed.write_bytes(packed.read_bytes() + b"an illustration\n0123")
    assert Corpus.repair(corpus.folder) == ("left 2 broken lines out of packed-refs",)
    assert refs(corpus.folder) == before


@pytest.mark.parametrize("settings", ["[core\n", "[core]\n\trepositoryformatversion = 5\n"])
def test_settings_that_cannot_be_read_are_put_aside(corpus: Corpus, settings: str) -> None:
    before = refs(corpus.folder)
    corpus.close()
    (corpus.folder / "config").write_text(settings)
    with Corpus.open(corpus.folder) as broken:
        with pytest.raises(DamagedError, match="settings of the corpus cannot be read"):
            broken.documents()
        with pytest.raises(DamagedError, match="settings of the corpus cannot be read"):
            broken.add([illustration(0, 70)])
    assert "put aside the broken config" in Corpus.repair(corpus.folder)[0]
    assert (corpus.folder / "clausetrail" / "damaged" / "config").read_text() == settings
    assert refs(corpus.folder) == before
    with Corpus.open(corpus.folder) as mended:
        assert mended.verify(parse=False).sound


@pytest.mark.parametrize(
    "name", ["record.json", "card.json", "resolution.md", "tree", "commit", "state", "series"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_broken_object_is_named_and_derived_anew(corpus: Corpus, name: str, packed: bool) -> None:
    before = refs(corpus.folder)
    sha256 = sha256_of(illustration(1, 63))
    version = corpus.find("A/RES/63/101")
    assert version is not None
    objects = {
        "tree": f"{version.commit}^{{tree}}",
        "commit": version.commit,
        "state": "refs/clausetrail/state",
        "series": "refs/clausetrail/state:series",
    }
    object_ = objects.get(name) or corpus.state.parcel(sha256)[name]
    _break(corpus.folder, git(corpus.folder, "rev-parse", object_).strip(), packed=packed)
    corpus.close()
    if name != "state":
        assert not Corpus.open(corpus.folder).verify().sound
    Corpus.repair(corpus.folder)
    assert refs(corpus.folder) == before
    with Corpus.open(corpus.folder) as again:
        assert again.verify().sound


def test_a_document_that_is_broken_is_named_and_taken_when_it_is_given_again(
    corpus: Corpus,
) -> None:
    before = refs(corpus.folder)
    one = illustration(1, 63)
    _break(corpus.folder, corpus.state.parcel(sha256_of(one))["source"], packed=False)
    corpus.close()
    with Corpus.open(corpus.folder) as broken:
        with pytest.raises(DamagedError):
            broken.source(sha256_of(one))
        faults = [fault for fault in broken.verify().faults if fault.kind == "source"]
        assert [fault.place for fault in faults] == ["A/RES/63/101"]
        assert faults[0].remedy.startswith("add the document again")
    with pytest.raises(DamagedError, match=r"1 of the documents .* broken: A/RES/63/101"):
        Corpus.repair(corpus.folder)
    with Corpus.open(corpus.folder) as broken:
        broken.add([one])
    Corpus.repair(corpus.folder)
    with Corpus.open(corpus.folder) as mended:
        assert mended.verify().sound
        assert mended.source(sha256_of(one)) == one.source
    assert refs(corpus.folder) == before


def test_pins_that_are_broken_go_back_to_their_last_whole_commit(corpus: Corpus) -> None:
    who = ("-c", "user.name=One", "-c", "user.email=one@example.org")
    commits: list[str] = []
    for number in (1, 2):
        file = corpus.folder.parent / f"{number}.json"
        file.write_text(f'{{"an illustration": {number}}}')
        blob = git(corpus.folder, "hash-object", "-w", str(file)).strip()
        tree = _tree(corpus.folder, blob)
        parents = ["-p", commits[-1]] if commits else []
        commits.append(
            git(corpus.folder, *who, "commit-tree", "-m", "illustration", *parents, tree).strip()
        )
    git(corpus.folder, "update-ref", "refs/heads/pins", commits[1])
    before = refs(corpus.folder)
    corpus.close()
    assert Corpus.repair(corpus.folder) == ()
    _break(corpus.folder, blob, packed=False)
    done = Corpus.repair(corpus.folder)
    assert done[-1].startswith("put back the branch pins: its last commit is lost")
    assert refs(corpus.folder) == before | {"refs/heads/pins": commits[0]}
    assert git(corpus.folder, "fsck", "--strict", "--no-dangling") == ""


def _tree(folder: Path, blob: str) -> str:
    """A tree with one file."""
    return subprocess.run(
        ["git", "-C", str(folder), "mktree"],
        input=f"100644 blob {blob}\tillustration.json\n",
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.strip()


def _break(folder: Path, object_: str, *, packed: bool) -> None:
    """Spoil one object, in a pack with all others or in a file of its own."""
    if packed:
        git(folder, "repack", "-q", "-a", "-d")
        (pack,) = (folder / "objects" / "pack").glob("*.pack")
        index = git(folder, "verify-pack", "-v", str(pack.with_suffix(".idx")))
        line = next(line for line in index.splitlines() if line.startswith(object_))
        offset = int(line.split()[4])
        pack.chmod(0o644)
        with pack.open("r+b") as file:
            file.seek(offset + 4)
            file.write(b"\0\0\0\0\0\0")
        return
    packs = list((folder / "objects" / "pack").glob("*.pack"))
    for pack in packs:
        moved = folder / pack.name
        pack.rename(moved)
        pack.with_suffix(".idx").unlink()
        with moved.open("rb") as stream:
            subprocess.run(
                ["git", "unpack-objects", "-q"],
                stdin=stream,
                cwd=folder,
                check=True,
                capture_output=True,
            )
        moved.unlink()
    path = folder / "objects" / object_[:2] / object_[2:]
    path.chmod(0o644)
    path.write_bytes(b"an illustration of damage")
