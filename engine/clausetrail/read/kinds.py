"""Files of kinds that are not read: what they are, and how one gets a document out of them.

The first bytes tell, and in an archive or an old Office file the names of its parts, as the
formats' own descriptions have them: [MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.4.4, APPNOTE.TXT 4.3, RTF
1.9.1, OpenDocument 1.3, part 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from .errors import BinaryFileError, BrokenDocxError, EncryptedDocxError

if TYPE_CHECKING:
    from collections.abc import Mapping

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PAGE = (b"<!doctype html", b"<html")
_PROBE_BYTES = 1024
_MOST_PARTS = 4_000  # of an archive that are looked at

_AS_DOCX = "open it in Word or LibreOffice, and save it as .docx"
_GIVE = "give a PDF with a text layer, a Word document (.docx) or a plain text"


class Kind(NamedTuple):
    """What a file is, and what helps."""

    words: str
    hint: str


_PICTURE = Kind("a picture", "run it through text recognition (OCR)")
_ARCHIVE = Kind("an archive", "unpack it, and give the documents in it")
_STARTS: Mapping[bytes, Kind] = {
    b"{\\rtf": Kind("a text in the Rich Text Format", _AS_DOCX),
    b"\xffWPC": Kind("a WordPerfect document", _AS_DOCX),
    b"\x89PNG\r\n": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"GIF8": _PICTURE,
    b"7z\xbc\xaf\x27\x1c": _ARCHIVE,
    b"Rar!\x1a": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
}
# By a part that each package has, or what it calls itself.
_PACKAGES: tuple[tuple[str, Kind], ...] = (
    ("xl/", Kind("an Excel workbook", "save its text as .docx, or give the document itself")),
    ("ppt/", Kind("a PowerPoint presentation", "give the document that it presents")),
    ("application/vnd.oasis.opendocument.text", Kind("an OpenDocument text", _AS_DOCX)),
    ("application/epub+zip", Kind("an electronic book", _GIVE)),
)
_OLE_PARTS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", Kind("a Word document of the old kind (.doc)", _AS_DOCX)),
    ("Workbook", Kind("an Excel workbook of the old kind", _GIVE)),
    ("PowerPoint Document", Kind("a PowerPoint presentation of the old kind", _GIVE)),
)


def is_other(data: bytes) -> bool:
    """Whether these bytes are of a kind that is known, but not read."""
    return data.startswith((_OLE, *_ZIP, *_STARTS)) or data[:_PROBE_BYTES].lstrip(
        b"\xef\xbb\xbf \t\r\n"
    ).lower().startswith(_PAGE)


def refuse(data: bytes, name: str) -> NoReturn:
    """Say what a file of another kind is.

    Args:
        data: bytes that `is_other` knows.
        name: what messages call the file.

    Raises:
        EncryptedDocxError: a Word document that asks for a password.
        BrokenDocxError: an archive that cannot be opened.
        BinaryFileError: anything else.
    """
    kind = next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)
    if data.startswith(_OLE):
        if _utf16("EncryptedPackage") in data:
            raise EncryptedDocxError(
                "the document is protected by a password",
                source=name,
                hint="open it, save a copy without a password, and give that",
            )
        held = (kind for part, kind in _OLE_PARTS if _utf16(part) in data)
        kind = next(held, Kind("an Office file of the old kind", _AS_DOCX))
    elif data.startswith(_ZIP):
        kind = _package(data, name)
    elif kind is None:
        kind = Kind("a web page", "save the document itself: a download may have failed")
    raise BinaryFileError(f"this is {kind.words}, which is not read", source=name, hint=kind.hint)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _package(data: bytes, name: str) -> Kind:
    """What an archive is; one that holds a Word document never comes here."""
    import io
    import zipfile
    import zlib
    from lzma import LZMAError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [entry.filename for entry in archive.infolist()[:_MOST_PARTS]]
            told = ""
            if "mimetype" in parts:
                with archive.open("mimetype") as stream:
                    told = stream.read(_PROBE_BYTES).decode("latin-1")
    except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError,
            RuntimeError) as error:  # fmt: skip
        raise BrokenDocxError(
            "the file is a Word document, or another archive, that is damaged or cut off",
            source=name,
            hint="download or copy it again, or save it again in Word",
        ) from error
    for mark, kind in _PACKAGES:
        if told.startswith(mark) or any(part.startswith(mark) for part in parts):
            return kind
    if not parts:
        return Kind("an empty archive", _GIVE)
    return Kind("an archive that is no Word document", "unpack it, and give the documents in it")
