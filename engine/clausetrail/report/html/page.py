"""The whole page: its head, its tools, the text, and what the page says of itself."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from clausetrail.report.colophon import TOOL, colophon, name_of
from clausetrail.report.runs import Words
from clausetrail.report.safe import safe
from clausetrail.report.selection import notes_of
from clausetrail.report.words import CLASS_WORDS, note_word, refs_words

from .band import Mark, band
from .group import article, ghost
from .markup import link, tag, text
from .masthead import masthead, overview
from .notes import footnotes, note_ids
from .order import Ghost, Part, Place, items_of
from .tools import switches, tools

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model import Comparison, Group, Op


def page(comparison: Comparison) -> str:
    """Return the page."""
    ids, _ = note_ids(comparison)
    style, script = (_resource(name) for name in ("page.css", "page.js"))
    names = f"{name_of(comparison.old)} → {name_of(comparison.new)}"
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="generator", content=TOOL),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("link", rel="icon", href="data:,"),
        tag("title", text(f"{names}: changes")),
        f"<style>{style}</style>",
    ]
    body = [
        link("text", "Skip to the text", cls="skip"),
        masthead(comparison),
        tag(
            "main",
            switches(comparison),
            tools(comparison),
            tag("div", overview(comparison), _text(comparison, ids), cls="body"),
        ),
        band(_marks(comparison, ids)),
        tag("footer", *(tag("p", text(line)) for line in colophon(comparison))),
        f"<script>{script}</script>",
    ]
    document = tag("html", tag("head", *head), "\n", tag("body", *body), lang="en")
    return f"<!doctype html>\n{document}\n"


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow the page's own style and script by their hashes, and nothing else at all."""
    hashes = [
        f"'sha256-{b64encode(sha256(one.encode('utf-8')).digest()).decode('ascii')}'"
        for one in (style, script)
    ]
    return (
        f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _text(comparison: Comparison, ids: list[str]) -> str:
    given, _ = notes_of(comparison)
    where = {id(note): one for note, one in zip(comparison.footnotes, ids, strict=True)}
    notes = [[(note, where[id(note)]) for note in of] for of in given]
    plain = [
        group.change == "identical" and not group.moved and all(n.change == "identical" for n in of)
        for group, of in zip(comparison.groups, given, strict=True)
    ]
    _, targets = note_ids(comparison)
    words = Words(comparison, minor=True)
    wording = [words.of(group) for group in comparison.groups]
    written: list[str] = [_columns(comparison), _organ(comparison)]
    for item in items_of(comparison, plain):
        if isinstance(item, Part):
            written.append(tag("h2", item.title, cls="part"))
        elif isinstance(item, Ghost):
            group = comparison.groups[item.group]
            written.append(ghost(group, item.group, wording[item.group]))
        elif isinstance(item, Place):
            at = item.group
            written.append(article(comparison.groups[at], at, wording[at], notes[at], targets))
        else:
            refs = refs_words(item.new)
            told = refs if item.old == item.new else f"{refs_words(item.old)} → {refs}"
            written.append(tag("p", f"{text(told)} unchanged", cls="run"))
    written.append(footnotes(comparison, ids))
    return tag("div", "\n".join(written), cls="text", id="text")


def _organ(comparison: Comparison) -> str:
    """Write the organ that speaks, which is no paragraph."""
    names = [one.body for one in (comparison.old, comparison.new)]
    if not any(names):
        return ""
    said = [tag("p", text(f"The {name},"), cls="organ") if name else "" for name in names]
    inside = tag("div", said[0], cls="cell old") + tag("div", said[1], cls="cell new")
    return tag("div", tag("span"), tag("div", inside, cls="cells alike"), cls="g k-identical")


def _columns(comparison: Comparison) -> str:
    """Write the heads of the two columns."""
    names = [tag("p", text(safe(name_of(one)))) for one in (comparison.old, comparison.new)]
    return tag("div", *names, cls="columns", aria_hidden="true")


def _marks(comparison: Comparison, ids: list[str]) -> list[Mark]:
    marks = [_mark(group, index) for index, group in enumerate(comparison.groups)]
    for note, where in zip(comparison.footnotes, ids, strict=True):
        change = "" if note.change == "identical" else note.change
        name = f"footnote {note.new or note.old}: {note_word(note)}"
        marks.append(Mark(where, name, change, *_extent(note.ops)))
    return marks


def _mark(group: Group, index: int) -> Mark:
    change: str = group.change
    if change == "identical":
        change = "moved" if group.moved else ""
    name = f"{refs_words(group.new or group.old)}: {CLASS_WORDS[group.change]}"
    return Mark(f"g{index}", name, change, *_extent(group.ops))


def _extent(ops: Sequence[Op]) -> tuple[int, float]:
    """Return the characters of some words, and the share of them that changed."""
    size = sum(len(words) for _, words in ops)
    return size, sum(len(words) for sign, words in ops if sign != "=") / max(size, 1)
