"""Bytes of a plain text to characters, without loss."""

from __future__ import annotations

import codecs

from clausetrail.lang.lazy import lazy_pattern

from .errors import BinaryFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY = lazy_pattern(r"[\udc80-\udcff]")  # what "surrogateescape" makes of a byte
_WIDE = lazy_pattern(r"[^\x00-\x7f]")
_PROBE_BYTES = 64 * 1024


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """Decode a text by its byte order mark, its NULs, as UTF-8, or as Windows-1252.

    A text in UTF-8 may be cut off within a character, or hold a stray byte: where more of its
    characters are UTF-8 than bytes are none, these bytes alone are read as Windows-1252.

    Args:
        data: the whole file.
        name: the file's name, for messages.

    Returns:
        The text without a byte order mark, and a warning of stray bytes or None. Line ends
        are left as they are. The five bytes that Windows-1252 does not define become the
        control characters of Latin-1, as in the WHATWG encoding standard, so that nothing is
        lost.

    Raises:
        BinaryFileError: NUL or many control characters: no text in any of these encodings.
    """
    text, warning = _decode(data, name)
    if _is_binary(text):
        raise BinaryFileError(
            "this is no text, but a binary file of a kind that is not known",
            source=name,
            hint="give a PDF with a text layer, a Word document or a plain text "
            "(UTF-8, UTF-16 or Windows-1252)",
        )
    return text, warning


def _decode(data: bytes, name: str) -> tuple[str, str | None]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding, name), None
    wide = _wide_by_nuls(data)
    if wide:
        return _strictly(data, wide, name), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "surrogateescape")
        strays = len(_STRAY.findall(text))
        if len(_WIDE.findall(text)) - strays <= strays:
            return _windows_1252(data), None
        line = data.count(b"\n", 0, error.start) + 1
        warning = (
            f"bytes that are no UTF-8 ({strays}, the first in line {line}) are read as Windows-1252"
        )
        chars = {0xDC00 + code: char for code, char in enumerate(_table()) if code > 0x7F}
        return text.translate(chars), warning


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BinaryFileError(
            f"the bytes at offset {error.start} are no {encoding.upper()}, "
            "which the file begins like",
            source=name,
            hint="save the text anew as UTF-8",
        ) from error


def _wide_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is NUL."""
    probe = data[: _PROBE_BYTES & ~1]
    if len(probe) < 4 or len(data) % 2:
        return None
    half = len(probe) // 2
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _windows_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(dict(enumerate(_table())))


def _table() -> list[str]:
    """The characters of Windows-1252 by their bytes."""
    table = bytes(range(256)).decode("cp1252", errors="replace")
    return [char if char != "�" else chr(code) for code, char in enumerate(table)]


def _is_binary(text: str) -> bool:
    if "\0" in text:
        return True
    probe = text[:_PROBE_BYTES]
    odd = sum(1 for char in probe if char < " " and char not in "\t\n\r\f\v\x1a\x1b\x08")
    return odd > max(4, len(probe) // 50)
