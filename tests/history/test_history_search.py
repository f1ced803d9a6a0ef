"""The search over a corpus whose history is known, and its index."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetrail.corpus import CorpusError
from clausetrail.history.index import Index
from clausetrail.history.search import Dropped, Filters, search_of

from .gardens import (
    COUNT,
    HEDGE,
    LANTERNS,
    MOSS,
    PAINT,
    PONDS,
    WICK,
    corpus,
    draft,
    lanterns,
    ponds,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus import Corpus

DRAFT = draft(
    66, 9, "Lanterns in village gardens",
    ["Invites every passer-by to admire the quiet moss"], "65/101 of 9 December 2010",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with corpus(tmp_path_factory.mktemp("made") / "c.git", [*lanterns(), *ponds(), DRAFT]) as one:
        yield one


@pytest.fixture(scope="module")
def index(made: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.of(made, tmp_path_factory.mktemp("cache") / "index.sqlite") as one:
        yield one


def _places(index: Index, typed: str, filters: Filters | None = None) -> list[tuple[str, str]]:
    return [(hit.symbol, hit.ref) for hit in search_of(index, typed, filters).hits]


def test_a_phrase_through_time(index: Index) -> None:
    found = search_of(index, "Quiet  MOSS")
    assert [(hit.symbol, hit.ref) for hit in found.hits] == [
        ("A/RES/60/101", "OP1"), ("A/RES/61/101", "OP1"), ("A/RES/63/101", "OP2"),
        ("A/RES/65/101", "OP2"), ("A/66/L.9", "OP1"),
    ]  # fmt: skip
    assert (found.first, found.last) == ("A/RES/60/101", "A/RES/65/101")
    assert (found.paragraphs, found.texts) == (5, 5)
    (use,) = found.uses
    assert (use.series, use.texts, use.since) == (LANTERNS, 4, 5)
    assert use.dropped == (Dropped("A/RES/61/101", "A/RES/62/101", "A/RES/63/101"),)
    assert found.hits[-1].draft
    assert found.hits[-1].adopted is None


def test_what_is_found_is_where_it_is_said_to_be(index: Index, made: Corpus) -> None:
    found = search_of(index, "gardeners OR lantern*")
    for hit in found.hits:
        version = made.find(hit.symbol)
        assert version is not None
        record = made.record(version.sha256)
        text = next(one.text for one in record.paragraphs if one.ref == hit.ref)
        assert (hit.start, hit.end) == hit.spans[0]
        assert text[hit.start : hit.end] == hit.found
        for start, end in hit.spans:
            assert text[start:end].lower().startswith(("gardeners", "lantern"))
        assert f"{hit.before}{hit.found}{hit.after}".strip("… ") in text


def test_a_phrase_that_fell_out_for_good(index: Index) -> None:
    (first, second) = search_of(index, "report thereon").uses
    assert (first.series, first.last, first.dropped) == (
        LANTERNS, "A/RES/63/101", (Dropped("A/RES/63/101", "A/RES/65/101", None),),
    )  # fmt: skip
    assert (second.series, second.dropped) == (
        PONDS,
        (Dropped("A/RES/64/202", "A/RES/66/202", None),),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hedges", 2),
        ("hedg*", 2),
        ("hedg", 0),
        ("tallest NEAR/3 spirit", 2),
        ("tallest NEAR/2 spirit", 0),
        ("gardeners -moss", 6),
        ("moss gardeners", 0),
        ('"moss" "gardeners"', 4),
        ('amber OR "trimmed wicks"', 8),
        ("secretary general", 4),
        ("Secretary–General's", 0),
    ],
)
def test_forms(index: Index, typed: str, found: int) -> None:
    assert len(_places(index, typed)) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 10),
        (Filters(series=(PONDS,)), 1),
        (Filters(sessions=("61", "62")), 3),
        (Filters(sessions=("66", "66")), 1),
        (Filters(sessions=("S-1", "S-1")), 0),
        (Filters(adopted=True), 10),
        (Filters(adopted=False), 0),
        (Filters(kinds=("preambular",)), 0),
        (Filters(kinds=("operative", "preambular")), 10),
        (Filters(body="general ASSEMBLY"), 10),
        (Filters(body="Security Council"), 0),
        (Filters(verb="urge"), 6),
        (Filters(verb="Urging"), 6),
        (Filters(verb="encourages"), 4),
        (Filters(verb="note"), 0),
    ],
)
def test_filters(index: Index, filters: Filters, found: int) -> None:
    assert len(_places(index, "gardeners OR paint", filters)) == found


def test_no_place(index: Index) -> None:
    found = search_of(index, "zeppelin")
    assert (found.first, found.last, found.paragraphs, found.uses, found.hits) == (
        None, None, 0, (), (),
    )  # fmt: skip


def test_records_are_flat(index: Index) -> None:
    found = search_of(index, "moss")
    rows = found.to_records()
    assert len(rows) == len(found.hits)
    assert all(not isinstance(value, (list, tuple, dict)) for row in rows for value in row.values())


def test_an_empty_corpus(tmp_path: Path) -> None:
    with corpus(tmp_path / "c.git", []) as empty, Index.of(empty, tmp_path / "i") as index:
        assert search_of(index, "moss").paragraphs == 0


def _dump(path: Path, made: Corpus) -> list[object]:
    with Index.of(made, path) as index:
        places = index.rows(
            "SELECT s.slug, v.symbol, v.label, v.at, v.adopted, v.date, p.at, p.ref, p.kind, "
            "p.verbs, t.text FROM places p JOIN versions v ON v.id = p.version "
            "JOIN series s ON s.id = v.series JOIN texts t ON t.id = p.text ORDER BY 1, 2, 3, p.at"
        )
        shingles = index.rows(
            "SELECT s.hash, t.text FROM shingles s JOIN texts t ON t.id = s.text ORDER BY 1, 2"
        )
        words = index.rows("SELECT count(*) FROM texts UNION ALL SELECT count(*) FROM shingles")
        cites = index.rows(
            "SELECT v.symbol, c.symbol, c.refs FROM cites c JOIN versions v ON v.id = c.version "
            "ORDER BY 1, 2"
        )
        check = index.rows("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
        return [*places, *shingles, *words, *cites, *check]


@settings(max_examples=5)
@given(st.permutations(range(8)), st.integers(0, 7))
def test_an_index_brought_up_to_date_is_as_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    """A late session, a series' new text, a draft: whatever comes, in whatever order."""
    folder = tmp_path_factory.mktemp("updated")
    every = [*lanterns(), *ponds(), DRAFT]
    documents = [every[at] for at in order]
    with corpus(folder / "c.git", documents[:cut]) as made:
        first = _dump(folder / "kept", made)
        made.add(documents[cut:])
        assert _dump(folder / "kept", made) == _dump(folder / "anew", made)
        assert (first == _dump(folder / "kept", made)) == (cut == 8)


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, count: int) -> None:
        told.append((done, count))

    with corpus(tmp_path / "c.git", [*lanterns(), *ponds()]) as made:
        Index.of(made, tmp_path / "i", progress).close()
        assert told[-1] == (7, 7)
        told.clear()
        Index.of(made, tmp_path / "i", progress).close()
        assert told == []
        made.add([DRAFT])
        Index.of(made, tmp_path / "i", progress).close()
        assert told[-1] == (1, 1)


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_broken_index_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "i"
    with corpus(tmp_path / "c.git", lanterns()) as made:
        Index.of(made, path).close()
        if damage is None:
            data = bytearray(path.read_bytes())
            data[0:100] = b"x" * 100
            path.write_bytes(data)
        else:
            path.write_bytes(damage)
        with Index.of(made, path) as index:
            assert search_of(index, "moss").paragraphs == 4


