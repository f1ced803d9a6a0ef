"""A `Comparison`, or an answer of the history -> words, and the bytes of a document.

Nothing here decides anything about the texts.
"""
