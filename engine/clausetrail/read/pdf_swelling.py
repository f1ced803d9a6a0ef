"""Streams of a PDF that swell to many times their size when they are unpacked.

pdfium unpacks a page's content wholly before the first object of it can be counted; a file of
one megabyte can hold a thousand. Such a stream is told by its first bytes.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of all streams that swell. A page of a resolution has some 50 kB; pdfium needs some
fifteen bytes for each byte of content."""

_SMALL = 16 * 1024  # bytes; packed once, a shorter stream has at most a thousand times its size
_PROBE, _RATIO = 4096, 100  # text swells to ten times its size, at most
_FLATE = re.compile(rb"/Fl(?:ateDecode)?(?![A-Za-z])")
_DICTIONARY = 400  # bytes before a stream that tell what it is


def swells(data: bytes) -> bool:
    """Whether a PDF's packed text would take more than `MAX_UNPACKED` bytes."""
    total = 0
    for packed, times in _packed(data):
        limit = MAX_UNPACKED - total
        inner = packed
        for _ in range(times - 1):
            inner = _unpacked(inner, limit)
            if len(inner) >= limit:
                return True
        total += _unpacked_size(inner, limit)
        if total >= MAX_UNPACKED:
            return True
    return False


def _packed(data: bytes) -> Iterator[tuple[memoryview, int]]:
    """Yield the streams that may swell, and how many times each is packed."""
    view = memoryview(data)
    start = data.find(b"stream")
    while start >= 0:
        end = data.find(b"endstream", start + 6)
        end = len(data) if end < 0 else end
        about = data[max(start - _DICTIONARY, 0) : start].rpartition(b" obj")[2]
        times = len(_FLATE.findall(about))
        if times and b"/Image" not in about and (end - start > _SMALL or times > 1):
            line = data.find(b"\n", start)
            yield view[line + 1 : end], times
        start = data.find(b"stream", end + 9)


def _unpacked(packed: memoryview, limit: int) -> memoryview:
    """A stream unpacked once, up to a limit of bytes; empty for one that is damaged."""
    try:
        return memoryview(zlib.decompressobj().decompress(packed, limit))
    except zlib.error:
        return memoryview(b"")


def _unpacked_size(packed: memoryview, limit: int) -> int:
    """The size of a stream that swells, up to a limit; 0 for one that does not."""
    unpack = zlib.decompressobj()
    size, rest = 0, bytes(packed[:_PROBE])
    try:
        size = len(unpack.decompress(rest, _PROBE * _RATIO))
        if size < _PROBE * _RATIO:
            return 0
        rest = unpack.unconsumed_tail + bytes(packed[_PROBE:])
        while rest and size < limit and not unpack.eof:
            size += len(unpack.decompress(rest, 1 << 20))
            rest = unpack.unconsumed_tail
    except zlib.error:
        return size
    return size
