"""How a group's ops are cut into rows."""

from __future__ import annotations

from clausetrail.model import Clause, Comparison, Group, Op, Paragraph
from clausetrail.report.rows import Piece, Row, elide, excerpt, rows_of, shorten, shown_rows


def rows(comparison: Comparison, index: int) -> tuple[Row, ...]:
    return rows_of(
        comparison.groups[index],
        {one.ref: one for one in comparison.old.paragraphs},
        {one.ref: one for one in comparison.new.paragraphs},
    )


def words(row: Row) -> list[tuple[str, str]]:
    return [(piece.op, piece.text) for piece in row.pieces]


def test_the_pieces_of_the_rows_are_the_ops(gardens: Comparison) -> None:
    for index, group in enumerate(gardens.groups):
        for side in "-+":
            expected = "".join(text for op, text in group.ops if op in {"=", side})
            joined = "".join(
                piece.text
                for row in rows(gardens, index)
                for piece in row.pieces
                if piece.op in {"=", side}
            )
            assert joined == expected


def test_a_split_has_a_row_for_each_new_paragraph_and_pairs_the_words_that_were_exchanged(
    gardens: Comparison,
) -> None:
    first, second = rows(gardens, 2)
    assert (first.old_ref, first.new_ref) == ("OP1", "OP1")
    assert words(first)[-2:] == [("+", ";"), ("+", "\n")]
    assert (second.old_ref, second.new_ref) == (None, "OP2")
    assert words(second) == [
        ("-", "and "), ("-", "encourages"), ("+", "Encourages"), ("=", " cities to plant trees;"),
    ]  # fmt: skip


def test_lead_verbs_are_known(gardens: Comparison) -> None:
    (row,) = rows(gardens, 3)
    assert [piece.text for piece in row.pieces if piece.verb] == ["Invites", "Urges"]


def test_a_merge_tells_where_the_old_paragraph_began() -> None:
    old = [
        Paragraph("OP1", "operative", "1", "Urges A;"),
        Paragraph("OP2", "operative", "2", "Urges B;"),
    ]
    new = [Paragraph("OP1", "operative", "1", "Urges A and B;", (Clause("Urges", 0, 14),))]
    ops: tuple[Op, ...] = (("=", "Urges A"), ("-", ";\nUrges"), ("+", " and"), ("=", " B;"))
    group = Group(old=("OP1", "OP2"), new=("OP1",), relation="merge", change="substantive", ops=ops)
    first, second = rows_of(group, {o.ref: o for o in old}, {n.ref: n for n in new})
    assert (first.old_ref, first.new_ref) == ("OP1", "OP1")
    assert (second.old_ref, second.new_ref) == ("OP2", None)
    assert words(second) == [("-", "Urges"), ("+", " and"), ("=", " B;")]


def test_what_ends_a_row_of_a_table_leads_into_no_row_behind_it() -> None:
    old = Paragraph("T1", "table", None, "Lamps for 2024\t12\nHedges\t3\nSwans\t7")
    new = Paragraph("T1", "table", None, "Lamps for 2025\t14\nSwans\t7")
    group = Group(old=("T1",), new=("T1",), relation="one-to-one", change="substantive",
                  ops=(("=", "Lamps for "), ("-", "2024\t12\nHedges\t3"), ("+", "2025\t14"),
                       ("=", "\nSwans\t7")))  # fmt: skip
    assert [words(row) for row in rows_of(group, {"T1": old}, {"T1": new})] == [
        [("=", "Lamps for "), ("-", "2024\t12"), ("-", "\n"), ("+", "2025\t14")],
        [("-", "Hedges\t3")],
        [("=", "Swans\t7")],
    ]


def test_rows_of_a_table_break_at_its_lines() -> None:
    table = Paragraph("OP1", "table", None, "a\tb\nc\td")
    group = Group(old=("OP1",), new=("OP1",), relation="one-to-one", change="identical",
                  ops=(("=", table.text),))  # fmt: skip
    assert [words(row) for row in rows_of(group, {"OP1": table}, {"OP1": table})] == [
        [("=", "a\tb")], [("=", "c\td")],
    ]  # fmt: skip


LONG = " ".join(f"w{number}" for number in range(40))


def test_an_unchanged_row_is_shortened_to_its_first_words() -> None:
    row = Row("OP1", "OP1", (Piece("=", LONG, verb=False),))
    assert elide(row, whole=True).pieces[0].text == "w0 w1 w2 w3 w4 w5 …"


def test_a_changed_row_of_substance_stays_whole() -> None:
    row = Row("OP1", "OP1", (Piece("=", LONG + " ", verb=False), Piece("+", "x", verb=False)))
    assert elide(row, whole=True) == row


def test_elsewhere_the_words_about_a_change_are_left() -> None:
    row = Row(None, None, (
        Piece("=", LONG + " ", verb=False), Piece("+", "x", verb=False),
        Piece("=", " " + LONG, verb=False),
    ))  # fmt: skip
    text = "".join(piece.text for piece in excerpt(row, 2).pieces)
    assert text == "… w38 w39 x w0 w1 …"


def test_nothing_is_cut_for_a_word_or_two() -> None:
    assert shorten("a b c d", 2) == "a b c d"
    assert shorten("a b c d e", 2) == "a b …"


def test_of_an_unchanged_group_the_first_words_are_left() -> None:
    text = f"Welcomes it, and urges {LONG};"
    clauses = (Clause("Welcomes", 0, 13), Clause("urges", 13, len(text)))
    one = Paragraph("OP1", "operative", "1", text, clauses)
    group = Group(old=("OP1",), new=("OP1",), relation="one-to-one", change="identical",
                  moved=True, ops=(("=", text),))  # fmt: skip
    (row,) = shown_rows(group, {"OP1": one}, {"OP1": one}, full=False)
    assert "".join(piece.text for piece in row.pieces) == "Welcomes it, …"
    assert len(shown_rows(group, {"OP1": one}, {"OP1": one}, full=True)) == 2
