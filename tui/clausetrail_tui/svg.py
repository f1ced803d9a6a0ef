"""A screen as a picture: SVG with nothing in it that would have to be fetched.

Rich can write one too, but names a font at an address outside, and gives wide characters the
room of narrow ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from rich.style import Style
from rich.terminal_theme import TerminalTheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.color import Color
    from textual.strip import Strip

# Fonts of a fixed width that systems bring along; all runs are set to the width of their cells.
_FONTS = (
    "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', "
    "'Liberation Mono', monospace"
)
_CELL = 9.6  # pixels
_LINE = 20
_SIZE = 16  # of the letters
_BASELINE = 15
_PAD = 12
_TITLE = 30

# What a theme of the terminal's own colours is drawn with; the usual sixteen.
_TERMINAL = TerminalTheme(
    (20, 22, 26),
    (220, 223, 228),
    [(20, 22, 26), (224, 108, 117), (152, 195, 121), (229, 192, 123),
     (97, 175, 239), (198, 120, 221), (86, 182, 194), (220, 223, 228)],
    [(92, 99, 112), (240, 128, 137), (172, 215, 141), (239, 212, 143),
     (117, 195, 255), (218, 140, 241), (106, 202, 214), (255, 255, 255)],
)  # fmt: skip

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GRAPHIC = re.compile(r"[^ ]+(?: [^ ]+)*")  # single spaces stay within a run


class _Run(NamedTuple):
    text: str
    first: int  # column
    cells: int
    style: Style


def svg_of(strips: Sequence[Strip], *, title: str, alt: str = "") -> str:
    """Return the picture of a screen.

    Args:
        strips: its lines, as they would go to the terminal.
        title: what stands in the frame above it.
        alt: what is told to whoever cannot see it; the title where it is empty.

    Returns:
        An SVG document; the same for the same lines.
    """
    width = max((strip.cell_length for strip in strips), default=0) * _CELL + 2 * _PAD
    height = len(strips) * _LINE + _TITLE + _PAD
    classes: dict[str, str] = {}
    grounds: list[str] = []
    texts: list[str] = []
    for y, strip in enumerate(strips):
        for run in _runs(strip):
            colour, ground = _colours(run.style)
            if ground is not None:
                grounds.append(
                    f'<rect fill="{ground}" x="{_n(run.first * _CELL)}" y="{y * _LINE}" '
                    f'width="{_n(run.cells * _CELL)}" height="{_LINE}"/>'
                )
            rules = _rules(run.style, colour)
            for match in _GRAPHIC.finditer(run.text):
                name = classes.setdefault(rules, f"s{len(classes)}")
                first = run.first + _cells(run.text[: match.start()])
                texts.append(
                    f'<text class="{name}" x="{_n(first * _CELL)}" y="{y * _LINE + _BASELINE}" '
                    f'textLength="{_n(_cells(match[0]) * _CELL)}">{_told(match[0])}</text>'
                )
    styles = "\n".join(f".{name} {{ {rules} }}" for rules, name in classes.items())
    back, front = _TERMINAL.background_color.hex, _TERMINAL.foreground_color.hex
    frame = _frame(strips) or back
    body, pictures = "\n".join(grounds), "\n".join(texts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" \
width="{_n(width)}" height="{_n(height)}" role="img" aria-labelledby="t">
<title id="t">{_told(alt or title)}</title>
<style>
text {{ font-family: {_FONTS}; font-size: {_SIZE}px; white-space: pre; }}
.title {{ font-family: system-ui, sans-serif; font-size: 14px; fill: {_over(frame)}; }}
{styles}
</style>
<rect fill="{frame}" stroke="{front}" stroke-opacity="0.35" x="0.5" y="0.5" \
width="{_n(width - 1)}" height="{_n(height - 1)}" rx="8"/>
<text class="title" text-anchor="middle" x="{_n(width / 2)}" y="20">{_told(title)}</text>
<g transform="translate({_PAD} {_TITLE})">
<g shape-rendering="crispEdges">
{body}
</g>
<g xml:space="preserve">
{pictures}
</g>
</g>
</svg>
"""


def _runs(strip: Strip) -> Iterable[_Run]:
    """Yield the stretches of a line that look alike."""
    column = 0
    last: _Run | None = None
    for segment in strip:
        style = (segment.style or Style.null()).without_color + Style.from_color(
            *(segment.style.color, segment.style.bgcolor) if segment.style else (None, None)
        )
        cells = segment.cell_length
        if last is not None and last.style == style:
            last = last._replace(text=last.text + segment.text, cells=last.cells + cells)
        else:
            if last is not None:
                yield last
            last = _Run(segment.text, column, cells, style)
        column += cells
    if last is not None:
        yield last


def _colours(style: Style) -> tuple[str, str | None]:
    """Return the colour of the letters, and of what is behind them if it is not the terminal's."""
    front = _hex(style.color, foreground=True)
    back = _hex(style.bgcolor, foreground=False)
    if style.reverse:
        front, back = back, front
    if style.dim:
        front = _mixed(front, back)
    plain = style.bgcolor is None or style.bgcolor.is_default
    return front, None if plain and not style.reverse else back


def _hex(colour: Color | None, *, foreground: bool) -> str:
    if colour is None:
        return (_TERMINAL.foreground_color if foreground else _TERMINAL.background_color).hex
    return colour.get_truecolor(_TERMINAL, foreground=foreground).hex


def _mixed(front: str, back: str) -> str:
    pairs = zip(_parts(front), _parts(back), strict=True)
    return "#" + "".join(f"{round(0.6 * one + 0.4 * other):02x}" for one, other in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _over(ground: str) -> str:
    """Return a colour that is read on a ground."""
    return "#4a4f57" if sum(_parts(ground)) > 382 else "#c5c9d0"


def _frame(strips: Sequence[Strip]) -> str | None:
    """Return the ground that most of the screen has, for the frame around it."""
    counted: dict[str, int] = {}
    for strip in strips:
        for run in _runs(strip):
            ground = _colours(run.style)[1]
            if ground is not None:
                counted[ground] = counted.get(ground, 0) + run.cells
    total = sum(strip.cell_length for strip in strips)
    most = max(counted.items(), key=lambda one: one[1], default=("", 0))
    return most[0] if 2 * most[1] > total else None


def _rules(style: Style, colour: str) -> str:
    lines = [
        name
        for name, wanted in (("underline", style.underline), ("line-through", style.strike))
        if wanted
    ]
    rules = [f"fill: {colour}"]
    if style.bold:
        rules.append("font-weight: bold")
    if style.italic:
        rules.append("font-style: italic")
    if lines:
        rules.append(f"text-decoration: {' '.join(lines)}")
    return "; ".join(rules)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _told(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
