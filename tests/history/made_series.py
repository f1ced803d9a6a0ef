"""Series made for the tests: no text of them is a United Nations document."""

from __future__ import annotations

from hypothesis import strategies as st

from clausetrail.history import SeriesHistory
from clausetrail.model import Clause, Paragraph, Resolution
from clausetrail.parse import parse
from clausetrail.read import read_bytes

FIRST = 60  # session of the first text

HARBOUR = "Convinced that the illustrated harbour of Aldport deserves a lighthouse of its own,"
CRANES = "Calls upon all harbour masters to paint their cranes yellow, as appropriate;"
LAMPS = "Encourages the keepers of lamps to count the moths around each lamp every evening;"
REPORT = "Requests the Secretary-General to submit to it a report on painted bridges;"
BENCHES = "Decides to place wooden benches along the illustrated canal of Bremhaven;"
KITES = "Invites schools on the coast to fly paper kites on the first day of spring;"


def parsed(session: int, *paragraphs: str, kind: str = "adopted") -> Resolution:
    """A text as the parser reads it: preambular paragraphs end with a comma."""
    lines: list[str] = []
    number = 0
    for one in paragraphs:
        if not one.endswith(","):
            number += 1
            lines.append(f"\t{number}.\t{one}")
        else:
            lines.append(f"\t{one}")
    body = "\n".join(lines)
    text = f"""Resolution adopted by the General Assembly on 9 December {session + 1945}

{session}/900.\tHarbours (an illustration)


\tThe General Assembly,
{body}

44th plenary meeting
9 December {session + 1945}
"""
    return parse(read_bytes(text.encode(), "illustration.txt"))


def series(*versions: tuple[str, ...]) -> SeriesHistory:
    """A series of texts, one a session."""
    texts = [parsed(FIRST + at, *paragraphs) for at, paragraphs in enumerate(versions)]
    return SeriesHistory.of_texts(texts, "harbours")


_TEXT = (
    "calls upon notes the of and river harbour lamps bridges kites report seventy-first 2016 "
    "70/1 cranes yellow, gardens; painted all"
)
_WORDS = tuple(_TEXT.split(" "))
_words = st.sampled_from(_WORDS)
_sentences = st.lists(_words, min_size=1, max_size=14).map(" ".join)


@st.composite
def histories(draw: st.DrawFn) -> SeriesHistory:
    """Draw a series whose texts come from each other: dropped, back, reworded, split, joined."""
    library = draw(st.lists(_sentences, min_size=1, max_size=8))
    versions = []
    for at in range(draw(st.integers(1, 5))):
        chosen = draw(st.lists(st.sampled_from(library), max_size=7))
        texts = []
        for text in chosen:
            words = text.split(" ")
            match draw(st.integers(0, 5)):
                case 0:
                    words[draw(st.integers(0, len(words) - 1))] = draw(_words)
                case 1:
                    words = words[: len(words) // 2] or words
                case 2:
                    words += draw(st.sampled_from(library)).split(" ")
                case _:
                    pass
            texts.append(" ".join(words))
        versions.append(_numbered(FIRST + at, texts))
    return SeriesHistory.of_texts(versions, "drawn")


def _halves(text: str) -> tuple[Clause, ...]:
    """Two clauses for a text of several words, each with its first word for a verb."""
    middle = text.find(" ", len(text) // 2) + 1
    ends = [middle, len(text)] if middle else [len(text)]
    starts = [0, *ends[:-1]]
    return tuple(
        Clause(text[start:end].split(" ", maxsplit=1)[0], start, end)
        for start, end in zip(starts, ends, strict=True)
    )


def _numbered(session: int, texts: list[str]) -> Resolution:
    return Resolution(
        symbol=f"A/RES/{session}/900",
        kind="adopted",
        session=str(session),
        paragraphs=tuple(
            Paragraph(
                ref=f"OP{at + 1}",
                kind="operative",
                number=str(at + 1),
                text=text,
                clauses=_halves(text),
            )
            for at, text in enumerate(texts)
        ),
    )
