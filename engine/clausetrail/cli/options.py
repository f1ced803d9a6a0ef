"""Options that several commands share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from .render.lines import MIN_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class FilePath(click.Path):
    """A file's path; pathlib (a twentieth of a short command) is loaded when one is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path that was given."""
        from pathlib import Path

        return Path(os.fsdecode(super().convert(value, param, ctx)))


_OPTIONS = (
    click.option(
        "--width",
        type=click.IntRange(min=MIN_WIDTH),
        metavar="N",
        help="Lay out for N columns. Default: the terminal's, 80 where there is none.",
    ),
    click.option(
        "--color",
        "--colour",
        "color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour; auto: on a terminal, and not under NO_COLOR.",
    ),
    click.option(
        "--no-pager", "pager", is_flag=True, flag_value=False, default=True,
        help="Do not use the pager ($PAGER, or less).",
    ),
)  # fmt: skip


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how the output looks: width, color, pager."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


file_option = click.option(
    "-o",
    "--output",
    "file",
    type=FilePath(dir_okay=False),
    metavar="FILE",
    help="Write to FILE instead, whole or not at all; its ending chooses the format.",
)


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text, or JSON.",
)

form_or_ending_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), help="Text (default), or JSON."
)

reading_option = click.option(
    "--as",
    "reading",
    type=click.Choice(["resolution", "plain"]),
    default="resolution",
    show_default=True,
    help="How to read a text: plain is any text, in numbered blocks.",
)

tracked_option = click.option(
    "--tracked",
    type=click.Choice(["accepted", "rejected"]),
    default="accepted",
    show_default=True,
    help="How the changes that a Word document tracks are read.",
)


def format_for(file: Path | None, chosen: str | None, endings: dict[str, str]) -> str:
    """Settle the format: as chosen, or by the ending of the output file, or text.

    Args:
        file: where the output goes, or None.
        chosen: the value of --format, or None.
        endings: the format of each ending that is known, as {".json": "json"}.

    Raises:
        click.UsageError: nothing was chosen, and the file's ending says nothing.
    """
    if chosen or file is None:
        return chosen or "text"
    known = endings.get(file.suffix.lower())
    if known is None:
        listed = ", ".join(sorted(endings))
        raise click.UsageError(
            f"{file}: its ending names no format that can be written ({listed}); give --format."
        )
    return known
