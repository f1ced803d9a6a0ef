"""The lines behind a resolution: the meeting, the date, the vote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from clausetrail.lang.en.structure import MONTHS
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model import Vote

from .labels import label_of
from .shapes import is_annex_line
from .words import count_of, is_date, iso_date, opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

_MEETING = lazy_pattern(
    r"(?P<meeting>(?:Resumed\s+)?(?:\d{1,5}(?:st|nd|rd|th)|[A-Z][a-z]+(?:[\s-][a-z]+){0,4})\s+(?:\(?[a-z]+\)?\s+){0,3}meeting)"
    r"(?:\s*\([a-z ]+\))?[,.]?\s*(?P<rest>.{0,40})"
)
# A meeting, its date and the vote in one block.
_THEN_VOTE = lazy_pattern(r"(.{10,60}?\d{4})\s+(\[(?:Resolution )?[Aa]dopted\b.*)")
_ADOPTED_AT = lazy_pattern(
    r"\[?(?:The (?:draft )?resolution was )?Adopted\b.{0,40}?"
    r"(?P<meeting>\d{1,5}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting)",
    re.IGNORECASE,
)
_VOTE = lazy_pattern(
    r"\[?\s*(?:The (?:draft )?resolution was |Resolution )?Adopted\b[^.]*\b"
    r"(?:unanimously|without a vote|by consensus|votes?\b|acclamation)",
    re.IGNORECASE,
)
_COUNTS = lazy_pattern(
    r"(?:recorded|roll-call|non-recorded)?\s*(?:vote\s+of\s+|by\s+)(?P<for>\w+)"
    r"(?:\s+votes?)?(?:\s+in favour)?\s+to\s+(?P<against>\w+)"
    r"(?:[,\s]+with\s+(?P<abstaining>\w+)\s+(?:abstentions?|abstaining))?",
    re.IGNORECASE,
)
_JOB_LINE = lazy_pattern(
    r"(?:[A-Z]{2}\.)?\d{2}-\d{5,6}\s?\*{0,2}\s?(?:\([A-Z]\))?(?:\s+\d{6})*(?:\s*\*\d{6,8}\*)?"
    r"(?:\s+/\.{3})?|\*\d{6,8}\*"
)
_ROLL = lazy_pattern(
    r"\s*(?:In favour|Against|Abstaining|Abstentions?|Non-participating)\s*:?", re.IGNORECASE
)


_ROLL_LINES = 250  # lines of a roll: each State on one of its own
_WORD = lazy_pattern(r"[^\W\d_]+")
_HELD = frozenset(["held", "on", "of", "the", "th", "st", "nd", "rd"]) | {m.lower() for m in MONTHS}
_VOTE_WORDS = 12  # "by 13 votes to none, with two abstentions (Alder and Birch)"
_STOPS = frozenset(["1.", "OP", "PP"])


def bracket_closes(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the bracket of a vote that a piece opens is closed before more of the text comes.

    Args:
        pieces: of the text.
        index: of the piece that begins with the bracket.
    """
    if pieces[index].text[:1] != "[":
        return False
    for piece in pieces[index + 1 : index + 1 + _ROLL_LINES]:
        if piece.text.startswith("["):
            return False
        label = label_of(piece.text)
        if is_annex_line(piece) or opening_of(piece.text) or (label and label.style in _STOPS):
            return False
        if piece.text.rstrip(". ").endswith("]"):
            return True
    return False


class Closing(Struct):
    """What the lines behind the last paragraph say."""

    meeting: str | None = None
    date: str | None = None
    vote_lines: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # lines that say something else again
    job: str | None = None  # the line of the job number, "GE.16-12345(E)"
    open_bracket: bool = False  # inside "[Adopted by a recorded vote … ]"

    def take(self, text: str, *, closes: bool) -> bool:
        """Read a line if it is one of these; return whether it was.

        Args:
            text: the line.
            closes: whether a bracket that it opens is closed further down, so that all up to
                there is of the vote (`bracket_closes`).
        """
        text = " ".join(text.split())
        if self.open_bracket:
            self.vote_lines.append(text)
            self.open_bracket = not text.rstrip(". ").endswith("]")
            return True
        if (text[2:3] in {"-", "."} or text[:1] == "*") and _JOB_LINE.fullmatch(text):
            self.job = self.job or (text if "(" in text else None)
            return True
        if text == "Please recycle":
            return True
        voted = _THEN_VOTE.match(text) if "dopted" in text else None
        if voted and self.take(voted[1], closes=False):
            return self.take(voted[2], closes=closes)
        match = _MEETING.fullmatch(text) if "meeting" in text else None
        if match and (not match["rest"] or is_date(match["rest"])):
            self._note(text, match["meeting"], iso_date(match["rest"]))
            return True
        if is_date(text):
            self._note(text, None, iso_date(text))
            return True
        if "dopted" not in text and "DOPTED" not in text:
            return self._rolled(text)
        if _VOTE.match(text) or text.startswith(("[Adopted", "[Resolution adopted")):
            self.vote_lines.append(text)
            self.open_bracket = closes and text.startswith("[") and "]" not in text
            self._adopted_at(text)
            return True
        adopted = _ADOPTED_AT.match(text) if len(text) < 200 else None
        if adopted:
            self._adopted_at(text)
            self._beside(text, text[adopted.end() :])
            return True
        return self._rolled(text)

    def _rolled(self, text: str) -> bool:
        """Read a line of the roll behind a vote ("In favour: ...")."""
        if text.startswith("In favour:") or (
            self.vote_lines and (_ROLL.match(text) or text.startswith(("[See chap", "See chap")))
        ):
            self.vote_lines.append(text)
            return True
        return False

    def _beside(self, text: str, rest: str) -> None:
        """Keep what a line says beside the meeting and its date: how many voted, or anything."""
        words = [word for word in _WORD.findall(rest) if word.lower() not in _HELD]
        if len(words) > _VOTE_WORDS:
            self.others.append(text)
        elif words:
            self.vote_lines.append(text)

    def _note(self, text: str, meeting: str | None, date: str | None) -> None:
        """Keep what a line says; the parts of one resolution may differ in it."""
        known = (self.meeting or meeting, self.date or date)
        self.meeting, self.date = known
        if (meeting or self.meeting, date or self.date) != known:
            self.others.append(text)

    def _adopted_at(self, text: str) -> None:
        match = _ADOPTED_AT.search(text)
        if match:
            self.meeting = self.meeting or match["meeting"]
            self.date = self.date or iso_date(text)

    def vote(self) -> Vote | None:
        """Return the vote as printed, with its figures where it has any."""
        if not self.vote_lines:
            return None
        text = " ".join(self.vote_lines)
        if text.startswith("[") and text.rstrip(". ").endswith("]"):
            text = text.rstrip(". ")[1:-1].strip()
        match = _COUNTS.search(text)
        if match is None:
            return Vote(text)
        abstaining = match["abstaining"]
        return Vote(
            text,
            count_of(match["for"]),
            count_of(match["against"]),
            count_of(abstaining) if abstaining else None,
        )
