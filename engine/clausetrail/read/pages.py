"""Pages of placed text -> blocks, whatever format they were placed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .joining import Hyphens
from .pdf_blocks import block_of
from .pdf_flow import Flow
from .pdf_page import sort_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.model.styled import Block

    from .pdf_page import PageRows


def blocks_of(pages: Sequence[PageRows]) -> list[Block]:
    """Sort the rows of all pages, and join what lines and pages broke."""
    sort_pages(pages)
    hyphens = Hyphens(
        (line.text for page in pages for row in page.rows for line in row), typeset=False
    )
    flow = Flow()
    for page in pages:
        flow.add(page)
    return [block_of(draft, hyphens) for draft in flow.drafts] + flow.asides
