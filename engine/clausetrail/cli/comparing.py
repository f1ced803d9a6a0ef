"""Two texts that REFs name, compared: as files, or in the corpus with its pins."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

from .references import corpus_for, is_file, read_file, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Comparison, Resolution
    from clausetrail.read.docx_settling import Tracked


class NoOtherTextError(ClausetrailError):
    """One REF was given, and nothing stands before it."""


class Side(NamedTuple):
    """One of two texts."""

    text: Resolution
    name: str  # as it was called on the command line, or in the corpus
    version: VersionEntry | None  # None for a file


class Pair(NamedTuple):
    """Two texts, and the corpus in which either is, while it is open."""

    old: Side
    new: Side
    corpus: Corpus | None
    plain: bool

    def compared(self) -> tuple[Comparison, tuple[str, ...]]:
        """Compare the two.

        Returns:
            The comparison, and a sentence on each pin that could not be honoured.
        """
        if self.corpus is None or self.old.version is None or self.plain:
            from clausetrail.diff import compare

            return compare(self.old.text, self.new.text), ()
        from clausetrail.history.compared import compared_of

        found = compared_of(self.corpus, self.old.version, self.new.version or self.new.text)
        return found.comparison, found.notes


@contextlib.contextmanager
def pair_of(
    old: str,
    new: str | None,
    *,
    plain: bool = False,
    place: Path | None = None,
    tracked: Tracked = "accepted",
) -> Iterator[Pair]:
    """Return two texts to compare.

    Args:
        old: a REF; where `new` is None, a range (`asean@71..79`, `71/255..79/290`), of which the
            first and the last text are taken, or one text of the corpus, which is compared with
            the one before it, a draft with the text that it starts from.
        new: a REF, or None.
        plain: whether to read them as any texts instead of as resolutions.
        place: the corpus that was named, or None.
        tracked: how the tracked changes of Word documents are read.

    Raises:
        ClausetrailError: there are no such texts, or nothing stands before the one.
    """
    if new is None and is_file(old):
        raise NoOtherTextError(
            "a file alone has nothing to be compared with",
            source=old,
            hint="name two texts; of a text in the corpus one is enough",
        )
    named = [ref for ref in (old, new) if ref is not None]
    inside = next((ref for ref in named if not is_file(ref)), None)
    with contextlib.ExitStack() as stack:
        corpus = stack.enter_context(corpus_for(inside, place)) if inside is not None else None
        sides: list[Side] = []
        if new is None and corpus is not None:
            sides = [_side(corpus, one, plain=plain) for one in two_of(corpus, old)]
        else:
            for ref in named:
                if corpus is None or is_file(ref):
                    sides.append(Side(read_file(ref, plain=plain, tracked=tracked), ref, None))
                else:
                    sides.append(_side(corpus, corpus.resolve(ref), plain=plain))
        yield Pair(sides[0], sides[1], corpus, plain)


def _side(corpus: Corpus, version: VersionEntry, *, plain: bool) -> Side:
    text = record_of(corpus, version, plain=plain)
    return Side(text, version.symbol or version.label, version)


def two_of(corpus: Corpus, ref: str) -> tuple[VersionEntry, VersionEntry]:
    """Return the ends of a range; or one text, behind the one that it is compared with.

    Raises:
        NoOtherTextError: the range holds one text alone, or nothing stands before the text.
    """
    if ".." in ref:
        found = corpus.resolve_range(ref)
        if len(found) > 1:
            return found[0], found[-1]
        raise NoOtherTextError(
            f"the range holds {found[0].symbol or found[0].label} alone",
            source=ref,
            hint="`clausetrail list SERIES` shows the texts of a series",
        )
    version = corpus.resolve(ref)
    before = corpus.before(version)
    if before is None:
        raise NoOtherTextError(
            f"{version.symbol or version.label} is the first text of its series in the corpus",
            source=ref,
            hint="name another text to compare it with",
        )
    return before, version
