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
_GITS = 12  # that the writer starts; it dies before each and after each


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("kind", ["time", "git", "after"])
def test_a_killed_writer_leaves_the_old_state_or_the_new(tmp_path: Path, kind: str) -> None:
    chance = random.Random(4)
    if kind == "time":
        moments = [f"time:{chance.random() * 1.1:.4f}" for _ in range(_KILLS)]
    else:
        moments = [f"{kind}:{number}" for number in range(1, _GITS + 1)]
    said = subprocess.run(
        [sys.executable, "-m", "tests.corpus.kill_driver", str(tmp_path), *moments],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()
    assert [line.split(" ")[0] for line in said] == moments
    assert [line for line in said if line.split(" ", 1)[1] not in {"old", "between", "new"}] == []
    if kind != "time":
        # The moments are spread over the whole work.
        assert {line.split(" ")[1] for line in said} >= {"old", "new"}
