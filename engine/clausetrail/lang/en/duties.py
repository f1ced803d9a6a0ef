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

# Something is to be reported: behind an act of one of the two kinds. Whoever is to "report
# violence", or is given "support for the preparation of the report", reports to nobody.
REPORTING = re.compile(
    # "to report on it to the Council", "to continue to report."
    r"\bto (?:(?:also|further|then|continue to|\w+ly) )*report(?:\s+(?:back|orally|\w+ly)\b)*"
    r"(?:[,;.:]|\s+(?:to|on|upon|in|at|by|through|within|during|before|every|each|as|and|again|"
    r"thereon|for|when|whenever|if|whether|what|how|any|of|with)\b)"
    r"|\breport(?:s|ing)? (?:\w+ly |back |orally )*"
    r"(?:thereon|to,? (?:the|it|its|both|Member States)\b)"
    # "submit to it a report", "provide an update"
    r"|\b(?:submit|present|prepare|produce|circulate|include"
    r"|provide(?! (?:all |any |every |the )*(?:necessary )?(?:assistance|support))"
    r"|issue(?= (?:a|an|the|its|his|her|as|in|by)\b))\b"
    r"[^.;]{0,160}\b(?:reports?|briefings?|updates?)\b"
    r"|\bkeep\b[^.;]{0,80}\binformed\b"
    r"|\bto inform (?:it|the (?:[\w-]+ ){0,4}"
    r"(?:Assembly|Council|Commission|Committee|Secretary-General|Group|Conference|Congress|process))\b",
    re.IGNORECASE,
)
