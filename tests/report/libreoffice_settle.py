"""Accept or reject all changes of a document by LibreOffice's own command; run by its Python.

python3 libreoffice_settle.py PROFILE Accept|Reject SOURCE TARGET

It says `settled` when the target is there, and then waits to be killed with its process group:
the bridge may end with a fault when the office or Python goes before it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any


def property_of(name: str, value: object) -> Any:
    """Return a named argument as LibreOffice takes it."""
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe: str) -> Any:
    """Wait for the office, and return its context."""
    import uno  # type: ignore[import-not-found]

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("the office did not start")


def main(profile: str, command: str, source: str, target: str) -> None:
    """Open, settle, save."""
    pipe = f"settle{time.time_ns()}"
    subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    context = connect(pipe)
    create = context.ServiceManager.createInstanceWithContext
    desktop = create("com.sun.star.frame.Desktop", context)
    dispatcher = create("com.sun.star.frame.DispatchHelper", context)
    hidden = (property_of("Hidden", value=True),)
    document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, hidden)
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, f".uno:{command}AllTrackedChanges", "", 0, ())
    word = (property_of("FilterName", "MS Word 2007 XML"),)
    document.storeToURL(f"file://{target}", word)
    document.close(True)  # noqa: FBT003 - LibreOffice's own signature
    sys.stdout.write("settled\n")
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main(*sys.argv[1:])
