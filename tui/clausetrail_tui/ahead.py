"""Typing ahead: each key has its effect before the next one is handed on.

A person who types `/canal` has pressed `c` before the line of input that `/` opens is there,
and a paste is faster than any screen. Textual hands a key to what has the focus when it comes;
so the letters would go to what had it before, where they mean other things.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual import on
from textual.app import App
from textual.events import Key
from textual.message import Message

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.events import Event
    from textual.screen import Screen

_LONGEST_S = 2.0  # whatever happens, keys wait no longer for one thing
_STEP_S = 0.02
_ROUNDS = 2  # a key's own way up from the widget, and that of a message that it led to


class _Through(Message):
    """Follows a key on its way from a widget up to the application."""

    def __init__(self, done: asyncio.Event) -> None:
        super().__init__()
        self.done = done


class AheadApp(App[None]):
    """An application in which keys do what they would if they were pressed slowly."""

    def __init__(self) -> None:
        """No key has come yet."""
        super().__init__()
        self._opening: DOMNode | None = None
        self._opened = asyncio.Event()
        self._keys: deque[Key] = deque()
        self._handing_on: asyncio.Task[None] | None = None

    @property
    def keys_ahead(self) -> bool:
        """Whether the last key that was pressed has not had its effect yet."""
        return self._handing_on is not None

    def _on_mount(self) -> None:
        """Keys wait at every change of the screen, and for the first one."""
        self.screen_change_signal.subscribe(self, self._screen_changed, immediate=True)
        self.hold_keys(self.screen)
        self._handing_on = asyncio.create_task(self._hand_on())

    def _screen_changed(self, screen: Screen[object]) -> None:
        self.hold_keys(screen)

    def hold_keys(self, opening: DOMNode) -> None:
        """Let keys wait until a widget, which is being opened, is there and has the focus."""
        self._opening = opening
        self._opened.clear()
        opening.call_after_refresh(self._is_open, opening)

    def _is_open(self, opening: DOMNode) -> None:
        if self._opening is opening:
            self._opening = None
            self._opened.set()

    async def on_event(self, event: Event) -> None:
        """Hand a key on, or keep it until the one before has had its effect."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._handing_on is not None:
            self._keys.append(event)
        else:
            await super().on_event(event)
            self._handing_on = asyncio.create_task(self._hand_on())

    async def _hand_on(self) -> None:
        """Wait for the effect of a key that was handed on, then hand on those behind it."""
        try:
            await self._effect()
            while self._keys and not self._exit:
                await super().on_event(self._keys.popleft())
                await self._effect()
        except Exception as error:  # nobody awaits this: it would be lost
            self._handle_exception(error)
        finally:
            self._handing_on = None

    async def _effect(self) -> None:
        for _ in range(_ROUNDS):
            if self._exit:
                return  # soon there is no screen
            await self._way_up()
        if self._opening is not None:
            try:
                await asyncio.wait_for(self._opened.wait(), _LONGEST_S)
            except TimeoutError:
                self._opening = None

    async def _way_up(self) -> None:
        """Wait until all that was sent to what has the focus, and upwards from it, is done."""
        target = self.focused or self.screen
        done = asyncio.Event()
        target.post_message(_Through(done))
        waited = 0.0
        while target.is_running and target.is_attached and waited < _LONGEST_S:
            try:
                await asyncio.wait_for(done.wait(), _STEP_S)
            except TimeoutError:
                waited += _STEP_S
            else:
                return

    @on(_Through)
    def _through(self, event: _Through) -> None:
        event.done.set()
