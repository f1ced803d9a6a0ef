"""A headless Chromium for tests, spoken to over its own pipe.

The DevTools protocol needs no library: messages are JSON, each ended by a NUL
(`--remote-debugging-pipe`), on the file descriptors 3 and 4 of the browser.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 120  # for one answer, on a machine that does other things too

# Puts the two ends where the browser looks for them, which may be where other files are now.
_START = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3), os.dup2(ends[1], 4)
os.execvp("chromium", ["chromium", *sys.argv[3:]])
"""


class Browser:
    """One page of a browser of its own."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()
        flags = [
            "--headless=new",
            "--no-sandbox",  # the pages are the tests' own, and CI runs as root
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--remote-debugging-pipe",
            f"--user-data-dir={self._folder.name}",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(to_read), str(to_write), *flags],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._buffer = b""
        self._count = 0
        self._session = ""
        self._events: list[dict[str, Any]] = []
        targets = self.call("Target.getTargets")["targetInfos"]
        (page,) = [one["targetId"] for one in targets if one["type"] == "page"]
        self._session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Performance"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        try:
            self.call("Browser.close")
            self._process.wait(PATIENCE_S)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._in)
        os.close(self._out)
        self._folder.cleanup()

    def call(self, method: str, **params: Any) -> Any:
        """Send a command and return its result."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return answer["result"]
            self._events.append(answer)
        raise AssertionError("unreachable")

    def open(self, path: Path, *, width: int = 1400, height: int = 900) -> None:
        """Open a file in a window of so many pixels, and wait until it is loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)  # fmt: skip
        self._events = []
        self.call("Page.navigate", url=path.as_uri())
        if not any(one.get("method") == "Page.loadEventFired" for one in self._events):
            for event in self._messages():
                self._events.append(event)
                if event.get("method") == "Page.loadEventFired":
                    break
        self.run("document.fonts.ready.then(() => 0)")

    def run(self, script: str) -> Any:
        """Evaluate an expression in the page; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys, as a person does."""
        for key in keys:
            text = {"text": key} if len(key) == 1 else {}
            code = {"Enter": 13, "Escape": 27, "Tab": 9}.get(key, 0)
            text = {"text": "\r"} if key == "Enter" else text
            for kind in ("keyDown", "keyUp"):
                self.call("Input.dispatchKeyEvent", type=kind, key=key,
                          windowsVirtualKeyCode=code,
                          **(text if kind == "keyDown" else {}))  # fmt: skip

    def told(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of the events of one name since the page was opened."""
        self.run("0")  # events that came before this answer are read with it
        return [one["params"] for one in self._events if one.get("method") == method]

    def count(self, name: str) -> float:
        """Return one of the browser's own counts (`LayoutCount` …)."""
        metrics = self.call("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == name))

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" not in self._buffer:
                ready, _, _ = select.select([self._in], [], [], PATIENCE_S)
                assert ready, "the browser does not answer"
                more = os.read(self._in, 1 << 20)
                assert more, "the browser ended"
                self._buffer += more
            message, _, self._buffer = self._buffer.partition(b"\0")
            yield json.loads(message)
