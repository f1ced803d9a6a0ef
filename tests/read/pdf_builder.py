"""Small PDFs for tests, written by hand: text runs at positions, and ruled lines."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

FONTS = {"roman": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}


class Run(NamedTuple):
    """Text at a position, in points from the lower left."""

    x: float
    y: float
    text: str
    font: str = "roman"
    size: float = 10.0
    mode: int = 0
    turn: bool = False  # turned to the left by a quarter
    matrix: str = "1 0 0 1"  # of the text, before its position


class Stroke(NamedTuple):
    """A line ruled across the page."""

    x0: float
    x1: float
    y: float


class Picture(NamedTuple):
    """A picture, black all over, from the lower left corner of the page."""

    width: float
    height: float


Page = Sequence[Run | Stroke | Picture]


def _content(page: Page) -> bytes:
    parts = []
    for item in page:
        if isinstance(item, Stroke):
            parts.append(f"{item.x0} {item.y} {item.x1 - item.x0} 0.5 re f")
            continue
        if isinstance(item, Picture):
            parts.append(
                f"q {item.width} 0 0 {item.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q"
            )
            continue
        font = list(FONTS).index(item.font)
        text = item.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        matrix = "0 1 -1 0" if item.turn else item.matrix
        parts.append(
            f"BT /F{font} {item.size} Tf {item.mode} Tr"
            f" {matrix} {item.x} {item.y} Tm ({text}) Tj ET"
        )
    return "\n".join(parts).encode("cp1252")


def pdf(*pages: Page, password: str | None = None) -> bytes:
    """A PDF of these pages (612 by 792 points); with a password, encrypted by RC4 of 40 bits."""
    fonts = 3
    objects: list[bytes] = []
    kids = " ".join(f"{3 + fonts + 2 * index} 0 R" for index in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects += [font % name.encode() for name in FONTS.values()]
    names = " ".join(f"/F{index} {3 + index} 0 R" for index in range(fonts))
    for index, page in enumerate(pages):
        stream = _content(page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << {names} "
            f">> >> /Contents {4 + fonts + 2 * index} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    trailer = b"/Root 1 0 R"
    if password is not None:
        owner, user = hashlib.sha256(b"owner").digest(), hashlib.sha256(password.encode()).digest()
        objects.append(
            f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>".encode()
        )
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)
