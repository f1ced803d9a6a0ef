"""What is imported: the engine never the screen, the first screen nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What costs tens of milliseconds each, and what the first screen has no use for.
HEAVY = (
    "numpy", "git", "lxml", "pypdfium2", "click.shell_completion", "xlsxwriter", "sqlite3",
    "textual.widgets._data_table", "textual.widgets._markdown", "textual.widgets._text_area",
    "rich.markdown",
    "clausetrail.align", "clausetrail.diff", "clausetrail.parse", "clausetrail.read",
    "clausetrail.history",
)  # fmt: skip


def imported(code: str) -> set[str]:
    """Run a piece of Python in a process of its own; what it has imported at its end."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.splitlines()[-1].split())


def test_the_engine_never_imports_the_screen() -> None:
    modules = imported(
        "import clausetrail, clausetrail.cli, clausetrail.cli.app, clausetrail.cli.browse\n"
        "from clausetrail import Corpus, compare, read, parse, align\n"
        "import clausetrail.report.formats, clausetrail.history.search"
    )
    assert "clausetrail.history.search" in modules
    assert not {one for one in modules if one.split(".")[0] in {"textual", "clausetrail_tui"}}


def test_the_first_screen_imports_nothing_heavy(corpus: Path) -> None:
    modules = imported(
        "from pathlib import Path\n"
        "import asyncio\n"
        "from clausetrail_tui.app import ClausetrailApp\n"
        "from clausetrail_tui.places import CorpusPlace\n"
        "from clausetrail_tui.settings import Settings\n"
        f"app = ClausetrailApp(Settings(corpus=Path({str(corpus)!r}), start=(CorpusPlace(),),"
        " state=None, person=lambda: None))\n"
        "async def main():\n"
        "    async with app.run_test() as pilot:\n"
        "        while app.screen._jobs: await pilot.pause(0.01)\n"
        "asyncio.run(main())"
    )
    assert "clausetrail_tui.screens.corpus" in modules
    assert [one for one in HEAVY if one in modules] == []
