"""The cache: it forgets nothing it need not, and no trouble with it is anyone else's."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus.cache import Cache, engine_mark

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own" / "cache.sqlite"


def noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


def test_what_was_put_is_found_by_the_same_key_alone(path: Path) -> None:
    with Cache(path) as cache:
        assert cache.get("a", "b") is None
        assert not path.parent.exists()
        cache.put(b"one", "a", "b")
        cache.put(b"two", "a", "c")
        assert cache.get("a", "b") == b"one"
        assert cache.get("a", "c") == b"two"
        assert cache.get("ab") is None
        cache.put(b"other", "a", "b")
        assert cache.get("a", "b") == b"one"
    with Cache(path) as cache:
        assert cache.get("a", "b") == b"one"
        cache.forget("a", "b")
        assert cache.get("a", "b") is None
        assert cache.get("a", "c") == b"two"


def test_another_engine_has_other_answers(path: Path) -> None:
    with Cache(path, engine="1") as one, Cache(path, engine="2") as two:
        one.put(b"one", "k")
        assert two.get("k") is None
        two.put(b"two", "k")
        assert (one.get("k"), two.get("k")) == (b"one", b"two")
    assert len(engine_mark()) == 64


def test_it_is_bounded_and_the_oldest_make_room(path: Path) -> None:
    limit = 400_000
    with Cache(path, limit_bytes=limit) as cache:
        for place in range(100):
            cache.put(noise(10_000, place), str(place))
        kept = [place for place in range(100) if cache.get(str(place)) is not None]
        assert kept == list(range(kept[0], 100))
        assert len(kept) >= 20
        cache.put(noise(limit, 1), "too large")
        assert cache.get("too large") is None
    assert path.stat().st_size <= limit


@pytest.mark.parametrize("rubbish", [b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_database_is_replaced(path: Path, rubbish: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(rubbish)
    with Cache(path) as cache:
        assert cache.get("k") is None
        cache.put(b"one", "k")
        assert cache.get("k") == b"one"


def test_a_file_that_was_damaged_in_use_is_replaced(path: Path) -> None:
    with Cache(path) as cache:
        for place in range(200):
            cache.put(noise(2_000, place), str(place))
    data = bytearray(path.read_bytes())
    data[4096:300_000] = bytes(len(data[4096:300_000]))
    path.write_bytes(data)
    with Cache(path) as cache:
        for place in range(200):
            assert cache.get(str(place)) in (None, noise(2_000, place))
        for place in range(3):
            cache.put(b"new", f"new{place}")
    with Cache(path) as cache:
        assert cache.get("new2") == b"new"


def test_it_may_be_deleted_while_it_is_in_use(path: Path) -> None:
    with Cache(path) as cache:
        cache.put(b"one", "k")
        for file in path.parent.iterdir():
            file.unlink()
        cache.put(b"two", "k2")
        assert cache.get("k2") == b"two"
        assert cache.get("k") is None
        assert path.exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with Cache(tmp_path / "file" / "cache.sqlite") as cache:
        cache.put(b"one", "k")
        assert cache.get("k") is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_read_only_folder_is_no_error(path: Path) -> None:
    with Cache(path) as cache:
        cache.put(b"one", "k")
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with Cache(path) as cache:
            cache.put(b"two", "k2")
            assert cache.get("k2") is None
    finally:
        path.parent.chmod(0o700)


def test_another_process_in_the_way_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clausetrail.corpus.cache._BUSY_S", 0.05)
    with Cache(path) as cache:
        cache.put(b"one", "k")
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM entries")
        cache.put(b"two", "k2")
        assert cache.get("k") == b"one"  # the other one is not done
        assert cache.get("k2") is None
        other.rollback()
        other.close()
        cache.put(b"two", "k2")
        assert cache.get("k2") == b"two"


def test_threads_share_a_cache(path: Path) -> None:
    with Cache(path) as cache:
        wrong: list[int] = []

        def work(start: int) -> None:
            for place in range(start, start + 30):
                cache.put(noise(500, place), str(place))
                if cache.get(str(place)) != noise(500, place):
                    wrong.append(place)

        threads = [threading.Thread(target=work, args=(30 * n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []


def test_processes_share_a_cache(path: Path) -> None:
    script = """
import random, sys
from pathlib import Path
from clausetrail.corpus.cache import Cache
start = int(sys.argv[2])
with Cache(Path(sys.argv[1]), engine="x") as cache:
    for place in range(start, start + 40):
        cache.put(random.Random(place).randbytes(300), str(place))
"""
    starts = (0, 20, 40)
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(start)]) for start in starts
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    with Cache(path, engine="x") as cache:
        for place in range(80):
            assert cache.get(str(place)) == noise(300, place)
