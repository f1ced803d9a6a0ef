"""Pages without a script: running text and tables in one file that asks for nothing.

Everything that comes from outside is escaped, and what hides in it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .html.markup import tag
from .html.markup import text as words
from .runs import tidied

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .runs import Run

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fffefb; --quiet: #5c5950;
  --rule: #c9c4b8; --shade: #f3f0e8; --new: #f0f5ec; --gone: #a3231b; --come: #1b5e20; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --paper: #191817; --quiet: #b0aba0;
  --rule: #4a473f; --shade: #26241f; --new: #20281f; --gone: #ff9b8f; --come: #93d89a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 Georgia, "Times New Roman", serif; }
body.text { max-width: 46rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
a { color: inherit; }
p, ul { margin: .35rem 0; }
ul { padding-left: 1.2rem; }
.quiet, footer, caption, small { color: var(--quiet); }
footer { margin-top: 2rem; border-top: 1px solid var(--rule); font-size: .85rem;
  overflow-wrap: anywhere; }
del { color: var(--gone); text-decoration: line-through; }
ins { color: var(--come); text-decoration: underline; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
caption { text-align: left; padding-bottom: .5rem; font-style: italic; }
th, td { border: 1px solid var(--rule); padding: .4rem .55rem; text-align: left;
  vertical-align: top; overflow-wrap: break-word; }
.columns { table-layout: fixed; }
.columns thead th:first-child { width: 6.5rem; }
thead th { background: var(--shade); position: sticky; top: 0; }
.columns tr.new > * { background: var(--new); }
tr.section th { background: var(--shade); }
td p { margin: 0 0 .3rem; }
small { display: block; font-style: italic; }
sup { line-height: 0; }
@media (max-width: 60rem) { .wide { overflow-x: auto; } .wide table { min-width: 56rem; }
  thead th { position: static; } }
@media print { :root { color-scheme: light; font-size: 9.5pt; --paper: #fff; --ink: #000;
  --quiet: #444; --rule: #999; --shade: #eee; --new: #f3f7f0; --gone: #a3231b; --come: #1b5e20; }
  body { padding: 0; max-width: none; line-height: 1.35; } thead th { position: static; }
  .wide { overflow: visible; } .wide table { min-width: 0; } tr { break-inside: avoid; }
  .columns tr { break-inside: auto; } h2 { margin: .7rem 0 .2rem; }
  footer { margin-top: .7rem; font-size: .7rem; } footer p { margin: .1rem 0; }
  body.text { font-size: .95rem; } p, ul { margin: .2rem 0; }
  h1, h2, h3 { break-after: avoid; } @page { size: A4; margin: 14mm; } }
"""
_WIDE_PRINT = "@media print { @page { size: A4 landscape; } }\n"
_SIGNS = {"-": "del", "+": "ins"}

__all__ = ["marked_runs", "page", "tag", "words"]


def marked_runs(runs: Iterable[Run]) -> str:
    """Return runs with their changes marked."""
    told = ""
    for run in tidied(runs):
        inside = "<br>".join(map(words, run.text.split("\n")))
        if run.kind == "marker":
            inside = tag("sup", inside)
        if run.italic:
            inside = tag("em", inside)
        told += tag(_SIGNS[run.sign], inside) if run.sign != "=" else inside
    return told


def page(
    title: str, body: Sequence[str], told: Sequence[str], *, wide: bool = False, style: str = ""
) -> bytes:
    """Return a page in UTF-8; the same words give the same bytes.

    Args:
        title: of the page.
        body: its content, already HTML.
        told: what it says of itself, the colophon.
        wide: whether it is set over the whole width, and printed in landscape.
        style: rules of its own.
    """
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    rules = _STYLE + style + (_WIDE_PRINT if wide else "")
    foot = tag("footer", *(tag("p", words(line)) for line in told))
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        tag("title", words(title)),
        f"<style>{rules}</style></head>",
        f'<body class="{"wide-page" if wide else "text"}"><main>',
        *body,
        f"</main>{foot}</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")
