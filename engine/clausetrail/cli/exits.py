"""The exit codes of the command line."""

from __future__ import annotations

DONE = 0
DIFFERENCES = 1  # only under --exit-code
USAGE = 2
BAD_INPUT = 3
CORPUS = 4
DEFECT = 70  # an error of Clausetrail's own (EX_SOFTWARE of sysexits.h)
INTERRUPTED = 130
