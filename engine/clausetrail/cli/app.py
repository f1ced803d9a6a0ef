"""The command group, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
from importlib import import_module
from keyword import iskeyword

import click

from clausetrail.model.errors import ClausetrailError

from . import exits
from .render.safe import safe

# Name and one line of help of each command; its module is loaded only when it runs.
COMMANDS = {
    "demo": "Show the sample series and what changed in it.",
    "show": "Print one text as Clausetrail reads it.",
    "diff": "Compare two texts, paragraph by paragraph and clause by clause.",
    "columns": "Lay several proposals beside the text that they change.",
    "init": "Make an empty corpus.",
    "add": "Add documents to the corpus, and say where each went.",
    "list": "List the series of the corpus, or the texts of one.",
    "log": "Print the timeline of a series.",
    "trail": "Follow one paragraph through its series, both ways in time.",
    "blame": "Say of every word of a text which text of its series first had it.",
    "matrix": "Lay the paragraphs of a series against its texts.",
    "verbs": "Show how the lead verbs of a series shifted.",
    "dropped": "Show what fell out of a series and never came back.",
    "stats": "Count what each text of a series is made of.",
    "search": "Look for a phrase in every paragraph of the corpus.",
    "agreed": "Find the nearest adopted wording of each paragraph of a text.",
    "cites": "Tell what a text cites, and what cites it.",
    "pin": "Set which paragraphs of two texts belong together.",
    "unpin": "Take back what was pinned of two paragraphs.",
    "sync": "Make this corpus and another one the same.",
    "export": "Write the whole corpus to one file.",
    "import": "Merge a file that export wrote into this corpus.",
    "verify": "Check the corpus, and mend it.",
    "upgrade": "Derive the corpus anew with this version's parser.",
    "browse": "Walk through the corpus in the terminal.",
    "completion": "Print the script that makes a shell complete commands and texts.",
}


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return a command, or None where there is no such name."""
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python's, and no name of a module.
        home = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        module = import_module(f".{home}", __package__)
        command: click.Command = module.command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from clausetrail._version import __version__

        click.echo(f"clausetrail {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""Examples:

\b
  clausetrail demo
  clausetrail diff A_RES_71_255.txt draft.pdf
  clausetrail show A_RES_71_255.txt:OP4
  clausetrail init; clausetrail add resolutions/
  clausetrail log asean
  clausetrail diff asean@71 79/290

Exit codes: 0 done; 1 differences, under --exit-code; 2 wrong usage; 3 bad input; 4 trouble with
the corpus; 130 interrupted.""",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and leave.",
)
def group() -> None:
    """Compare successive United Nations resolutions clause by clause."""


def run(arguments: list[str]) -> int:
    """Run a command line; every error becomes a message on stderr and an exit code."""
    try:
        outcome = group.main(args=arguments, prog_name="clausetrail", standalone_mode=False)
    except click.UsageError as error:
        _tell_usage(error)
        return exits.USAGE
    except click.ClickException as error:
        _complain(error.format_message())
        return exits.BAD_INPUT
    except ClausetrailError as error:
        _complain(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPTED
    except SystemExit:
        return exits.DONE  # so click leaves where nobody reads what it prints: help | head
    except OSError as error:
        return _refused(error)
    except Exception as error:
        return _defect(error)
    return outcome if isinstance(outcome, int) else exits.DONE


def _tell_usage(error: click.UsageError) -> None:
    """Print what was wrong with the arguments as click does, but safe: they may hold anything."""
    lines = []
    if error.ctx is not None:
        lines = [error.ctx.get_usage(), f"Try '{error.ctx.command_path} --help' for help.", ""]
    click.echo("\n".join([*lines, f"Error: {safe(error.format_message())}"]), err=True)


def _complain(message: str) -> None:
    """Print an error; names and texts in it may hold anything."""
    lines = message.split("\n")
    click.echo("\n".join(["error: " + safe(lines[0]), *map(safe, lines[1:])]), err=True)


def _refused(error: OSError) -> int:
    """Say what the system refused: no rule of ours can have failed there."""
    _trace(error)
    place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    _complain(f"{place}the system says: {error.strerror or error}")
    return exits.BAD_INPUT


def _trace(error: Exception) -> None:
    if os.environ.get("CLAUSETRAIL_DEBUG"):
        import traceback

        traceback.print_exception(error)


def _defect(error: Exception) -> int:
    _trace(error)
    _complain(
        f"Clausetrail failed where it should not: {type(error).__name__}: {error}\n"
        "hint: please report this with the command that you gave; with CLAUSETRAIL_DEBUG=1 in the "
        "environment it prints the full trace"
    )
    return exits.DEFECT
