"""What a REF on the command line means: a file, `-` for standard input, or a text of the corpus.

An existing path wins over a symbol or a `series@session`; see `clausetrail.corpus.resolve` for
what those may look like.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

if TYPE_CHECKING:
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import VersionEntry
    from clausetrail.model import Resolution
    from clausetrail.read.docx_settling import Tracked

STDIN = "-"

# `REF:OP4(a)`, `REF:A/OP3`, `REF:Annex II/4(a)`: what stands behind the last colon.
_PARAGRAPH = r"(?i:(?:[A-Z]+/)*(?:PP|OP|H|P|T|X)\d+\w*(?:\([^()]*\))*|Annex[^:]*)"
# What nobody would call a text of the corpus: `draft.pdf`, `./here`, `/there`.
_PATH = re.compile(r"[.~]{0,2}[/\\].*|.*\.[A-Za-z][A-Za-z0-9]{1,4}")


class UnknownReferenceError(ClausetrailError):
    """A REF that names neither a file nor anything else that is known."""


class NoInputError(ClausetrailError):
    """Standard input is to be read, and is closed."""


class UnknownParagraphError(ClausetrailError):
    """A REF:PARAGRAPH whose text has no such paragraph."""


class Reference(NamedTuple):
    """A REF taken apart."""

    target: str  # a path, or "-"
    paragraph: str | None  # "OP4(a)", or None for the whole text


def split_reference(text: str) -> Reference:
    """Take `REF:PARAGRAPH` apart; an existing path is never taken apart."""
    if text != STDIN and not _exists(text):
        target, colon, paragraph = text.rpartition(":")
        if colon and target and re.fullmatch(_PARAGRAPH, paragraph):
            return Reference(target, paragraph)
    return Reference(text, None)


def load(
    target: str, *, plain: bool = False, place: Path | None = None, tracked: Tracked = "accepted"
) -> Resolution:
    """Read and parse the text that a REF names, or take its record from the corpus.

    Args:
        target: a path, `-` for standard input, or a REF to a text of the corpus.
        plain: whether to read it as any text instead of as a resolution.
        place: the corpus that was named, or None.
        tracked: how the tracked changes of a Word document are read.

    Raises:
        ClausetrailError: there is no such text, or it cannot be read or parsed.
    """
    if is_file(target):
        return read_file(target, plain=plain, tracked=tracked)
    with corpus_for(target, place) as corpus:
        return record_of(corpus, corpus.resolve(target), plain=plain)


def is_file(target: str) -> bool:
    """Whether a REF is an existing path, or standard input."""
    return target == STDIN or _exists(target)


def _exists(path: str) -> bool:
    # pathlib would take a twentieth of a comparison's time to load.
    return os.path.exists(path)  # noqa: PTH110


def read_file(target: str, *, plain: bool, tracked: Tracked = "accepted") -> Resolution:
    """Read and parse a file or standard input."""
    from clausetrail.parse import parse, parse_plain
    from clausetrail.read import read, read_bytes

    if target == STDIN:
        styled = read_bytes(standard_input(), "<stdin>", tracked=tracked)
    else:
        styled = read(target, tracked=tracked)
    return parse_plain(styled) if plain else parse(styled)


def standard_input() -> bytes:
    """Read standard input to its end.

    Raises:
        NoInputError: it is closed.
    """
    if sys.stdin is None:
        raise NoInputError("is closed", source="standard input", hint="name a file instead of -")
    return sys.stdin.buffer.read()


def corpus_for(target: str, place: Path | None) -> Corpus:
    """Open the corpus in which a REF is looked up.

    Raises:
        UnknownReferenceError: there is none, or nobody would look for such a name there.
    """
    from clausetrail.corpus.errors import NotACorpusError

    from .place import locate, open_corpus, shown

    if _PATH.fullmatch(target) and "@" not in target:
        raise UnknownReferenceError(
            "no such file",
            source=target,
            hint="give the path of a .txt, .pdf or .docx file, or - for standard input",
        )
    try:
        return open_corpus(place)
    except NotACorpusError as error:
        if place is not None:
            raise
        raise UnknownReferenceError(
            "no such file, and no corpus to look it up in",
            source=target,
            hint="give the path of a .txt, .pdf or .docx file; or make a corpus with: clausetrail "
            f"init (it would be {shown(locate(None))}), and fill it with: clausetrail add FOLDER",
        ) from error


def record_of(corpus: Corpus, version: VersionEntry, *, plain: bool) -> Resolution:
    """Return the record of a text of the corpus; or its source, read as any text."""
    if not plain:
        return corpus.record(version.sha256)
    from clausetrail.parse import parse_plain
    from clausetrail.read import read_bytes

    return parse_plain(read_bytes(corpus.source(version.sha256), version.symbol or version.label))


def pick(text: Resolution, paragraph: str, source: str) -> Resolution:
    """Return the text with one paragraph, what stands under it, and its footnotes.

    Args:
        text: a whole text.
        paragraph: a reference such as `OP4`, in any case; its sub-paragraphs come with it.
        source: the name of the text, for the message.

    Raises:
        UnknownParagraphError: the text has no such paragraph.
    """
    from msgspec.structs import replace

    wanted = paragraph.casefold()
    chosen = tuple(
        one
        for one in text.paragraphs
        if one.ref.casefold() == wanted or one.ref.casefold().startswith(wanted + "(")
    )
    if not chosen:
        last = {one.kind: one.ref for one in text.paragraphs}
        known = ", ".join(last.values()) or "none"
        raise UnknownParagraphError(
            f"has no paragraph {paragraph}",
            source=source,
            hint=f"the last of each kind: {known}; `clausetrail show {source}` prints them all",
        )
    notes = {anchor.note for one in chosen for anchor in one.anchors}
    return replace(
        text,
        paragraphs=chosen,
        footnotes=tuple(note for note in text.footnotes if note.number in notes),
    )
