"""Patterns that are compiled late must be right all the same."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import clausetrail
from clausetrail.lang.lazy import Lazy, lazy_pattern


def test_every_late_pattern_compiles() -> None:
    found = []
    for module in pkgutil.walk_packages(clausetrail.__path__, "clausetrail."):
        if module.name == "clausetrail.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Lazy):
                found.append(name)
                assert re.compile(value.pattern, value.flags & re.IGNORECASE), (module.name, name)
    assert len(found) > 40


def test_it_behaves_as_the_pattern_does() -> None:
    pattern = lazy_pattern(r"an? (\w+)", re.IGNORECASE)
    assert pattern.sub(r"one \1", "A lamp, an oar") == "one lamp, one oar"
    assert pattern.findall("A lamp, an oar") == ["lamp", "oar"]
    assert pattern.match("the lamp") is None


def test_a_wrong_pattern_says_so_at_its_first_use() -> None:
    with pytest.raises(re.error):
        lazy_pattern("(").match("")
