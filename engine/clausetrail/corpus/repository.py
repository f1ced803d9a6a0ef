"""A bare git repository, and git run in it as if nobody had ever configured git.

Git is driven through GitPython, save the one process that reads objects (`start_reader`): to
import GitPython takes longer than to open a corpus and to read what a screen shows. What a user,
a machine or a calling git has set (`GIT_*` variables, configuration files, hooks, templates) has no
say in a corpus; configuration that ids or safety depend on is pinned in the repository, and hooks
are off whatever its file says.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausetrail.lang.lazy import lazy_pattern

from .errors import CorpusError, DamagedError, DiskFullError, GitError, NotACorpusError
from .lock import WriterLock, cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import git

STATE = "refs/clausetrail/state"
# Read by whoever runs git in the corpus: nothing there may be pruned, signed or re-encoded.
_PINNED = (
    ("core", "logAllRefUpdates", "false"),
    ("i18n", "commitEncoding", "utf-8"),
    ("commit", "gpgSign", "false"),
    ("gc", "auto", "0"),
    ("maintenance", "auto", "false"),
    ("core", "hooksPath", os.devnull),
)
# Set for every git of ours, above what the repository's own file says.
_ABOVE = (
    ("core.hooksPath", os.devnull),
    ("core.fsmonitor", "false"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
    ("core.logAllRefUpdates", "false"),
    ("i18n.logOutputEncoding", "utf-8"),
    ("log.showSignature", "false"),
    ("pack.compression", "1"),
    ("core.compression", "1"),
)
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_DEFAULT_HASH": "sha1",
    "GIT_CONFIG_COUNT": str(len(_ABOVE)),
    **{f"GIT_CONFIG_KEY_{at}": key for at, (key, _) in enumerate(_ABOVE)},
    **{f"GIT_CONFIG_VALUE_{at}": value for at, (_, value) in enumerate(_ABOVE)},
}
_OWN = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_TERMINAL_PROMPT")
_REACHING = lazy_pattern(r"GIT_(?:SSH|ASKPASS|PROXY|HTTP|SSL|CURL|TERMINAL_PROMPT|CONFIG_GLOBAL)")
_STARTING = threading.Lock()
# Git says the second of a pack that was written in part.
_FULL = lazy_pattern(r"No space left on device|Out of diskspace|Disk quota exceeded")
_REFUSED = lazy_pattern(r"Read-only file system|Permission denied|insufficient permission")
_NONE = lazy_pattern(r"not a git repository")
_SETTINGS = lazy_pattern(
    r"bad (?:numeric |boolean )?config|unknown repository extension|repo(?:sitory)? version"
)
_ID = lazy_pattern(r"[0-9a-f]{40}")
_BROKEN = lazy_pattern(
    r"corrupt|loose object|bad object|unable to (?:read|unpack|find)|missing|inflate|"
    r"packfile .* (?:cannot|does not)|unable to parse"
)


def is_id(text: str) -> bool:
    """Whether a text is the id of an object."""
    return _ID.fullmatch(text) is not None


class Repository:
    """One bare repository.

    Args:
        folder: where it is; `init` makes it, `check` tells whether one is there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder).absolute()
        self.own = self.folder / "clausetrail"  # lock, marks and caches; never in the history
        self.lock = WriterLock(self.own / "lock")
        self._repo: git.Repo | None = None
        self._new = False  # while there is no repository yet

    def init(self) -> None:
        """Make the repository, and pin its configuration; call it under the writer's lock.

        What a killed `init` left is done anew.

        Raises:
            ReadOnlyError, DiskFullError: the folder cannot be written.
        """
        from .messages import ATTRIBUTES

        try:
            for name in ("config", "config.lock", "HEAD.lock"):
                (self.folder / name).unlink(missing_ok=True)
            self._new = True
            options = ("--template=", "--object-format=sha1", "--initial-branch=main")
            self.git("init", "-q", "--bare", *options)
            self._new = False
            # In one piece, because half a configuration is worse than none.
            config, whole = self.folder / "config", self.own / "config.tmp"
            lines = [f"[{section}]\n\t{option} = {value}\n" for section, option, value in _PINNED]
            whole.write_text(config.read_text(encoding="utf-8") + "".join(lines), "utf-8")
            whole.replace(config)
            (self.folder / "info").mkdir(exist_ok=True)
            (self.folder / "info" / "attributes").write_text(ATTRIBUTES, encoding="utf-8")
        except OSError as error:
            raise cannot_write(error, self.folder) from error

    @property
    def repo(self) -> git.Repo:
        """GitPython's view of it, opened when it is first asked for."""
        if self._repo is None:
            import configparser

            package = _git_package()
            try:
                with _scrubbed():
                    self._repo = package.Repo(self.folder, expand_vars=False)
            except (configparser.Error, UnicodeDecodeError) as error:
                raise self._unsettled(" ".join(str(error).split())) from error
            except (package.InvalidGitRepositoryError, package.NoSuchPathError) as error:
                raise self._nothing_here() from error
        return self._repo

    def tip(self, ref: str) -> str | None:
        """The id that a ref holds, read from its file without git.

        Returns:
            The id; None where the files do not tell it: there is no such ref, it points to
            another one, or this repository keeps its refs in another way.
        """
        try:
            told = (self.folder / ref).read_bytes().strip()
        except OSError:
            try:
                packed = (self.folder / "packed-refs").read_bytes()
            except OSError:
                return None
            end = packed.find(b" %s\n" % ref.encode())
            told = packed[max(end - 40, 0) : end] if end > 0 else b""
        text = told.decode("ascii", "replace")
        return text if is_id(text) else None

    def start_reader(self) -> Any:
        """Start the git that reads objects, `cat-file --batch`, for as long as one wants.

        Returns:
            A `Popen`, or GitPython's wrapper of one; `end` ends either.
        """
        if sys.platform == "win32":  # which would look for git in the current folder first
            return self.start("cat-file", "--batch")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            return subprocess.Popen(
                ["git", "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Of a broken pack it complains with each object: a pipe would fill up, and it
                # would wait for a reader while its answer is waited for.
                stderr=subprocess.DEVNULL,
                env={**kept, **_ENVIRONMENT, "GIT_DIR": str(self.folder)},
                process_group=0,  # as for `start`; it outlives a writer's lock, and has none
                cwd=os.sep,  # git wants one, and the current folder may have been deleted
            )  # fmt: skip
        except FileNotFoundError as error:
            raise _no_git() from error

    def start(
        self, *arguments: str, environment: Mapping[str, str] | None = None, network: bool = False
    ) -> Any:
        """Start git, its three streams piped; a child of a writer holds the writer's lock too.

        Args:
            arguments: the command and its options.
            environment: more variables.
            network: the user's own settings hold as well: how to reach a host and with which
                key or password is theirs to say.

        Returns:
            GitPython's wrapper of the `Popen`.
        """
        kept: dict[str, Any] = {}
        if sys.platform != "win32":
            # In a group of its own, so that Ctrl-C reaches this process alone, which then
            # brings to an end what was begun.
            kept = {"pass_fds": self.lock.inherited}
            if not network:  # which may ask for a password on the terminal
                kept["process_group"] = 0
        # Named, because git would look for a repository in the folders above.
        settings = {**_ENVIRONMENT, "GIT_DIR": str(self.folder), **(environment or {})}
        if network:
            for name in _OWN:
                del settings[name]
            settings |= {name: value for name, value in os.environ.items() if _REACHING.match(name)}
            settings["GIT_ALLOW_PROTOCOL"] = "file:git:http:https:ssh"
        package = _git_package()
        runner = package.Git(self.folder) if self._new else self.repo.git
        with _scrubbed():
            return runner.execute(
                [package.Git.GIT_PYTHON_GIT_EXECUTABLE, *arguments],
                istream=subprocess.PIPE,
                as_process=True,
                env=settings,
                **kept,
            )

    def git(
        self,
        *arguments: str,
        data: bytes = b"",
        check: bool = True,
        lines: bool = False,
        network: bool = False,
    ) -> bytes:
        """Run git to its end.

        Args:
            arguments: the command and its options.
            data: what it reads on its standard input.
            check: whether a failure is an error; else the output so far is returned.
            lines: return what it printed on both streams.
            network: as for `start`.

        Returns:
            What it printed.

        Raises:
            CorpusError: it failed; of the class that tells why.
        """
        process = self.start(*arguments, network=network)
        output, errors = process.communicate(data)
        if check and process.returncode:
            raise self.explain(errors.decode(errors="replace"), arguments[0])
        return bytes(output + errors if lines else output)

    def explain(self, errors: str, command: str = "") -> CorpusError:
        """The error that tells a person what git's message means."""
        place = str(self.folder)
        if _NONE.search(errors):
            return self._nothing_here()
        if _SETTINGS.search(errors):
            return self._unsettled(" ".join(errors.split())[:400])
        if _FULL.search(errors):
            return DiskFullError(
                "no room is left where the corpus is; nothing that was stored is lost",
                source=place,
                hint="make room on that disk, and run the command again",
            )
        if _REFUSED.search(errors):
            return cannot_write(PermissionError(13, "Permission denied"), self.folder)
        said = " ".join(errors.split())[:400] or "it said nothing"
        if _BROKEN.search(errors):
            return DamagedError(
                f"an object of the corpus is missing or broken; git says: {said}",
                source=place,
                hint="run: clausetrail verify --repair",
            )
        return GitError(f"git {command} failed: {said}", source=place)

    def _unsettled(self, said: str) -> DamagedError:
        return DamagedError(
            f"the settings of the corpus cannot be read: {said}",
            source=str(self.folder),
            hint="mend its file `config`; or run: clausetrail verify --repair, which puts it aside",
        )

    def _nothing_here(self) -> NotACorpusError:
        return NotACorpusError(
            "there is no corpus here",
            source=str(self.folder),
            hint="name another folder with --corpus, or make one with: clausetrail init",
        )


def end(process: Any, *, kill: bool = False) -> str:
    """End a git that was started: its input is closed, and it is waited for.

    Returns:
        What it said on its error stream.
    """
    child = getattr(process, "proc", process)  # GitPython's wrapper has one
    if child is None or child.stdout.closed:
        return ""
    if kill:
        child.kill()
    with contextlib.suppress(OSError, ValueError):
        child.stdin.close()
    child.stdout.close()  # first, or one that still prints would wait for a reader
    errors = b""
    if child.stderr is not None:
        errors = child.stderr.read()
        child.stderr.close()
    child.wait()
    return errors.decode(errors="replace")


@contextlib.contextmanager
def _scrubbed() -> Iterator[None]:
    """Take `GIT_*` out of the environment while git starts: GitPython hands all of it down."""
    with _STARTING:
        kept = {name: value for name, value in os.environ.items() if name.startswith("GIT_")}
        for name in kept:
            del os.environ[name]
        try:
            yield
        finally:
            os.environ.update(kept)


def _git_package() -> Any:
    try:
        with _scrubbed() if "git" not in sys.modules else contextlib.nullcontext():
            import git
    except ImportError as error:
        raise _no_git() from error
    return git


def _no_git() -> GitError:
    return GitError("git is not installed, or is not on the PATH", hint="install git 2.31 or newer")
