"""The bar of tools: view, filters, search, and the way from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.report.words import CLASS_WORDS

from .markup import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetrail.model import Comparison

VIEWS = (("side", "Side by side"), ("inline", "Inline"))

# What the keys do: the script reads them from here, and the help is drawn from here.
KEYS = (
    ("n", "next change"),
    ("p", "previous change"),
    ("v", "side by side, or inline"),
    ("s", "substantive changes alone, or all"),
    ("u", "with or without what is unchanged"),
    ("/", "search"),
    ("?", "these keys"),
)


def switches(comparison: Comparison) -> str:
    """Write the switches that the bar's labels set.

    They stand apart from their labels, before the text as its siblings, because so the style
    alone can show what they choose, in any browser.
    """
    views = (
        tag(
            "input", type="radio", name="view", id=f"v-{name}", cls="switch", checked=name == "side"
        )
        for name, _ in VIEWS
    )
    filters = (
        tag("input", type="checkbox", id=f"c-{name}", cls="switch", checked=True)
        for name, _, _, _ in _filters(comparison)
    )
    return "".join((*views, *filters))


def tools(comparison: Comparison) -> str:
    """Write the bar; what needs the script is hidden without it."""
    views = (tag("label", label, for_=f"v-{name}") for name, label in VIEWS)
    filters = (
        tag(
            "label",
            word.capitalize(),
            " ",
            *_counts(count, notes),
            for_=f"c-{name}",
            cls=f"is-{name}",
        )
        for name, word, count, notes in _filters(comparison)
    )
    return tag(
        "nav",
        tag("div", *views, cls="views"),
        tag("div", *filters, cls="filters"),
        _search(),
        _steps(),
        _help(),
        cls="tools",
        aria_label="View and filters",
    )


def _filters(comparison: Comparison) -> list[tuple[str, str, int, int]]:
    """Return name, word, count of groups and of footnotes, of the classes that occur."""
    total = comparison.summary
    words = {**CLASS_WORDS, "moved": "moved"}
    found = [
        (name, words[name], getattr(total, name), getattr(total.footnotes, name, 0))
        for name in ("substantive", "rollover", "editorial", "moved", "identical")
    ]
    return [one for one in found if one[2] or one[3]]


def _counts(groups: int, notes: int) -> Iterator[str]:
    """Write how many groups there are, and for those who hear the page how many footnotes."""
    noun = "footnote" if notes == 1 else "footnotes"
    if groups or not notes:
        yield tag("span", str(groups), cls="count")
        if notes:
            yield tag("span", f" and {notes} {noun}", cls="unseen")
    else:
        yield tag("span", f"{notes} {noun}", cls="count")


def _search() -> str:
    field = tag("input", type="search", id="search", placeholder="Search", aria_label="Search",
                autocomplete="off", spellcheck="false")  # fmt: skip
    return tag("div", field, tag("output", id="found", for_="search"), cls="search scripted")


def _steps() -> str:
    return tag(
        "div",
        tag("button", "Previous ", tag("kbd", "p"), type="button", id="previous"),
        tag("output", id="step", aria_live="polite"),
        tag("button", "Next ", tag("kbd", "n"), type="button", id="next"),
        tag("button", tag("kbd", "?"), tag("span", " keys", cls="unseen"), type="button",
            id="help"),
        cls="steps scripted",
    )  # fmt: skip


def _help() -> str:
    keys = (tag("div", tag("dt", tag("kbd", key)), tag("dd", does)) for key, does in KEYS)
    switch = tag(
        "label", tag("input", type="checkbox", id="keys-on", checked=True), " Single keys are on"
    )
    return tag(
        "dialog",
        tag("h2", "Keys", id="keys-title"),
        tag("dl", *keys),
        tag("p", switch),
        tag("button", "Close", type="button", id="keys-close", autofocus=True),
        id="keys",
        aria_labelledby="keys-title",
    )
