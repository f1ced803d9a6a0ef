"""What the application is started with: the command line alone reads the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetrail.corpus.messages import Person

    from .places import Place


class Settings(NamedTuple):
    """What the application is started with."""

    corpus: Path | None  # its folder; None where only files are compared
    start: tuple[Place, ...]  # from the first screen to the one that is seen
    state: Path | None  # the file of what is kept between runs; None to keep nothing
    person: Callable[[], Person]  # who decides, and when: a pin is signed
    sample: Path | None = None  # a folder in which the sample may be made into a corpus
    theme: str | None = None  # goes before the one that was kept
    clock: Callable[[], str] | None = None  # tells the time of day of a notice, "14:05"
    caches: Path | None = None  # below it lie indexes; None to keep them beside their corpus
    debug: bool = False  # a notice of a defect tells where it happened
