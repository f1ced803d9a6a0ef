"""Who gives a command, and when: what a decision is signed with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from clausetrail.corpus.messages import Person


def person_now(told: str | None = None) -> Person:
    """Return who decides now.

    Args:
        told: "Name <address>", as given; by default what git knows of the user
            (`GIT_AUTHOR_NAME`, `user.name` …), else the name of the account.

    Raises:
        click.UsageError: `told` is no name with an address.
    """
    import datetime as dt

    from clausetrail.corpus.messages import Person

    when = dt.datetime.now().astimezone().replace(microsecond=0)
    if told is not None:
        name, bracket, rest = told.partition("<")
        if not name.strip() or not bracket or not rest.endswith(">"):
            raise click.UsageError(f'{told!r}: give the person as "Name <address>".')
        return Person(name=name.strip(), address=rest[:-1].strip(), when=when)
    name = os.environ.get("GIT_AUTHOR_NAME") or _git("user.name") or _account()
    address = os.environ.get("GIT_AUTHOR_EMAIL") or os.environ.get("EMAIL") or _git("user.email")
    return Person(name=name, address=address or f"{_account()}@localhost", when=when)


def _git(key: str) -> str:
    import subprocess

    try:
        done = subprocess.run(
            ["git", "config", "--get", key], capture_output=True, text=True, check=False,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError:
        return ""
    return done.stdout.strip()


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
