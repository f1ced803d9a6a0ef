"""What the commands that question the history have in common: whom they ask, how they answer."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from .options import file_option, output_options
from .place import corpus_option, open_corpus
from .references import corpus_for, is_file, read_file, split_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clausetrail.corpus.corpus import Corpus
    from clausetrail.history import SeriesHistory
    from clausetrail.report.records import Answer

    from .output import Target

ENDINGS = {".json": "json", ".csv": "csv", ".txt": "text"}

_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    help="Text (default), JSON, or CSV.",
)


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a command that asks: form, place, file, and how the output looks."""
    for option in (output_options, file_option, corpus_option, _format_option):
        command = option(command)
    return command


class Question(NamedTuple):
    """A series and the text of it that was asked about."""

    history: SeriesHistory
    name: str  # of the text
    paragraph: str | None  # reference in it
    corpus: Corpus


@contextlib.contextmanager
def asked(ref: str, place: Path | None) -> Iterator[Question]:
    """Find the series of a REF, or of a REF:PARAGRAPH.

    Args:
        ref: what was asked for. Of a draft, or of a file that is not in the corpus, the history
            is the one that it would end.
        place: the corpus that was named, or None.

    Raises:
        ClausetrailError: there is no such text, or it belongs to no series.
    """
    target, paragraph = split_reference(ref)
    if is_file(target):
        text = read_file(target, plain=False)
        from clausetrail.history.asking import history_continued

        with open_corpus(place) as corpus:
            history = history_continued(corpus, text, target)
            yield Question(history, history.versions[-1].name, paragraph, corpus)
        return
    with corpus_for(target, place) as corpus:
        from clausetrail.history.asking import history_for

        found = corpus.resolve(target)
        history = history_for(corpus, found)
        yield Question(history, found.symbol or found.label, paragraph, corpus)


@contextlib.contextmanager
def series_asked(name: str, place: Path | None) -> Iterator[Question]:
    """Find a series by its slug, or by a REF to a text of it, with which it then ends."""
    # Not pathlib, which raises where a name is too long to be a file's.
    if "@" not in name and "/" not in name and not os.path.isfile(name):  # noqa: PTH113
        with open_corpus(place) as corpus:
            from clausetrail.history import SeriesHistory

            from .place import find_series

            entry = find_series(corpus, name)
            history = SeriesHistory.of_corpus(corpus, entry)
            _check_texts(history)
            yield Question(history, history.versions[-1].name, None, corpus)
        return
    with asked(name, place) as question:
        history = question.history.until(question.history.index(question.name))
        yield question._replace(history=history)


def _check_texts(history: SeriesHistory) -> None:
    if not history.versions:
        from clausetrail.history.asking import NoSeriesError

        raise NoSeriesError(
            "no text of this series is adopted yet",
            source=history.slug,
            hint=f"name one of its drafts; clausetrail list {history.slug} shows them",
        )


def write_answer(answer: Answer, form: str, output: Target) -> None:
    """Write an answer as JSON or CSV."""
    from clausetrail.report.records import csv_of, json_of

    if form == "json":
        from .output import write_bytes

        write_bytes(json_of(answer), output)
    else:
        from .output import write_text

        write_text(csv_of(answer.to_records()), output)
