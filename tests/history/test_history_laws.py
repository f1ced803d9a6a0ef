"""What holds for every series."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from tests.history.made_series import histories

from clausetrail.diff.lexemes import lexemes
from clausetrail.history import (
    SeriesHistory,
    blame_of,
    dropped_of,
    matrix_of,
    stats_of,
    trail_of,
)


def _places(history: SeriesHistory) -> list[tuple[int, str]]:
    return [(at, ref) for at, refs in enumerate(history.paragraphs) for ref in refs]


def _visited(history: SeriesHistory, at: int, ref: str) -> set[tuple[str, str]]:
    trail = trail_of(history, history.versions[at].name, ref)
    return {(step.symbol, one) for step in trail.steps for one in step.refs}


@given(histories())
def test_every_paragraph_lies_on_exactly_one_trail(history: SeriesHistory) -> None:
    nodes = [node for track in history.tracks.tracks for node in track.nodes()]
    assert Counter(nodes) == Counter(_places(history))


@given(histories())
def test_a_trail_is_the_same_from_each_of_its_paragraphs(history: SeriesHistory) -> None:
    names = [one.name for one in history.versions]
    for at, ref in _places(history):
        visited = _visited(history, at, ref)
        assert (names[at], ref) in visited
        for symbol, other in sorted(visited):
            assert _visited(history, names.index(symbol), other) == visited


@given(histories())
def test_a_trail_goes_from_old_to_new_and_tells_its_absences(history: SeriesHistory) -> None:
    names = [one.name for one in history.versions]
    for at, ref in _places(history):
        trail = trail_of(history, names[at], ref)
        told = [name for step in trail.steps for name in (*step.absent, step.symbol)]
        start = names.index(trail.entered)
        assert told == names[start : start + len(told)]
        assert trail.steps[0].relation == "added"
        assert (trail.vanished is None) == (told[-1] == names[-1])
        assert len(trail.gaps) == sum(bool(step.absent) for step in trail.steps)
        for step in trail.steps:
            assert sorted(one for part in step.parts for one in part.new) == sorted(step.refs)


@given(histories())
def test_blame_partitions_each_text_and_finds_each_word_where_it_says(
    history: SeriesHistory,
) -> None:
    names = [one.name for one in history.versions]
    for at, name in enumerate(names):
        blame = blame_of(history, name)
        assert [one.ref for one in blame.paragraphs] == list(history.paragraphs[at])
        assert sum(source.words for source in blame.sources) == blame.words
        for one in blame.paragraphs:
            assert "".join(one.text[span.start : span.end] for span in one.spans) == one.text
            trail = _visited(history, at, one.ref)
            for span in one.spans:
                origin = names.index(span.symbol)
                assert origin <= at
                assert (span.symbol, span.ref) in trail
                first = history.paragraphs[origin][span.ref].text
                words = {word.text for word in lexemes(first)}
                assert {word.text for word in lexemes(one.text[span.start : span.end])} <= words


@given(histories())
def test_the_matrix_has_every_paragraph_once(history: SeriesHistory) -> None:
    matrix = matrix_of(history)
    told = Counter(
        (at, ref)
        for row in matrix.rows
        for at, cell in enumerate(row.cells)
        if cell is not None
        for ref in cell.refs
    )
    assert told == Counter(_places(history))
    newest = [row.cells[-1] is not None for row in matrix.rows]
    assert newest == sorted(newest, reverse=True)


@given(histories())
def test_statistics_add_up(history: SeriesHistory) -> None:
    for at, one in enumerate(stats_of(history).versions):
        assert one.carried + one.routine + one.edited + one.back + one.new == one.paragraphs
        parts = (one.carried_words, one.routine_words, one.edited_words, one.back_words)
        assert sum(parts) + one.new_words == one.words
        assert one.paragraphs == len(history.paragraphs[at])


@given(histories())
def test_what_dropped_out_stands_on_no_trail_of_the_newest_text(history: SeriesHistory) -> None:
    newest = history.versions[-1].name
    for lost in dropped_of(history).lost:
        at = history.index(lost.last)
        stands = {symbol for symbol, _ in _visited(history, at, lost.refs[0])}
        assert (newest in stands) == (lost.clause is not None)


@given(histories())
def test_every_clause_lies_on_exactly_one_trail(history: SeriesHistory) -> None:
    nodes = [node for track in history.clause_tracks.tracks for node in track.nodes()]
    clauses = [
        (at, (ref, index))
        for at, refs in enumerate(history.paragraphs)
        for ref, one in refs.items()
        for index in range(len(one.clauses))
    ]
    assert Counter(nodes) == Counter(clauses)


@given(histories())
def test_answers_do_not_depend_on_what_was_asked_before(history: SeriesHistory) -> None:
    texts = [one.text for one in history.versions]
    newest = history.versions[-1].name
    again = SeriesHistory.of_texts(texts, history.slug)
    for ref in history.paragraphs[-1]:
        blame_of(history, newest, ref)
    assert blame_of(history, newest) == blame_of(again, newest)
    assert matrix_of(history) == matrix_of(again)
