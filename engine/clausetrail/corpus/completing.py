"""What a REF that is being typed may become, for the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .resolve import at_point, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .near import Shelf


def complete(shelf: Shelf, typed: str) -> Iterator[tuple[str, str]]:
    """What a REF that is being typed may become, for the shell.

    Yields:
        A REF, and a few words about it.
    """
    slug, at, point = typed.partition("@")
    if at:
        entry = shelf.entry(slug)
        if entry is None:
            return
        for version in (*entry.versions, *entry.drafts):
            name = version.session if version in entry.versions and version.session else None
            if name is None or len(at_point(entry, name)) > 1:
                name = version.label if version in entry.drafts else (version.adopted or "")
            if name.startswith(point):
                yield f"{slug}@{name}", told(version)
        if "latest".startswith(point):
            yield f"{slug}@latest", "the latest adopted text"
        return
    for one in shelf.slugs():
        if one.startswith(typed):
            yield f"{one}@", "a series"
    if typed[:1].isupper() or typed[:1].isdigit():
        head = "A/RES/" if typed[:1].isdigit() else ""
        for symbol, series in sorted(shelf.symbols().items()):
            if symbol.startswith(head + typed):
                yield symbol.removeprefix(head), series
