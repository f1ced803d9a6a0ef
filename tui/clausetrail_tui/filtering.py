"""How the figure keys filter: the first shows its class alone, each further one adds its own.

A key for a class that is shown takes it away again; without any class all is as at the beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def pressed(
    one: str, hidden: Collection[str], classes: Sequence[str], usual: Collection[str] = ()
) -> tuple[str, ...]:
    """Return what is hidden after the key of a class was pressed.

    Args:
        one: the class of the key.
        hidden: the classes that were hidden.
        classes: all there are, in the order of their keys.
        usual: those that are hidden where nothing is filtered.

    Returns:
        What is hidden now, in the order of the keys.
    """
    unfiltered = set(hidden) <= set(usual)
    shown = {one} if unfiltered else (set(classes) - set(hidden)) ^ {one}
    return tuple(each for each in classes if each not in shown) if shown else tuple(usual)
