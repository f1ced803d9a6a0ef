"""Adding documents and decisions to a corpus."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from .deciding import check_decision
from .deriving import parcel_of
from .errors import CorpusError, ParserError
from .fastimport import DryImport, FastImport
from .given import PARSER, Decision, Document, Placement, Plan, Prepared
from .interrupts import Interrupts
from .state import SOURCE, State, decision_file
from .tidying import tidy
from .writing import Given, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .store import Store


class Added(Struct, frozen=True, kw_only=True):
    """What became of the documents that were handed over."""

    placements: tuple[Placement, ...]  # of each that was not known, in the order given
    known: tuple[str, ...]  # sha256 of those that the corpus had, or that came twice
    names: dict[str, str]  # sha256 -> name of the file, of all that were handed over
    moved: tuple[Placement, ...]  # of those the corpus had and that now stand elsewhere
    series: tuple[str, ...]  # slugs of the series that changed, came or went
    interrupted: bool  # Ctrl-C: the documents that had come by then are in
    commit: str  # the state now; where nothing changed, or in a dry run, the one before


class Watch(NamedTuple):
    """What may give an addition up, by raising."""

    check: Callable[[], None]
    seal: Callable[[], None]  # before what can no longer be given up


def _go_on() -> None:
    """Go on."""


def add(
    store: Store,
    documents: Iterable[Document | Prepared],
    decisions: Iterable[Decision] = (),
    *,
    replace: bool = False,
    dry_run: bool = False,
    check: Callable[[], None] | None = None,
    seal: Callable[[], None] | None = None,
) -> Added:
    """Add documents and decisions; see `Corpus.add`."""
    watch = Watch(check or _go_on, seal or _go_on)
    if dry_run:
        return _add(
            store, store.state, documents, decisions,
            replace=replace, interrupts=None, watch=watch,
        )  # fmt: skip
    with store.writing() as state, Interrupts() as interrupts:
        return _add(
            store, state, documents, decisions,
            replace=replace, interrupts=interrupts, watch=watch,
        )  # fmt: skip


def _add(
    store: Store,
    state: State,
    documents: Iterable[Document | Prepared],
    decisions: Iterable[Decision],
    *,
    replace: bool,
    interrupts: Interrupts | None,
    watch: Watch,
) -> Added:
    check_parser(store, state)
    given = Given.of(state)
    before = _homes(state)
    had = set(given.cards)
    sink = DryImport() if interrupts is None else FastImport(store.repository)
    try:
        arriving = documents if interrupts is None else interrupts.each(documents)
        fresh, known, file_names = _take(arriving, given, sink, watch.check)
        # Read only now, so that they may be about documents that came meanwhile.
        checked = [check_decision(decision) for decision in decisions]
        given.decisions |= {decision_file(decision): decision for decision in checked}
        watch.check()
        plan, refused = settle(given, fresh, replace=replace)
        watch.check()
        commit = state.commit
        changed: tuple[str, ...] = ()
        if isinstance(sink, FastImport):
            changed, tip = write(state, given, plan, sink, watch.check)
            # Behind this the pack is part of the store, and the state moves at once.
            watch.seal()
            ids = sink.finish()
            commit = ids[tip] if tip is not None else state.commit
    except BaseException:
        sink.abort()
        raise
    if commit != state.commit:
        store.move(commit)
        tidy(store.repository)
    after = {p.sha256: p for p in plan.placements} | refused
    return Added(
        placements=tuple(after[sha256] for sha256 in fresh),
        known=tuple(known),
        names=file_names,
        moved=tuple(
            placement
            for sha256, placement in sorted(after.items())
            if sha256 in had and _home(placement) != before.get(sha256)
        ),
        series=changed,
        interrupted=interrupts is not None and interrupts.happened,
        commit=commit,
    )


def _homes(state: State) -> dict[str, str]:
    """The series of every document that stands in one."""
    return {
        text.sha256: entry.slug
        for entry in state.entries()
        for text in (*entry.versions, *entry.drafts)
    }


def _home(placement: Placement) -> str | None:
    return placement.series if placement.status in {"version", "draft"} else None


def check_parser(store: Store, state: State) -> None:
    """Refuse to write where the corpus was derived by another parser.

    Raises:
        ParserError: so it is.
    """
    if state.manifest.parser != PARSER:
        newer = state.manifest.parser > PARSER
        raise ParserError(
            f"the corpus was made with parser {state.manifest.parser}; this is parser {PARSER}",
            source=str(store.repository.folder),
            hint="update Clausetrail" if newer else "run: clausetrail upgrade",
        )


def _take(
    documents: Iterable[Document | Prepared],
    given: Given,
    sink: FastImport | DryImport,
    check: Callable[[], None],
) -> tuple[list[str], list[str], dict[str, str]]:
    """Hand the documents over to git as they come; only their cards stay in memory."""
    fresh: list[str] = []
    known: list[str] = []
    file_names: dict[str, str] = {}
    for document in documents:
        check()
        sha256 = hashlib.sha256(document.source).hexdigest()
        file_names.setdefault(sha256, document.name)
        if sha256 in given.cards:
            known.append(sha256)
            # Should the store have lost it, here it is again; git keeps one copy only.
            sink.blob(document.source)
            continue
        if isinstance(document, Document):
            card, files = parcel_of(document.record, document.extension, sha256)
        elif document.derived is not None:
            card, files = document.derived
        else:
            raise CorpusError(
                "the corpus lost this document while it was being added",
                source=document.name,
                hint="add it again",
            )
        given.cards[sha256] = card
        blobs = {name: sink.blob(data) for name, data in files.items()}
        given.parcels[sha256] = {SOURCE: sink.blob(document.source), **blobs}
        fresh.append(sha256)
    return fresh, known, file_names


def settle(given: Given, fresh: list[str], *, replace: bool) -> tuple[Plan, dict[str, Placement]]:
    """Plan, and take out again the new documents that are refused.

    Args:
        given: what the corpus had and the new documents; it is changed.
        fresh: sha256 of the new documents.
        replace: decide that a new text stands in place of the one that has its symbol.

    Returns:
        The plan without them, and why each was refused.
    """
    refused: dict[str, Placement] = {}
    while True:
        plan = given.plan()
        turned_away = [
            placement
            for placement in plan.placements
            if placement.status == "refused"
            and placement.sha256 in fresh
            and placement.sha256 not in refused
        ]
        if not turned_away:
            return plan, refused
        for placement in turned_away:
            if replace and placement.other is not None and placement.other not in fresh:
                decision = Decision(kind="replace", sha256=placement.sha256, value=placement.other)
                if decision_file(decision) not in given.decisions:
                    given.decisions[decision_file(decision)] = decision
                    continue
            refused[placement.sha256] = placement
            del given.cards[placement.sha256], given.parcels[placement.sha256]
            for name in [n for n, d in given.decisions.items() if d.sha256 == placement.sha256]:
                del given.decisions[name]
