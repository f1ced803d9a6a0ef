"""The ids that git gives to objects, worked out here: what is stored can be known unwritten.

Source: gitformat-pack(5) and git's `Documentation/technical`: an object's id is the SHA-1 of
its kind, a space, its size in decimal, a NUL and its bytes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "100644"
FOLDER = "40000"


class Commit(Struct, frozen=True, kw_only=True):
    """A commit whose tree is known by its files."""

    files: dict[str, str]  # path -> blob id
    parents: tuple[str, ...]
    author: str  # "Name <address> seconds zone"
    committer: str
    message: str

    def id(self) -> str:
        """The commit's id."""
        lines = [f"tree {tree_id(self.files)}", *(f"parent {parent}" for parent in self.parents)]
        lines += [f"author {self.author}", f"committer {self.committer}", "", self.message]
        return object_id("commit", "\n".join(lines).encode())


def object_id(kind: str, data: bytes) -> str:
    """The id of an object of this kind ("blob", "tree", "commit") in hex."""
    digest = hashlib.sha1(f"{kind} {len(data)}\0".encode(), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def tree_id(files: Mapping[str, str]) -> str:
    """The id of the tree that holds these files (path -> blob id), folders and all."""
    here: dict[str, str] = {}
    below: dict[str, dict[str, str]] = {}
    for path, blob in files.items():
        head, slash, rest = path.partition("/")
        if slash:
            below.setdefault(head, {})[rest] = blob
        else:
            here[head] = blob
    entries = [(name.encode(), FILE, blob) for name, blob in here.items()]
    # Git sorts a folder as if its name ended in a slash.
    entries += [(f"{name}/".encode(), FOLDER, tree_id(inner)) for name, inner in below.items()]
    data = b"".join(
        mode.encode() + b" " + name.removesuffix(b"/") + b"\0" + bytes.fromhex(object_)
        for name, mode, object_ in sorted(entries)
    )
    return object_id("tree", data)


def entries_of(tree: bytes) -> Iterator[tuple[str, str, str]]:
    """The entries of a tree object: mode, name, id."""
    position = 0
    while position < len(tree):
        space = tree.index(b" ", position)
        end = tree.index(b"\0", space)
        name = tree[space + 1 : end].decode(errors="surrogateescape")
        yield tree[position:space].decode(), name, tree[end + 1 : end + 21].hex()
        position = end + 21
