"""Taking documents in: what is found, what is bad, what is known, and that it can be stopped."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import msgspec
import pytest

from clausetrail.corpus import Corpus, workers
from clausetrail.corpus.deriving import parcel_of
from clausetrail.corpus.gathering import Waiting, gather
from clausetrail.corpus.intake import Intake, Progress
from clausetrail.parse import parse
from clausetrail.read import read

from .made import SUBJECTS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetrail.corpus.given import Prepared


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six illustrations in a folder and one below it, and files that are no documents."""
    (tmp_path / "more").mkdir()
    for place in range(6):
        where = tmp_path / "more" if place % 2 else tmp_path
        (where / f"text-{place}.txt").write_text(text_of(SUBJECTS[place % 3], 60 + place, place))
    (tmp_path / "notes.csv").write_text("a;b")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("x")
    return tmp_path


def names_of(documents: Iterator[Prepared]) -> list[str]:
    return sorted(document.name for document in documents)


def short(folder: Path, names: list[str]) -> list[str]:
    return [os.path.relpath(name, folder) for name in names]


def test_a_folder_is_taken_with_all_that_is_in_it(folder: Path) -> None:
    found = gather([str(folder)])
    assert short(folder, [file.name for file in found.files]) == [
        "text-0.txt", "text-2.txt", "text-4.txt",
        "more/text-1.txt", "more/text-3.txt", "more/text-5.txt",
    ]  # fmt: skip
    assert found.bad == ()
    assert found.left_alone == 1
    assert all(file.size_bytes > 100 for file in found.files)


def test_the_search_of_a_folder_can_be_ended(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "illustration.txt").touch()
    seen: list[int] = []

    def watch(found: int) -> None:
        seen.append(found)
        if found == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather([str(tmp_path)], watch=watch)
    assert seen == [0, 1, 2]


def test_patterns_are_expanded_and_a_file_counts_once(folder: Path) -> None:
    names = [f"{folder}/**/text-[13].txt", f"{folder}/more/../more/text-1.txt", f"{folder}/more"]
    found = gather(names)
    assert short(folder, [file.name for file in found.files]) == [
        "more/text-1.txt", "more/text-3.txt", "more/text-5.txt"
    ]  # fmt: skip


def test_a_name_with_a_pattern_in_it_that_exists_is_that_file(folder: Path) -> None:
    (folder / "text-[1].txt").write_text("x")
    found = gather([f"{folder}/text-[1].txt"])
    assert [file.name for file in found.files] == [f"{folder}/text-[1].txt"]


def test_standard_input_is_read_once_and_only_where_it_is_asked_for(folder: Path) -> None:
    calls = []

    def stdin() -> bytes:
        calls.append(1)
        return b"abc"

    assert gather(["-", "-"], stdin=stdin).files == (
        Waiting(name="<stdin>", size_bytes=3, data=b"abc"),
    )
    gather([str(folder)], stdin=stdin)
    assert calls == [1]


def test_where_nothing_is_there_it_is_said(folder: Path) -> None:
    (folder / "empty").mkdir()
    found = gather([f"{folder}/none.txt", f"{folder}/*.docm", f"{folder}/empty"])
    told = [str(bad.error).replace(str(folder), "F") for bad in found.bad]
    assert told[2].startswith("F/empty: no document is in this folder (.pdf, .txt, .text")
    assert told[:2] == [
        "F/none.txt: there is no such file\nhint: check the path's spelling",
        "F/*.docm: no file fits this pattern\nhint: check the path's spelling",
    ]


@pytest.mark.parametrize("jobs", [None, 1, 3])
def test_documents_come_parsed_whatever_the_number_of_processes(
    folder: Path, jobs: int | None
) -> None:
    seen: list[Progress] = []
    taking = Intake(gather([str(folder)]).files, jobs=jobs, progress=seen.append)
    documents = {document.name: document for document in taking}
    assert len(documents) == 6
    for name, document in documents.items():
        data = (folder / name).read_bytes()
        assert document.source == data
        expected = parcel_of(parse(read(name)), "txt", hashlib.sha256(data).hexdigest())
        assert document.derived == expected
    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5, 6]
    assert (
        seen[-1].done_bytes
        == seen[-1].total_bytes
        == sum(map(len, (d.source for d in documents.values())))
    )
    assert seen[-1].total == 6


@pytest.mark.parametrize("jobs", [None, 2])
def test_bad_files_are_put_aside_and_the_rest_comes(folder: Path, jobs: int | None) -> None:
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "a-binary.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    (folder / "c-picture.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "d-gone.txt").symlink_to(folder / "nowhere")
    files = [*gather([str(folder)]).files, *gather([f"{folder}/d-gone.txt"]).files]
    taking = Intake(files, jobs=jobs)
    assert len(list(taking)) == 6
    told = [(os.path.relpath(bad.name, folder), str(bad.error)) for bad in taking.bad]
    assert [name for name, _ in told] == [
        "a-binary.pdf",
        "b-empty.txt",
        "c-picture.txt",
        "d-gone.txt",
    ]
    assert all(str(folder) in message for _, message in told)
    assert told[1][1].endswith("b-empty.txt: the file is empty\nhint: export the document again")
    assert told[3][1].endswith("d-gone.txt: the file cannot be read: No such file or directory")


