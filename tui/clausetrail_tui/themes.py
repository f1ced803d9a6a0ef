"""The themes: dark, light, high contrast, and one without any colour.

Marks are never told by colour alone (`widgets/page.py` gives every role a style of its own), so
the last is as complete as the others: it uses the terminal's own two colours.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DARK, LIGHT, CONTRAST, TERMINAL, PLAIN = (
    "clausetrail-dark", "clausetrail-light", "clausetrail-contrast", "clausetrail-terminal",
    "clausetrail-plain",
)  # fmt: skip

NAMES = {
    DARK: "dark",
    LIGHT: "light",
    CONTRAST: "high contrast",
    TERMINAL: "the terminal's own colours",
    PLAIN: "no colour",
}

THEMES = (
    Theme(
        name=DARK,
        primary="#7fb2e5", secondary="#5b8db8", accent="#c3a6ff", foreground="#dfe3ea",
        background="#14171c", surface="#1a1e25", panel="#20252e", success="#8fce8f",
        warning="#e8b95a", error="#f07f7f", dark=True,
        variables={
            "cursor-line": "#222a36", "thumb": "#39424f", "quiet": "#8b95a3", "rule": "#4a5463",
            "faint": "#717b89",
            "deleted": "#f08a8a", "inserted": "#8fd694", "routine": "#79bcc9",
            "age-1": "#8b95a3", "age-2": "#7fa7d6", "age-3": "#79c2b8", "age-4": "#d8b36a",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#1c5a99", secondary="#3f6f9f", accent="#7040b0", foreground="#1d2229",
        background="#fbfaf7", surface="#f3f1ec", panel="#e9e6df", success="#1f7a33",
        warning="#8a5a00", error="#b3261e", dark=False,
        variables={
            "cursor-line": "#e8eef6", "thumb": "#cfcabf", "quiet": "#5b626c", "rule": "#a9a59b",
            "faint": "#827e75",
            "deleted": "#b3261e", "inserted": "#1a6b2c", "routine": "#17697a",
            "age-1": "#5b626c", "age-2": "#2a5f9e", "age-3": "#0f6e63", "age-4": "#8a5a00",
        },
    ),
    Theme(
        name=CONTRAST,
        primary="#66d9ff", secondary="#66d9ff", accent="#ffb3ff", foreground="#ffffff",
        background="#000000", surface="#000000", panel="#1c1c1c", success="#7dff7d",
        warning="#ffd800", error="#ff8080", dark=True,
        variables={
            "cursor-line": "#303030", "thumb": "#7a7a7a", "quiet": "#d0d0d0", "rule": "#b0b0b0",
            "faint": "#b0b0b0",
            "deleted": "#ff9a9a", "inserted": "#7dff7d", "routine": "#7de8ff",
            "age-1": "#d0d0d0", "age-2": "#8fc7ff", "age-3": "#7dffe8", "age-4": "#ffd800",
        },
    ),
    # Sixteen colours are all that some terminals have; which they are, the person has chosen
    # there, for a dark ground or a light one.
    Theme(
        name=TERMINAL,
        primary="ansi_cyan", secondary="ansi_cyan", accent="ansi_magenta",
        foreground="ansi_default", background="ansi_default", surface="ansi_default",
        panel="ansi_default", success="ansi_green", warning="ansi_yellow", error="ansi_red",
        dark=True, ansi=True,
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            "cursor-line": "ansi_default", "thumb": "ansi_default", "quiet": "ansi_default",
            "rule": "ansi_default", "faint": "ansi_default", "deleted": "ansi_red",
            "inserted": "ansi_green",
            "routine": "ansi_cyan", "age-1": "ansi_default", "age-2": "ansi_cyan",
            "age-3": "ansi_blue", "age-4": "ansi_yellow",
        },
    ),
    Theme(
        name=PLAIN,
        primary="ansi_default", secondary="ansi_default", accent="ansi_default",
        foreground="ansi_default", background="ansi_default", surface="ansi_default",
        panel="ansi_default", success="ansi_default", warning="ansi_default",
        error="ansi_default", dark=True, ansi=True,
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            **dict.fromkeys(
                (
                    "cursor-line", "thumb", "quiet", "rule", "faint", "deleted", "inserted",
                    "routine", "age-1", "age-2", "age-3", "age-4",
                ),
                "ansi_default",
            ),
        },
    ),
)  # fmt: skip
