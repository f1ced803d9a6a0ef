"""The names of things in git: symbol to tag, series and draft to branch, document to file.

Symbols and labels come from documents and from people, so every function here takes any text
whatever. A name is spelt so that

- git takes it (`git check-ref-format`), no option, no `..`, no `@{`;
- two different texts have two names, on a file system without upper and lower case as well;
- no name is another's folder: `A/RES/71/255` and `A/RES/71/255/Corr.1` can stand side by side.

What is usual stays as it is read (`A/RES/71/255`); a space is written `_`, a slash behind the
number `+`, everything else that is not plain `%` and two hexadecimal digits. Letters keep their
case; where it is not the usual one, `=` and a number stand behind, whose bits tell it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern

from .errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAIN = "main"
PINS = "pins"
STATE = "refs/clausetrail/state"

MAX_NAME_CHARS = 180
"""Of one part of a name: file systems take 255 bytes, and git adds `.lock`."""

MAX_SLUG_CHARS = 60

_FOLDERS = lazy_pattern(
    r"(?:A/HRC|[ASET])/(?:RES|DEC)/(?P<session>(?:E?S-)?[0-9]{1,4}/(?=[^/]))?(?=.)", re.DOTALL
)
_SESSION = lazy_pattern(r"(?:E?S-)?[0-9]{1,4}")
_ADJUNCT_WORDS = ("Rev", "Add", "Corr", "Amend", "Summary", "Part")
_ADJUNCT = lazy_pattern(rf"(?<=[/-])(?:{'|'.join(_ADJUNCT_WORDS)})(?=\.[0-9])", re.IGNORECASE)
_SYMBOL_LABEL = lazy_pattern(
    r"[A-Z]{1,8}(?:-[A-Z0-9.]+)*-(?:L|CRP)\.[0-9]+(?:-[A-Z]+\.[0-9]+)*", re.IGNORECASE
)
# Windows opens a device when it is asked for a file of these names.
_DEVICE = lazy_pattern(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|$)", re.IGNORECASE)
_LETTERS = lazy_pattern(r"[A-Za-z]")
_SLUG = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMPTY = "%"
_HASHED = "%%"


class SlugError(CorpusError):
    """A series' name that is none."""

    exit_code = 2


def tag_of(symbol: str) -> str:
    """The tag of an adopted text, without `refs/tags/`: "A/RES/46/36 L" is "A/RES/46/36_L"."""
    head = _FOLDERS.match(symbol)
    folder, leaf = (head[0], symbol[head.end() :]) if head else ("", symbol)
    # A leaf must not be named like a folder beside it, nor, alone, like git's own HEAD.
    if head:
        clash = not head["session"] and _SESSION.fullmatch(leaf) is not None
    else:
        clash = "/" not in leaf
    return folder + _spell(leaf, _symbol_case, guard=clash, whole=symbol)


def symbol_of_tag(tag: str) -> str | None:
    """The symbol whose tag this is; None for any other tag, and for one too long to be kept whole.

    On a file system without upper and lower case a tag may come back in another case: it names
    its symbol all the same.
    """
    if not tag.isascii():
        return None
    head = _FOLDERS.match(tag.upper())
    folder, leaf = (tag[: head.end()], tag[head.end() :]) if head else ("", tag)
    symbol = _unspell(leaf, _symbol_case)
    if symbol is None:
        return None
    symbol = folder.upper() + symbol
    return symbol if tag_of(symbol).casefold() == tag.casefold() else None


def branch_of_series(slug: str) -> str:
    """The branch of a series, without `refs/heads/`."""
    return "series/" + _spell(slug, str.lower)


def branch_of_draft(slug: str, label: str) -> str:
    """The branch of a draft, without `refs/heads/`: "draft/asean/A-71-L.44-Rev.1"."""
    return f"draft/{_spell(slug, str.lower)}/{_spell(label, _label_case)}"


def label_of(symbol: str) -> str:
    """The label of a draft that has none of its own: its symbol with `-` for `/`.

    A symbol that could not be read back from that ("A/S/10", "A-71/L.4") is spelt out.
    """
    label = symbol.replace("/", "-")
    if "%" not in symbol and re.sub(r"(?<!-S)(?<!-ES)-|-(?![0-9])", "/", label) == symbol:
        return label
    return re.sub(r"[%/-]", lambda match: f"%{ord(match[0]):02X}", symbol)


def pin_file_of(old: str, new: str) -> str:
    """Where on the branch `pins` stands what was decided about two versions.

    Args:
        old: symbol of the earlier one, or "slug@label".
        new: of the later one.
    """
    folder, stem = (_spell(label_of(name), _symbol_case) for name in (old, new))
    return f"{folder}/{stem}.json"


def source_of(name: str, extension: str) -> str:
    """The path of a version's source in its commit: "source/A-RES-71-255.pdf".

    Args:
        name: symbol of the text; its label or the hash of its bytes where it has none.
        extension: of the form that was given.
    """
    return f"source/{file_of(name, extension)}"


