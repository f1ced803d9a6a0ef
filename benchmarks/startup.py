"""What a whole process costs, beside a peer in the same run.

Two ratios: `clausetrail --version` against a bare Python start, and `clausetrail diff` of
the sample's base text with its first illustration against a Python process that runs
difflib (`autojunk=False`) over the words of the same two files. The runs of either side
take turns, so that both meet the same machine; the best of each counts, because noise
only ever adds. Modules are compiled before, as they are from a user's second run on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "asean"
OLD, NEW = SAMPLE / "A_RES_71_255.txt", SAMPLE / "illustration-1.txt"
ROUNDS = 21

BARE = "pass"
DIFFLIB = """
import difflib, sys
old, new = (open(name, encoding="utf-8").read().split() for name in sys.argv[1:])
print(len(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()))
"""


class Ratio(NamedTuple):
    """A command's time beside its peer's; times in milliseconds of wall clock."""

    name: str
    ours_ms: float
    peer_ms: float
    limit_ms: float  # what the project allows itself

    @property
    def within(self) -> bool:
        """Whether our time is within the limit."""
        return self.ours_ms <= self.limit_ms


def command(*arguments: str) -> list[str]:
    """Return the installed `clausetrail`, beside the Python that runs this, with arguments."""
    return [str(Path(sys.executable).parent / "clausetrail"), *arguments]


def compete(ours: list[str], peer: list[str], rounds: int = ROUNDS) -> tuple[float, float]:
    """Run two commands in turn and return the best time of each, in milliseconds."""
    best = [float("inf"), float("inf")]
    # Without this some machines would compile every module of ours in every run.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(ours, check=True, stdout=subprocess.DEVNULL, env=environment)
    for _ in range(rounds):
        for side, line in enumerate((ours, peer)):
            begin = time.perf_counter()
            subprocess.run(line, check=True, stdout=subprocess.DEVNULL, env=environment)
            best[side] = min(best[side], (time.perf_counter() - begin) * 1000)
    return best[0], best[1]


def measure(rounds: int = ROUNDS) -> list[Ratio]:
    """Measure both ratios."""
    ours, peer = compete(command("--version"), [sys.executable, "-c", BARE], rounds)
    version = Ratio("--version / bare Python", ours, peer, 1.5 * peer + 35)
    files = [str(OLD), str(NEW)]
    ours, peer = compete(command("diff", *files), [sys.executable, "-c", DIFFLIB, *files], rounds)
    return [version, Ratio("diff / difflib over words", ours, peer, 4 * peer)]


def main() -> int:
    """Print the ratios; 1 where one is over its limit."""
    ratios = measure()
    print(f"{'whole process':28}{'ours ms':>9}{'peer ms':>9}{'ratio':>7}{'limit ms':>10}")
    for one in ratios:
        ratio = one.ours_ms / one.peer_ms
        print(
            f"{one.name:28}{one.ours_ms:9.1f}{one.peer_ms:9.1f}{ratio:7.2f}{one.limit_ms:10.1f}"
            f"{'' if one.within else '  over'}"
        )
    return 0 if all(one.within for one in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
