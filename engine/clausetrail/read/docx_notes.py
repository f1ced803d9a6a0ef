"""The notes of a Word document: numbered as they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .docx_package import W, attribute
from .docx_settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .docx_package import Element, Package
    from .docx_runs import Run
    from .docx_settling import Tracked


class Notes:
    """Gives each note its number when its marker is met, and keeps its text for later."""

    def __init__(self, package: Package, tracked: Tracked) -> None:
        """Read the parts that hold footnotes and endnotes, with their changes settled."""
        self._texts: dict[tuple[str, str], Element] = {}
        for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
            root = package.related(kind)
            if root is not None:
                settle(root, tracked)
            for note in root.iter(f"{W}{tag}") if root is not None else ():
                if attribute(note, "type") in {None, "normal"}:
                    self._texts[kind, attribute(note, "id") or ""] = note
        self._labels: dict[tuple[str, str], str] = {}
        self._called: list[tuple[str, str]] = []  # in the order of the calls
        self._count = 0

    def label(self, run: Run) -> str:
        """Return the marker that a call shows: the note's number in the order of the calls.

        A custom mark ("*", "a") stands beside the call, and in the text of the note itself.
        """
        if run.note is None or run.note not in self._texts:
            return run.text
        if run.note not in self._labels:
            self._called.append(run.note)
            self._count += not run.text
            self._labels[run.note] = "" if run.text else str(self._count)
        return run.text or self._labels[run.note]

    def called(self) -> Iterator[tuple[str, Element]]:
        """Yield number and text of every note that was called, in that order.

        A note that is called in a note comes behind those that were called before it.
        """
        for key in self._called:
            yield self._labels[key], self._texts[key]
