"""Texts of the kinds that break aligners, for the laws of alignment."""

from __future__ import annotations

from hypothesis import strategies as st

from clausetrail.model import Paragraph, ParagraphKind, Resolution

_WORDS = (
    "recalls notes the river water of and committee budget harbour twelve 1967 70/1 2,500 "
    "session seventy-first (a) states e\u0301tat \u202eright\u202c \U0001f30a na\u00efve "
    "\u05e9\u05dc\u05d5\u05dd \u2011 \ud800 \u4e2d\u6587 States\u2019"
)
WORDS = tuple(_WORDS.split(" "))

words = st.sampled_from(WORDS)
sentences = st.lists(words, max_size=12).map(" ".join)
any_text = st.one_of(
    sentences,
    sentences,
    st.just(""),
    st.just("..."),
    st.text(st.characters(), max_size=20),
)


@st.composite
def lists_of_paragraphs(draw: st.DrawFn) -> list[str]:
    """Draw paragraphs; some of them many times over."""
    paragraphs = draw(st.lists(any_text, max_size=12))
    repeat = draw(st.booleans())
    if paragraphs and repeat:
        repeated: str = draw(st.sampled_from(paragraphs))
        paragraphs += [repeated] * draw(st.integers(1, 30))
    if draw(st.booleans()):
        paragraphs = draw(st.permutations(paragraphs))
    return paragraphs


@st.composite
def successors(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw a text and one made from it by deleting, repeating, moving and rewording."""
    old = draw(lists_of_paragraphs())
    new: list[str] = []
    for paragraph in old:
        fate = draw(st.integers(0, 6))
        if fate == 1:
            continue
        if fate == 2:
            new.append(draw(any_text))
        pieces = paragraph.split(" ")
        if fate == 3 and pieces:
            pieces[draw(st.integers(0, len(pieces) - 1))] = draw(words)
        if fate == 4:
            new.append(" ".join(pieces[: len(pieces) // 2]))
            pieces = pieces[len(pieces) // 2 :]
        new.append(" ".join(pieces))
    return old, draw(st.permutations(new)) if draw(st.booleans()) else new


KINDS: dict[str, ParagraphKind] = {
    "PP": "preambular",
    "OP": "operative",
    "H": "heading",
    "Annex/": "annex",
}


@st.composite
def resolutions(draw: st.DrawFn, texts: list[str]) -> Resolution:
    """Draw a resolution of these paragraphs, of any kinds, some of them sub-paragraphs."""
    counts = dict.fromkeys(KINDS, 0)
    paragraphs: list[Paragraph] = []
    for text in texts:
        prefix = draw(st.sampled_from(list(KINDS)))
        if prefix == "OP" and counts["OP"] and draw(st.booleans()):
            below = sum(p.ref.startswith(f"OP{counts['OP']}(") for p in paragraphs)
            ref = f"OP{counts['OP']}({below + 1})"
        else:
            counts[prefix] += 1
            ref = f"{prefix}{counts[prefix]}"
        paragraphs.append(Paragraph(ref=ref, kind=KINDS[prefix], number=None, text=text))
    return Resolution(symbol=None, kind="plain", paragraphs=tuple(paragraphs))


def plain(*texts: str, kind: ParagraphKind = "operative", prefix: str = "OP") -> Resolution:
    """Return a resolution of paragraphs of one kind."""
    return Resolution(
        symbol=None,
        kind="adopted",
        paragraphs=tuple(
            Paragraph(ref=f"{prefix}{k + 1}", kind=kind, number=str(k + 1), text=text)
            for k, text in enumerate(texts)
        ),
    )
