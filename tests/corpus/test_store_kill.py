"""A writer killed at any moment leaves the old state or the new, and nothing else."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_SOAKING = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
_KILLS = 200 if _SOAKING else 20
_GITS = {"init": 13, "add": 12, "upgrade": 6}
"""How many gits each work starts; the writer dies before each and after each."""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("kind", ["time", "git", "after"])
@pytest.mark.parametrize("work", ["init", "add", "upgrade"])
def test_a_killed_writer_leaves_the_corpus_as_it_was_or_as_it_should_be(
    tmp_path: Path, work: str, kind: str
) -> None:
    chance = random.Random(4)
    if kind == "time":
        kills = _KILLS if work == "add" else _KILLS // 4
        moments = [f"time:{chance.random() * 1.1:.4f}" for _ in range(kills)]
    else:
        moments = [f"{kind}:{number}" for number in range(1, _GITS[work] + 1)]
    said = subprocess.run(
        [sys.executable, "-m", "tests.corpus.kill_driver", work, str(tmp_path), *moments],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()
    assert [line.split(" ")[0] for line in said] == moments
    found = [line.split(" ", 1)[1] for line in said]
    steps = 1 if work == "upgrade" else 2
    assert [one for one in found if one not in {str(step) for step in range(steps + 1)}] == []
    if kind == "git":
        # The moments are spread over the whole work.
        assert (found[0], found[-1]) == ("0", str(steps))
