"""`blame`: every word of a text with the version that first brought it in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, Struct, UnsetType

from clausetrail.diff.lexemes import lexemes

from .answers import Ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetrail.model import Paragraph

    from .origins import Origin
    from .versions import SeriesHistory


class Span(Struct, frozen=True, kw_only=True):
    """A run of text with one origin; the spans of a paragraph partition its text."""

    start: int  # offset of its first character (code points)
    end: int  # offset behind its last
    symbol: str  # the version that first had it
    session: str | None
    ref: str  # the paragraph that it stood in there
    gaps: tuple[Ended, ...] = ()  # absences, each: the last with it, the first without it
    series: str | UnsetType = UNSET  # slug, where it comes from another series


class BlamedParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph and where its words come from."""

    ref: str
    kind: str
    number: str | None
    text: str
    spans: tuple[Span, ...]


class Source(Struct, frozen=True, kw_only=True):
    """A version that words come from."""

    symbol: str
    session: str | None
    adopted: str | None
    words: int  # of the text
    series: str | UnsetType = UNSET


class Blame(Struct, frozen=True, kw_only=True):
    """A text, or a paragraph of it, with the origin of each word."""

    schema: Literal["clausetrail/blame/1"] = "clausetrail/blame/1"
    series: str
    title: str
    symbol: str
    across: bool = False  # whether other paragraphs and other series were looked at too
    words: int
    sources: tuple[Source, ...]  # other series' first, then its own, each oldest first
    paragraphs: tuple[BlamedParagraph, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """One flat record for each span."""
        return [
            {
                "symbol": self.symbol,
                "ref": one.ref,
                "start": span.start,
                "end": span.end,
                "origin": span.symbol,
                "origin_ref": span.ref,
                "origin_series": self.series if span.series is UNSET else span.series,
                "session": span.session,
                "gaps": len(span.gaps),
                "text": one.text[span.start : span.end],
            }
            for one in self.paragraphs
            for span in one.spans
        ]


def blame_of(
    history: SeriesHistory,
    name: str,
    ref: str | None = None,
    *,
    elsewhere: Mapping[tuple[str, int], Origin] | None = None,
) -> Blame:
    """Say of every word of a text which version first brought it in.

    Args:
        history: the text's series.
        name: symbol of the text.
        ref: reference of one paragraph, in any case, whose sub-paragraphs come with it; None
            for the whole text.
        elsewhere: origins outside a paragraph's own trail, by reference and offset, as `across`
            finds them; None to look at trails alone.

    Raises:
        UnknownVersionError: the series has no such text.
        UnknownPlaceError: the text has no such paragraph.
    """
    from .trail import known_ref

    version = history.index(name)
    chosen: Iterable[Paragraph] = history.paragraphs[version].values()
    if ref is not None:
        known = known_ref(history, version, ref)
        chosen = [one for one in chosen if one.ref == known or one.ref.startswith(known + "(")]
    blamed = [_paragraph(history, version, one, elsewhere or {}) for one in chosen]
    counted = _counted(blamed)
    return Blame(
        series=history.slug,
        title=history.title,
        symbol=history.versions[version].name,
        across=elsewhere is not None,
        words=sum(counted.values()),
        sources=_sources(history, counted, (elsewhere or {}).values()),
        paragraphs=tuple(blamed),
    )


def _paragraph(
    history: SeriesHistory,
    version: int,
    paragraph: Paragraph,
    elsewhere: Mapping[tuple[str, int], Origin],
) -> BlamedParagraph:
    origins = history.origins.at(version, paragraph.ref)
    if elsewhere:
        origins = [elsewhere.get((paragraph.ref, at), one) for at, one in enumerate(origins)]
    return BlamedParagraph(
        ref=paragraph.ref,
        kind=paragraph.kind,
        number=paragraph.number,
        text=paragraph.text,
        spans=tuple(
            _span(history, start, end, origin)
            for start, end, origin in _runs(paragraph.text, origins)
        ),
    )


def _runs(text: str, origins: Sequence[Origin]) -> list[tuple[int, int, Origin]]:
    """Cut a text where the origin of its words changes.

    Blanks and signs go with the word before them: a comma that came later is no word.
    """
    runs: list[tuple[int, int, Origin]] = []
    words = False  # whether the last run holds a word yet
    for at, origin in enumerate(origins):
        told = text[at].isalnum()
        if runs and (not told or not words or runs[-1][2] == origin):
            runs[-1] = (runs[-1][0], at + 1, runs[-1][2] if words or not told else origin)
        else:
            runs.append((at, at + 1, origin))
        words = words or told
    return runs


def _span(history: SeriesHistory, start: int, end: int, origin: Origin) -> Span:
    names = [one.name for one in history.versions]
    if origin.symbol is not None:
        return Span(
            start=start,
            end=end,
            symbol=origin.symbol,
            session=origin.session,
            ref=origin.ref,
            series=origin.series or UNSET,
        )
    return Span(
        start=start,
        end=end,
        symbol=names[origin.version],
        session=history.versions[origin.version].session,
        ref=origin.ref,
        gaps=tuple(Ended(names[gone - 1], names[gone]) for gone, _ in origin.gaps),
    )


def _counted(blamed: Iterable[BlamedParagraph]) -> Counter[tuple[str, str]]:
    """Count the words by series ("" for the own one) and symbol of their origin."""
    counted: Counter[tuple[str, str]] = Counter()
    for paragraph in blamed:
        for one in paragraph.spans:  # those of signs alone as well
            counted.setdefault(("" if one.series is UNSET else one.series, one.symbol), 0)
        spans = iter(paragraph.spans)
        span = next(spans, None)
        for word in lexemes(paragraph.text):
            while span is not None and span.end <= word.start:
                span = next(spans, None)
            if span is not None:
                counted["" if span.series is UNSET else span.series, span.symbol] += 1
    return counted


def _sources(
    history: SeriesHistory, counted: Mapping[tuple[str, str], int], elsewhere: Iterable[Origin]
) -> tuple[Source, ...]:
    others = {
        (one.series, one.symbol): Source(
            symbol=one.symbol,
            session=one.session,
            adopted=one.adopted,
            words=counted[one.series, one.symbol],
            series=one.series,
        )
        for one in elsewhere
        if one.series is not None and one.symbol is not None
        if (one.series, one.symbol) in counted
    }
    own = [
        Source(
            symbol=version.name,
            session=version.session,
            adopted=version.adopted,
            words=counted["", version.name],
        )
        for version in history.versions
        if ("", version.name) in counted
    ]
    foreign = sorted(others.values(), key=lambda one: (one.adopted or "", one.symbol))
    return (*foreign, *own)
