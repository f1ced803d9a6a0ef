"""What the README shows is what the program prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def _run(root: Path, *arguments: str) -> str:
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, "-m", "clausetrail", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=root,
        env=environment,
    ).stdout


def test_the_first_screen_is_what_the_command_prints(readme: str, root: Path) -> None:
    block = re.search(r"```\n\$ clausetrail (diff .*)\n((?:.*\n)*?)```", readme)
    assert block is not None
    printed = _run(root, *block[1].split())
    parts = [part.strip("\n") for part in block[2].split("\n…\n")]
    assert len(parts) == 3
    for part in parts:
        assert part in printed


def test_it_names_every_command_and_every_option_that_it_uses_exists(
    readme: str, root: Path
) -> None:
    helped = _run(root, "--help")
    commands = re.findall(r"^  ([a-z]+)  ", helped, re.MULTILINE)
    assert commands
    for command in commands:
        assert f"clausetrail {command}" in readme
    for line in re.findall(r"^clausetrail (.+?)(?:  +#.*)?$", readme, re.MULTILINE):
        command, *words = line.split()
        options = {word for word in words if word.startswith("--")}
        assert options <= set(re.findall(r"--[a-z-]+", _run(root, command, "--help")))


def test_its_python_example_runs(readme: str, root: Path) -> None:
    example = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    run = subprocess.run(
        [sys.executable, "-c", example[1]], capture_output=True, text=True, check=True, cwd=root
    )
    assert "('PP6',) ('PP6', 'PP7') split substantive" in run.stdout
