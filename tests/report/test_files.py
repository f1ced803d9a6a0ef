"""Files that a person asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from clausetrail.report.files import CannotWriteError, write_file

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_that_a_link_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "report.md", tmp_path / "latest.md"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_file(link, b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["far", "latest.md", "report.md"]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    # Both ends are open here, so that neither waits for the other.
    end = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        write_file(pipe, b"{}")
        assert pipe.is_fifo()
        assert os.read(end, 16) == b"{}"
    finally:
        os.close(end)


def test_a_folder_is_refused_by_the_name_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(CannotWriteError) as raised:
        write_file(tmp_path / "folder.md", b"")
    assert str(tmp_path / "folder.md") in str(raised.value)
