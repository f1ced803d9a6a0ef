"""One text as the engine sees it: terms, kinds and structure of its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetrail.lang.lazy import lazy_pattern

from .words import Lexicon, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_LABEL = lazy_pattern(r"\([^()]*\)$")


class Text:
    """The paragraphs of one text, by 0-based index.

    Attributes:
        lexicon: the words of both texts.
        refs: their references.
        kinds: their kinds, as in `Paragraph.kind`.
        terms: their words.
        parents: index of the paragraph each is a sub-paragraph of, or -1.
        children: how many sub-paragraphs each has.
    """

    def __init__(
        self,
        refs: Sequence[str],
        kinds: Sequence[str],
        texts: Sequence[str],
        lexicon: Lexicon,
        terms: Sequence[Terms] | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.refs = refs
        self.kinds = kinds
        # Who looks at a paragraph many times makes its terms once.
        self.terms = terms or [Terms(text, lexicon) for text in texts]
        where = {ref: index for index, ref in enumerate(refs)}
        self.parents = [
            where.get(_LAST_LABEL.sub("", ref), -1) if ref.endswith(")") else -1 for ref in refs
        ]
        self.children = [0] * len(refs)
        for parent in self.parents:
            if parent >= 0:
                self.children[parent] += 1

    def __len__(self) -> int:
        return len(self.refs)
