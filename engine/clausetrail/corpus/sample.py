"""The sample series that is installed with Clausetrail, as the package `clausetrail_sample`.

It is one resolution, and drafts that were invented for it and say so in their titles.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

if TYPE_CHECKING:
    from .corpus import Corpus
    from .given import Decision, Document

SLUG = "asean"
"""The series that the sample is of."""


class SampleMissingError(ClausetrailError):
    """The installation is incomplete: the sample is not where it should be."""


class SampleVersion(NamedTuple):
    """One line of the sample's `series.toml`."""

    name: str  # a symbol; or the label of an illustration
    adopted: str | None  # ISO date
    notice: str | None  # what an illustration says of itself; None for a resolution
    path: Path | None  # None where the sample has the symbol alone


class Sample(NamedTuple):
    """The sample series."""

    title: str
    versions: tuple[SampleVersion, ...]  # resolutions in order, then illustrations

    def path(self, name: str) -> Path:
        """Return the file of a version that is here."""
        for version in self.versions:
            if version.name == name and version.path is not None:
                return version.path
        raise SampleMissingError(
            f"the sample has no file of {name}", hint="install Clausetrail again"
        )


def load_sample(slug: str = SLUG) -> Sample:
    """Read the table of the sample series.

    Raises:
        SampleMissingError: the package `clausetrail_sample` or the series is not installed.
    """
    import tomllib
    from importlib.util import find_spec

    # Not importlib.resources: to load it takes longer than to read the table.
    package = find_spec("clausetrail_sample")
    places = (package.submodule_search_locations if package else None) or ()
    folder = next((Path(one) / slug for one in places if (Path(one) / slug).is_dir()), None)
    try:
        if folder is None:
            raise FileNotFoundError(slug)
        table = tomllib.loads((folder / "series.toml").read_text(encoding="utf-8"))
    except OSError as error:
        raise SampleMissingError(
            "the sample series is not installed", hint="install Clausetrail again"
        ) from error

    def path(entry: dict[str, str]) -> Path | None:
        return folder / entry["file"] if "file" in entry else None

    versions = [
        SampleVersion(entry["symbol"], entry.get("adopted"), None, path(entry))
        for entry in table["version"]
    ]
    versions += [
        SampleVersion(entry["label"], None, entry["notice"], path(entry))
        for entry in table["illustration"]
    ]
    return Sample(table["title"], tuple(versions))


def sample_corpus(folder: str | Path) -> Corpus:
    """Make a corpus of the sample's texts, or open it where it was made before.

    The illustrations are drafts in it, with the labels `illustration-1` and `illustration-2`.

    Args:
        folder: where it is to be: empty, not there yet, or such a corpus, half made perhaps.

    Raises:
        SampleMissingError: the sample is not installed.
        CorpusError: the folder holds something else, or cannot be written.
    """
    from .corpus import Corpus
    from .given import PARSER

    sample = load_sample()
    corpus = Corpus.init(folder)
    try:
        if corpus.state.manifest.parser < PARSER:
            corpus.upgrade()
        # What stands in a series is read faster than all that was ever given.
        entry = corpus.entry(SLUG)
        texts = (*entry.versions, *entry.drafts) if entry is not None else ()
        documents, decisions = _given(sample, frozenset(one.sha256 for one in texts))
        if documents:
            corpus.add(documents, decisions)
    except BaseException:
        corpus.close()
        raise
    return corpus


def _given(sample: Sample, known: frozenset[str]) -> tuple[list[Document], list[Decision]]:
    """Read the texts that a corpus does not show yet, and how they are labelled."""
    from .given import Decision, Document

    documents: list[Document] = []
    decisions: list[Decision] = []
    for version in sample.versions:
        if version.path is None:
            continue
        source = version.path.read_bytes()
        sha256 = hashlib.sha256(source).hexdigest()
        if sha256 in known:
            continue
        from clausetrail.parse import parse
        from clausetrail.read import read_bytes

        record = parse(read_bytes(source, version.path.name))
        documents.append(
            Document(source=source, extension="txt", record=record, name=version.path.name)
        )
        if version.notice is not None:
            decisions.append(Decision(kind="label", sha256=sha256, value=version.name))
    return documents, decisions
