"""What a person types, as the index is asked for it."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetrail.history.query import QueryError, query_of


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("amber varnish", '"amber varnish"'),
        ("  amber   varnish ", '"amber varnish"'),
        ("lantern*", '"lantern" *'),
        ("amber lantern*", '"amber lantern" *'),
        ('"amber varnish" moss', '"amber varnish" AND "moss"'),
        ("amber AND moss", '"amber" AND "moss"'),
        ("amber OR moss", '"amber" OR "moss"'),
        ("amber moss OR frost AND glass", '"amber moss" OR "frost" AND "glass"'),
        ("amber NEAR/3 frost", 'NEAR("amber" "frost", 3)'),
        ("amber NEAR frost", 'NEAR("amber" "frost", 10)'),
        ("glass AND amber NEAR/3 frost moss*", '"glass" AND NEAR("amber" "frost moss" *, 3)'),
        ("amber -frost", '("amber") NOT ("frost")'),
        ('-"swept gravel" amber -moss*', '("amber") NOT ("swept gravel" OR "moss" *)'),
        ("amber NOT frost", '("amber") NOT ("frost")'),
        ("well-being", '"well-being"'),
        ("“amber varnish”", '"amber varnish"'),
        ("the (amber) varnish", '"the amber varnish"'),
        ('an "unended phrase', '"an" AND "unended phrase"'),
        ("amber near frost and moss", '"amber near frost and moss"'),
    ],
)
def test_forms_of_a_query(typed: str, match: str) -> None:
    assert query_of(typed).match == match


@pytest.mark.parametrize("typed", ["", "   ", '""', "🙂", "🙂 🙃", "* ( ) -", "\0"])
def test_nothing_to_search_for(typed: str) -> None:
    with pytest.raises(QueryError, match="there is no word to search for"):
        query_of(typed)


def test_only_words_to_leave_out() -> None:
    with pytest.raises(QueryError) as caught:
        query_of('-moss -"amber varnish"')
    assert caught.value.message == "there are only words to leave out"


@pytest.mark.parametrize(
    "typed", ["amber AND", "OR amber", "amber NEAR/3", "NEAR amber", "a OR OR b"]
)
def test_a_join_without_a_phrase(typed: str) -> None:
    with pytest.raises(QueryError, match="joins two phrases, and one is missing"):
        query_of(typed)


def test_what_holds_no_word_is_told() -> None:
    query = query_of("amber 🙂 -🙃")
    assert query.match == '"amber 🙂"' or query.ignored
    assert query_of('amber "🙂"').ignored == ("🙂",)
    assert query_of('amber "🙂"').match == '"amber"'


def test_a_query_is_bounded() -> None:
    with pytest.raises(QueryError, match="at most 4,000 are searched"):
        query_of("amber " * 1000)
    with pytest.raises(QueryError, match="at most 64 are searched"):
        query_of('"a" ' * 100)


_PARTS = st.one_of(
    st.sampled_from(['"', "“", "*", "-", "AND", "OR", "NOT", "NEAR", "NEAR/2", "(", ")", "^", ":"]),
    st.sampled_from(["amber", "text:amber", "{text}", "+", "--", "'", ";", "NEAR(", "\\", "\x00"]),
    st.text(max_size=6),
)


@given(st.lists(_PARTS, max_size=9).map(" ".join))
def test_the_index_understands_every_query(typed: str) -> None:
    """Whatever is typed is refused with a reason, or is a query that SQLite runs."""
    try:
        query = query_of(typed)
    except QueryError:
        return
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        connection.execute("INSERT INTO words VALUES ('amber varnish')")
        connection.execute("SELECT * FROM words WHERE words MATCH ?", (query.match,)).fetchall()
    connection.close()
