"""Texts and resolutions for the laws of the comparison: the awkward ones above all."""

from __future__ import annotations

from hypothesis import strategies as st

from clausetrail.model import (
    AlignedGroup,
    Alignment,
    Anchor,
    Clause,
    Footnote,
    Paragraph,
    Resolution,
    relation_of,
)

WORDS = (
    "Urges", "Encouraging", "also", "further", "the", "of", "and", "States", "report", "bridge",
    "capacity-building", "seventy-first", "seventy-third", "session", "23 December 2016", "2024",
    "resolution", "71/255", "A/71/160", "54,105,800", "2242 (2015)", "paragraph 5 above",
    "as appropriate", "“quoted”", "Côte", "e\u0301te\u0301", "\u202bعربي\u202c", "\u200e", "\ud800",
    "\U0001f54a", "\U000f0001", "\U0010fffd", "\u00a0", "\u00ad", ",", ";", ".", "—", "\t",
    "31 years ago", "No. 24 (2019)", ", 38", "Ibid., chap. II", "Treaty, vol. 5, No. 7.",
    "the Fifth Conference, to be held on 5 May 2015", "to consider ratifying", "31 May 2012",
    "until 30 November2011", "46/17 of 24 March 2021",
    "First to Seventh Summits", "2016–2020", "3(a)", "''", "resolutions 1/1 and 2/2",
)  # fmt: skip

SYMBOLS = (
    None, "A/RES/71/255", "A/RES/73/259", "A/71/L.4", "A/HRC/RES/46/17", "A/HRC/RES/49/22",
    "E/RES/2021/7", "S/RES/2242 (2015)", "S/RES/2260 (2015)", "S/2015/900", "A/RES/ES-11/4",
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map("".join),
    st.text(
        st.characters(codec=None, exclude_characters="\n"),  # lone surrogates among them
        max_size=40,
    ),
)


@st.composite
def resolutions(draw: st.DrawFn, max_paragraphs: int = 6) -> Resolution:
    """Draw a resolution with clauses that partition their paragraphs and footnotes on anchors."""
    bodies = draw(st.lists(texts, max_size=max_paragraphs))
    if draw(st.booleans()) and bodies:
        bodies += [bodies[0]] * draw(st.integers(1, 4))
    notes = draw(st.lists(texts, max_size=3))
    paragraphs: list[Paragraph] = []
    for index, text in enumerate(bodies, 1):
        cut = draw(st.integers(0, len(text)))
        clauses: tuple[Clause, ...] = (Clause(None, 0, len(text)),)
        if 0 < cut < len(text):
            clauses = (Clause("Urges", 0, cut), Clause("also invites", cut, len(text)))
        anchors: tuple[Anchor, ...] = ()
        if draw(st.booleans()) and notes:
            anchors = (Anchor(cut, str(draw(st.integers(1, len(notes))))),)
        paragraphs.append(
            Paragraph(
                ref=f"OP{index}",
                kind="operative",
                number=str(index),
                text=text,
                clauses=clauses,
                anchors=anchors,
            )
        )
    return Resolution(
        symbol=draw(st.sampled_from(SYMBOLS)),
        kind=draw(st.sampled_from(("plain", "adopted", "draft"))),
        adopted=draw(st.sampled_from((None, "2016-12-23", "2020", "not a day"))),
        title="Illustration (not a United Nations document)",
        paragraphs=tuple(paragraphs),
        footnotes=tuple(Footnote(str(index), text) for index, text in enumerate(notes, 1)),
    )


@st.composite
def alignments(draw: st.DrawFn, old: Resolution, new: Resolution) -> Alignment:
    """Draw any partition of the paragraphs of two texts into groups, a good one or not."""
    old_refs = [paragraph.ref for paragraph in old.paragraphs]
    new_refs = draw(st.permutations([paragraph.ref for paragraph in new.paragraphs]))
    groups = []
    while old_refs or new_refs:
        take_old = draw(st.integers(0, min(2, len(old_refs))))
        take_new = draw(st.integers(0, min(2, len(new_refs))))
        if take_old + take_new == 0:
            take_old, take_new = min(1, len(old_refs)), min(1, len(new_refs))
        groups.append(
            AlignedGroup(
                old=tuple(old_refs[:take_old]),
                new=tuple(new_refs[:take_new]),
                relation=relation_of(take_old, take_new),
            )
        )
        old_refs, new_refs = old_refs[take_old:], new_refs[take_new:]
    return Alignment(tuple(groups))
