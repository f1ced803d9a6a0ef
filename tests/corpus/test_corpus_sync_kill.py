"""A sync, an import or a pin that is killed at any moment harms neither side."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_SOAKING = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
_KILLS = 200 if _SOAKING else 4
_GITS = {"sync": 16, "import": 12, "pin": 4}  # that each starts at most


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("work", ["sync", "import", "pin"])
def test_killed_work_harms_neither_side_and_is_completed_by_the_next(
    tmp_path: Path, work: str
) -> None:
    chance = random.Random(5)
    moments = [f"time:{chance.random() * 1.1:.4f}" for _ in range(_KILLS)]
    moments += [f"git:{number}" for number in range(1, _GITS[work] + 1)]
    moments += [f"after:{number}" for number in range(1, _GITS[work] + 1)] if _SOAKING else []
    driver = subprocess.run(
        [sys.executable, "-m", "tests.corpus.sync_kill_driver", str(tmp_path), work, *moments],
        check=False,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert driver.returncode == 0, driver.stderr
    said = driver.stdout.splitlines()
    assert [line.split(" ")[0] for line in said] == moments
    assert [line for line in said if line.split(" ", 1)[1] not in {"sound", "done"}] == []
    assert {line.split(" ")[1] for line in said} == {"sound", "done"}
