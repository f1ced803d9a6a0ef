"""Paragraphs that are new beside the text before, and stood in an earlier text of the series.

68  OP12            the 69th session left it out; the comparison of 69 with 71 calls OP9 new,
69  –               and the history says that it is restored from OP12 of 68
71  OP9
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from clausetrail.corpus.pin_branch import Branch
from clausetrail.corpus.pins import name_of
from clausetrail.corpus.state import RECORD
from clausetrail.model import Restored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import SeriesEntry, VersionEntry
    from clausetrail.model import Comparison

_KIND = "restored/2"


def with_restored(
    corpus: Corpus, old: VersionEntry, comparison: Comparison, new: VersionEntry | None = None
) -> Comparison:
    """Return a comparison that tells of added paragraphs where they had stood before.

    Args:
        corpus: the corpus.
        old: the earlier of the two texts, as the corpus lists it.
        comparison: of its record with any text that came after it: a later one of its series,
            a draft, a file.
        new: the later text, where the corpus holds it and this is its own comparison of the two:
            what is found is then kept.

    Returns:
        The comparison, `restored` set in groups of one added paragraph that is close to one
        that the series had, and lost in the old text or before it.
    """
    known = known_restored(corpus, old, comparison, new)
    if known is not None:
        return known
    entry = corpus.entry(old.series)
    if entry is None:
        return comparison
    found = _found(corpus, entry, (old, new), comparison)
    key = _key(corpus, _line(entry, old), new) if new is not None else None
    if key is not None:
        corpus.cache.put(msgspec.msgpack.encode(found), _KIND, key)
    return _marked(comparison, found)


def known_restored(
    corpus: Corpus, old: VersionEntry, comparison: Comparison, new: VersionEntry | None = None
) -> Comparison | None:
    """As `with_restored`, where no text has to be read for it; else None.

    Args:
        corpus: the corpus.
        old: the earlier text.
        comparison: of the two.
        new: the later text, where the corpus holds it.

    Returns:
        The comparison, where nothing can have been restored, or what was is kept.
    """
    if all(group.old for group in comparison.groups) or _is_older(comparison, old):
        return comparison
    entry = corpus.entry(old.series)
    line = _line(entry, old) if entry is not None else ()
    if len(line) < 2:
        return comparison  # nothing can have been lost yet
    key = _key(corpus, line, new) if new is not None else None
    found = _kept(corpus, key) if key is not None else None
    return None if found is None else _marked(comparison, found)


def _line(entry: SeriesEntry, old: VersionEntry) -> tuple[VersionEntry, ...]:
    """The texts of a series up to one of them; up to a draft, those that it goes on from."""
    if old.kind == "adopted":
        places = [at for at, one in enumerate(entry.versions) if one.label == old.label]
        return entry.versions[: places[0] + 1] if places else ()
    bases = [at for at, one in enumerate(entry.versions) if one.symbol == old.base]
    return (*entry.versions[: bases[0] + 1 if bases else 0], old)


def _found(
    corpus: Corpus,
    entry: SeriesEntry,
    texts: tuple[VersionEntry, VersionEntry | None],
    comparison: Comparison,
) -> dict[str, Restored]:
    """Find what was restored, by reference in the new text."""
    from .versions import SeriesHistory

    old, new = texts
    history = SeriesHistory.of_corpus(corpus, entry)
    if old.kind == "adopted":
        history = history.until(history.index(old.label))
    else:
        draft = next(one for one in history.drafts if one.label == old.label)
        history = history.with_draft(draft)
    last = len(history)
    place = entry.versions.index(new) if new in entry.versions else None
    return {
        link.group.new[0]: Restored(
            history.versions[link.old].name, link.group.old[0], link.group.change
        )
        for link in history.followed_by(comparison, place).returns
        if link.new == last
    }


def _marked(comparison: Comparison, found: Mapping[str, Restored]) -> Comparison:
    if not found:
        return comparison
    groups = tuple(
        replace(group, restored=found[group.new[0]])
        if not group.old and group.new[0] in found
        else group
        for group in comparison.groups
    )
    return replace(comparison, groups=groups)


def _key(corpus: Corpus, line: Sequence[VersionEntry], new: VersionEntry) -> str | None:
    """All that the answer depends on: the texts as they were parsed, and the pins among them."""
    texts = (*line, new)
    parcels = corpus.state.parcels_of({one.sha256 for one in texts})
    records = [parcels.get(one.sha256, {}).get(RECORD) for one in texts]
    if None in records:
        return None
    pins = Branch.of(corpus.store).among([name_of(one) for one in texts])
    told = [[one.label for one in texts], records, pins]
    return hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()


def _kept(corpus: Corpus, key: str) -> dict[str, Restored] | None:
    data = corpus.cache.get(_KIND, key)
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=dict[str, Restored])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _is_older(comparison: Comparison, old: VersionEntry) -> bool:
    """Whether the new text is the earlier one: nothing is restored backwards in time."""
    adopted = comparison.new.adopted
    return bool(adopted and old.adopted and adopted < old.adopted)