def file_of(name: str, extension: str) -> str:
    """The file name of a document: "A/RES/46/36 L" as txt is "A-RES-46-36_L.txt".

    Two symbols never share a name, save where one is too long to be spelt out.
    """
    stem = _spell(label_of(name), _symbol_case)
    known = re.fullmatch(r"[a-z0-9]{1,8}", extension)
    return f"{stem}.{extension if known else 'bin'}"


def slug_from(text: str, taken: Iterable[str] = ()) -> str:
    """Make a slug of any text: lower-case words with hyphens, at most `MAX_SLUG_CHARS`.

    Args:
        text: a title, or what a person typed.
        taken: slugs that are in use; a number is put behind to be unlike them.
    """
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_SLUG_CHARS]
        if len(longer) > MAX_SLUG_CHARS:
            break
        slug = longer
    slug = slug or "series"
    if _DEVICE.match(slug):
        slug += "-series"
    used, copy, first = set(taken), 1, slug
    while slug in used:
        copy += 1
        slug = f"{first[: MAX_SLUG_CHARS - len(str(copy)) - 1].rstrip('-')}-{copy}"
    return slug


def check_slug(slug: str) -> str:
    """Return a slug as it is.

    Raises:
        SlugError: it is none; the hint says how it might be written.
    """
    if _SLUG.fullmatch(slug) and len(slug) <= MAX_SLUG_CHARS and not _DEVICE.match(slug):
        return slug
    shown = ascii(slug[:80])
    raise SlugError(
        f"{shown} cannot name a series: small letters, digits and single hyphens, "
        f"{MAX_SLUG_CHARS} characters at most",
        hint=f"try {slug_from(slug)}",
    )


def _symbol_case(text: str) -> str:
    """The case in which symbols are written: capitals, save in the words like Rev. and Add."""
    return _ADJUNCT.sub(lambda match: match[0].capitalize(), text.upper())


def _label_case(text: str) -> str:
    """The case in which labels are written: a symbol's own, or small letters."""
    return _symbol_case(text) if _SYMBOL_LABEL.fullmatch(text) else text.lower()


def _spell(
    text: str, usual: Callable[[str], str], *, guard: bool = False, whole: str | None = None
) -> str:
    """Write one part of a name.

    Args:
        text: any text.
        usual: gives the text in the case in which such names are usually written; it may
            change ASCII letters only, and must not depend on their case.
        guard: spell out the first character, to keep the name apart from a folder's.
        whole: what the name stands for, where `text` is only its end.
    """
    if not text:
        return _EMPTY
    letters, mask = _LETTERS.findall(text), ""
    if _LETTERS.findall(usual(_ascii_of(text))) != letters:
        mask = f"={sum(1 << place for place, letter in enumerate(letters) if letter.isupper()):x}"
    parts: list[str] = []
    for place, char in enumerate(text):
        last = place == len(text) - 1
        before = text[place - 1] if place else ""
        if (guard and place == 0) or not _is_plain(char, before, text, last=last):
            parts += [f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass")]
        else:
            parts.append({" ": "_", "/": "+"}.get(char, char))
    name = "".join(parts) + mask
    if len(name) <= MAX_NAME_CHARS:
        return name
    digest = hashlib.sha256((whole or text).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name[: MAX_NAME_CHARS - 70].rstrip('.')}{_HASHED}{digest}"


def _is_plain(char: str, before: str, text: str, *, last: bool) -> bool:
    """Whether a character may stand in a name as it is (or as `_` or `+`)."""
    if not char.isascii():
        return False
    if char.isalnum():
        return bool(before) or not _DEVICE.match(text)
    if char in "()":
        return True
    if char in "/ -":
        return bool(before)  # "-" would begin an option, "+" force a refspec
    if char == ".":
        # Git takes no "..", no ".lock" at the end; Windows no dot at the end.
        locked = text[-5:].lower() == ".lock"
        return before.isascii() and before.isalnum() and not last and not locked
    return False


def _unspell(name: str, usual: Callable[[str], str]) -> str | None:
    """Read a part of a name back, in any case; None where it is none, or hashed."""
    if name == _EMPTY:
        return ""
    stem, sign, mask = name.partition("=")
    if _HASHED in stem or (sign and not re.fullmatch(r"[0-9a-fA-F]+", mask)):
        return None
    raw = re.sub(
        rb"%([0-9A-Fa-f]{2})",
        lambda match: bytes([int(match[1], 16)]),
        stem.replace("_", " ").replace("+", "/").encode("ascii"),
    )
    try:
        text = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    if not sign:
        written = usual(_ascii_of(text))
        return "".join(
            own if char.isascii() else char for char, own in zip(text, written, strict=True)
        )
    bits, places = int(mask, 16), iter(range(len(text)))
    return _LETTERS.sub(
        lambda match: match[0].upper() if bits >> next(places) & 1 else match[0].lower(), text
    )


def _ascii_of(text: str) -> str:
    """The text with every other character blotted out, one for one."""
    return re.sub(r"[^\x00-\x7f]", "\x00", text)
