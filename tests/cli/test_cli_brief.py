"""What the brief tells, and that it tells every change of substance somewhere."""

from __future__ import annotations

from msgspec.structs import replace

from clausetrail.cli.render.brief import MAX_ENTRIES, brief_markdown, sections
from clausetrail.model import Clause, Comparison, Group, Op, Paragraph, Qualifier, VerbChange


def compared(comparison: Comparison, old: str, new: str, *ops: Op, **fields: object) -> Comparison:
    """Return a comparison of one pair of operative paragraphs."""

    def side(text: str) -> tuple[Paragraph, ...]:
        verb = text.split(maxsplit=1)[0]
        return (Paragraph("OP1", "operative", "1", text, (Clause(verb, 0, len(text)),)),)

    group = Group(
        old=("OP1",), new=("OP1",), relation="one-to-one", similarity=0.8, change="substantive",
        verbs=(VerbChange("Invites", "Urges", "stronger"),), ops=ops,
    )  # fmt: skip
    return replace(
        comparison,
        old=replace(comparison.old, paragraphs=side(old)),
        new=replace(comparison.new, paragraphs=side(new)),
        groups=(replace(group, **fields),),
        footnotes=(),
    )


def titles(comparison: Comparison) -> list[str]:
    return [section.title for section in sections(comparison)]


def test_a_verb_alone_is_told_once(gardens: Comparison) -> None:
    pair = compared(
        gardens, "Invites States;", "Urges States;",
        ("-", "Invites"), ("+", "Urges"), ("=", " States;"),
    )  # fmt: skip
    assert titles(pair) == ["Stronger"]


def test_words_that_change_with_the_verb_are_told_too(gardens: Comparison) -> None:
    pair = compared(
        gardens, "Invites States;", "Urges cities;",
        ("-", "Invites States"), ("+", "Urges cities"), ("=", ";"),
    )  # fmt: skip
    assert titles(pair) == ["Stronger", "Changed in substance"]


def test_a_verb_and_a_qualifier_are_told_in_their_sections(gardens: Comparison) -> None:
    pair = compared(
        gardens, "Invites States;", "Urges States, as appropriate;",
        ("-", "Invites"), ("+", "Urges"), ("=", " States"), ("+", ", as appropriate"), ("=", ";"),
        qualifiers=(Qualifier("new", "as appropriate"),),
    )  # fmt: skip
    assert titles(pair) == ["Stronger", "Qualified"]


def test_a_rewritten_paragraph_is_restated(gardens: Comparison) -> None:
    pair = compared(
        gardens, "Invites States to plant;", "Urges cities to sow;",
        ("-", "Invites States to plant"), ("+", "Urges cities to sow"), ("=", ";"), similarity=0.2,
    )  # fmt: skip
    assert titles(pair) == ["Restated in other words", "Stronger"]


def test_what_finds_no_room_is_named(gardens: Comparison) -> None:
    number = MAX_ENTRIES + 5
    paragraphs = tuple(
        Paragraph(f"OP{n}", "operative", str(n), f"Requests map {n};") for n in range(1, number + 1)
    )
    added = replace(
        gardens,
        new=replace(gardens.new, paragraphs=paragraphs),
        groups=tuple(
            Group(old=(), new=(one.ref,), relation="added", change="substantive",
                  ops=(("+", one.text),))
            for one in paragraphs
        ),
        footnotes=(),
    )  # fmt: skip
    (section,) = sections(added)
    assert len(section.entries) == MAX_ENTRIES
    assert section.rest == f"OP{MAX_ENTRIES + 1}–OP{number}"
    assert f"- and OP{MAX_ENTRIES + 1}–OP{number}\n" in brief_markdown(added)


def test_every_group_of_substance_is_named(gardens: Comparison) -> None:
    markdown = brief_markdown(gardens)
    for group in gardens.groups:
        if group.change == "substantive":
            assert " + ".join(group.new or group.old) in markdown
