"""Names in git: total, injective, taken by git, and never one another's folder."""

from __future__ import annotations

import re
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetrail.corpus import names

USUAL = {
    "A/RES/71/255": "A/RES/71/255",
    "A/RES/71/255/Corr.1": "A/RES/71/255+Corr.1",
    "A/RES/46/36": "A/RES/46/36",
    "A/RES/46/36 L": "A/RES/46/36_L",
    "A/RES/217 (III) A": "A/RES/217_(III)_A",
    "A/RES/ES-10/19": "A/RES/ES-10/19",
    "A/HRC/RES/50/1": "A/HRC/RES/50/1",
    "A/HRC/RES/50": "A/HRC/RES/%350",
    "S/RES/2231 (2015)": "S/RES/2231_(2015)",
    "S/RES/2231 (2015)/Corr.1": "S/RES/2231_(2015)+Corr.1",
    "A/C.3/80/L.32/Rev.1": "A+C.3+80+L.32+Rev.1",
    "A/RES/71": "A/RES/%371",
    "A/RES/71/*[x]": "A/RES/71/%2A%5Bx%5D=0",
    "A/RES/71/255/CORR.1": "A/RES/71/255+CORR.1=f",
    "A/RES/con": "A/RES/%63on=0",
    "A": "%41",
    "HEAD": "%48EAD",
    "": "%",
    "-rf/x": "%2Drf+x=0",
    "../../x": "%2E%2E+%2E%2E+x=0",
    "A/RES/71/255.lock": "A/RES/71/255%2Elock=0",
}  # fmt: skip

# fmt: off
PIECES = st.sampled_from([
    "A", "S", "E", "/", "RES", "res", "DEC", "HRC", "71", "255", "ES-10", "S-3", "Corr.1", "CORR.1",
    "Rev.1", "rev.1", " L", " (III)", "..", ".", "-", "@{", "@", "\x00", "\x1b[31m", "\n", "_",
    "%", "%41", "+", "=", "=0", "~", "^", ":", "?", "*", "[", "\\", ".lock", ".LOCK", "con", "L.4",
    "İ", "ß", "ﬁ", "é", "e\u0301", "\ud800", "\u202e", "HEAD", "//", "nul.x", "80", "C.3", "Ⅷ",
])
# fmt: on
HOSTILE = st.one_of(
    st.lists(PIECES, max_size=7).map("".join),
    st.text(max_size=12),
    st.text(alphabet="aA/.-Rr", max_size=8),
    st.integers(150, 400).map(lambda count: "A/RES/71/" + "x" * count),
)


def folded(names_: set[str]) -> set[str]:
    return {name.casefold() for name in names_}


def taken_by_git(name: str) -> bool:
    command = ["git", "check-ref-format", name]
    return subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(("symbol", "tag"), USUAL.items())
def test_usual_symbols_stay_readable(symbol: str, tag: str) -> None:
    assert names.tag_of(symbol) == tag
    assert names.symbol_of_tag(tag) == symbol
    assert taken_by_git(f"refs/tags/{tag}")


@given(HOSTILE)
def test_a_tag_names_its_symbol_in_any_case(symbol: str) -> None:
    tag = names.tag_of(symbol)
    back = {symbol, None} if "%%" in tag else {symbol}
    assert names.symbol_of_tag(tag) in back
    assert names.symbol_of_tag(tag.lower()) in back
    assert names.symbol_of_tag(tag.upper()) in back


@given(HOSTILE, HOSTILE)
def test_two_symbols_have_two_tags_and_neither_is_a_folder(one: str, other: str) -> None:
    first, second = names.tag_of(one).casefold(), names.tag_of(other).casefold()
    assert (first == second) == (one == other)
    if one != other:
        assert not first.startswith(second + "/")
        assert not second.startswith(first + "/")


@given(HOSTILE)
def test_nothing_that_was_made_from_a_symbol_reads_as_another_tag(text: str) -> None:
    symbol = names.symbol_of_tag(text) if text.isascii() else None
    assert symbol is None or names.tag_of(symbol).casefold() == text.casefold()


