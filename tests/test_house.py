"""The house rules that a machine can hold the project to."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def test_lock_names_versions_and_hashes_and_no_address(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9-]+==\S+ \\$", lock, re.MULTILINE)
    assert len(pinned) > 20
    for block in re.split(r"^(?=[a-z0-9-]+==)", lock, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert not re.search(r"https?:|[a-z]+://|index-url|find-links|trusted-host", lock)


def test_lock_pins_every_declared_dependency_and_the_build_backend(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    lock = (root / "requirements.lock").read_text(encoding="utf-8").lower()
    for requirement in wanted:
        name = re.split(r"[<>=!~ ]", requirement)[0].lower()
        assert f"\n{name}==" in lock, f"{name} is not in requirements.lock: make lock"


def test_front_door_loads_nothing_until_asked() -> None:
    heavy = ("click", "rich", "textual", "git", "lxml", "pypdfium2", "msgspec", "diff_match_patch")
    code = (
        "import sys, clausetrail; clausetrail.__version__; "
        f"print([name for name in {heavy!r} if name in sys.modules]); "
        # Boxes that are placed in a Word document are read as pages of a PDF are, without it.
        "import clausetrail.read.docx; print('pypdfium2' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\nFalse\n"


def test_every_name_of_the_front_door_opens() -> None:
    import clausetrail

    for name in clausetrail.__all__:
        assert getattr(clausetrail, name) is not None
    assert set(clausetrail.__all__) <= set(dir(clausetrail))


@pytest.mark.parametrize("first", ["clausetrail.align", "clausetrail.parse", "clausetrail.diff"])
def test_functions_of_the_front_door_are_not_hidden_by_the_packages_of_their_names(
    first: str,
) -> None:
    code = (
        f"import importlib, clausetrail; importlib.import_module({first!r}); "
        "print(*(callable(getattr(clausetrail, name)) for name in ('align', 'parse', 'read')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True True True\n"
