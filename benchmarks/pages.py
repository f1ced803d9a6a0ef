"""What the page of a comparison costs to write and to open, beside difflib's own page.

Two texts of 800 paragraphs of our own invention, every fourth of which changed, are written as
`report.html` and by `difflib.HtmlDiff`, and both are opened in the same headless Chromium. How
long that takes is the browser's own count of its work (`TaskDuration`: script, style, layout and
painting) up to the load of the page; the best of each counts, because noise only ever adds.
"""

from __future__ import annotations

import shutil
import time
from difflib import HtmlDiff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clausetrail.diff import compare
from clausetrail.model import Paragraph, Resolution
from clausetrail.report.formats import write
from clausetrail.report.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPHS = 800
LIMIT_S = 2.0  # what the project allows itself, to open the page
ROUNDS = 3
THINGS = ("bridge", "harbour", "school", "road", "river", "library", "garden", "market")


def bodies(side: str) -> list[str]:
    """Make the paragraphs of one text; a quarter of them differ between the sides."""
    size = len(THINGS)
    return [
        f"Urges the keepers of the {THINGS[at % size]} and of the {THINGS[at // size % size]} "
        f"numbered {at} to keep them in good repair, and to tell those who use them of every "
        f"change{f' in the {side} manner' if at % 4 == 0 else ''} that is made in any season"
        for at in range(PARAGRAPHS)
    ]


def text(side: str) -> Resolution:
    """Make one text."""
    return Resolution(
        symbol=None,
        kind="plain",
        title="Illustration (not a United Nations document)",
        paragraphs=tuple(
            Paragraph(f"OP{at}", "operative", str(at), body)
            for at, body in enumerate(bodies(side), 1)
        ),
    )


def best(act: Callable[[], float]) -> float:
    """Return the least of some runs."""
    return min(act() for _ in range(ROUNDS))


def main() -> None:
    """Print the table."""
    comparison = compare(text("old"), text("new"))
    pages = {
        "clausetrail": lambda: write(comparison, ".html", Options()),
        "difflib.HtmlDiff": lambda: (
            HtmlDiff(wrapcolumn=80).make_file(bodies("old"), bodies("new")).encode("utf-8")
        ),
    }
    print(f"{PARAGRAPHS} paragraphs      written     size      opened (allowed {LIMIT_S:.0f} s)")
    with TemporaryDirectory() as folder:
        for name, make in pages.items():
            path = Path(folder) / f"{name}.html"

            def written(make: Callable[[], bytes] = make, path: Path = path) -> float:
                begin = time.perf_counter()
                path.write_bytes(make())
                return (time.perf_counter() - begin) * 1000

            took = best(written)
            opened = _opened(path)
            told = "no chromium here" if opened is None else f"{opened:5.2f} s"
            print(f"{name:20} {took:7.0f} ms {path.stat().st_size / 1024:6.0f} KiB   {told}")


def _opened(path: Path) -> float | None:
    """Return the seconds that a browser works until the page is loaded; None without one."""
    if shutil.which("chromium") is None:
        return None
    from tests.browser import Browser

    def once() -> float:
        browser = Browser()
        try:
            before = browser.count("TaskDuration")
            browser.open(path)
            return browser.count("TaskDuration") - before
        finally:
            browser.close()

    return best(once)


if __name__ == "__main__":
    main()
