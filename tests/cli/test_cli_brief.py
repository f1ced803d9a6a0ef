"""What the brief tells, and that it tells every change of substance somewhere."""

from __future__ import annotations

import io
import zipfile

from msgspec.structs import replace

from clausetrail.cli.render.brief import brief_lines
from clausetrail.model import (
    Clause,
    Comparison,
    FootnoteChange,
    Group,
    Op,
    Paragraph,
    Qualifier,
    VerbChange,
)
from clausetrail.report.brief.formats import FORMATS, write
from clausetrail.report.brief.markdown import brief_markdown
from clausetrail.report.brief.page import PAGE_LINES, PRINT, TEXT, cut_list
from clausetrail.report.brief.sections import SHORT, sections
from clausetrail.report.brief.told import brief_of
from clausetrail.report.words import CLASS_WORDS, SectionCount, section_words


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


def test_a_verb_as_strong_as_the_old_one_is_told_beside_a_stronger_one(
    gardens: Comparison,
) -> None:
    verbs = (VerbChange("Invites", "Urges", "stronger"), VerbChange("notes", "observes", "same"))
    pair = compared(
        gardens, "Invites States;", "Urges States;",
        ("-", "Invites"), ("+", "Urges"), ("=", " States;"), verbs=verbs,
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


def many(gardens: Comparison, number: int) -> Comparison:
    """Return a comparison whose new text adds so many operative paragraphs."""
    words = "with the help of all the towns, the gardens and the bridges that it names in them"
    paragraphs = tuple(
        Paragraph(f"OP{n}", "operative", str(n), f"Requests map {n} {words};")
        for n in range(1, number + 1)
    )
    return replace(
        gardens,
        new=replace(gardens.new, paragraphs=paragraphs),
        groups=tuple(
            Group(old=(), new=(one.ref,), relation="added", change="substantive",
                  ops=(("+", one.text),))
            for one in paragraphs
        ),
        footnotes=(),
    )  # fmt: skip


def lines_of(comparison: Comparison, *, full: bool = False) -> list[str]:
    lines = brief_lines(comparison, width=80, colour=False, full=full)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_page_is_a_page_and_says_what_is_missing(gardens: Comparison) -> None:
    lines = lines_of(many(gardens, 150))
    assert 50 <= len(lines) <= PAGE_LINES
    heading = next(line for line in lines if line.startswith("New"))
    shown = sum(line.startswith("- OP") for line in lines)
    assert heading.startswith(f"New  ({shown} of 150; not here: OP")
    assert heading.endswith(")")
    assert any(line.startswith("Shortened to a page: --brief --full") for line in lines)
    assert max(map(len, lines)) <= 80


def test_a_page_of_print_says_more_in_fewer_lines(gardens: Comparison) -> None:
    long = many(gardens, 150)
    found = [brief_of(long, sheet=sheet).sections[0].entries for sheet in (TEXT, PRINT)]
    text, print_ = ([len("".join(t for t, _ in one.spans)) for one in of] for of in found)
    assert len(print_) < len(text)
    assert max(text) <= TEXT.width < max(print_) <= PRINT.width


def test_what_fits_is_written_out(gardens: Comparison) -> None:
    few = lines_of(many(gardens, 3))
    assert few == lines_of(many(gardens, 3), full=True)
    assert not any("Shortened" in line for line in few)


def test_full_names_every_entry(gardens: Comparison) -> None:
    lines = lines_of(many(gardens, 150), full=True)
    assert sum(line.startswith("- OP") for line in lines) == 150
    markdown = brief_markdown(many(gardens, 150), full=True)
    assert all(f"**OP{n}**" in markdown for n in range(1, 151))


def test_a_list_is_cut_behind_what_fits() -> None:
    assert cut_list("OP4, OP9, OP30", chars=8) == "OP4, …"
    assert cut_list("OP4, OP9, OP30") == "OP4, OP9, OP30"


def test_what_is_chosen_stands_in_the_order_of_the_text(gardens: Comparison) -> None:
    long = many(gardens, 150)
    heavy = "Requests a map" + " and another map of the gardens" * 9
    groups = list(long.groups)
    groups[99] = replace(groups[99], ops=(("+", heavy),))
    lines = lines_of(replace(long, groups=tuple(groups)))
    shown = [int(line[4:].split()[0]) for line in lines if line.startswith("- OP")]
    assert 100 in shown
    assert shown == sorted(shown)


def test_the_subjects_long_name_is_left_out_where_room_is_short(gardens: Comparison) -> None:
    name = "the League of Seven Green Towns"
    long = many(gardens, 150)
    long = replace(long, new=replace(long.new, title=f"Cooperation with {name}"))
    first = replace(long.new.paragraphs[0], text=f"Invites {name} to plant;" + " and to sow" * 9)
    paragraphs = (first, *long.new.paragraphs[1:])
    long = replace(long, new=replace(long.new, paragraphs=paragraphs))
    (entry,) = [one for one in sections(long, SHORT)[0].entries if one.refs == "OP1"]
    assert "".join(text for text, _ in entry.spans).startswith("OP1  Invites … to plant;")


def test_what_others_are_to_do_is_no_act(gardens: Comparison) -> None:
    pair = compared(
        gardens, "To plant trees;", "To sow trees;",
        ("=", "To "), ("-", "plant"), ("+", "sow"), ("=", " trees;"),
        verbs=(VerbChange("To plant", "To sow", "other"),),
    )  # fmt: skip
    assert titles(pair) == ["Changed in substance"]


def test_every_group_of_substance_is_named(gardens: Comparison) -> None:
    markdown = brief_markdown(gardens)
    for group in gardens.groups:
        if group.change == "substantive":
            assert " + ".join(group.new or group.old) in markdown


def test_footnotes_to_look_at_say_of_which_text_they_are(gardens: Comparison) -> None:
    notes = (
        FootnoteChange(old="2", new="3", old_ref="PP1", new_ref="PP2", change="substantive"),
        FootnoteChange(old=None, new="4", old_ref=None, new_ref="OP1", change="substantive"),
        FootnoteChange(old="4", new=None, old_ref="OP3", new_ref=None, change="substantive"),
    )
    told = dict(brief_of(replace(gardens, footnotes=notes), full=True).closing)["Footnotes"]
    assert told.endswith("look at 3 (PP2), 4 (OP1, new) and 4 (OP3, gone)")


def test_every_page_says_what_was_compared_and_which_text_a_warning_is_of(
    gardens: Comparison,
) -> None:
    new = replace(gardens.new, warnings=("two paragraphs are numbered 4",))
    told = replace(gardens, new=new)
    for ending in FORMATS:
        page = write(told, ending)
        if ending == ".docx":
            page = zipfile.ZipFile(io.BytesIO(page)).read("word/document.xml")
        assert b"Warning: new text: two paragraphs are numbered 4" in page
        assert gardens.new.sha256.encode() in page


def test_a_kind_of_paragraph_that_went_into_another_is_not_gone() -> None:
    became = SectionCount("heading", 2, 0, dict.fromkeys(CLASS_WORDS, 0), added=0, removed=0)
    assert section_words(became) == "no headings any more; 2 went into other paragraphs"
    both = became._replace(removed=1)
    assert section_words(both) == "no headings any more; 1 gone and 1 went into other paragraphs"
