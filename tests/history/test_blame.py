"""The origin of words, by example."""

from __future__ import annotations

from tests.history.made_series import CRANES, KITES, LAMPS, series

from clausetrail.history import SeriesHistory, blame_of


def _told(history: SeriesHistory, name: str, ref: str) -> list[tuple[str, str, int]]:
    """The spans of a paragraph: session, words, absences."""
    (paragraph,) = blame_of(history, name, ref).paragraphs
    return [
        (span.session or "", paragraph.text[span.start : span.end].strip(), len(span.gaps))
        for span in paragraph.spans
    ]


def test_a_new_word_counts_from_its_session_and_the_rest_from_before() -> None:
    history = series((CRANES,), (CRANES.replace("yellow", "bright yellow"),))
    assert _told(history, "A/RES/61/900", "OP1") == [
        ("60", "Calls upon all harbour masters to paint their cranes", 0),
        ("61", "bright", 0),
        ("60", "yellow, as appropriate;", 0),
    ]


def test_a_phrase_that_was_dropped_and_restored_counts_from_its_first_appearance() -> None:
    without = CRANES.replace(", as appropriate", "")
    history = series((CRANES,), (without,), (without,), (CRANES.replace("all ", "most "),))
    assert _told(history, "A/RES/63/900", "OP1") == [
        ("60", "Calls upon", 0),
        ("63", "most", 0),
        ("60", "harbour masters to paint their cranes yellow,", 0),
        ("60", "as appropriate;", 1),
    ]
    (paragraph,) = blame_of(history, "A/RES/63/900").paragraphs
    (gap,) = paragraph.spans[3].gaps
    assert (gap.last, gap.gone) == ("A/RES/60/900", "A/RES/61/900")


def test_a_paragraph_that_came_back_keeps_its_words_and_says_so() -> None:
    history = series((LAMPS, CRANES), (CRANES,), (CRANES, LAMPS))
    assert _told(history, "A/RES/62/900", "OP2") == [("60", LAMPS, 1)]


def test_a_phrase_that_moved_within_its_paragraph_keeps_its_origin() -> None:
    old = (
        "Invites, with the consent of all harbour masters, schools on the coast to fly paper "
        "kites and to paint their tails;"
    )
    new = (
        "Invites schools on the coast to fly paper kites and to paint their tails, with the "
        "consent of all harbour masters;"
    )
    history = series((old, CRANES), (new, CRANES))
    spans = _told(history, "A/RES/61/900", "OP1")
    moved = next(words for session, words, _ in spans if session == "60" and "consent" in words)
    assert moved.endswith("with the consent of all harbour masters;")


def test_single_words_keep_their_origin_between_replaced_ones() -> None:
    new = CRANES.replace("paint their cranes yellow", "varnish their benches green")
    history = series((CRANES,), (new,))
    assert ("60", "their", 0) in _told(history, "A/RES/61/900", "OP1")


def test_the_sources_are_counted_in_words() -> None:
    history = series((CRANES,), (CRANES, KITES))
    sources = blame_of(history, "A/RES/61/900").sources
    assert [(one.symbol, one.words) for one in sources] == [
        ("A/RES/60/900", 12),
        ("A/RES/61/900", 15),
    ]


def test_a_paragraph_brings_its_sub_paragraphs() -> None:
    lead = (
        "Decides as follows for this illustration:\n"
        "\t(a)\tLamps are lit at dusk;\n\t(b)\tCranes rest at dawn;"
    )
    history = series((lead,))
    assert [one.ref for one in blame_of(history, "A/RES/60/900", "OP1").paragraphs] == [
        "OP1", "OP1(a)", "OP1(b)",
    ]  # fmt: skip
