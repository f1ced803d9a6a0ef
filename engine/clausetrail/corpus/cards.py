"""The card of a document: what the corpus has to know of it to sort it."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from .citing import cites_of
from .given import Card
from .subjects import subjects_of

if TYPE_CHECKING:
    from clausetrail.model import Resolution

_COUNTED = frozenset(("preambular", "operative"))


def card_of(resolution: Resolution, extension: str) -> Card:
    """Make the card of a document.

    Args:
        resolution: the parsed document; `sha256` is that of its bytes.
        extension: the form that was read, with or without its dot: "pdf", ".txt".
    """
    body = sum(one.kind in _COUNTED for one in resolution.paragraphs)
    return Card(
        sha256=resolution.sha256,
        extension=extension.lstrip(".").casefold(),
        words=words_of(resolution),
        symbol=resolution.symbol,
        kind=resolution.kind,
        body=resolution.body,
        session=resolution.session,
        number=resolution.number,
        title=resolution.title,
        adopted=resolution.adopted,
        meeting=resolution.meeting,
        distributed=resolution.distributed,
        agenda=resolution.agenda,
        drafts=resolution.drafts,
        report=resolution.report,
        paragraphs=body,
        footnotes=len(resolution.footnotes),
        cites=cites_of(resolution),
        subject=subjects_of(resolution),
    )


def words_of(resolution: Resolution) -> str:
    """Return a hash of a text's letters and digits: the same for the same text in any form.

    Headings, tables and footnotes are left out, because not every form of a document has
    them; letters count without regard to case and accents, and nothing else counts.
    """
    counted = [one for one in resolution.paragraphs if one.kind not in {"heading", "table"}]
    letters = hashlib.sha256()
    for paragraph in counted:
        text = unicodedata.normalize("NFKD", paragraph.text).casefold()
        letters.update("".join(filter(str.isalnum, text)).encode())
    return letters.hexdigest()
