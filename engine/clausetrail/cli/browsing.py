"""What `browse` was asked to show, as places of the terminal application.

Everything that can be wrong with what was named is said here, before the screen is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from .comparing import NoOtherTextError, two_of
from .references import (
    STDIN,
    UnknownParagraphError,
    corpus_for,
    is_file,
    split_reference,
)

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Resolution
    from clausetrail_tui.places import File, Place, Text


class Asked(NamedTuple):
    """What is to be shown."""

    corpus: Path | None  # the folder of the corpus; None where there is none and none is needed
    start: tuple[Place, ...]  # from the first screen to the one that is seen


def asked_of(refs: tuple[str, ...], *, plain: bool, place: Path | None) -> Asked:
    """Return the places that arguments name.

    Args:
        refs: none, for all series; a series; a REF, with or without a paragraph, which is shown
            beside the text before it; a range, of which the first and the last text are; or two
            REFs or files.
        plain: whether files are read as any texts.
        place: the corpus that was named, or None.

    Raises:
        ClausetrailError: there are no such texts.
        click.UsageError: what was named cannot be shown together.
    """
    from clausetrail_tui.places import CorpusPlace

    from .place import locate

    if not refs:
        return Asked(locate(place), (CorpusPlace(),))
    targets = [split_reference(ref) for ref in refs]
    names = [one.target for one in targets]
    if STDIN in names:
        raise click.UsageError("Standard input is where the keys come from: name a file.")
    if plain and not all(is_file(name) for name in names):
        raise click.UsageError("--as plain is for files: a text of the corpus is read already.")
    paragraph = next((one.paragraph for one in reversed(targets) if one.paragraph), None)
    if len(names) == 2 and all(is_file(name) for name in names):
        return _files(names, paragraph, plain=plain, place=place)
    if len(names) == 1 and is_file(names[0]):
        return _file(names[0], paragraph, plain=plain, place=place)
    inside = next(name for name in names if not is_file(name))
    with corpus_for(inside, place) as corpus:
        if len(names) == 1:
            return Asked(corpus.folder, _one(corpus, names[0], paragraph))
        sides = [_side(corpus, name, plain=plain) for name in names]
        if paragraph is not None:
            paragraph = _checked(corpus, sides, names, paragraph)
        return Asked(corpus.folder, _pair(sides[0], sides[1], paragraph))


def _one(corpus: Corpus, name: str, paragraph: str | None) -> tuple[Place, ...]:
    """Return where one series, one text or one range of texts is shown."""
    from clausetrail_tui.places import BlamePlace, CorpusPlace, SeriesPlace
    from clausetrail_tui.sights import stored

    entry = corpus.entry(name) or corpus.entry(name.casefold())
    if entry is not None and paragraph is None:
        return (CorpusPlace(), SeriesPlace(entry.slug))
    if ".." not in name:
        version = corpus.resolve(name)
        if corpus.before(version) is None:
            ref = paragraph and _found(corpus.record(version.sha256), paragraph, name)
            text = stored(version)
            return (CorpusPlace(), SeriesPlace(text.slug), BlamePlace(text, ref))
    old, new = two_of(corpus, name)
    if paragraph is not None:
        paragraph = _found(corpus.record(new.sha256), paragraph, name)
    return _pair(stored(old), stored(new), paragraph)


def _pair(old: Text, new: Text, at: str | None) -> tuple[Place, ...]:
    from clausetrail_tui.places import ComparePlace, CorpusPlace, SeriesPlace, Stored

    series = next((text.slug for text in (new, old) if isinstance(text, Stored)), None)
    below: tuple[Place, ...] = (CorpusPlace(),)
    if series is not None:
        below = (*below, SeriesPlace(series))
    return (*below, ComparePlace(old, new, at))


def _side(corpus: Corpus, name: str, *, plain: bool) -> Text:
    from clausetrail_tui.places import File
    from clausetrail_tui.sights import stored

    if is_file(name):
        return _readable(File(name, plain))
    return stored(corpus.resolve(name))


def _files(names: list[str], paragraph: str | None, *, plain: bool, place: Path | None) -> Asked:
    from clausetrail_tui.files import record_of
    from clausetrail_tui.places import ComparePlace, File

    old, new = (_readable(File(name, plain)) for name in names)
    if paragraph is not None:
        paragraph = _found(record_of(new), paragraph, names[1])
    return Asked(_if_there(place), (ComparePlace(old, new, paragraph),))


def _file(name: str, paragraph: str | None, *, plain: bool, place: Path | None) -> Asked:
    """Return a file beside the last text before it, of the series that it continues."""
    from clausetrail_tui.files import record_of
    from clausetrail_tui.places import File
    from clausetrail_tui.sights import stored

    file = File(name, plain)
    text = record_of(file)
    if paragraph is not None:
        paragraph = _found(text, paragraph, name)
    folder = _if_there(place)
    before = None if folder is None else _continued(folder, text, name)
    if folder is None or before is None:
        raise NoOtherTextError(
            "a file alone has nothing to be compared with",
            source=name,
            hint="name two texts; or, with a corpus, a text that continues one of its series",
        )
    return Asked(folder, _pair(stored(before), file, paragraph))


def _continued(folder: Path, text: Resolution, name: str) -> VersionEntry | None:
    """Return the text of a corpus that another one continues."""
    from clausetrail.corpus.corpus import Corpus
    from clausetrail.history.asking import history_continued

    with Corpus.open(folder) as corpus:
        base = history_continued(corpus, text, name).versions[-1].base
        return corpus.find(base) if base is not None else None


def _if_there(place: Path | None) -> Path | None:
    from .place import locate

    folder = locate(place)
    return folder if place is not None or (folder / "HEAD").is_file() else None


def _readable(file: File) -> File:
    """Read a file, which says what is wrong with it; the screen has it then without reading."""
    from clausetrail_tui.files import record_of

    record_of(file)
    return file


def _checked(corpus: Corpus, sides: list[Text], names: list[str], paragraph: str) -> str:
    """Return the reference of a paragraph that either text has, the new one first."""
    from clausetrail_tui.files import record_of
    from clausetrail_tui.places import File

    for side in reversed(sides):
        text = record_of(side) if isinstance(side, File) else corpus.record(side.sha256)
        found = _ref_in(text, paragraph)
        if found is not None:
            return found
    return _found(text, paragraph, names[0])


def _ref_in(text: Resolution, paragraph: str) -> str | None:
    wanted = paragraph.casefold()
    return next((one.ref for one in text.paragraphs if one.ref.casefold() == wanted), None)


def _found(text: Resolution, paragraph: str, source: str) -> str:
    found = _ref_in(text, paragraph)
    if found is None:
        last = {one.kind: one.ref for one in text.paragraphs}
        raise UnknownParagraphError(
            f"has no paragraph {paragraph}",
            source=source,
            hint=f"the last of each kind: {', '.join(last.values()) or 'none'}; "
            f"`clausetrail show {source}` prints them all",
        )
    return found
