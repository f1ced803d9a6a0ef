"""Documents made for the tests of the store; none of them looks like a real one."""

from __future__ import annotations

import hashlib
import os
import subprocess
from typing import TYPE_CHECKING

from clausetrail.corpus.given import Document
from clausetrail.parse import parse
from clausetrail.read import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = ("Lamps in village gardens", "Benches beside canals", "Painted bridges")
SESSIONS = (60, 61, 63, 65)


def text_of(subject: str, session: int, number: int, more: str = "") -> str:
    """An illustration in the form of a resolution."""
    return f"""Resolution adopted by the General Assembly on 9 December {session + 1945}

{session}/{number}.	{subject} (an illustration)


	The General Assembly,
	Recalling its resolution {session - 1}/{number} of 9 December {session + 1944},
	Convinced that an illustration of {subject.lower()} does no harm,
	1.	Notes with satisfaction that this text is an illustration;
	2.	Requests the Secretary-General to count {session} of them;{more}
	3.	Decides to return to the illustration at its next session.

44th plenary meeting
9 December {session + 1945}
"""


def document(text: str, *, name: str = "illustration.txt") -> Document:
    """A document as it is handed to a corpus, really parsed."""
    source = text.encode()
    return Document(
        source=source, extension="txt", record=parse(read_bytes(source, name)), name=name
    )


def illustration(subject: int, session: int, more: str = "") -> Document:
    """The illustration of one subject and one session."""
    return document(text_of(SUBJECTS[subject], session, 100 + subject, more))


def series_of(subject: int, sessions: tuple[int, ...] = SESSIONS) -> list[Document]:
    """The illustrations of one subject, one a session."""
    return [illustration(subject, session) for session in sessions]


def every() -> list[Document]:
    """Three series of four texts."""
    return [document for subject in range(3) for document in series_of(subject)]


def sha256_of(document: Document) -> str:
    """The identity of a document."""
    return hashlib.sha256(document.source).hexdigest()


def git(folder: Path, *arguments: str) -> str:
    """What a person's git says of a repository, without this machine's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env=clean,
        encoding="utf-8",
    ).stdout


def refs(folder: Path) -> dict[str, str]:
    """Every ref and what it points to."""
    listed = git(folder, "for-each-ref", "--format=%(refname) %(objectname)")
    return dict(line.split(" ") for line in listed.splitlines())
