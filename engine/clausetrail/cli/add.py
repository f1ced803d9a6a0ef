"""`clausetrail add`: documents into the corpus, and what became of them."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any, Literal

import click

from . import exits
from .completing import complete_series
from .options import form_option, output_options
from .place import corpus_option, open_corpus
from .progress import Progress
from .references import standard_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from clausetrail.corpus.adding import Added
    from clausetrail.corpus.corpus import Corpus
    from clausetrail.corpus.given import Card, Decision, Placement, Prepared
    from clausetrail.corpus.intake import Progress as IntakeProgress

    from .render.added import Report


@click.command(
    "add",
    epilog="""Examples:

\b
  clausetrail add resolutions/ drafts/        whole folders
  clausetrail add A_RES_71_255.pdf            one file
  clausetrail add --series asean zero.pdf     where it belongs is decided
  clausetrail add --series asean A/71/L.44    the same, of a text that the corpus holds already
  clausetrail add --dry-run new/              only say what would happen
  curl -s ADDRESS | clausetrail add -         from standard input

Documents sort themselves into series by their titles, by what they recall, and, for the Security
Council, by the mandate that they renew. What may belong to several series is kept, and waits
for a decision.""",
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--series", metavar="SERIES", shell_complete=complete_series,
    help="Put the documents in SERIES, whatever they say; the decision is stored.",
)  # fmt: skip
@click.option("--label", metavar="NAME", help="The name of a draft that has no symbol (one file).")
@click.option(
    "--replace", is_flag=True,
    help="Put the documents in the place of other texts of the same symbols (a reissue).",
)  # fmt: skip
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would happen.")
@click.option(
    "-a", "--all", "whole", is_flag=True, help="Name every document, and why it is there."
)
@form_option
@corpus_option
@output_options
def command(
    *, paths: tuple[str, ...], series: str | None, label: str | None, replace: bool,
    dry_run: bool, whole: bool, form: str, place: Path | None, width: int | None, color: str,
    pager: bool,
) -> int:  # fmt: skip
    """Add documents to the corpus, and say where each went.

    FILE is a file, a folder (with the folders in it), a pattern in quotes ("*.pdf"), or - for
    standard input. A file that cannot be read is named at the end, and the rest is in; the
    exit code is then 3. Ctrl-C leaves what was finished, and the next run goes on from there.
    """
    if series is not None:
        from clausetrail.corpus.names import check_slug

        check_slug(series)
    from .output import choose, write_json, write_lines

    output = choose(width=width, color=color, pager=pager, file=None)
    with open_corpus(place) as corpus:
        taking = _Taking(paths, corpus, series=series, label=label)
        before = frozenset(corpus.slugs())
        added = corpus.add(taking.documents(), taking.decisions, replace=replace, dry_run=dry_run)
        report = taking.report(added, before, dry_run=dry_run)
    if form == "json":
        write_json(add_json(report), output)
    else:
        from .render.added import added_lines

        write_lines(added_lines(report, output.look.width, whole=whole), output)
    if added.interrupted:
        return exits.INTERRUPTED
    refused = any(one.status == "refused" for one in added.placements)
    return exits.BAD_INPUT if report.failed or refused else exits.DONE


class _Taking:
    """Takes documents in, and remembers what the report will name."""

    def __init__(
        self, paths: Iterable[str], corpus: Corpus, *, series: str | None, label: str | None
    ) -> None:
        from clausetrail.corpus.gathering import gather
        from clausetrail.corpus.intake import Intake

        deciding = series is not None or label is not None
        held = _held(corpus, paths) if deciding else {}
        files = [path for path in paths if path not in held]
        self._gathered = gather(files, stdin=standard_input)
        if label is not None and len(self._gathered.files) + len(held) > 1:
            raise click.UsageError("--label names one draft: give one file.")
        self._corpus = corpus
        self._decided: dict[Literal["series", "label"], str] = {}
        if series is not None:
            self._decided["series"] = series
        if label is not None:
            self._decided["label"] = label
        self._bar = Progress("Reading")
        self._intake = Intake(self._gathered.files, known=corpus.known(), progress=self._show)
        self._told: dict[str, tuple[str | None, str]] = {}
        # The store reads the decisions when the last document has come.
        self.decisions: list[Decision] = []
        for card in held.values():
            self._told[card.sha256] = (card.symbol, card.title)
            self._decide(card.sha256)

    def documents(self) -> Iterator[Prepared]:
        """Yield the documents as they are parsed, those that the corpus has as well."""
        with self._bar:
            for document in self._intake:
                if document.derived is not None:
                    card = document.derived[0]
                    self._told[card.sha256] = (card.symbol, card.title)
                if self._decided:
                    self._decide(hashlib.sha256(document.source).hexdigest())
                yield document

    def _decide(self, sha256: str) -> None:
        from clausetrail.corpus.given import Decision

        self.decisions += [
            Decision(kind=kind, sha256=sha256, value=value) for kind, value in self._decided.items()
        ]

    def _tell_all(self) -> None:
        """Learn what the documents are called that the corpus had before."""
        from clausetrail.corpus.writing import Given

        for card in Given.of(self._corpus.state).cards.values():
            self._told.setdefault(card.sha256, (card.symbol, card.title))

    def _show(self, progress: IntakeProgress) -> None:
        # The time goes by bytes: a PDF takes longer than a text.
        share = progress.done_bytes / progress.total_bytes if progress.total_bytes else None
        self._bar(progress.done, progress.total, share)

    def report(self, added: Added, before: frozenset[str], *, dry_run: bool) -> Report:
        """Return what the report tells."""
        from .render.added import Report, Row

        if any(one.sha256 not in self._told for one in added.moved):
            self._tell_all()

        def row(placement: Placement) -> Row:
            symbol, title = self._told.get(placement.sha256, (None, ""))
            name = added.names.get(placement.sha256) or title or placement.sha256[:12]
            return Row(name, symbol, title, placement)

        bad = (*self._gathered.bad, *self._intake.bad)
        return Report(
            rows=tuple(row(one) for one in added.placements),
            known=tuple(added.names[one] for one in added.known),
            moved=tuple(row(one) for one in added.moved),
            unmoved=self._unmoved(added, dry_run=dry_run),
            failed=tuple((one.name, one.error.message, one.error.hint) for one in bad),
            left_alone=self._gathered.left_alone,
            before=before,
            interrupted=added.interrupted,
            dry_run=dry_run,
        )

    def _unmoved(self, added: Added, *, dry_run: bool) -> tuple[tuple[str, str], ...]:
        """Name the documents that --series does not move, and why."""
        slug = self._decided.get("series")
        if slug is None:
            return ()
        about = {one.sha256 for one in self.decisions}
        placements = added.placements if dry_run else self._corpus.placements()
        stay = [
            one
            for one in placements
            if one.sha256 in about and one.status != "refused" and one.series != slug
        ]
        if any(one.sha256 not in self._told for one in stay):
            self._tell_all()
        return tuple((self._told[one.sha256][0] or one.sha256[:12], _stays(one)) for one in stay)


def _stays(placement: Placement) -> str:
    """Say why a document does not stand in the series that was decided."""
    if placement.status == "amendment":
        return "an amendment stands with its draft: give --series with the draft"
    if placement.status in {"duplicate", "replaced"}:
        return (
            f"it is {'another form of' if placement.status == 'duplicate' else 'replaced by'} "
            "a text that stands for it: give --series with that one"
        )
    return placement.reason


def _held(corpus: Corpus, names: Iterable[str]) -> dict[str, Card]:
    """Find the documents of the corpus that are named by symbol, the waiting ones too.

    Returns:
        The card for each name that is no file, and the symbol of exactly one text that stands
        or waits.
    """
    from clausetrail.corpus.resolve import spellings
    from clausetrail.corpus.writing import Given

    wanted = [name for name in names if name != "-" and not os.path.lexists(name)]
    if not wanted:
        return {}
    given = Given.of(corpus.state)
    aside = {"duplicate", "replaced"}
    by_symbol: dict[str, list[Card]] = {}
    for one in given.plan().placements:
        card = given.cards[one.sha256]
        if card.symbol is not None and one.status not in aside:
            by_symbol.setdefault(card.symbol, []).append(card)
    found = {}
    for name in wanted:
        cards = next(filter(None, (by_symbol.get(one) for one in spellings(name))), [])
        if len(cards) == 1:
            found[name] = cards[0]
    return found


def add_json(report: Report) -> dict[str, Any]:
    """Return the JSON document `clausetrail/add/1`."""

    def told(rows: Iterable[Any]) -> list[dict[str, Any]]:
        return [
            {
                "file": one.name,
                "symbol": one.symbol,
                "title": one.title,
                "sha256": one.placement.sha256,
                "status": one.placement.status,
                "series": one.placement.series,
                "reason": one.placement.reason,
                "other": one.placement.other,
            }
            for one in rows
        ]

    return {
        "schema": "clausetrail/add/1",
        "added": told(report.rows),
        "known": list(report.known),
        "moved": told(report.moved),
        "unmoved": [{"symbol": name, "reason": reason} for name, reason in report.unmoved],
        "failed": [
            {"file": name, "message": message, "hint": hint}
            for name, message, hint in report.failed
        ],
        "interrupted": report.interrupted,
        "dry_run": report.dry_run,
    }
