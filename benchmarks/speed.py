"""What the stages cost within one process, each beside a peer in the same run.

Reading and parsing all PDFs against `pdftotext` (poppler-utils) over the same files; comparing
the ASEAN pair against difflib over the words of both texts; two texts of over 400 paragraphs
against the ASEAN pair, by the paragraph; and how the time grows with the number of paragraphs.
Ours and the peer take turns, and the best of each counts, because noise only ever adds.
"""

from __future__ import annotations

import difflib
import math
import random
import shutil
import subprocess
import time
from functools import partial
from typing import TYPE_CHECKING

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read

from .documents import DATA, ROOT, pdfs, resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetrail.model import Resolution

    Pair = tuple[Resolution, Resolution]

ROUNDS = 5
SIZES = (100, 200, 400, 800, 1600)


def best_s(*rivals: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Run the rivals in turn, so often, and return the best time of each in seconds."""
    best = [math.inf] * len(rivals)
    for _ in range(rounds):
        for at, rival in enumerate(rivals):
            began = time.perf_counter()
            rival()
            best[at] = min(best[at], time.perf_counter() - began)
    return best


def words_of(text: Resolution) -> list[str]:
    """Return the words of a text's paragraphs, parted by white space."""
    return [word for paragraph in text.paragraphs for word in paragraph.text.split()]


def against_pdftotext() -> str:
    """Read and parse every PDF, and let pdftotext read it."""
    if shutil.which("pdftotext") is None:
        return "reading and parsing: pdftotext is not here to compare with"
    files = pdfs()
    ours_s, peer_s = best_s(
        lambda: [parse(read(file)) for file in files],
        lambda: [
            subprocess.run(["pdftotext", file, "-"], check=True, stdout=subprocess.DEVNULL)
            for file in files
        ],
        rounds=2,
    )
    return _line(f"read and parse {len(files)} PDFs / pdftotext", ours_s, peer_s, 4)


def against_difflib(old: Resolution, new: Resolution) -> str:
    """Compare a pair, and let difflib compare the words of both texts."""
    old_words, new_words = words_of(old), words_of(new)
    ours_s, peer_s = best_s(
        lambda: compare(old, new),
        lambda: difflib.SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes(),
    )
    return _line("compare the ASEAN pair / difflib over words", ours_s, peer_s, 1.5)


def by_the_paragraph(small: Pair, large: Pair) -> str:
    """Compare a small and a large pair, and set the cost of a paragraph side by side."""
    large_s, small_s = best_s(lambda: compare(*large), lambda: compare(*small), rounds=3)
    large_each_s = large_s / sum(len(text.paragraphs) for text in large)
    small_each_s = small_s / sum(len(text.paragraphs) for text in small)
    each = _line("  a paragraph of it / of the ASEAN pair", large_each_s, small_each_s, 2)
    whole = f"compare 78/69 with 79/144: {large_s * 1000:.0f} ms (limit 600)"
    return f"{whole}\n{each}"


def growth() -> str:
    """Compare made texts of 100 to 1,600 paragraphs, and divide the time by n log n."""
    costs = []
    for size in SIZES:
        pair = _made(size)
        costs += best_s(partial(compare, *pair), rounds=3)
    units = [cost / (size * math.log(size)) for size, cost in zip(SIZES, costs, strict=True)]
    shown = "  ".join(
        f"{size}: {unit / units[0]:.2f}" for size, unit in zip(SIZES, units, strict=True)
    )
    return f"{'growth over n log n (limit 1.25)':54} {shown}"


def _made(size: int) -> Pair:
    """Make two texts of so many paragraphs, of invented words; one in five differs by a word."""
    made = random.Random(size)
    vocabulary = [f"w{number:05d}" for number in range(4000)]
    texts = [" ".join(made.choices(vocabulary, k=40)) for _ in range(size)]
    changed = [
        text if at % 5 else text.replace(text.split()[7], made.choice(vocabulary))
        for at, text in enumerate(texts)
    ]
    return (
        resolution("old", [(f"OP{at + 1}", text) for at, text in enumerate(texts)]),
        resolution("new", [(f"OP{at + 1}", text) for at, text in enumerate(changed)]),
    )


def _line(name: str, ours_s: float, peer_s: float, limit: float) -> str:
    ratio = ours_s / peer_s
    over = "  over" if ratio > limit else ""
    return (
        f"{name:54} {ours_s * 1000:9.1f} ms {peer_s * 1000:9.1f} ms  "
        f"ratio {ratio:5.2f} (limit {limit}){over}"
    )


def main() -> None:
    """Print the figures."""
    if DATA.is_dir():
        seed = ROOT / "corpus" / "asean" / "A_RES_71_255.txt"
        asean = (parse(read(seed)), parse(read(DATA / "resolutions" / "A_RES_79_290.pdf")))
        oceans = (
            parse(read(DATA / "resolutions" / "A_RES_78_69.pdf")),
            parse(read(DATA / "resolutions" / "A_RES_79_144.pdf")),
        )
        print(against_pdftotext())
        print(against_difflib(*asean))
        print(by_the_paragraph(asean, oceans))
    print(growth())


if __name__ == "__main__":
    main()
