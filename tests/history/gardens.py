"""A made corpus with a known history; its texts are illustrations, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.made import document

from clausetrail.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetrail.corpus.given import Document

LANTERNS = "lanterns-in-village-gardens-illustration"
PONDS = "ponds-beside-orchards-illustration"

MOSS = "Encourages gardeners to keep quiet moss beneath every lantern"
PAINT = "Urges all gardeners to paint their lanterns with patient amber varnish before the frost"
COUNT = "Requests the Secretary-General to count the lanterns and to report thereon in writing"
HEDGE = "Calls upon neighbouring gardens to share their tallest hedges in a spirit of good humour"
WICK = "Notes with appreciation the trimmed wicks, the polished glass and the swept gravel paths"


def text(session: int, number: int, title: str, acts: Sequence[str], cites: str = "") -> Document:
    """An illustration in the form of a resolution."""
    body = "\n".join(f"\t{at}.\t{act};" for at, act in enumerate(acts, 1))
    recalled = f"\tRecalling its resolution {cites},\n" if cites else ""
    return document(
        f"""Resolution adopted by the General Assembly on 9 December {session + 1945}

{session}/{number}.\t{title} (an illustration)


\tThe General Assembly,
{recalled}\tConvinced that an illustration of {title.lower()} does no harm to anyone at all,
{body[:-1]}.

44th plenary meeting
9 December {session + 1945}
"""
    )


def draft(session: int, number: int, title: str, acts: Sequence[str], cites: str) -> Document:
    """An illustration in the form of a draft."""
    body = "\n".join(f"\t{at}.\t{act};" for at, act in enumerate(acts, 1))
    return document(
        f"""A/{session}/L.{number}
General Assembly
Distr.: Limited
1 November {session + 1945}
Original: English

Sixty-sixth session
Agenda item 9

Draft resolution

{title} (an illustration)

\tThe General Assembly,
\tRecalling its resolution {cites},
{body[:-1]}.
"""
    )


def lanterns() -> list[Document]:
    """Five texts: the moss stands in the first two, is out of the third, and comes back."""
    title = "Lanterns in village gardens"
    return [
        text(60, 101, title, [MOSS, PAINT]),
        text(61, 101, title, [MOSS, PAINT, COUNT], "60/101 of 9 December 2005"),
        text(62, 101, title, [PAINT, COUNT], "61/101 of 9 December 2006"),
        text(63, 101, title, [PAINT, MOSS, COUNT, WICK], "62/101 of 9 December 2007"),
        text(65, 101, title, [PAINT, MOSS, WICK], "63/101 of 9 December 2008"),
    ]


def ponds() -> list[Document]:
    """Two texts of another series; the first cites a text that is in no corpus."""
    title = "Ponds beside orchards"
    return [
        text(64, 202, title, [HEDGE, COUNT], "42/345 of 1 December 1987"),
        text(66, 202, title, [HEDGE, PAINT], "64/202 of 9 December 2009"),
    ]


def corpus(folder: Path, documents: Sequence[Document]) -> Corpus:
    """A corpus of some documents."""
    made = Corpus.init(folder)
    made.add(documents)
    return made
