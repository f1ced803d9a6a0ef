"""How a screen is read: its marks, each with its true look and what it means."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """One thing that is seen on a screen."""

    sample: str  # what it looks like: a mark, or a few words; nothing for a sentence alone
    role: str  # of the sample, one of `ink.ROLES`
    meaning: str


# What means the same wherever words of two texts are shown.
CHANGES = (
    Reading("deleted words", "deleted", "stand in the old text alone"),
    Reading("inserted words", "inserted", "stand in the new text alone"),
    Reading("routine words", "inserted-minor",
            "advance by rule: sessions, dates, symbols, numbers of notes"),
    Reading("█ substantive", "substantive", "more than routine has changed"),
    Reading("▒ routine", "rollover", "nothing but routine advances, checked by arithmetic"),
    Reading("░ editorial", "editorial", "punctuation, spelling, numbering"),
    Reading("▲ stronger", "stronger", "a lead verb that asks more than before"),
    Reading("▼ weaker", "weaker", "a lead verb that asks less than before"),
)  # fmt: skip

WORDS = (
    Reading("", "", "← and → choose a word, shift with them a phrase: from it the keys lead on."),
)

COMPARE = (
    *CHANGES,
    Reading("▸", "dim", "what is folded; enter opens it, the keys 1 to 4 each kind"),
    Reading("+ -", "added", "at the right edge: paragraphs that are new, or gone"),
    Reading("m", "moved", "of a paragraph of which nothing but the place has changed"),
    Reading("unsure", "notice", "another pairing is nearly as good: w says which, p decides"),
    Reading("pinned", "strong", "a person decided it; w says who, u takes the last back"),
    *WORDS,
)

BRIEF = (
    Reading("OP4 → OP5", "ref", "a reference: enter leads to the first of a line, or the chosen"),
    Reading("deleted words", "deleted", "stand in the old text alone"),
    Reading("inserted words", "inserted", "stand in the new text alone"),
    Reading("(7 of 12 …)", "dim", "what found no room on the page; f writes all out"),
    Reading("", "", "← and → choose a reference of the line."),
)

SEARCH = (
    Reading("found words", "found", "what was looked for, in the same column in every line"),
    Reading("60/101 – 63/101", "ref", "texts in a row that carry the same words"),
    Reading("out in 62/101", "", "the first text without it; then the one that has it again"),
    Reading("diplomat*", "dim", "any ending"),
    Reading('"good offices"', "dim", "these words, in this order"),
    Reading("-disarmament", "dim", "paragraphs without this word"),
    Reading("a OR b", "dim", "either; AND: both in one paragraph"),
    Reading("a NEAR/5 b", "dim", "at most five words apart"),
    Reading("series:name", "dim", "only series with this in their name or title"),
    Reading("session:60..71", "dim", "only these sessions; 60.. and ..71 are open"),
    Reading("organ:sc", "dim", "only this organ: ga, sc, ecosoc, hrc, or its name"),
    Reading("verb:urges", "dim", "only clauses with this lead verb, in any form"),
    Reading("only:operative", "dim", "or only:preambular, only:adopted, only:drafts"),
    Reading("", "", "Case, accents and punctuation do not count."),
)

AGREED = (
    Reading("identical", "strong", "word for word in an adopted text"),
    Reading("85 %", "substantive", "of the words are shared with the nearest adopted paragraph"),
    Reading("new", "added", "no adopted paragraph is near"),
    Reading("deleted words", "deleted", "stand in the nearest wording alone"),
    Reading("inserted words", "inserted", "stand in this text, and elsewhere in adopted ones"),
    Reading("«new words»", "substantive", "stand in no adopted text, not three in a row"),
    Reading("▒ █ +", "", "at the edge: near, near with new words, new"),
    Reading("▸", "dim", "paragraphs that are folded"),
)
