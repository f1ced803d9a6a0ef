"""Clausetrail compares successive United Nations resolutions clause by clause."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from .align import align, align_texts
    from .corpus import Corpus
    from .diff import compare
    from .model import ClausetrailError, Comparison, Resolution
    from .parse import parse
    from .read import read

# Each name is imported when it is first asked for, so that `import clausetrail` costs
# next to nothing and a command loads only the stages that it needs.
_HOMES = {
    "ClausetrailError": "model",
    "Comparison": "model",
    "Corpus": "corpus",
    "Resolution": "model",
    "align": "align",
    "align_texts": "align",
    "compare": "diff",
    "parse": "parse",
    "read": "read",
}

__all__ = [
    "ClausetrailError",
    "Comparison",
    "Corpus",
    "Resolution",
    "__version__",
    "align",
    "align_texts",
    "compare",
    "parse",
    "read",
]


class _FrontDoor(ModuleType):
    """Keeps the functions `read`, `parse` and `align` apart from the packages of these names.

    Importing the package `clausetrail.align` binds the attribute `align` of this module to it,
    which would hide the function from whoever comes later; that binding is left out. The
    package stays reachable by `from clausetrail.align import ...`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)


sys.modules[__name__].__class__ = _FrontDoor
