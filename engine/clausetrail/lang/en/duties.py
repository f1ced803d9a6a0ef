"""What of a resolution binds someone: by which words one knows it.

Source: reading the operative paragraphs of the series that the project measures with; the acts
are the ladders of `strength`.
"""

from __future__ import annotations

import re

# Acts by which the organ binds itself or those who answer to it.
COMMITMENTS = frozenset((
    "decision", "direction", "authorization", "request", "establishment", "renewal",
    "designation", "approval",
))  # fmt: skip

# Acts by which it asks others.
APPEALS = frozenset(("appeal", "recommendation", "expectation"))

# Verbs that bind the organ itself and stand on no ladder.
PLEDGES = frozenset(("commit", "pledge", "undertake"))

# Something is to be reported: behind an act of one of the two kinds.
REPORTING = re.compile(
    r"\bto (?:\w+ ){0,4}report\b"
    r"|\breport(?:s|ing)? (?:back |orally |regularly |annually |thereon )?(?:to|thereon)\b"
    r"|\b(?:submit|present|prepare|provide|issue|include)\b[^.;]{0,160}\b(?:reports?|briefings?|updates?)\b"
    r"|\bkeep\b[^.;]{0,80}\binformed\b"
    r"|\bto inform the\b",
    re.IGNORECASE,
)
