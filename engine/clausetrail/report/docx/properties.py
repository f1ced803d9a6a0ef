"""What a Word document says of itself in its properties."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape

from clausetrail.report.colophon import TOOL
from clausetrail.report.safe import safe

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core_part(title: str, subject: str, told: str, date: str | None) -> bytes:
    """Return `docProps/core.xml`.

    Args:
        title: of the document.
        subject: the title of the texts.
        told: the colophon.
        date: ISO date of its making, no clock's; what names no day is left out.
    """
    title, subject, told = (escape(safe(words)) for words in (title, subject, told))
    created = ""
    if _is_day(date):
        created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>"
        f"<dc:creator>{TOOL}</dc:creator><dc:description>{told}</dc:description>{created}"
        "</cp:coreProperties>"
    ).encode()


def app_part() -> bytes:
    """Return `docProps/app.xml`."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_EXTENDED}"><Application>Clausetrail</Application></Properties>'
    ).encode()


def _is_day(date: str | None) -> bool:
    try:
        return date is not None and bool(dt.date.fromisoformat(date))
    except ValueError:  # a text from outside may tell a year only
        return False
