"""The command line as a process: what it imports, how it ends, where it writes."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from clausetrail import __version__

HEAVY = ("textual", "rich", "click", "git", "lxml", "pypdfium2")


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True, text=True, env={**os.environ, **environment}, check=False,
    )  # fmt: skip


def loaded(code: str) -> set[str]:
    done = python(code + "\nimport sys; print(*sorted(sys.modules))")
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split("\n")[-2].split()}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded("import clausetrail").isdisjoint({*HEAVY, "msgspec"})


def test_the_version_is_told_without_click() -> None:
    modules = loaded("from clausetrail.cli import main; assert main(['--version']) == 0")
    assert modules.isdisjoint({*HEAVY, "msgspec"})


def test_the_version_is_told_among_other_options_too(capsys: pytest.CaptureFixture[str]) -> None:
    from clausetrail.cli import main

    assert main(["--version"]) == main(["--version", "--help"]) == 0
    assert capsys.readouterr().out == f"clausetrail {__version__}\n" * 2


def test_showing_a_text_without_colour_loads_no_rich(seed: Path) -> None:
    code = f"from clausetrail.cli import main\nassert main(['show', {str(seed)!r}]) == 0"
    assert loaded(code).isdisjoint(set(HEAVY) - {"click"})


def test_no_order_of_a_set_shows_in_a_comparison(seed: Path) -> None:
    code = f"""
    from clausetrail.cli import main
    from clausetrail.corpus.sample import load_sample
    new = str(load_sample().path("illustration-2"))
    assert main(['diff', {str(seed)!r}, new, '--format', 'json', '--explain']) == 0
    assert main(['diff', {str(seed)!r}, new, '--brief']) == 0
    """
    first, second = (python(code, PYTHONHASHSEED=number) for number in ("1", "2"))
    assert first.returncode == 0, first.stderr
    assert len(first.stdout) > 10_000
    assert first.stdout == second.stdout


def test_comparing_texts_without_colour_loads_no_rich(seed: Path) -> None:
    code = f"""
from clausetrail.cli import main
from clausetrail.corpus.sample import load_sample
new = str(load_sample().path("illustration-1"))
assert main(['diff', {str(seed)!r}, new]) == 0
assert main(['diff', {str(seed)!r}, new, '--format', 'json']) == 0
"""
    assert loaded(code).isdisjoint(set(HEAVY) - {"click"})


def test_a_reader_who_leaves_early_is_no_error(seed: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -c '{RUN}' show {seed} | head -1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_closed_streams_are_no_place_for_files() -> None:
    code = """
    import os, sys
    from clausetrail.cli import _fill_streams
    for number in range(3):
        os.close(number)
    sys.stderr = None
    _fill_streams()
    sys.stderr.write("to nobody")
    os._exit(0 if os.open(os.devnull, os.O_RDONLY) > 2 else 1)
    """
    assert python(code).returncode == 0


RUN = "import sys; from clausetrail.cli import main; sys.exit(main())"


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    done = python("""
    import clausetrail.cli.references as references
    def load(target, **_): raise KeyboardInterrupt
    references.load = load
    from clausetrail.cli import main
    raise SystemExit(main(["show", "x"]))
    """)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


def test_a_defect_asks_to_be_reported_and_shows_its_trace_only_when_told_to() -> None:
    code = """
    import clausetrail.cli.references as references
    def load(target, **_): raise ValueError("no \\x1b[2J such thing")
    references.load = load
    from clausetrail.cli import main
    raise SystemExit(main(["show", "x"]))
    """
    quiet = python(code, CLAUSETRAIL_DEBUG="")
    assert quiet.returncode == 70
    assert quiet.stderr == (
        "error: Clausetrail failed where it should not: ValueError: no ␛[2J such thing\n"
        "hint: please report this with the command that you gave; with CLAUSETRAIL_DEBUG=1 in "
        "the environment it prints the full trace\n"
    )
    loud = python(code, CLAUSETRAIL_DEBUG="1")
    assert loud.returncode == 70
    assert "Traceback (most recent call last)" in loud.stderr


def test_a_terminal_gets_its_pager_and_a_missing_one_is_done_without(
    seed: Path, tmp_path: Path
) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nsed 's/^/PAGED /'\n", encoding="utf-8")
    pager.chmod(0o755)
    code = f"""
    import pty, sys
    def run():
        import os
        pid, end = pty.fork()
        if pid == 0:
            from clausetrail.cli import main
            os._exit(main(["show", {str(seed)!r} + ":PP3"]))
        told = b""
        try:
            while chunk := os.read(end, 65536):
                told += chunk
        except OSError:
            pass
        os.waitpid(pid, 0)
        return told.decode()
    print(run())
    """
    paged = python(code, PAGER=str(pager), TERM="xterm", NO_COLOR="")
    assert "PAGED" in paged.stdout
    assert "\x1b[" in paged.stdout
    plain = python(code, PAGER=str(tmp_path / "none"), TERM="xterm", NO_COLOR="1")
    assert "Noting with satisfaction" in plain.stdout
    assert "\x1b[" not in plain.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "demo"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == (
        "error: standard output: cannot be written: No space left on device\n"
        "hint: make room where it goes, or write elsewhere\n"
    )
