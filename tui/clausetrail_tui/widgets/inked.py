"""`Inked`: what draws spans, each by its role: how every role looks is said here, and only here.

Roles are components of a widget, as Textual calls them, but found when they are first drawn:
Textual finds all components of a widget at each change of it (the focus, the theme, a class),
and forty-odd roles times five widgets were a quarter of what the first screen cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.widget import Widget

from clausetrail_tui.ink import ROLES

if TYPE_CHECKING:
    from rich.style import Style
    from textual.css.styles import RenderStyles

INKS = frozenset(f"ink--{role}" for role in ROLES)


class Roled(Widget):
    """A widget whose words have roles; its CSS says how each looks, `& > .ink--ROLE`."""

    _themed = ""  # the theme that roles were found for

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return how a component looks; a role is looked up in the CSS when it is first wanted."""
        for name in names:
            if name in INKS and name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)  # noqa: SLF001 - as Textual finds its own components
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
                self._themed = self.app.theme
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Find the roles anew; where the theme is another one, draw them anew."""
        for name in INKS & self._component_styles.keys():
            del self._component_styles[name]
        super().notify_style_update()
        if self._themed and self.is_attached and self._themed != self.app.theme:
            self._themed = ""
            self.refresh()


class Inked(Roled):
    """What shows words of texts and of the application in all their roles."""

    DEFAULT_CSS = """
    Inked {
        & > .ink--strong { text-style: bold; }
        & > .ink--dim { color: $quiet; }
        & > .ink--head { color: $primary; text-style: bold; }
        & > .ink--ref { color: $primary; text-style: bold; }
        & > .ink--verb { text-style: italic; }
        & > .ink--italic { text-style: italic; }
        & > .ink--link { color: $primary; text-style: underline; }
        & > .ink--rule { color: $rule; }
        & > .ink--deleted { color: $deleted; text-style: strike; }
        & > .ink--inserted { color: $inserted; text-style: bold underline; }
        & > .ink--deleted-minor { color: $quiet; text-style: strike; }
        & > .ink--inserted-minor { color: $routine; text-style: underline; }
        & > .ink--gone { color: $deleted; }
        & > .ink--gone-verb { color: $deleted; text-style: italic; }
        & > .ink--entered { color: $inserted; }
        & > .ink--entered-verb { color: $inserted; text-style: italic; }
        & > .ink--stronger { color: $warning; text-style: bold; }
        & > .ink--weaker { color: $accent; text-style: bold; }
        & > .ink--warning { color: $warning; text-style: bold; }
        & > .ink--notice { color: $warning; text-style: italic; }
        & > .ink--found { color: $accent; text-style: bold underline; }
        & > .ink--identical { color: $faint; }
        & > .ink--editorial { color: $quiet; }
        & > .ink--rollover { color: $routine; }
        & > .ink--substantive { color: $warning; text-style: bold; }
        & > .ink--added { color: $inserted; text-style: bold; }
        & > .ink--removed { color: $deleted; text-style: bold; }
        & > .ink--moved { color: $accent; text-style: bold; }
        & > .ink--age1 { color: $age-1; }
        & > .ink--age2 { color: $age-2; }
        & > .ink--age3 { color: $age-3; }
        & > .ink--age4 { color: $age-4; }
        & > .ink--newest { color: $inserted; text-style: bold underline; }
    }
    """

    def _style(self, name: str) -> Style:
        """Return how a component looks: `ink--ROLE`, or one of the widget's own."""
        return self.get_component_rich_style(name, partial=True)
