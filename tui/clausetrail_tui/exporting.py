"""What can be written to a file of what a screen shows; the dialog is `screens/export.py`.

A screen says in `exports` in which forms it can be had. Each is made in the desk's thread, from
what the screen had been answered: exporting asks nothing anew that is already there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetrail.model import Comparison
    from clausetrail.report.records import Answer

    from .desk import Desk, Job
    from .places import Text
    from .rows import Row

TEXT_WIDTH = 100  # cells a line of a page that is written as text
_STEM_BYTES = 80


class Export(NamedTuple):
    """One form in which what is shown can be written to a file."""

    name: str  # in words: "Word redline, tracked changes"
    ending: str  # of the file: ".docx"
    stem: str  # what the file is called by default, without its ending
    make: Callable[[Desk, Job], bytes]  # the file's content; called in the desk's thread


def of_comparison(comparison: Comparison, old: Text, new: Text) -> tuple[Export, ...]:
    """Return the reports of a comparison, and its JSON document.

    Args:
        comparison: as it is shown.
        old: where the old text is: a redline is made in a copy of its Word document.
        new: the other one.
    """
    stem = stem_of(old.name, new.name)

    def report(ending: str) -> Callable[[Desk, Job], bytes]:
        def make(desk: Desk, job: Job) -> bytes:
            del desk, job
            from clausetrail.report.formats import write
            from clausetrail.report.options import Options

            base = _word_document(old) if ending == ".docx" else None
            return write(comparison, ending, Options(base=base))

        return make

    def data(desk: Desk, job: Job) -> bytes:
        del desk, job
        import msgspec

        from clausetrail.model import document_of

        return msgspec.json.format(msgspec.json.encode(document_of(comparison)), indent=2) + b"\n"

    return (
        Export("Word redline, tracked changes", ".docx", stem, report(".docx")),
        Export("Web page", ".html", stem, report(".html")),
        Export("Spreadsheet", ".xlsx", stem, report(".xlsx")),
        Export("Markdown", ".md", stem, report(".md")),
        Export("JSON", ".json", stem, data),
    )


def of_brief(comparison: Comparison, old: Text, new: Text) -> tuple[Export, ...]:
    """Return the forms of the one page about a comparison."""
    stem = f"brief-{stem_of(old.name, new.name)}"

    def report(ending: str) -> Callable[[Desk, Job], bytes]:
        def make(desk: Desk, job: Job) -> bytes:
            del desk, job
            from clausetrail.report.brief.formats import write

            return write(comparison, ending)

        return make

    return (
        Export("Word", ".docx", stem, report(".docx")),
        Export("Web page", ".html", stem, report(".html")),
        Export("Markdown", ".md", stem, report(".md")),
    )


def of_series(slug: str) -> tuple[Export, ...]:
    """Return the reports of a whole series: its timeline, its matrix, what came and went."""

    def report(ending: str) -> Callable[[Desk, Job], bytes]:
        def make(desk: Desk, job: Job) -> bytes:
            from clausetrail.history import SeriesHistory
            from clausetrail.history.asking import NoSeriesError
            from clausetrail.report.series import told_of, write

            from .asked import unhurried

            corpus = desk.corpus()
            entry = corpus.entry(slug)
            if entry is None:
                raise NoSeriesError("the corpus has no such series any more", source=slug)
            if not entry.versions:
                raise NoSeriesError(
                    "no text of this series is adopted yet",
                    source=slug,
                    hint="compare its drafts, and export the comparison",
                )
            history = SeriesHistory.of_corpus(corpus, entry, unhurried(job))
            return write(told_of(history), ending)

        return make

    stem = stem_of(slug)
    return (
        Export("Web page", ".html", stem, report(".html")),
        Export("Spreadsheet", ".xlsx", stem, report(".xlsx")),
    )


def of_answer(answer: Answer, *names: str) -> tuple[Export, ...]:
    """Return the forms of what a question of the history was answered with.

    Args:
        answer: it, as it is shown.
        names: what its file is called by: what was asked, and about what ("trail", the text's
            name, the paragraph's reference).
    """
    stem = stem_of(*names)

    def data(desk: Desk, job: Job) -> bytes:
        del desk, job
        from clausetrail.report.records import json_of

        return json_of(answer)

    def table(desk: Desk, job: Job) -> bytes:
        del desk, job
        from clausetrail.report.records import csv_of

        return csv_of(answer.to_records()).encode("utf-8", "backslashreplace")

    return (Export("Table (CSV)", ".csv", stem, table), Export("JSON", ".json", stem, data))


def of_rows(rows: Sequence[Row], stem: str) -> Export:
    """Return a page as plain text, as it would be drawn without colour."""

    def make(desk: Desk, job: Job) -> bytes:
        del desk
        lines: list[str] = []
        for at, row in enumerate(rows):
            if at % 50 == 0:
                job.progress(at, len(rows))
            lines += ["".join(text for text, _ in line).rstrip() for line in row.draw(TEXT_WIDTH)]
        return ("\n".join(lines).strip("\n") + "\n").encode("utf-8", "backslashreplace")

    return Export("Text, as it is shown", ".txt", stem, make)


def stem_of(*names: str) -> str:
    """Return a name for a file: what is no letter nor digit is a hyphen, and nothing is long.

    >>> stem_of("A/RES/69/301", "A/70/L.8/Rev.1")
    'A-RES-69-301-A-70-L.8-Rev.1'
    """
    words = "-".join(names)
    kept = "".join(letter if letter.isalnum() or letter in "._" else "-" for letter in words)
    parts = [part for part in kept.split("-") if part.strip(".")]
    # Systems count the bytes of a name, not its letters.
    short = "-".join(parts).encode()[:_STEM_BYTES].decode(errors="ignore")
    return short.rstrip("-.") or "clausetrail"


def _word_document(text: Text) -> bytes | None:
    """Return the bytes of a file that is a Word document, in a copy of which a redline is made."""
    from pathlib import Path

    from clausetrail.read.registry import is_docx

    from .places import File

    if not isinstance(text, File) or text.plain:
        return None
    try:
        data = Path(text.path).read_bytes()
    except OSError:
        return None
    return data if is_docx(data) else None