def test_an_index_that_is_broken_inside_is_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "i"
    with corpus(tmp_path / "c.git", [*lanterns(), *ponds()]) as made:
        Index.of(made, path).close()
        data = bytearray(path.read_bytes())
        with Index.of(made, path) as index:
            (root,) = index.rows("SELECT rootpage FROM sqlite_master WHERE name = 'words_data'")
        size = int.from_bytes(data[16:18], "big")
        data[(root[0] - 1) * size : root[0] * size] = b"\xff" * size
        path.write_bytes(data)
        with Index.of(made, path) as index, pytest.raises(CorpusError, match="cannot be read"):
            search_of(index, "moss")
        assert not path.exists()
        with Index.of(made, path) as index:
            assert search_of(index, "moss").paragraphs == 4


def test_an_index_that_cannot_be_written_is_made_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with corpus(tmp_path / "c.git", lanterns()) as made, Index.of(made, blocked / "i") as index:
        assert search_of(index, "moss").paragraphs == 4


def test_an_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "i"
    with corpus(tmp_path / "c.git", lanterns()) as made:
        with Index.of(made, path) as index:
            index.connection.execute("UPDATE about SET value = '0' WHERE key = 'schema'")
            index.connection.execute("DELETE FROM words")
        with Index.of(made, path) as index:
            assert search_of(index, "moss").paragraphs == 4


