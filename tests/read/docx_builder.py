"""Word documents of a few lines, built by hand where a test needs one."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def build(body: str, **parts: str) -> bytes:
    """Return a .docx.

    Args:
        body: the XML inside `w:body`.
        parts: the XML inside the root of each other part: styles, numbering, footnotes,
            comments, header, footer.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{kind}1.xml"/>'
        for at, kind in enumerate(parts)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        for kind, inner in parts.items():
            root = roots.get(kind, kind)
            archive.writestr(f"word/{kind}1.xml", f'<w:{root} xmlns:w="{W}">{inner}</w:{root}>')
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; a run that is no XML is plain text."""
    inner = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def changed(tag: str, *runs: str, author: str = "Editor") -> str:
    """Return runs in a tracked change, "ins" or "del"."""
    return f'<w:{tag} w:id="1" w:author="{author}">{"".join(runs)}</w:{tag}>'
