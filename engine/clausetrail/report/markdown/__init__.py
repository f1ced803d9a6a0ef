"""Markdown, for people and for any forge."""
