"""How the United Nations cites a paragraph: "resolution 71/255, para. 7".

The form follows the United Nations Editorial Manual: resolutions of the General Assembly are
cited without its name, those of other organs with it; preambular paragraphs are counted in
words, operative ones by their number, sub-paragraphs with a space before their bracket.
"""

from __future__ import annotations

import re

from clausetrail.lang.en.routine import CARDINALS, ORDINALS
from clausetrail.model import parse_symbol

_PARAGRAPH = re.compile(
    r"(?P<kind>PP|OP|H|T|P|X)(?P<number>\d+)(?P<again>[a-z]*)(?P<below>(?:\([^()]*\))*)"
)

_NAMED = {"H": "heading", "T": "table"}
_ORDINAL_WORDS = {value: word for word, value in ORDINALS.items()}
_CARDINAL_WORDS = {value: word for word, value in CARDINALS.items()}


def citation(symbol: str | None, ref: str) -> str:
    """Cite a paragraph of a text.

    Args:
        symbol: of the text; None where it has none.
        ref: the paragraph's reference, "OP12(a)".
    """
    return f"{text_citation(symbol)}, {place_citation(ref)}"


def text_citation(symbol: str | None) -> str:
    """Cite a text: "resolution 71/255", "Security Council resolution 2231 (2015)"."""
    if symbol is None:
        return "a text without a symbol"
    parsed = parse_symbol(symbol)
    if parsed is None or parsed.kind not in {"resolution", "decision"}:
        return symbol
    head, _, number = parsed.text.partition("/RES/")
    if not number:
        head, _, number = parsed.text.partition("/DEC/")
    # A symbol writes "217 (III) A", a sentence "217 A (III)".
    old = re.fullmatch(r"(\d+) (\([^()]+\)) ([A-Z]{1,2})", number)
    number = f"{old[1]} {old[3]} {old[2]}" if old else number
    organ = f"{parsed.organ} " if head != "A" and parsed.organ else ""
    return f"{organ}{parsed.kind} {number}"


def place_citation(ref: str) -> str:
    """Cite a place within a text: "para. 7", "third preambular paragraph"."""
    *heads, last = ref.split("/")
    told: list[str] = []
    for head in heads:
        word, _, number = head.partition(" ")
        if word.casefold() == "annex":
            told.append(f"annex {number}".strip())
        else:
            told.append(f"sect. {head}")
    match = _PARAGRAPH.fullmatch(last)
    if match is None:
        number, bracket, below = last.partition("(")
        told.append(f"para. {number}{_below(bracket + below)}")
        return ", ".join(told)
    below = _below(match["below"])
    number = f"{match['number']} {match['again']}".strip()
    if match["kind"] == "OP":
        told.append(f"para. {number}{below}")
    elif match["kind"] == "PP":
        told.append(f"{ordinal_words(int(match['number']))} preambular paragraph{below}")
    elif match["kind"] in _NAMED:
        told.append(f"{ordinal_words(int(match['number']))} {_NAMED[match['kind']]}")
    else:
        told.append(f"{ordinal_words(int(match['number']))} unnumbered paragraph{below}")
    return ", ".join(told)


def _below(brackets: str) -> str:
    return "".join(f" {one}" for one in re.findall(r"\([^()]*\)", brackets))


def ordinal_words(number: int) -> str:
    """Write an ordinal in words: "third", "one hundred and fifth"; in figures beyond those."""
    hundreds, rest = divmod(number, 100)
    if number in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[number]
    if hundreds < 10 and hundreds in _CARDINAL_WORDS:
        head = f"{_CARDINAL_WORDS[hundreds]} hundred"
        return f"{head} and {_ORDINAL_WORDS[rest]}" if rest else f"{head}th"
    return f"{number}th"