@pytest.fixture(scope="module")
def every(made: Corpus, index: Index) -> list[tuple[str, str, list[str]]]:
    """Every paragraph in order of time: its text, its reference, its words."""
    ordered = sorted(index.versions.values(), key=lambda one: index.ranks[one.id])
    return [
        (version.name, paragraph.ref, [one.lower() for one in re.findall(r"\w+", paragraph.text)])
        for version in ordered
        for paragraph in made.record(made.resolve(version.name).sha256).paragraphs
    ]


_VOCABULARY = sorted({word for act in (MOSS, PAINT, COUNT, HEDGE, WICK) for word in act.split()})


@given(st.lists(st.sampled_from([*_VOCABULARY, "zephyr"]), min_size=1, max_size=3), st.booleans())
def test_what_is_found_is_what_reading_finds(
    index: Index, every: list[tuple[str, str, list[str]]], words: list[str], open_end: bool
) -> None:
    """The hits are exactly the paragraphs with these words in a row, wherever they stand."""
    phrase = [one.lower() for one in re.findall(r"\w+", " ".join(words))]
    expected = []
    for name, ref, read in every:
        runs = [read[at : at + len(phrase)] for at in range(len(read) - len(phrase) + 1)]
        if any(
            run[:-1] == phrase[:-1]
            and (run[-1].startswith(phrase[-1]) if open_end else run[-1] == phrase[-1])
            for run in runs
        ):
            expected.append((name, ref))
    typed = " ".join(words) + ("*" if open_end else "")
    assert _places(index, typed) == expected


def test_a_search_tells_how_far_it_is_and_can_be_given_up(index: Index) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    whole = search_of(index, "quiet moss", progress=tell)
    assert told[0] == (0, 0)
    assert told[-1] == (0, len(whole.hits))
    assert whole == search_of(index, "quiet moss")

    def give_up(*_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        search_of(index, "quiet moss", progress=give_up)
    assert search_of(index, "quiet moss") == whole


def test_rows_may_be_let_go_of_in_another_thread(made: Corpus, tmp_path: Path) -> None:
    with Index.of(made, tmp_path / "index.sqlite") as index:
        rows = index.rows("SELECT id FROM texts")
        assert next(rows)
        ended: list[BaseException] = []

        def let_go() -> None:
            try:
                rows.close()  # type: ignore[attr-defined]
            except BaseException as error:
                ended.append(error)

        thread = threading.Thread(target=let_go)
        thread.start()
        thread.join()
        assert not ended
        assert (tmp_path / "index.sqlite").exists()
        assert search_of(index, "quiet moss").hits
