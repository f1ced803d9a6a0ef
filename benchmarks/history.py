"""Questions to the history: search beside `git grep`, agreed wording, trails and matrices.

The texts are made (`made_history`). What is timed is a question in a process that has the corpus
open, as a person at a terminal or a screen has it; each is asked three times and the quickest
counts, because what else the machine does is not what is measured.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clausetrail.corpus import Corpus
from clausetrail.history import Index, SeriesHistory, agreed_of, matrix_of, search_of, trail_of

from .made_history import Language, series, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetrail.model import Resolution

TEXTS, LARGE = 1000, 20_000
QUERIES = 120
FEW_HITS = 5000
GREPS = 5
PARAGRAPHS = 60  # of the draft whose wording is looked up
SESSIONS = 11
ROUNDS = 3


def searching(corpus: Corpus, index: Index) -> Iterator[str]:
    """Search a thousand texts, beside `git grep` over the same trees."""
    queries = phrases(corpus, index)
    spent_ms = [search_ms(index, one) for one in queries]
    what = f"search {TEXTS:,} texts, 95 in 100 of {len(spent_ms)} queries below"
    yield told(what, p95(spent_ms), 30)
    tags = [one.symbol or "" for one in index.versions.values()]
    ours_ms, peer_ms = [], []
    for phrase in [one for one in queries if "*" not in one][:GREPS]:
        ours_ms.append(search_ms(index, phrase))
        began = time.perf_counter()
        subprocess.run(
            ["git", "-C", corpus.folder, "grep", "-c", "-i", "-w", "-F", phrase, *tags, "--",
             "resolution.md"],
            capture_output=True, check=False,
        )  # fmt: skip
        peer_ms.append((time.perf_counter() - began) * 1000)
    ratio = min(peer / ours for peer, ours in zip(peer_ms, ours_ms, strict=True))
    under = "" if ratio >= 5 else "  under"
    yield (
        f"{'search / git grep over the same trees':54} {median(ours_ms):9.1f} ms "
        f"{median(peer_ms):9.1f} ms  least ratio {ratio:.0f} (at least 5){under}"
    )


def searching_many(corpus: Corpus, index: Index) -> Iterator[str]:
    """Search twenty thousand texts."""
    spent_ms = [search_ms(index, one) for one in phrases(corpus, index)]
    what = f"search {LARGE:,} texts, 95 in 100 of {len(spent_ms)} queries below"
    yield told(what, p95(spent_ms), 60)
    draft = drafted(corpus, index)
    began = time.perf_counter()
    answer = agreed_of(index, draft)
    spent = (time.perf_counter() - began) * 1000
    sorts = [sum(one.sort == sort for one in answer.paragraphs) for sort in ("identical", "near")]
    yield (
        told(f"agreed, a draft of {PARAGRAPHS} paragraphs beside {LARGE:,} texts", spent, 2000)
        + f"  {sorts[0]} identical, {sorts[1]} near"
    )


def following(folder: Path) -> Iterator[str]:
    """Follow a paragraph, and lay out a matrix, through eleven sessions: cold, and kept."""
    with Corpus.init(folder) as corpus:
        corpus.add(series(Language(), 0, SESSIONS, paragraphs=30))
        (slug,) = corpus.slugs()

    def asked(question: Callable[[SeriesHistory], object]) -> float:
        began = time.perf_counter()
        with Corpus.open(folder) as corpus:
            entry = corpus.entry(slug)
            if entry is not None:
                question(SeriesHistory.of_corpus(corpus, entry))
        return (time.perf_counter() - began) * 1000

    questions: dict[str, Callable[[SeriesHistory], object]] = {
        "trail": lambda history: trail_of(history, history.versions[-1].name, "OP1"),
        "matrix": matrix_of,
    }
    for name, question in questions.items():
        for kept in (folder / "clausetrail").glob("*.sqlite*"):
            kept.unlink()
        yield told(f"{name} of {SESSIONS} sessions, cold", asked(question), 1000)
        kept_ms = min(asked(question) for _ in range(ROUNDS))
        yield told(f"{name} of {SESSIONS} sessions, compared before", kept_ms, 100)


def phrases(corpus: Corpus, index: Index) -> list[str]:
    """Phrases of one to three words that stand in the texts, some with an open end.

    None is in so many paragraphs that no reader would go through them.
    """
    random = Random("phrases")
    versions = list(index.versions.values())
    found: list[str] = []
    while len(found) < QUERIES:
        words = random.choice(record(corpus, random.choice(versions).name).paragraphs).text.split()
        count = random.choice((1, 1, 2, 2, 3))
        at = random.randrange(len(words) - count)
        end = "*" if random.random() < 0.1 else ""
        phrase = " ".join(words[at : at + count]).rstrip(";") + end
        if search_of(index, phrase).paragraphs < FEW_HITS:
            found.append(phrase)
    return found


def drafted(corpus: Corpus, index: Index) -> Resolution:
    """A draft: two paragraphs in five as adopted, most of the others edited, some new."""
    random = Random("draft")
    versions = list(index.versions.values())
    base = record(corpus, versions[0].name)
    paragraphs = []
    for at in range(PARAGRAPHS):
        one = random.choice(record(corpus, random.choice(versions).name).paragraphs)
        words, chance = one.text.split(), random.random()
        if chance > 0.4:
            other = random.choice(record(corpus, random.choice(versions).name).paragraphs)
            rate = 0.9 if chance > 0.85 else 0.15
            words = [
                random.choice(other.text.split()) if random.random() < rate else word
                for word in words
            ]
        paragraphs.append(replace(one, ref=f"OP{at + 1}", text=" ".join(words)))
    return replace(
        base, symbol=None, kind="draft", adopted=None, title="", paragraphs=tuple(paragraphs)
    )


def record(corpus: Corpus, symbol: str) -> Resolution:
    """The record of a text that is there."""
    version = corpus.find(symbol)
    if version is None:
        raise LookupError(symbol)
    return corpus.record(version.sha256)


def search_ms(index: Index, phrase: str) -> float:
    """Search some times; return the milliseconds of the quickest answer."""
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        search_of(index, phrase)
        spent.append((time.perf_counter() - began) * 1000)
    return min(spent)


def p95(spent_ms: list[float]) -> float:
    """The time that 95 in 100 stay below."""
    return quantiles(spent_ms, n=20)[-1]


def told(what: str, spent_ms: float, limit_ms: float) -> str:
    """A line with its limit."""
    over = "  over" if spent_ms > limit_ms else ""
    return f"{what:62} {spent_ms:9.1f} ms  (limit {limit_ms:g}){over}"


def indexed(folder: Path, count: int) -> tuple[Corpus, Index, str]:
    """Make a corpus of so many texts and its index."""
    corpus = Corpus.init(folder)
    corpus.add(texts(count))
    began = time.perf_counter()
    index = Index.of(corpus, folder / "index.sqlite")
    spent_s = time.perf_counter() - began
    size = (folder / "index.sqlite").stat().st_size / 1e6
    return corpus, index, f"index {count:,} texts: {spent_s:.1f} s, {size:.0f} MB, once"


def main() -> None:
    """Print the figures."""
    folder = Path(tempfile.mkdtemp(prefix="clausetrail-"))
    try:
        for line in following(folder / "eleven.git"):
            print(line, flush=True)
        for count, questions in ((TEXTS, searching), (LARGE, searching_many)):
            corpus, index, line = indexed(folder / f"{count}.git", count)
            print(line, flush=True)
            with corpus, index:
                for line in questions(corpus, index):
                    print(line, flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
