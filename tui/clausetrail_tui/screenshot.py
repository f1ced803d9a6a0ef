"""Drawing a screen without a terminal, as a picture for a report, a page, or a test to look at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .settings import Settings

# Whatever waits no longer than this waits for the next key; what waits longer (a notice that goes
# by itself) is nothing that a picture should wait for.
PAUSE_S = 2.0
_STEP_S = 0.002  # between two looks at what another thread or a clock has to end


def screenshot(
    settings: Settings, size: tuple[int, int], *, keys: Sequence[str] = (), title: str = ""
) -> str:
    """Run the application until its screen is there, and return the picture of it.

    Args:
        settings: what it is started with; nothing should be kept.
        size: of the terminal that it is drawn for, in cells: width, height.
        keys: what is pressed before.
        title: what stands above the picture; by default the application and where one is.

    Returns:
        An SVG document.

    Raises:
        ClausetrailError: the screen could not be filled.
    """
    from .app import ClausetrailApp
    from .svg import svg_of

    app = ClausetrailApp(settings)

    async def main() -> str:
        async with app.run_test(size=size) as pilot:
            await settle(app)
            for key in keys:
                await pilot.press(key)
                await settle(app)
            if app.complaints:
                raise app.complaints[-1]
            named = title or f"{app.TITLE} — {' › '.join(app.path)}"
            return svg_of(strips_of(app), title=named)

    return asyncio.run(main())


async def settle(app: Any) -> None:
    """Wait until nothing is worked on, nothing is about to be, and all that changed is drawn."""
    await calm(app)
    while busy(app):
        await asyncio.sleep(_STEP_S)
        await calm(app)


async def calm(app: Any) -> None:
    """Wait until every message has had its effect and the screen is drawn, whatever the clock says.

    Work of other threads and what a clock will begin are not waited for, nor one that is ending.

    Args:
        app: a running application, in whose event loop this is called.
    """
    ready: Any = getattr(asyncio.get_running_loop(), "_ready")  # noqa: B009 - told nowhere else
    while not app._exit:  # noqa: SLF001
        await asyncio.sleep(0)
        if ready:
            continue
        if _due(app.screen) and not app._batch_count:  # noqa: SLF001
            app.screen._on_timer_update()  # noqa: SLF001 - as its clock would, in a sixtieth of a second
        elif app._batch_count or app.animator._animations or getattr(app, "keys_ahead", False):  # noqa: SLF001
            await asyncio.sleep(_STEP_S)
        else:
            return


def _due(screen: Any) -> bool:
    """Whether a screen has changed since it was drawn, or something waits for its drawing."""
    return bool(
        screen._callbacks  # noqa: SLF001
        or screen._layout_required  # noqa: SLF001
        or screen._scroll_required  # noqa: SLF001
        or screen._repaint_required  # noqa: SLF001
        or screen._recompose_required  # noqa: SLF001
        or screen._dirty_widgets  # noqa: SLF001
    )


def busy(app: Any) -> bool:
    """Whether the engine is asked something, or a screen waits before it does something.

    Args:
        app: any application.
    """
    if any(labels(app)) or getattr(app, "keys_ahead", False):
        return True
    nodes = [app, *app.screen_stack]
    nodes += [node for screen in app.screen_stack for node in screen.walk_children()]
    return any(
        timer._repeat is not None  # noqa: SLF001 - Textual tells it nowhere else
        and timer._interval < PAUSE_S  # noqa: SLF001
        and timer._task is not None  # noqa: SLF001
        and not timer._task.done()  # noqa: SLF001
        for node in nodes
        for timer in node._timers  # noqa: SLF001
    )


def labels(app: Any) -> Iterable[str]:
    """Yield what is worked on, in words."""
    for screen in app.screen_stack:
        yield from (job.label for job in getattr(screen, "_jobs", {}).values())


def strips_of(app: Any) -> list[Strip]:
    """Return the lines of the screen, as they would go to the terminal.

    Args:
        app: a running application.
    """
    # As `App.export_screenshot` does, which goes on to write another form of picture.
    update = app.screen._compositor.render_update(  # noqa: SLF001
        full=True,
        screen_stack=app._background_screens,  # noqa: SLF001
    )
    return [Strip.join(line) for line in update.strips]