@settings(max_examples=4)  # each asks git some hundred times
@given(st.lists(st.tuples(HOSTILE, HOSTILE), min_size=40, max_size=60))
def test_git_takes_every_name(pairs: list[tuple[str, str]]) -> None:
    made = {f"refs/tags/{names.tag_of(one)}" for one, _ in pairs}
    made |= {f"refs/heads/{names.branch_of_series(one)}" for one, _ in pairs}
    made |= {f"refs/heads/{names.branch_of_draft(one, other)}" for one, other in pairs}
    for name in made:
        assert all(len(part) <= names.MAX_NAME_CHARS for part in name.split("/"))
        assert not re.search(r"/-|[^!-~]|\.(/|$)|(?i:(^|/)(con|nul|aux|prn)([./]|$))", name)
    script = 'while IFS= read -r name; do git check-ref-format "$name" || echo "$name"; done'
    done = subprocess.run(
        ["sh", "-c", script], input="\n".join(sorted(made)) + "\n", text=True, capture_output=True,
        check=True,
    )  # fmt: skip
    assert done.stdout == ""


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_two_drafts_have_two_branches(slug: str, label: str, other: str, second: str) -> None:
    one, two = names.branch_of_draft(slug, label), names.branch_of_draft(other, second)
    assert (one.casefold() == two.casefold()) == ((slug, label) == (other, second))
    assert one.count("/") == 2


@given(HOSTILE, HOSTILE)
def test_two_symbols_have_two_labels(one: str, other: str) -> None:
    assert (names.label_of(one) == names.label_of(other)) == (one == other)
    assert "/" not in names.label_of(one)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_two_pairs_have_two_files_of_pins(old: str, new: str, other: str, second: str) -> None:
    one, two = names.pin_file_of(old, new), names.pin_file_of(other, second)
    assert (one.casefold() == two.casefold()) == ((old, new) == (other, second))
    assert one.count("/") == 1
    assert ".." not in one


def test_usual_pins_stay_readable() -> None:
    path = names.pin_file_of("A/RES/69/110", "A/71/L.44/Rev.1")
    assert path == "A-RES-69-110/A-71-L.44-Rev.1.json"


def test_usual_drafts_stay_readable() -> None:
    branch = names.branch_of_draft("asean", names.label_of("A/71/L.44/Rev.1"))
    assert branch == "draft/asean/A-71-L.44-Rev.1"
    assert names.branch_of_draft("asean", "zero-draft") == "draft/asean/zero-draft"
    assert names.branch_of_draft("asean", "Zero draft") == "draft/asean/Zero_draft=1"
    assert names.label_of("A/S-10/L.1") == "A-S-10-L.1"
    assert names.label_of("S/2015/547") == "S-2015-547"
    assert names.label_of("A/S/10") == "A%2FS%2F10"


@given(HOSTILE, st.text(max_size=6))
def test_file_names_are_harmless(name: str, extension: str) -> None:
    made = names.file_of(name, extension)
    assert re.fullmatch(r"[A-Za-z0-9_%()+=][A-Za-z0-9._%()+=-]*\.[a-z0-9]{1,8}", made)
    assert len(made) <= 200
    assert ".." not in made


def test_a_source_is_named_by_its_symbol() -> None:
    assert names.source_of("A/RES/71/255", "pdf") == "source/A-RES-71-255.pdf"
    assert names.source_of("A/71/L.44/Rev.1", "txt") == "source/A-71-L.44-Rev.1.txt"
    assert names.source_of("S/RES/2231 (2015)", "../x") == "source/S-RES-2231_(2015).bin"


@given(HOSTILE, HOSTILE)
def test_two_documents_have_two_file_names(one: str, other: str) -> None:
    same = names.file_of(one, "txt").casefold() == names.file_of(other, "txt").casefold()
    assert same == (one == other)


@given(st.one_of(HOSTILE, st.text()), st.sets(st.sampled_from(["x", "x-2", "series", "a"])))
def test_a_slug_can_be_made_of_anything(text: str, taken: set[str]) -> None:
    slug = names.slug_from(text, taken)
    assert slug not in taken
    assert names.check_slug(slug) == slug
    assert names.branch_of_series(slug) == f"series/{slug}"


@pytest.mark.parametrize("slug", ["", "A", "a b", "a/b", "-a", "a--b", "a.lock", "con", "a" * 61])
def test_what_is_no_slug_is_refused_with_a_remedy(slug: str) -> None:
    with pytest.raises(names.SlugError, match=r"hint: try [a-z]"):
        names.check_slug(slug)


def test_slug_remedy_is_shown_whole() -> None:
    with pytest.raises(names.SlugError) as caught:
        names.check_slug("Women’s rights")
    assert str(caught.value) == (
        r"'Women\u2019s rights' cannot name a series: small letters, digits and single hyphens, "
        "60 characters at most\nhint: try womens-rights"
    )
