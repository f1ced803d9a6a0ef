"""Every bad file gets one message that names it."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from tests.read.docx_builder import build, p
from tests.read.pdf_builder import Run, pdf

from clausetrail.read import errors, read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.model.errors import ClausetrailError


def _message(data: bytes, kind: type[ClausetrailError]) -> str:
    with pytest.raises(kind) as caught:
        read_bytes(data, "a.file")
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    with pytest.raises(errors.MissingFileError) as caught:
        read(path)
    assert str(caught.value) == (f"{path}: there is no such file\nhint: check the path's spelling")


def test_a_directory(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingFileError, match="this is a directory"):
        read(tmp_path)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(errors.MissingFileError, match="cannot be read"):
        read("a\0b")


@pytest.mark.parametrize(
    "data",
    [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n", "\u200b\f\u2060".encode()],
)
def test_an_empty_file(data: bytes) -> None:
    assert _message(data, errors.EmptyFileError).startswith("a.file: the file is empty")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0",
        bytes(range(32)) * 40,
        b"text\0with a NUL",
    ],
)
def test_a_binary_file(data: bytes) -> None:
    assert "this is no text, but a binary file" in _message(data, errors.BinaryFileError)


def _zip(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (_zip(xl__workbook="<illustration/>"), "BinaryFile", "an Excel workbook"),
        (_zip(ppt__presentation="<illustration/>"), "BinaryFile", "a PowerPoint presentation"),
        (
            _zip(mimetype="application/vnd.oasis.opendocument.text"),
            "BinaryFile",
            "OpenDocument text",
        ),
        (_zip(notes="an illustration"), "BinaryFile", "an archive that is no Word document"),
        (_zip(), "BinaryFile", "an empty archive"),
        (_zip(notes="an illustration")[:20], "BrokenDocx", "damaged or cut off"),
        (_zip(word__document="<w/>" * 200)[:-30], "BrokenDocx", "damaged or cut off"),
        (build(""), "EmptyFile", "has no text\nhint: check"),
        (build(p(), **{"media/illustration": ""}), "EmptyFile", "has no text, but pictures"),
        (_OLE + "WordDocument".encode("utf-16-le"), "BinaryFile", "of the old kind (.doc)"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "EncryptedDocx", "by a password"),
        (_OLE, "BinaryFile", "an Office file of the old kind"),
        (rb"{\rtf1\ansi An illustration\par}", "BinaryFile", "the Rich Text Format"),
        (b"\n<!DOCTYPE html><html><p>An illustration</p></html>", "BinaryFile", "a web page"),
        (b"\xff\xd8\xff\xe0 an illustration", "BinaryFile", "a picture"),
    ],
    ids=lambda one: "" if isinstance(one, bytes) else None,  # an archive's have the time in them
)
def test_a_file_of_a_kind_that_is_not_read(data: bytes, kind: str, told: str) -> None:
    message = _message(data, getattr(errors, f"{kind}Error"))
    assert told in message
    assert "\nhint: " in message


def test_bytes_that_break_the_encoding_they_begin_with() -> None:
    message = _message(b"\xef\xbb\xbfabc\xff\xfe", errors.BinaryFileError)
    assert "the bytes at offset 3 are no UTF-8" in message


def test_a_file_above_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("clausetrail.read"), "MAX_BYTES", 1024)
    assert "larger than" in _message(b"x" * 1025, errors.TooLargeError)


def test_a_broken_pdf() -> None:
    assert "the PDF is damaged" in _message(b"%PDF-1.7\nnothing more", errors.BrokenPdfError)


def test_an_encrypted_pdf() -> None:
    data = pdf([Run(72, 700, "An illustration")], password="an illustration")  # noqa: S106
    assert "asks for a password" in _message(data, errors.EncryptedPdfError)


def test_a_pdf_without_text() -> None:
    assert "the PDF has no text layer" in _message(pdf([], []), errors.ScannedPdfError)


def test_a_pdf_of_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("clausetrail.read.pdf"), "MAX_PAGES", 2)
    data = pdf([Run(72, 700, "One")], [], [])
    assert "has 3 pages, more than 2" in _message(data, errors.TooLargeError)


def test_a_pdf_of_too_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("clausetrail.read.pdf_objects"), "MAX_WORK", 3)
    monkeypatch.setattr(import_module("clausetrail.read.pdf"), "MAX_WORK", 3)
    data = pdf([Run(72, 700 - 20 * index, "illustration") for index in range(3)])
    assert "too many pieces" in _message(data, errors.TooLargeError)
