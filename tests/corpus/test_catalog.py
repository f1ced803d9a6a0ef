"""The catalog of a corpus: what it says of each series, and what its cache costs and risks."""

from __future__ import annotations

import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.corpus.made import document, every, git, illustration, series_of, text_of

from clausetrail.corpus import Corpus
from clausetrail.corpus.catalog import FILE, Catalog, CatalogEntry, Milestone, catalog_of
from clausetrail.corpus.errors import NotACorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.init(tmp_path / "corpus") as corpus:
        corpus.add(every())
        yield corpus


def _file(corpus: Corpus) -> Path:
    return corpus.folder / "clausetrail" / FILE


def _anew(corpus: Corpus) -> Catalog:
    """The catalog as someone sees it who opens the corpus now."""
    with Corpus.open(corpus.folder) as again:
        return catalog_of(again)


def test_it_tells_of_every_series_what_a_list_shows(corpus: Corpus) -> None:
    draft = text_of("Benches beside canals", 66, 101).replace(
        "Resolution adopted", "Draft resolution to be adopted"
    )
    corpus.add([document(draft.replace("\n66/101.", "\nA/66/L.7.", 1))])
    catalog = catalog_of(corpus)
    assert catalog.state == corpus.state.commit
    entries = corpus.series()
    assert [one.slug for one in catalog.series] == [one.slug for one in entries]
    for one, entry in zip(catalog.series, entries, strict=True):
        assert (one.title, one.body) == (entry.title, entry.body)
        assert (one.texts, one.drafts) == (len(entry.versions), len(entry.drafts))
        assert one.blob == corpus.state.series_files()[entry.slug]
    assert sum(one.drafts for one in catalog.series) == 1
    lamps = next(one for one in catalog.series if "lamps" in one.slug)
    assert lamps == CatalogEntry(
        slug=lamps.slug,
        title="Lamps in village gardens (an illustration)",
        body="General Assembly",
        texts=4,
        drafts=0,
        first=Milestone("A/RES/60/100", "60", 2005),
        last=Milestone("A/RES/65/100", "65", 2010),
        latest="2010-12-09",
        blob=lamps.blob,
    )


def test_a_corpus_without_texts_has_an_empty_one(tmp_path: Path) -> None:
    with Corpus.init(tmp_path / "corpus") as corpus:
        assert catalog_of(corpus).series == ()
        assert _anew(corpus).series == ()


def test_from_the_cache_no_git_is_started(corpus: Corpus) -> None:
    first = catalog_of(corpus)
    with Corpus.open(corpus.folder) as again:
        assert catalog_of(again) == first
        assert again.store.objects._process is None


