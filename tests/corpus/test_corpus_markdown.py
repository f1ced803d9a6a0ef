"""resolution.md: every word is there, as a word; Markdown counts as the source does."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from clausetrail.corpus import escaping, markdown
from clausetrail.model import Anchor, Clause, Footnote, Paragraph, Resolution
from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from markdown_it.token import Token

CASES = Path(__file__).resolve().parent.parent / "cases" / "resolution-md"
TITLE = "Illustration (not a United Nations document)"

# What Markdown or a terminal would obey, and words of a resolution around it.
WORDS = (
    "Urges", "States", "to", "report;", "A/71/160", "5.", "1)", "-", "+", "#", "##", ">", "=",
    "---", "***", "*bold*", "_it_", "__init__", "snake_case", "`code`", "```", "~~gone~~", "<b>",
    "</b>", "<!--", "<https://example.org>", "&amp;", "&#65;", "[x]", "[ ]", "[^1]", "[^1]:",
    "[a](b)", "[a]:", "[a][b]", "![a](b)", "\\", "\\*", "|", "\\|", "2 * 3", "a*b*c", "*",
    "\x1b[31m", "\x00", "\u202e", "\r\n", "\n", "\t", "\u2028", "\u00a0", "    four", "“quoted”",
    "e\u0301", "$x$", ":-", "| - |",
)  # fmt: skip
HOSTILE = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join),
    st.text(alphabet="\\`*_{}[]()#+-.!|<>&~:=^1a \n", min_size=1, max_size=12),
)


def rendered(text: str) -> list[Token]:
    """What a Markdown renderer with tables, footnotes and struck words makes of a text."""
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return renderer.parse(text)


def shown(tokens: list[Token]) -> str:
    """The words that a reader sees."""
    return " ".join(
        "".join(
            {"text": child.content, "softbreak": " ", "text_special": child.content}.get(
                child.type, f"<{child.type}>" if child.type != "footnote_ref" else ""
            )
            for child in token.children or ()
        )
        for token in tokens
        if token.type == "inline"
    )


def counted(tokens: list[Token]) -> list[int]:
    """The numbers that a renderer gives to the items of the outermost numbered lists."""
    found: list[int] = []
    stack: list[int | None] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            stack.append(int(token.attrGet("start") or 1) - 1)
        elif token.type == "bullet_list_open":
            stack.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            stack.pop()
        elif token.type == "list_item_open" and len(stack) == 1 and stack[0] is not None:
            stack[0] += 1
            found.append(stack[0])
    return found


def letters(text: str) -> str:
    return "".join(text.split())


def text_of(*paragraphs: Paragraph, footnotes: tuple[Footnote, ...] = ()) -> Resolution:
    return Resolution(
        symbol="A/RES/1/1", kind="adopted", title=TITLE, paragraphs=paragraphs, footnotes=footnotes
    )


def one(
    ref: str, number: str | None, text: str = "Notes it;", kind: str = "operative"
) -> Paragraph:
    return Paragraph(ref=ref, kind=kind, number=number, text=text)  # type: ignore[arg-type]


@given(HOSTILE)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    for before in ("- ", "1. ", "   1. ", ""):
        tokens = rendered(f"x\n\n{before}{escaping.literal(text)}\n")
        assert shown(tokens[3:]).split() == escaping.clean(text).split()
        kinds = {token.type for token in tokens}
        assert not kinds & {"code_block", "fence", "html_block", "hr", "heading_open", "table_open"}


@given(HOSTILE)
def test_nothing_reaches_the_terminal(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", escaping.literal(text))


@given(HOSTILE)
def test_what_means_nothing_has_no_backslash(text: str) -> None:
    plain = re.sub(r"[^\w ]", "", escaping.clean(text)).replace("_", "").strip()
    assert escaping.literal(plain) == plain


@st.composite
def resolutions(draw: st.DrawFn) -> Resolution:
    paragraphs: list[Paragraph] = []
    notes = tuple(Footnote(str(n), draw(HOSTILE)) for n in range(draw(st.integers(0, 3))))
    number = 0
    for place in range(draw(st.integers(1, 7))):
        text = draw(HOSTILE)
        form = draw(
            st.sampled_from(["next", "next", "jump", "pp", "sub", "heading", "bis", "table"])
        )
        cut = draw(st.integers(0, len(text)))
        clauses = (Clause(None, 0, cut), Clause("Urges", cut, len(text))) if cut else ()
        anchors = tuple(Anchor(cut, draw(st.sampled_from(["0", "1", "9 x]"]))) for _ in range(2))
        if form in ("next", "jump"):
            number = number + 1 if form == "next" else draw(st.integers(1, 40))
        kind, own, ref = {
            "pp": ("preambular", None, f"PP{place}"),
            "sub": ("operative", "(a)", f"OP{place}(a)"),
            "heading": ("heading", None, f"H{place}"),
            "bis": ("operative", "3 bis", f"OP{place}bis"),
            "table": ("table", None, f"T{place}"),
        }.get(form, ("operative", str(number), f"OP{place}"))
        paragraphs.append(
            Paragraph(ref, kind, own, text, clauses, anchors)  # type: ignore[arg-type]
        )
    return text_of(*paragraphs, footnotes=notes)


@given(resolutions())
def test_every_word_is_shown_and_nothing_else_means_anything(resolution: Resolution) -> None:
    written = markdown.write(resolution)
    tokens = rendered(written)
    seen = letters(shown(tokens))
    for paragraph in resolution.paragraphs:
        if paragraph.kind != "table":
            for piece in paragraph.clauses or (Clause(None, 0, len(paragraph.text)),):
                assert letters(escaping.clean(paragraph.text[piece.start : piece.end])) in seen
    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {
        "code_block", "fence", "hr", "blockquote_open", "em_open", "strong_open", "link_open",
        "image", "html_inline", "code_inline", "s_open",
    }  # fmt: skip
    assert {t.content.strip() for t in tokens if t.type == "html_block"} <= {"<!-- -->"}
    assert counted(tokens) == [
        int(paragraph.number)
        for paragraph in resolution.paragraphs
        if paragraph.number and paragraph.number.isdigit()
    ]
    assert written.endswith("\n")
    assert not re.search(r"[ \t]$|\n\n\n", written, re.MULTILINE)


def test_a_number_below_does_not_move_when_a_paragraph_comes_in() -> None:
    before = markdown.write(text_of(one("OP1", "1", "First;"), one("OP2", "2", "Third.")))
    after = markdown.write(
        text_of(one("OP1", "1", "First;"), one("OP2", "2", "Second;"), one("OP3", "3", "Third."))
    )
    old, new = before.splitlines(), after.splitlines()
    assert [line for line in new if line not in old] == ["1. Second;"]
    assert [line for line in old if line not in new] == []


def test_footnotes_are_named_by_what_they_cite() -> None:
    notes = (
        "Resolution 70/1.",
        "United Nations, Treaty Series, vol. 99, No. 1234.",
        "See A/99/160, sect. II.",
        "See A/99/160, sect. III.",
        "A note without a number.",
        "A note without a number.",
        "…",
    )
    resolution = text_of(footnotes=tuple(Footnote(str(n), text) for n, text in enumerate(notes)))
    assert markdown.footnote_labels(resolution) == (
        "70/1", "99-1234", "A/99/160", "See-A/99/160-sect", "A-note-without",
        "A-note-without-a", "note",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["seed", "illustration"])
def test_whole_text(name: str, seed: Path) -> None:
    """Write the expected files anew with CLAUSETRAIL_GOLDEN=write, and read the difference."""
    source = seed if name == "seed" else CASES / "illustration.txt"
    written = markdown.write(parse(read(source)))
    expected = CASES / f"{name}.md"
    if os.environ.get("CLAUSETRAIL_GOLDEN") == "write":
        expected.write_text(written, encoding="utf-8", newline="\n")
    assert written == expected.read_text(encoding="utf-8")
