"""The sample series that is installed with Clausetrail, as the package `clausetrail_sample`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from clausetrail.model.errors import ClausetrailError


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


def load_sample(slug: str = "asean") -> Sample:
    """Read the table of the sample series.

    Raises:
        SampleMissingError: the package `clausetrail_sample` or the series is not installed.
    """
    import tomllib
    from importlib.resources import files

    try:
        folder = files("clausetrail_sample") / slug
        table = tomllib.loads((folder / "series.toml").read_text(encoding="utf-8"))
    except (ModuleNotFoundError, OSError) as error:
        raise SampleMissingError(
            "the sample series is not installed", hint="install Clausetrail again"
        ) from error

    def path(entry: dict[str, str]) -> Path | None:
        return _here(Path(str(folder / entry["file"]))) if "file" in entry else None

    versions = [
        SampleVersion(entry["symbol"], entry.get("adopted"), None, path(entry))
        for entry in table["version"]
    ]
    versions += [
        SampleVersion(entry["label"], None, entry["notice"], path(entry))
        for entry in table["illustration"]
    ]
    return Sample(table["title"], tuple(versions))


def _here(installed: Path) -> Path:
    """Prefer the same file of a checkout that one stands in, whose path is short."""
    near = Path("corpus") / installed.parent.name / installed.name
    try:
        if near.read_bytes() == installed.read_bytes():
            return near
    except OSError:
        pass
    return installed
