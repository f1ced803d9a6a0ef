"""From a planned series to its commits: which texts stand on which, and what each holds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from . import names
from .given import Card, PlannedDraft, PlannedSeries, SeriesEntry, VersionEntry
from .hashing import Commit, object_id
from .messages import ATTRIBUTES, CommitText, commit_of, main_commit
from .messages import readme as readme_of
from .state import RECORD, SOURCE, TEXT, Parcel

if TYPE_CHECKING:
    from collections.abc import Mapping


class Thread(Struct, frozen=True, kw_only=True):
    """A series as it is to be stored."""

    entry: SeriesEntry
    commits: tuple[Commit, ...]  # those to be made, parents first


def thread(
    planned: PlannedSeries,
    old: SeriesEntry | None,
    cards: Mapping[str, Card],
    parcels: Mapping[str, Parcel],
) -> Thread:
    """Work out the commits of a series.

    Args:
        planned: which texts stand in it.
        old: the series as it is stored; its commits are kept as far as the order of its texts
            is the same. None where there is none, or where everything is to be derived anew.
        cards: of every document, by sha256.
        parcels: the blobs of every document, by sha256.

    Returns:
        Its entry, and the commits that the store does not have yet.
    """
    digest = hashlib.sha256(msgspec.json.encode(planned)).hexdigest()
    if old is not None and old.planned == digest:
        return Thread(entry=old, commits=())
    commits: list[Commit] = []
    versions: list[VersionEntry] = []
    kept = old.versions if old is not None else ()
    branch = names.branch_of_series(planned.slug)
    for place, sha256 in enumerate(planned.versions):
        if place < len(kept) and kept[place].sha256 == sha256 and not commits:
            versions.append(kept[place])
            continue
        parents = (versions[-1].commit,) if versions else ()
        card = cards[sha256]
        said = commit_of(card, planned.slug)
        commit = _commit(said, _files(card, parcels[sha256]), parents)
        commits.append(commit)
        versions.append(_entry(card, commit.id(), branch, card.symbol or sha256))
    by_sha256 = {version.sha256: version for version in versions}
    drafts = []
    for draft in planned.drafts:
        base = by_sha256.get(draft.base or "")
        listed, commit = _draft(draft, planned.slug, base, cards, parcels)
        commits.append(commit)
        drafts.append(listed)
    entry = SeriesEntry(
        slug=planned.slug,
        title=planned.title,
        body=planned.body,
        versions=tuple(versions),
        drafts=tuple(drafts),
        planned=digest,
    )
    return Thread(entry=entry, commits=tuple(commits))


def main_of(entries: Mapping[str, SeriesEntry]) -> tuple[Commit, bytes]:
    """The commit of `main`, which explains the repository, and its README's bytes."""
    series = [entries[slug] for slug in sorted(entries)]
    text = readme_of(series).encode()
    # A clone stands on `main`, and git reads its attributes there, whatever branch it shows.
    files = _shared_ids() | {"README.md": object_id("blob", text)}
    return _commit(main_commit(series), files, ()), text


def shared_files() -> dict[str, bytes]:
    """The files that every version's tree holds alike: name -> bytes."""
    return {".gitattributes": ATTRIBUTES.encode()}


def _draft(
    draft: PlannedDraft,
    slug: str,
    base: VersionEntry | None,
    cards: Mapping[str, Card],
    parcels: Mapping[str, Parcel],
) -> tuple[VersionEntry, Commit]:
    card = cards[draft.sha256]
    files = _files(card, parcels[draft.sha256])
    for sha256 in draft.amendments:
        amendment = cards[sha256]
        name = names.file_of(amendment.symbol or sha256, amendment.extension)
        files[f"amendments/{name}"] = parcels[sha256][SOURCE]
    said = commit_of(card, slug, draft=draft, base=base.symbol if base else None)
    commit = _commit(said, files, (base.commit,) if base else ())
    entry = msgspec.structs.replace(
        _entry(card, commit.id(), names.branch_of_draft(slug, draft.label), draft.label),
        base=base and base.symbol,
        outcome=draft.outcome,
        inferred=draft.inferred,
        amendments=tuple(cards[sha256].symbol or sha256 for sha256 in draft.amendments),
    )
    return entry, commit


def _shared_ids() -> dict[str, str]:
    return {path: object_id("blob", data) for path, data in shared_files().items()}


def _files(card: Card, parcel: Parcel) -> dict[str, str]:
    return _shared_ids() | {
        "resolution.md": parcel[TEXT],
        "resolution.json": parcel[RECORD],
        names.source_of(card.symbol or card.sha256, card.extension): parcel[SOURCE],
    }


def _commit(said: CommitText, files: dict[str, str], parents: tuple[str, ...]) -> Commit:
    return Commit(
        files=files,
        parents=parents,
        author=said.author,
        committer=said.committer,
        message=said.message,
    )


def _entry(card: Card, commit: str, branch: str, label: str) -> VersionEntry:
    return VersionEntry(
        symbol=card.symbol,
        label=label,
        kind=card.kind,
        body=card.body,
        session=card.session,
        title=card.title,
        adopted=card.adopted,
        distributed=card.distributed,
        meeting=card.meeting,
        sha256=card.sha256,
        commit=commit,
        paragraphs=card.paragraphs,
        branch=branch,
    )
