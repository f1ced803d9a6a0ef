"""Comparisons and resolutions as lines of styled text for a terminal.

Nothing here prints: every renderer yields lines, and `..output` writes them. A line is a
list of spans, a span a text with the name of its role; the texts are already safe to print.
"""
