"""`Inked`: what draws spans, each by its role: how every role looks is said here, and only here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from clausetrail_tui.ink import ROLES

if TYPE_CHECKING:
    from rich.style import Style


class Inked(Widget):
    """A widget whose words have roles."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{role}" for role in ROLES}
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
