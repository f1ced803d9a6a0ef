"""Short illustrative texts as a reader would give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausetrail.model import Block, Resolution, Role, Style, StyledText
from clausetrail.parse import parse

MakeText = Callable[..., StyledText]


def _text(written: str, *, source: str = "illustration.txt") -> StyledText:
    """One block a line; no styling."""
    lines = written.strip("\n").split("\n")
    blocks = tuple(Block(line, line=n) for n, line in enumerate(lines, start=1) if line.strip())
    return StyledText(source, "0" * 64, "text", styled=False, blocks=blocks)


def _styled(written: str) -> StyledText:
    """One block a line, with `**bold**` and `^superscript^` runs; notes begin with "#"."""
    blocks = []
    for n, line in enumerate(written.strip("\n").split("\n"), start=1):
        role: Role = "note" if line.startswith("#") else "body"
        text, styles, bold, raised, start = "", [], False, False, 0
        for part in line.removeprefix("#").replace("**", "\0").replace("^", "\1"):
            if part in "\0\1":
                if text and start < len(text) and (bold or raised):
                    styles.append(Style(start, len(text), bold=bold, superscript=raised))
                bold, raised = bold ^ (part == "\0"), raised ^ (part == "\1")
                start = len(text)
            else:
                text += part
        blocks.append(Block(text, role, n, page=1, styles=tuple(styles)))
    return StyledText("illustration.pdf", "0" * 64, "pdf", styled=True, blocks=tuple(blocks))


@pytest.fixture(scope="session")
def text_of() -> MakeText:
    """Make a plain text of lines."""
    return _text


@pytest.fixture(scope="session")
def styled_of() -> MakeText:
    """Make a text with bold and superscripts."""
    return _styled


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Resolution]:
    """Parse a plain text of lines."""
    return lambda written: parse(_text(written))


@pytest.fixture(scope="session")
def outline() -> Callable[[str], list[tuple[str, str]]]:
    """Parse a plain text of lines; its references and the first words under them."""
    return lambda written: [
        (paragraph.ref, " ".join(paragraph.text.split()[:3]))
        for paragraph in parse(_text(written)).paragraphs
    ]
