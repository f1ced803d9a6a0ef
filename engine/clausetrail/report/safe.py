"""Text from outside made safe to print: nothing in it may drive the terminal or hide.

Control characters (C0, C1), bidirectional overrides and isolates, characters that show
nothing, and lone surrogates are shown as what they are: `␛`, `<U+202E>`. Characters that
shape ordinary text in some scripts (U+200C, U+200D, variation selectors) stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern

if TYPE_CHECKING:
    import re

_HOSTILE = lazy_pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2028\u2029"
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"


def safe(text: str) -> str:
    """Return the text in one line with every hostile character made visible."""
    if not text.isprintable():  # hardly any text has such a character
        text = _HOSTILE.sub(_shown, text)
    return text.replace("\n", " ").replace("\t", " ")