def test_after_a_change_only_what_changed_is_read(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = catalog_of(corpus)
    corpus.add([illustration(1, 67)])
    read: list[str] = []
    whole = type(corpus.state).each_series

    def spied(state: object, files: dict[str, str], type_: type) -> object:
        read.extend(files)
        return whole(state, files, type_)  # type: ignore[arg-type]

    monkeypatch.setattr(type(corpus.state), "each_series", spied)
    after = _anew(corpus)
    assert read == [one.slug for one in after.series if one.texts == 5]
    assert len(read) == 1
    assert [one for one in after.series if one in before.series] == [
        one for one in after.series if one.texts == 4
    ]


def test_a_series_that_is_gone_leaves_it(corpus: Corpus, tmp_path: Path) -> None:
    # The file of another, larger corpus, as a copied folder may have it.
    data = (catalog_of(corpus), _file(corpus).read_bytes())[1]
    with Corpus.init(tmp_path / "small") as small:
        small.add(series_of(0))
        _file(small).write_bytes(data)
        assert [one.texts for one in _anew(small).series] == [4]


@pytest.mark.parametrize("harm", ["gone", "cut", "empty", "flipped", "form", "rubbish", "folder"])
def test_a_broken_cache_is_a_miss(corpus: Corpus, harm: str) -> None:
    catalog, path = catalog_of(corpus), _file(corpus)
    data = path.read_bytes()
    path.unlink()
    rubbish = msgspec.msgpack.encode(["no", "catalog"])
    head = data[: data.index(b"\n") + 1]
    match harm:
        case "cut":
            path.write_bytes(data[:-9])
        case "empty":
            path.write_bytes(b"")
        case "flipped":
            path.write_bytes(data.replace(b"village", b"pillage"))
        case "form":
            path.write_bytes(data.replace(b"catalog/1", b"catalog/0"))
        case "rubbish":
            path.write_bytes(head + zlib.crc32(rubbish).to_bytes(4, "big") + rubbish)
        case "folder":
            path.mkdir()
    assert _anew(corpus) == catalog
    if harm != "folder":
        assert path.read_bytes() == data  # and it is mended
    assert [file.name for file in path.parent.glob("*.tmp*")] == []
    assert corpus.verify().sound


def test_a_state_that_is_not_there_is_no_empty_corpus(corpus: Corpus) -> None:
    lost = "0123456789" * 4
    corpus.close()
    packed = corpus.folder / "packed-refs"
    packed.write_text(packed.read_text().replace(corpus.state.commit, lost))
    ref = corpus.folder / "refs/clausetrail/state"
    ref.parent.mkdir(parents=True, exist_ok=True)
    ref.write_text(f"{lost}\n")
    with pytest.raises(NotACorpusError, match="verify --repair"), Corpus.open(corpus.folder) as c:
        catalog_of(c)


@pytest.mark.parametrize("packed", [False, True])
def test_the_state_is_found_wherever_git_keeps_its_ref(corpus: Corpus, packed: bool) -> None:
    commit = corpus.state.commit
    corpus.close()
    if packed:
        git(corpus.folder, "pack-refs", "--all")
        assert not (corpus.folder / "refs/clausetrail/state").exists()
    else:
        git(corpus.folder, "update-ref", "-d", "refs/clausetrail/state")
        git(corpus.folder, "update-ref", "refs/clausetrail/state", commit)
        assert (corpus.folder / "refs/clausetrail/state").exists()
    with Corpus.open(corpus.folder) as again:
        assert again.state.commit == commit
        assert len(again.series()) == 3


def test_a_ref_that_points_to_another_is_followed_by_git(corpus: Corpus) -> None:
    commit = corpus.state.commit
    corpus.close()
    git(corpus.folder, "update-ref", "refs/elsewhere", commit)
    git(corpus.folder, "symbolic-ref", "refs/clausetrail/state", "refs/elsewhere")
    with Corpus.open(corpus.folder) as again:
        assert again.state.commit == commit


def test_reading_needs_neither_gitpython_nor_what_writes(corpus: Corpus) -> None:
    script = """
import sys
from clausetrail.corpus import Corpus
from clausetrail.corpus.catalog import catalog_of
with Corpus.open(sys.argv[1]) as corpus:
    catalog_of(corpus)
    for entry in corpus.series():
        for version in entry.versions:
            corpus.record(version.sha256)
heavy = ("git", "numpy", "lxml", "sqlite3", "socket", "clausetrail.parse", "clausetrail.align")
print([name for name in sys.modules if name.startswith(heavy)])
"""
    said = subprocess.run(
        [sys.executable, "-c", script, corpus.folder],
        check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert said.stdout == "[]\n"


def test_what_is_set_for_another_git_has_no_say_in_reading(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_CONFIG_PARAMETERS"):
        monkeypatch.setenv(name, "/nowhere")
    with Corpus.open(corpus.folder) as again:
        assert len(again.series()) == 3


def test_git_that_is_missing_is_named(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with Corpus.open(corpus.folder) as again, pytest.raises(Exception, match="git is not inst"):
        again.series()


def test_a_folder_that_only_looks_like_a_corpus_is_none(tmp_path: Path) -> None:
    (tmp_path / "HEAD").write_text("ref: refs/heads/main\n")
    with pytest.raises(NotACorpusError, match="there is no corpus here"):
        Corpus.open(tmp_path)
