"""The bindings that hold now, as people read them: for the help and the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

_NAMES = {
    "escape": "esc", "question_mark": "?", "exclamation_mark": "!", "slash": "/",
    "left_square_bracket": "[", "right_square_bracket": "]", "full_stop": ".", "comma": ",",
    "plus": "+", "minus": "-", "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "enter",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "home", "end": "end", "space": "space",
    "tab": "tab", "backspace": "backspace", "colon": ":", "semicolon": ";", "less_than_sign": "<",
    "greater_than_sign": ">", "equals_sign": "=", "f1": "F1", "f5": "F5", "delete": "del",
}  # fmt: skip

_SIGNS = frozenset(("slash", "minus", "plus"))

# Where a binding belongs, by the first part of its id.
HERE, ONWARDS, LINES, EVERYWHERE = (
    "Here", "From the word under the cursor", "Lines and words", "Everywhere",
)  # fmt: skip
_GROUPS = {"lead": ONWARDS, "page": LINES, "app": EVERYWHERE}
GROUPS = (HERE, ONWARDS, LINES, EVERYWHERE)


class Held(NamedTuple):
    """An action and the keys that it is bound to."""

    group: str  # one of GROUPS
    keys: tuple[str, ...]  # as people read them
    words: str  # what it does, in a word or three
    tip: str  # and in a sentence; nothing where that says no more
    action: str
    node: DOMNode  # whose action it is


def held(screen: Screen[object]) -> list[Held]:
    """Return what can be done on a screen by a key, each action once, group by group.

    Args:
        screen: with what has its keys now.
    """
    found: dict[tuple[str, int], Held] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        # Without an id it is one of Textual's own, for what there is none of here.
        if not binding.id or not binding.description or binding.system or not active.enabled:
            continue
        name = key_name(binding.key)
        # An action with other arguments is another one, with words of its own.
        known = found.get((binding.action, id(active.node)))
        if known is not None:
            if name not in known.keys:
                found[binding.action, id(active.node)] = known._replace(keys=(*known.keys, name))
            continue
        head = (binding.id or "").partition(".")[0]
        tip = (binding.tooltip or "").strip()
        found[binding.action, id(active.node)] = Held(
            _GROUPS.get(head, HERE), (name,), binding.description, tip, binding.action, active.node
        )
    told = [one._replace(keys=tuple(sorted(one.keys, key=_held_down))) for one in found.values()]
    return sorted(told, key=lambda one: GROUPS.index(one.group))


def is_typed(key: str, character: str | None) -> bool:
    """Whether a key writes a letter or a sign where text is typed.

    Args:
        key: its name.
        character: what Textual takes it to write. It does not know that of "/", "-" and "+",
            whose names are not Unicode's.
    """
    return key in _SIGNS or (character is not None and character.isprintable())


def _held_down(name: str) -> bool:
    """Whether a key is one that is pressed with another: those come behind the plain ones."""
    return name.startswith("Ctrl-")


def key_name(key: str) -> str:
    """Return how a key is written: `esc`, `Ctrl-T`, `Shift-→`, `N`."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    name = _NAMES.get(last, last)
    if "ctrl" in modifiers:
        return f"Ctrl-{name.upper() if len(name) == 1 else name}"
    if "shift" in modifiers:
        return f"Shift-{name}"
    if "alt" in modifiers:
        return f"Alt-{name}"
    return name
