"""Peers on the work of `align`: each takes paragraphs and returns groups by 0-based index.

Where a peer has no notion of a moved paragraph of its own, its pairs are judged by the
design's definition, which is to its favour.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from clausetrail.align.order import in_order

Groups = list[tuple[list[int], list[int], bool]]
Aligner = Callable[[Sequence[str], Sequence[str]], Groups]

# Likeness below which greedy pairing stops; of 40, 50, 60 and 70 the best here.
_LEAST_RATIO = 60.0
_PHP = (
    "echo wikidiff2_inline_json_diff(file_get_contents($argv[1]),"
    " file_get_contents($argv[2]), 1000000);"
)


def difflib_lines(old: Sequence[str], new: Sequence[str]) -> Groups:
    """Pair equal paragraphs, and those of replaced blocks by their position."""
    pairs: list[tuple[int, int]] = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs += zip(range(a, b), range(c, d), strict=False)
    return _groups(pairs, len(old), len(new))


def rapidfuzz_greedy(old: Sequence[str], new: Sequence[str]) -> Groups:
    """Pair what is most alike (RapidFuzz `ratio`), again and again."""
    from rapidfuzz import fuzz, process

    ranked = sorted(
        (-score, i, j)
        for i, text in enumerate(old)
        for _, score, j in process.extract(
            text, new, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=None
        )
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return _groups(sorted(pairs.items()), len(old), len(new))


def wikidiff2(old: Sequence[str], new: Sequence[str]) -> Groups:
    """Pair as Wikipedia shows revisions; what it calls moved is moved."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "old", Path(folder) / "new"]
        for file, texts in zip(files, (old, new), strict=True):
            lines = [" ".join(text.split()) + "\n" for text in texts]
            file.write_text("".join(lines), encoding="utf-8")
        run = subprocess.run(
            ["php", "-r", _PHP, "--", *map(str, files)], capture_output=True, check=True
        )
    rows: list[dict[str, Any]] = json.loads(run.stdout.decode("utf-8", "replace"))["diff"]
    pairs: list[tuple[int, int]] = []
    left: dict[str, int] = {}
    right: list[tuple[str, int]] = []
    i = j = 0
    for row in rows:
        kind = row["type"]
        if kind in {0, 3}:
            pairs.append((i, j))
        if kind == 4:
            left[row["moveInfo"]["id"]] = i
        if kind == 5:
            right.append((row["moveInfo"]["linkId"], j))
        i += kind in {0, 2, 3, 4}
        j += kind in {0, 1, 3, 5}
    moved = {(left[link], at) for link, at in right if link in left}
    groups = _groups(sorted({*pairs, *moved}), len(old), len(new))
    return [(a, b, bool(a and b and (a[0], b[0]) in moved)) for a, b, _ in groups]


def has_wikidiff2() -> bool:
    """Tell whether PHP and its extension wikidiff2 are installed."""
    if shutil.which("php") is None:
        return False
    run = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False)
    return "wikidiff2" in run.stdout


def peers() -> dict[str, Aligner]:
    """Return the peers that are installed, by the name to print."""
    found: dict[str, Aligner] = {
        "difflib by lines": difflib_lines,
        "RapidFuzz, greedy": rapidfuzz_greedy,
    }
    if has_wikidiff2():
        found["wikidiff2"] = wikidiff2
    return found


def _groups(pairs: Sequence[tuple[int, int]], n_old: int, n_new: int) -> Groups:
    stay = in_order(pairs, [1] * len(pairs))
    groups: Groups = [([i], [j], k not in stay) for k, (i, j) in enumerate(pairs)]
    in_old, in_new = {i for i, _ in pairs}, {j for _, j in pairs}
    groups += [([i], [], False) for i in range(n_old) if i not in in_old]
    groups += [([], [j], False) for j in range(n_new) if j not in in_new]
    return groups
