"""Resolutions in git: a bare repository that is a function of what was given."""

from __future__ import annotations

from .corpus import Corpus
from .errors import CorpusError

__all__ = ["Corpus", "CorpusError"]