@pytest.mark.parametrize("jobs", [None, 2])
def test_what_the_corpus_has_is_not_parsed_again(folder: Path, jobs: int | None) -> None:
    known = {hashlib.sha256((folder / "text-0.txt").read_bytes()).hexdigest()}
    taking = Intake(gather([str(folder)]).files, known=known, jobs=jobs)
    documents = list(taking)
    assert len(documents) == 6
    assert [one.name for one in documents if one.derived is None] == taking.known
    assert taking.known == [str(folder / "text-0.txt")]


def worker_where(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let workers run these lines first."""
    script = "\n".join([*lines, "from clausetrail.corpus.parsing_worker import main", "main()"])
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", script))


def test_a_defect_of_the_parser_is_told_as_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_where(
        monkeypatch,
        "from clausetrail.corpus import parsing_worker",
        "parsing_worker.parcel_of = lambda *_: 1 // 0",
    )
    taking = Intake(gather([f"{folder}/text-0.txt"]).files, jobs=1)
    assert list(taking) == []
    assert str(taking.bad[0].error).replace(str(folder), "F") == (
        "F/text-0.txt: it could not be parsed: ZeroDivisionError: integer division or modulo by "
        "zero\nhint: this is a defect of Clausetrail; please report it with the file"
    )


def test_a_file_that_brings_its_process_down_is_named_and_the_rest_comes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_where(
        monkeypatch,
        "import os",
        "from clausetrail.corpus import parsing_worker",
        "parse = parsing_worker.parsed",
        "parsing_worker.parsed = lambda task: os.abort() if b'sev' in task.data else parse(task)",
    )
    (folder / "killer.txt").write_text("seven")
    taking = Intake(gather([str(folder)]).files, jobs=2)
    assert len(list(taking)) == 6
    (bad,) = taking.bad
    assert str(bad.error).replace(str(folder), "F") == (
        "F/killer.txt: the process that read it broke down (signal 6)\n"
        "hint: the file is broken, or was made to do harm; export it again"
    )


def test_a_file_that_takes_for_ever_is_given_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_where(
        monkeypatch,
        "import time",
        "from clausetrail.corpus import parsing_worker",
        "parsing_worker.parsed = lambda _: time.sleep(10_000)",
    )
    monkeypatch.setattr(workers, "LIMIT_S", 1)
    taking = Intake(gather([f"{folder}/text-0.txt"]).files, jobs=1)
    assert list(taking) == []
    assert taking.bad[0].error.message == "it was not parsed within 0 minutes"


def test_stopping_leaves_no_process_and_no_thread(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remember(*arguments: object, **keywords: object) -> subprocess.Popen[bytes]:
        processes.append(start(*arguments, **keywords))  # type: ignore[call-overload]
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", remember)
    before = set(threading.enumerate())
    documents = iter(Intake(gather([str(folder)]).files, jobs=2))
    next(documents)
    documents.close()  # type: ignore[attr-defined]
    assert processes
    assert all(process.returncode is not None for process in processes)
    for thread in set(threading.enumerate()) - before:
        thread.join(10)  # it has been told to end, and may not have had its turn yet
        assert not thread.is_alive()


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    command = workers.COMMAND
    done = subprocess.run(command, input=b"", capture_output=True, check=True)
    assert done.stdout == b""
    cut = subprocess.run(command, input=b"\x09\0\0\0\0\0\0\0abc", capture_output=True, check=True)
    assert cut.stdout == b""


def test_texts_that_are_no_resolutions_are_taken_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("One block of an illustration.\n\nAnother block of it.\n")
    for jobs in (None, 1):
        taking = Intake(gather([str(tmp_path)]).files, jobs=jobs, plain=True)
        (document,) = taking
        assert document.derived is not None
        assert document.derived[0].kind == "plain"
        assert msgspec.json.decode(document.derived[1]["record.json"])["kind"] == "plain"


def test_a_corpus_takes_what_comes_and_goes_on_where_it_stopped(folder: Path) -> None:
    files = gather([str(folder)]).files
    with Corpus.init(folder / "corpus") as corpus, Corpus.init(folder / "other") as other:
        first = corpus.add(Intake(files[:4], jobs=2))
        assert len(first.placements) == 4
        known = corpus.known()
        taking = Intake(files, known=known, jobs=2)
        second = corpus.add(taking)
        assert len(taking.known) == 4
        assert len(second.known) == 4
        assert len(second.placements) == 2
        other.add(Intake(files))
        assert other.state.commit == corpus.state.commit
