"""Clausetrail compares successive United Nations resolutions clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from .align import align, align_texts
    from .diff import compare
    from .model import ClausetrailError, Comparison, Resolution
    from .parse import parse
    from .read import read

# Each name is imported when it is first asked for, so that `import clausetrail` costs
# next to nothing and a command loads only the stages that it needs.
_HOMES = {
    "ClausetrailError": "model",
    "Comparison": "model",
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
    "Resolution",
    "__version__",
    "align",
    "align_texts",
    "compare",
    "parse",
    "read",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
