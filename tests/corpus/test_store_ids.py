"""What is stored depends on what was given alone: not on order, user, place, time or settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetrail.corpus import Corpus
from clausetrail.corpus.hashing import Commit, tree_id

from .made import every, git, illustration, refs, sha256_of

if TYPE_CHECKING:
    from clausetrail.corpus.given import Document

ROOT = Path(__file__).resolve().parent.parent.parent

_PROGRAM = """
import sys
from clausetrail.corpus import Corpus
from tests.corpus.made import every
documents = every()
documents = documents[::-1] if sys.argv[2] == "backwards" else documents
corpus = Corpus.init(sys.argv[1])
for start in range(0, 12, int(sys.argv[3])):
    corpus.add(documents[start:start + int(sys.argv[3])])
"""


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The refs of the corpus with every illustration."""
    corpus = Corpus.init(tmp_path_factory.mktemp("expected") / "corpus")
    corpus.add(every())
    return refs(corpus.folder)


@pytest.mark.parametrize("size", [1, 5, 12])
@pytest.mark.parametrize("order", ["forwards", "backwards", "in turn", "by content"])
def test_any_order_in_any_portions_gives_the_same_ids(
    expected: dict[str, str], tmp_path: Path, order: str, size: int
) -> None:
    documents = _ordered(every(), order)
    corpus = Corpus.init(tmp_path)
    for start in range(0, len(documents), size):
        corpus.add(documents[start : start + size])
    assert refs(tmp_path) == expected


def _ordered(documents: list[Document], order: str) -> list[Document]:
    if order == "backwards":
        return documents[::-1]
    if order == "in turn":
        return [documents[(place * 5) % len(documents)] for place in range(len(documents))]
    if order == "by content":
        return sorted(documents, key=sha256_of)
    return documents


def test_a_reissue_gives_the_same_ids_whenever_it_comes(tmp_path: Path) -> None:
    reissue = illustration(0, 61, " and the benches;")
    late, early = Corpus.init(tmp_path / "late"), Corpus.init(tmp_path / "early")
    late.add(every())
    late.add([reissue], replace=True)
    early.add([illustration(0, 61)])
    early.add([reissue], replace=True)
    early.add(every())
    assert refs(late.folder) == refs(early.folder)


@pytest.mark.parametrize(
    ("settings", "environment"),
    [
        (
            (
                "[user]\nname=One\nemail=one@example.org\n[init]\ndefaultBranch=trunk\n"
                "templateDir={home}/template\ndefaultObjectFormat=sha256\n"
            ),
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        ),
        (
            (
                "[i18n]\ncommitEncoding=latin1\n[commit]\ngpgSign=true\n[gpg]\nprogram=false\n"
                "[core]\nhooksPath={home}/hooks\nautocrlf=true\n"
            ),
            {"TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "GIT_AUTHOR_DATE": "1 +0000"},
        ),
        (
            "[core]\nlogAllRefUpdates=always\ncompression=9\n[fastimport]\nunpackLimit=100000\n",
            {
                "GIT_DIR": "/nowhere",
                "GIT_OBJECT_DIRECTORY": "/nowhere",
                "GIT_DEFAULT_HASH": "sha256",
                "GIT_COMMITTER_NAME": "Nobody",
                "GIT_NAMESPACE": "elsewhere",
                "GIT_INDEX_FILE": "/nowhere",
                "PYTHONHASHSEED": "7",
            },
        ),
    ],
)
def test_users_with_other_settings_get_the_same_ids(
    expected: dict[str, str], tmp_path: Path, settings: str, environment: dict[str, str]
) -> None:
    home = tmp_path / "home"
    for folder in ("template/hooks", "hooks"):
        hook = home / folder / "reference-transaction"
        hook.parent.mkdir(parents=True)
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)
    (home / ".gitconfig").write_text(settings.format(home=home))
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    order = "backwards" if "TZ" in environment else "forwards"
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path / "corpus"), order, "4"],
        check=True,
        cwd=ROOT,
        env={**kept, "HOME": str(home), "USER": "somebody", **environment},
    )
    assert refs(tmp_path / "corpus") == expected


def test_ids_are_worked_out_as_git_does(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for path in ("a.txt", "a/b.txt", "a-b/c.txt", "a0", "z/y/x"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    for path in ("a-b/c.txt", "a/b.txt", "a.txt", "a0", "z/y/x", "z/é.txt"):
        (tmp_path / path).write_text(path)
    git(tmp_path, "add", "-A")
    listed = git(tmp_path, "-c", "core.quotePath=false", "ls-files", "-s").splitlines()
    files = {line.split("\t")[1]: line.split(" ")[1] for line in listed}
    assert tree_id(files) == git(tmp_path, "write-tree").strip()
    who = "An Illustration <illustration@example.org> 0 +0000"
    parents = [Commit(files=files, parents=(), author=who, committer=who, message="é\n").id()]
    written = git(
        tmp_path,
        *("-c", "user.name=An Illustration", "-c", "user.email=illustration@example.org"),
        *("commit", "-q", "--date=@0 +0000", "-m", "é"),
    )
    assert written == ""
    body = git(tmp_path, "cat-file", "commit", "HEAD")
    committer = next(line for line in body.splitlines() if line.startswith("committer "))
    as_git = Commit(
        files=files,
        parents=(),
        author=who,
        committer=committer.removeprefix("committer "),
        message="é\n",
    )
    assert as_git.id() == git(tmp_path, "rev-parse", "HEAD").strip()
    assert parents != [as_git.id()]
