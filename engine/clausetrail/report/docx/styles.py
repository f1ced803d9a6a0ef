"""The template: styles that look as a UN resolution is set, without its emblem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xml import Element, element, extend, value

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT = "Times New Roman"
# Name, what it is called in Word, and its properties: indents and spaces in twentieths of a point,
# sizes in half points.
_PARAGRAPHS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("Adopted", "Resolution adopted", {"size": 28, "bold": True, "after": 240, "keep": True}),
    ("Title", "Title", {"size": 28, "bold": True, "after": 240, "left": 720, "hanging": 720,
                        "keep": True}),
    ("Organ", "Organ", {"italic": True, "first": 720, "after": 120, "keep": True}),
    ("Preamble", "Preambular paragraph", {"first": 720, "after": 120, "both": True}),
    ("Operative", "Operative paragraph", {"first": 720, "after": 120, "both": True}),
    ("SubOne", "Sub-paragraph", {"left": 720, "after": 120, "both": True}),
    ("SubTwo", "Sub-paragraph 2", {"left": 1440, "after": 120, "both": True}),
    ("SubThree", "Sub-paragraph 3", {"left": 2160, "after": 120, "both": True}),
    ("Section", "Section heading", {"bold": True, "centre": True, "before": 240, "after": 120,
                                    "keep": True}),
    ("Annex", "Annex paragraph", {"after": 120, "both": True, "first": 720}),
    ("Continuation", "Continuation", {"after": 120, "both": True}),
    ("TableText", "Table as text", {"size": 16, "after": 120, "tabs": True}),
    ("Closing", "Closing line", {"italic": True, "right": True, "keep": False}),
    ("End", "End rule", {"left": 3600, "inset": 3600, "rule": True, "before": 240}),
    ("Masthead", "Masthead", {"size": 18}),
    ("Colophon", "Colophon", {"size": 14}),
    ("FootnoteText", "footnote text", {"size": 16, "left": 284, "hanging": 284}),
    ("CommentText", "annotation text", {"size": 18}),
)  # fmt: skip

_SPACES = (("before", "w:before"), ("after", "w:after"))
_INDENTS = (
    ("left", "w:left"),
    ("inset", "w:right"),
    ("hanging", "w:hanging"),
    ("first", "w:firstLine"),
)


def style_part() -> Element:
    """Return `styles.xml`."""
    fonts = element("w:rFonts", {f"w:{use}": FONT for use in ("ascii", "hAnsi", "cs", "eastAsia")})
    defaults = element(
        "w:docDefaults",
        None,
        element(
            "w:rPrDefault",
            None,
            element(
                "w:rPr", None, fonts, value("w:sz", 20), value("w:szCs", 20),
                element("w:lang", {"w:val": "en-GB", "w:eastAsia": "en-GB", "w:bidi": "ar-SA"}),
            ),
        ),
        element(
            "w:pPrDefault",
            None,
            element(
                "w:pPr", None,
                element("w:spacing", {"w:after": "0", "w:line": "252", "w:lineRule": "auto"}),
            ),
        ),
    )  # fmt: skip
    root = element("w:styles", None, defaults)
    normal = element(
        "w:style", {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"},
        value("w:name", "Normal"), element("w:qFormat"),
    )  # fmt: skip
    root.append(normal)
    root.append(
        element(
            "w:style",
            {"w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"},
            value("w:name", "Default Paragraph Font"),
            value("w:uiPriority", 1),
            element("w:semiHidden"),
        )
    )
    extend(root, (paragraph_style(*one) for one in _PARAGRAPHS))
    root.append(
        element(
            "w:style",
            {"w:type": "character", "w:styleId": "FootnoteReference"},
            value("w:name", "footnote reference"),
            element("w:rPr", None, value("w:vertAlign", "superscript")),
        )
    )
    root.append(
        element(
            "w:style",
            {"w:type": "character", "w:styleId": "CommentReference"},
            value("w:name", "annotation reference"),
            element("w:rPr", None, value("w:sz", 16), value("w:szCs", 16)),
        )
    )
    return root


def paragraph_style(identifier: str, name: str, look: dict[str, object]) -> Element:
    """Return a paragraph's style; its properties are those of `_PARAGRAPHS`."""
    properties = element("w:pPr", None, *_paragraph_look(look))
    run = element("w:rPr", None, *_run_look(look))
    return element(
        "w:style",
        {"w:type": "paragraph", "w:styleId": identifier},
        value("w:name", name),
        value("w:basedOn", "Normal"),
        element("w:qFormat"),
        properties if len(properties) else None,
        run if len(run) else None,
    )


def _paragraph_look(look: dict[str, object]) -> Iterator[Element]:
    """Yield a style's paragraph properties, in the order of the schema."""
    if look.get("keep"):
        yield element("w:keepNext")
    if look.get("rule"):
        edge = {"w:val": "single", "w:sz": "4", "w:space": "1", "w:color": "auto"}
        yield element("w:pBdr", None, element("w:bottom", edge))
    if look.get("tabs"):
        yield element(
            "w:tabs",
            None,
            *(
                element("w:tab", {"w:val": "left", "w:pos": str(place)})
                for place in range(2400, 9000, 1100)
            ),
        )
    for name, keys in (("w:spacing", _SPACES), ("w:ind", _INDENTS)):
        found = {written: str(look[key]) for key, written in keys if key in look}
        if found:
            yield element(name, found)
    for key, side in (("both", "both"), ("centre", "center"), ("right", "right")):
        if look.get(key):
            yield value("w:jc", side)


def _run_look(look: dict[str, object]) -> Iterator[Element]:
    for key, letter in (("bold", "b"), ("italic", "i")):
        if look.get(key):
            yield element(f"w:{letter}")
            yield element(f"w:{letter}Cs")
    if "size" in look:
        yield value("w:sz", str(look["size"]))
        yield value("w:szCs", str(look["size"]))
