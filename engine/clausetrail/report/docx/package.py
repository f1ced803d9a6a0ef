"""A Word package: its parts in one zip archive, the same bytes for the same parts.

Source: ECMA-376, part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can tell


class Part(NamedTuple):
    """One part of the main document."""

    name: str  # "styles.xml", in the folder `word`
    kind: str  # the relation of the document to it: "styles"
    content: bytes


def pack(document: bytes, parts: list[Part], *, core: bytes, app: bytes) -> bytes:
    """Return a .docx.

    Args:
        document: `word/document.xml`.
        parts: what the document relates to; the n-th has the relation `rId<n>`, from 1.
        core: `docProps/core.xml`.
        app: `docProps/app.xml`.
    """
    overrides = [
        ("/word/document.xml", f"{_WORD}document.main+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml",
         "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        *((f"/word/{part.name}", f"{_WORD}{part.kind}+xml") for part in parts),
    ]  # fmt: skip
    types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>'
                    for name, kind in overrides)  # fmt: skip
    content_types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    top = _relations(
        [
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ]
    )
    inner = _relations([(f"{_OFFICE}/{part.kind}", part.name) for part in parts])
    files = [
        ("[Content_Types].xml", _declared(content_types)),
        ("_rels/.rels", top),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", inner),
        *((f"word/{part.name}", part.content) for part in parts),
        ("docProps/core.xml", core),
        ("docProps/app.xml", app),
    ]
    return archive(files)


def archive(files: list[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of files in this order, without a clock."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, content)
    return stream.getvalue()


def _declared(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _relations(found: list[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, start=1)
    )
    return _declared(f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>')
