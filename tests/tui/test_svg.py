"""A screen as a picture: each cell where it is on the screen, and nothing but text in it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from clausetrail_tui.svg import svg_of

SVG = "{http://www.w3.org/2000/svg}"
CELL = 9.6


def strip(*runs: tuple[str, str]) -> Strip:
    return Strip([Segment(text, Style.parse(style)) for text, style in runs])


def texts(svg: str) -> list[ET.Element]:
    root = ET.fromstring(svg)  # noqa: S314 - a picture of our own
    return [one for one in root.iter(f"{SVG}text") if one.attrib["class"] != "title"]


def rules(svg: str, element: ET.Element) -> str:
    name = element.attrib["class"]
    return svg.split(f".{name} {{ ")[1].split(" }", maxsplit=1)[0]


def test_a_run_is_as_wide_as_its_cells() -> None:
    svg = svg_of([strip(("ab  ", "#ffffff on #000000"), ("展示", "bold"))], title="Illustration")
    narrow, wide = texts(svg)
    assert (narrow.text, narrow.attrib["x"], narrow.attrib["textLength"]) == ("ab", "0", "19.2")
    assert (wide.text, wide.attrib["x"], wide.attrib["textLength"]) == ("展示", "38.4", "38.4")


def test_looks_are_kept() -> None:
    looks = "bold italic underline strike #ff0000 on #00ff00"
    svg = svg_of([strip(("a", looks), ("b", f"reverse {looks}"))], title="Illustration")
    first, second = texts(svg)
    assert rules(svg, first) == (
        "fill: #ff0000; font-weight: bold; font-style: italic; "
        "text-decoration: underline line-through"
    )
    assert rules(svg, second).startswith("fill: #00ff00; ")
    assert '<rect fill="#00ff00" x="0"' in svg
    assert '<rect fill="#ff0000" x="9.6"' in svg


def test_the_terminals_own_colours_are_drawn() -> None:
    svg = svg_of([strip(("a", "default on default"), ("b", "reverse"), ("c", "red"))], title="I")
    own, reversed_, red = (rules(svg, one) for one in texts(svg))
    assert len({own, reversed_, red}) == 3
    ET.fromstring(svg)  # noqa: S314


def test_it_says_what_it_is() -> None:
    svg = svg_of([strip(("a", ""))], title="A <b> & c", alt="An illustration")
    root = ET.fromstring(svg)  # noqa: S314
    assert root.attrib["role"] == "img"
    named = root.find(f"{SVG}title")
    assert named is not None
    assert named.attrib["id"] == root.attrib["aria-labelledby"]
    assert named.text == "An illustration"
    assert "A &lt;b&gt; &amp; c</text>" in svg


letters = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=0, max_size=12)


@given(st.lists(st.lists(st.tuples(letters, st.sampled_from(["", "bold", "reverse"])))))
def test_any_text_is_text(lines: list[list[tuple[str, str]]]) -> None:
    strips = [strip(*runs) for runs in lines]
    svg = svg_of(strips, title="Illustration")
    assert svg == svg_of(strips, title="Illustration")
    shown = "".join(one.text or "" for one in texts(svg))
    given_ = "".join(text for runs in lines for text, _ in runs)
    legal = [char for char in given_ if char in shown or char.isspace()]
    assert len([char for char in given_ if ord(char) >= 0x20 and char.isprintable()]) <= len(legal)
    for one in texts(svg):
        assert float(one.attrib["textLength"]) == round(cell_len(one.text or "") * CELL, 1) or (
            "\ufffd" in (one.text or "")
        )
