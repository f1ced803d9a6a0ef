"""Laws of the parse that hold for any text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from clausetrail.model import Block, Resolution, Role, StyledText
from clausetrail.parse import parse, parse_plain

if TYPE_CHECKING:
    from collections.abc import Callable

ORGAN = "The General Assembly,"
_WORDS = [
    "Lamps",
    "oil",
    "wicks",
    "the",
    "70/1",
    "2025,",
    "glass1",
    "(a)",
    "light;",
    "and",
    "é",
    "𝛼",
]
_LABELS = [
    "", "", "", "1. ", "2.\t", "3. ", "3 bis. ", "12. ", "(a) ", "(b) ", "(i) ", "(ii) ", "a. ",
    "(1) ", "I ", "II. ", "A. ", "Annex", "Annex II ", "Article 3 ", "• ", "* ", "PP4 ", "“",
]  # fmt: skip
_VERBS = ["Decides", "Recalling", "Also requests", "Deeply concerned", "", "To call upon"]
_SPECIAL = [ORGAN, "B", "68th plenary meeting", "5 May 2093"]
_ENDS = ["", ",", ";", ".", ":", "1", ", 2"]


@st.composite
def _lines(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(_WORDS), max_size=6))
    label = draw(st.sampled_from(_LABELS))
    verb = draw(st.sampled_from(_VERBS))
    return f"{label}{' '.join([verb, *words]).strip()}{draw(st.sampled_from(_ENDS))}"


_TEXTS = st.lists(
    st.tuples(
        st.one_of(_lines(), st.sampled_from(_SPECIAL)),
        st.sampled_from(["body"] * 8 + ["table", "note", "furniture"]),
    ),
    max_size=14,
)


def _marked(lines: list[tuple[str, Role]]) -> list[tuple[str, Role]]:
    """Give each line a word of its own before its last sign, so that none hides another."""
    return [
        (re.sub(r"(\W?)$", rf" mark{n}x\1", line, count=1), role)
        if " " in line and line not in _SPECIAL
        else (line, role)
        for n, (line, role) in enumerate(lines)
        if line.strip()
    ]


def _text(lines: list[tuple[str, Role]], head: str = ORGAN) -> StyledText:
    blocks = [Block(head)] + [Block(line, role) for line, role in lines if line.strip()]
    return StyledText("illustration", "0" * 64, "text", styled=False, blocks=tuple(blocks))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def _placed(resolution: Resolution) -> Counter[str]:
    placed: Counter[str] = Counter()
    for paragraph in resolution.paragraphs:
        text = paragraph.text
        for anchor in reversed(paragraph.anchors):
            text = f"{text[: anchor.offset]}{anchor.note}{text[anchor.offset :]}"
        placed += _words(f"{paragraph.number or ''} {text}")
        # A marker may stand in its own word, or glued to the one before it.
        placed += _words(paragraph.text)
        placed += _words(" ".join(anchor.note for anchor in paragraph.anchors))
    for note in resolution.footnotes:
        placed += _words(f"{note.number} {note.text}")
    placed += _words(" ".join(resolution.unplaced))
    placed += _words(
        f"{resolution.meeting or ''} {resolution.vote.text if resolution.vote else ''}"
    )
    return placed


@given(_TEXTS)
def test_references_are_unique_and_clauses_partition(lines: list[tuple[str, Role]]) -> None:
    resolution = parse(_text(lines))
    references = [paragraph.ref for paragraph in resolution.paragraphs]
    assert len(set(references)) == len(references)
    for paragraph in resolution.paragraphs:
        if paragraph.clauses:
            joined = "".join(paragraph.text[c.start : c.end] for c in paragraph.clauses)
            assert joined == paragraph.text
        assert all(0 <= anchor.offset <= len(paragraph.text) for anchor in paragraph.anchors)


@given(_TEXTS)
def test_no_word_of_the_body_is_lost(lines: list[tuple[str, Role]]) -> None:
    lines = _marked(lines)
    resolution = parse(_text(lines))
    placed = set(_placed(resolution))
    closing = _words(f"5 May 2093 {ORGAN}")
    for line, role in lines:
        if role in {"body", "table", "note"}:
            lost = set(_words(line)) - placed - set(closing)
            assert not lost, (line, lost)
    text = " ".join(paragraph.text for paragraph in resolution.paragraphs)
    marks = [int(number) for number in re.findall(r"mark(\d+)x", text)]
    assert marks == sorted(marks)


@given(_TEXTS, st.text(max_size=60))
def test_plain_text_keeps_every_word(lines: list[tuple[str, Role]], head: str) -> None:
    head = " ".join(head.split()) or "x"
    lines = _marked(lines)
    resolution = parse_plain(_text(lines, head))
    placed = set(_placed(resolution))
    for line, role in [(head, "body"), *lines]:
        if role in {"body", "table", "note"}:
            assert set(_words(line)) <= placed, line


@given(_TEXTS)
def test_a_parse_depends_on_the_text_alone(lines: list[tuple[str, Role]]) -> None:
    text = _text(lines)
    assert parse(text) == parse(text)


@given(st.integers(min_value=0, max_value=60), st.data())
def test_notes_in_order_are_found_in_order(count: int, data: st.DataObject) -> None:
    glue = st.sampled_from(["Lamps{}", "lamps,{}", "1967,{} in", "the “Lamps”{} and", "(III){}"])
    lines: list[tuple[str, Role]] = [
        (f"Recalling {data.draw(glue).format(number)} of resolution 70/1 and 2025,", "body")
        for number in range(1, count + 1)
    ]
    notes: list[tuple[str, Role]] = [(f"{n} Lamps.", "note") for n in range(1, count + 1)]
    resolution = parse(_text([*lines, *notes]))
    found = [a.note for paragraph in resolution.paragraphs for a in paragraph.anchors]
    assert found == [str(number) for number in range(1, count + 1)]
    assert all(
        paragraph.text.endswith("of resolution 70/1 and 2025,")
        for paragraph in resolution.paragraphs
    )


def test_the_same_paragraph_a_hundred_times(parsed: Callable[[str], Resolution]) -> None:
    resolution = parsed(f"{ORGAN}\n" + "1. Decides to light the illustration;\n" * 100)
    references = [paragraph.ref for paragraph in resolution.paragraphs]
    assert len(set(references)) == 100
    assert references[:2] == ["OP1", "OP1#2"]
