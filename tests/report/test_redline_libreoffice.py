"""LibreOffice accepts and rejects a redline's changes by its own commands, with our result."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from clausetrail.diff import compare
from clausetrail.parse import parse
from clausetrail.read import read
from clausetrail.report.docx import redline

PYTHON = Path("/usr/bin/python3")  # Debian's, which has LibreOffice's bridge
SCRIPT = Path(__file__).with_name("libreoffice_settle.py")


@pytest.fixture(scope="module")
def bridge() -> None:
    found = PYTHON.exists() and subprocess.run(
        [PYTHON, "-c", "import uno"], capture_output=True, check=False
    )
    if not found or found.returncode:
        reason = "LibreOffice's Python bridge (python3-uno) is not installed"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, and .ci/run should have installed it", pytrace=False)
        pytest.skip(reason)


def settle(profile: Path, command: str, source: Path, target: Path) -> None:
    """Have LibreOffice accept or reject all changes of a document."""
    with subprocess.Popen(
        [PYTHON, SCRIPT, profile, command, source, target],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        end = threading.Timer(180, os.killpg, (process.pid, signal.SIGKILL))
        end.start()
        said = process.stdout.readline()
        end.cancel()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        assert said == "settled\n", process.stderr.read()


# Of documents with comments, which name the places of what moved, LibreOffice 7.4 without a
# screen ends on this command, whoever wrote them; these pairs have none.
@pytest.mark.shared
@pytest.mark.program("soffice")
@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("command", ["Accept", "Reject"])
def test_libreoffice_settles_it_so_too(command: str, shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "resolutions"
    old, new = (parse(read(folder / f"{name}.pdf")) for name in ("A_RES_79_81", "A_RES_80_72"))
    source, target = tmp_path / "redline.docx", tmp_path / "settled.docx"
    source.write_bytes(redline(compare(old, new)))
    settle(tmp_path / "profile", command, source, target)
    wanted = new if command == "Accept" else old
    settled = parse(read(target))
    assert [(one.ref, one.text) for one in settled.paragraphs] == [
        (one.ref, one.text) for one in wanted.paragraphs
    ]
    assert sorted(note.text for note in settled.footnotes) == sorted(
        note.text for note in wanted.footnotes
    )
