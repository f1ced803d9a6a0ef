"""axe-core, the checker of accessibility, on a page of the browser."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser import Browser

_SCRIPT = Path(__file__).parent / "report" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


@contextmanager
def under_axe(browser: Browser, page: Path, *, scheme: str, width: int) -> Iterator[None]:
    """Open a page in a colour scheme, with axe in it; skip where it is absent, fail so in CI."""
    if not _SCRIPT.is_file():
        reason = "axe-core is not here: npm ci --prefix tests/report/axe"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, and .ci/run should have done it", pytrace=False)
        pytest.skip(reason)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.call("Emulation.setEmulatedMedia", features=features)
    browser.call("Page.setBypassCSP", enabled=True)  # axe is a script that the page does not allow
    try:
        browser.open(page, width=width)
        browser.run(f"{_SCRIPT.read_text(encoding='utf-8')}; 0")
        yield
    finally:
        browser.call("Page.setBypassCSP", enabled=False)
        browser.call("Emulation.setEmulatedMedia", features=[])


def violations(browser: Browser) -> object:
    """Return what axe finds on the open page."""
    return browser.run(
        "axe.run().then(found => found.violations.map(one =>"
        " [one.id, one.nodes.map(node => node.html)]))"
    )
