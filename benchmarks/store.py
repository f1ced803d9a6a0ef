"""The store: adding in bulk, opening and resolving in a large corpus, and memory.

Adding is timed beside `git fast-import` of the same blobs, opening beside `git rev-parse`, and
adding PDFs beside reading and parsing them on all cores. The texts are varied copies of one of
the sample's illustrations; the PDFs are real ones where there are some.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from clausetrail.corpus import Corpus
from clausetrail.corpus.gathering import gather
from clausetrail.corpus.given import Document
from clausetrail.corpus.intake import Intake
from clausetrail.parse import parse
from clausetrail.read import read, read_bytes

from .documents import ROOT, pdfs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Resolution

SAMPLE = ROOT / "corpus" / "asean" / "illustration-1.txt"
TEXTS, LARGE, PDFS = 1000, 20_000, 100
SHORT = 24  # lines of a text in the large corpus, where their number matters, not their size
SESSIONS = 25  # of a series; many series are shorter, few longer
ROUNDS = 11


def varied(count: int, lines: int | None = None) -> Iterator[Document]:
    """Made documents, as many series as are needed for so many texts, of so many lines each."""
    text = "".join(SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)[:lines])
    record = parse(read_bytes(text.encode(), "illustration"))
    for number in range(count):
        series, place = divmod(number, SESSIONS)
        yield _variant(text, record, series, 40 + place)


def _variant(text: str, record: Resolution, series: int, session: int) -> Document:
    word = hashlib.sha256(str(series).encode()).hexdigest()[:8]
    letters = word.translate(str.maketrans("0123456789", "ghijklmnop"))
    symbol, title = f"A/RES/{session}/{series + 1}", f"Illustration of {letters}"
    paragraphs = tuple(
        msgspec.structs.replace(p, text=f"{p.text} {letters} {session}.") if at % 5 == 0 else p
        for at, p in enumerate(record.paragraphs)
    )
    source = f"{symbol} {title}\n{text}".encode()
    varied_record = msgspec.structs.replace(
        record,
        symbol=symbol,
        kind="adopted",
        body="General Assembly",
        session=str(session),
        number=str(series + 1),
        title=title,
        adopted=f"{1945 + session}-12-0{series % 9 + 1}",
        paragraphs=paragraphs,
        sha256=hashlib.sha256(source).hexdigest(),
    )
    return Document(source=source, extension="txt", record=varied_record)


def adding(folder: Path) -> str:
    """Add a thousand texts that are parsed already; import the same blobs beside it."""
    documents = list(varied(TEXTS))
    began = time.perf_counter()
    with Corpus.init(folder / "ours") as corpus:
        corpus.add(documents)
        ours_s = time.perf_counter() - began
        blobs = [
            corpus.store.objects.read(blob)
            for parcel in corpus.state.parcels().values()
            for blob in parcel.values()
        ]
    subprocess.run(["git", "init", "-q", "--bare", folder / "peer"], check=True)
    stream = b"".join(b"blob\ndata %d\n%s\n" % (len(blob), blob) for blob in blobs)
    began = time.perf_counter()
    subprocess.run(
        ["git", "-C", folder / "peer", "fast-import", "--quiet"], input=stream, check=True
    )
    peer_s = time.perf_counter() - began
    return _line(f"add {TEXTS:,} parsed texts / fast-import of their blobs", ours_s, peer_s, 4)


def adding_pdfs(folder: Path) -> str:
    """Take PDFs in and add them; read and parse them on all cores beside it."""
    files = pdfs()[:PDFS]
    context = multiprocessing.get_context("spawn")
    began = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        list(pool.map(_parsed, files))
    peer_s = time.perf_counter() - began
    with Corpus.init(folder / "pdfs") as corpus:
        began = time.perf_counter()
        corpus.add(Intake(gather(str(file) for file in files).files))
        ours_s = time.perf_counter() - began
    return _line(f"add {len(files)} PDFs / read and parse them on all cores", ours_s, peer_s, 1.25)


def _parsed(file: Path) -> int:
    return len(parse(read(file)).paragraphs)


def opening(folder: Path) -> str:
    """Open a large corpus and resolve a symbol; `git rev-parse` of its tag beside it."""
    symbol, tag = "A/RES/57/333", "refs/tags/A/RES/57/333"
    ours_ms, peer_ms = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        with Corpus.open(folder) as corpus:
            found = corpus.find(symbol)
            ours_ms.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        said = subprocess.run(
            ["git", "-C", folder, "rev-parse", tag], capture_output=True, check=True
        )
        peer_ms.append((time.perf_counter() - began) * 1000)
        if found is None or said.stdout.decode().strip() != found.commit:
            return f"{symbol} was not found"
    more = min(ours_ms) - min(peer_ms)
    over = "  over" if more > 50 else ""
    return (
        f"open and resolve among {LARGE:,} / git rev-parse    {min(ours_ms):8.1f} ms "
        f"{min(peer_ms):8.1f} ms  {more:+.1f} ms (limit +50){over}"
    )


def large(folder: Path) -> Iterator[str]:
    """Build a large corpus in a process of its own, and add one more text to it."""
    for name in ("build", "one-more"):
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.store", name, folder],
            check=True,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
        ).stdout
        yield said.rstrip()


def _build(folder: Path) -> None:
    began = time.perf_counter()
    with Corpus.init(folder) as corpus:
        corpus.add(varied(LARGE, SHORT))
    _told(f"add {LARGE:,} texts at once", began)


def _one_more(folder: Path) -> None:
    (last,) = deque(varied(LARGE + 1, SHORT), maxlen=1)
    began = time.perf_counter()
    with Corpus.open(folder) as corpus:
        corpus.add([last])
    _told(f"add one text to {LARGE:,}", began)


def _told(what: str, began: float) -> None:
    took_s = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # A child counts what this process was when it was forked, so the larger one is told.
    own = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    over = "  over" if own > 300 else ""
    print(f"{what:54} {took_s * 1000:9.1f} ms    at most {own:.0f} MiB a process (limit 300){over}")


def _line(name: str, ours_s: float, peer_s: float, limit: float) -> str:
    ratio = ours_s / peer_s
    over = "  over" if ratio > limit else ""
    return (
        f"{name:54} {ours_s * 1000:9.1f} ms {peer_s * 1000:9.1f} ms  "
        f"ratio {ratio:5.2f} (limit {limit}){over}"
    )


def main() -> None:
    """Print the figures."""
    folder = Path(tempfile.mkdtemp(prefix="clausetrail-"))
    try:
        print(adding(folder))
        if pdfs():
            print(adding_pdfs(folder))
        for line in large(folder / "large"):
            print(line)
        print(opening(folder / "large"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    {"build": _build, "one-more": _one_more}[sys.argv[1]](Path(sys.argv[2]))
