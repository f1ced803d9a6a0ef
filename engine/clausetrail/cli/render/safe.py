"""Text made safe to print; it lives with the reports, which use it too."""

from __future__ import annotations

from clausetrail.report.safe import safe

__all__ = ["safe"]
