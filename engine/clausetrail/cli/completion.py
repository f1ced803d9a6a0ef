"""`clausetrail completion`: the script by which a shell completes commands and references."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")

# click's own script for bash takes the words as bash cuts them, which is at "@" and ":" too:
# of `asean@71` it would see the "71" alone.
_BASH = r"""
_clausetrail_completion() {
    local line="${COMP_LINE:0:COMP_POINT}" word="" kind value before
    local -a words
    read -ra words <<< "$line"
    local -i place=$(( ${#words[@]} - 1 ))
    if [[ $line == *[[:space:]] ]]; then place+=1; else word=${words[place]}; fi
    before=${word%"${word##*[@:=]}"}
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                [[ $value == *@ ]] && compopt -o nospace
                printf -v value %q "${value#"$before"}"
                COMPREPLY+=("$value")
                ;;
        esac
    done < <(COMP_WORDS=$line COMP_CWORD=$place _CLAUSETRAIL_COMPLETE=bash_complete "$1")
}
complete -o nosort -F _clausetrail_completion clausetrail
"""


@click.command(
    "completion",
    epilog="""Examples:

\b
  eval "$(clausetrail completion bash)"        in ~/.bashrc
  eval "$(clausetrail completion zsh)"         in ~/.zshrc
  clausetrail completion fish > ~/.config/fish/completions/clausetrail.fish""",
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(*, shell: str) -> None:
    """Print the script that makes a shell complete commands and texts."""
    from .output import write_script

    if shell == "bash":
        write_script(_BASH.lstrip())
        return
    from click.shell_completion import get_completion_class

    from .app import group

    chosen = get_completion_class(shell)
    if chosen is None:
        raise click.UsageError(f"No completion for {shell}.")
    write_script(chosen(group, {}, "clausetrail", "_CLAUSETRAIL_COMPLETE").source())
