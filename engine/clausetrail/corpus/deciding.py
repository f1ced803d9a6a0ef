"""Whether a decision can be one: it comes from a person, or from another corpus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import CorpusError
from .names import check_slug, slug_from

if TYPE_CHECKING:
    from .given import Decision

MAX_LABEL_CHARS = 120
_SHA256 = re.compile(r"[0-9a-f]{64}")


class DecisionError(CorpusError):
    """A decision about a document that means nothing."""

    exit_code = 2


def check_decision(decision: Decision) -> Decision:
    """Return a decision as it is.

    Raises:
        SlugError: a series is named by what is no slug.
        DecisionError: a label is empty, too long or not to be seen; a document is named by what
            is no SHA-256.
    """
    if not _SHA256.fullmatch(decision.sha256):
        raise DecisionError(f"{decision.sha256[:80]!a} is no SHA-256 of a document")
    if decision.kind == "series":
        check_slug(decision.value)
    elif decision.kind == "replace" and not _SHA256.fullmatch(decision.value):
        raise DecisionError(f"{decision.value[:80]!a} is no SHA-256 of a document")
    elif decision.kind == "label" and not (
        decision.value.strip()
        and decision.value.isprintable()
        and len(decision.value) <= MAX_LABEL_CHARS
    ):
        raise DecisionError(
            f"{decision.value[:80]!a} cannot label a draft: {MAX_LABEL_CHARS} characters at "
            "most, all of which can be seen",
            hint=f"try {slug_from(decision.value)}",
        )
    return decision
