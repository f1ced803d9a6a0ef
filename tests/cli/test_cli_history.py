"""The commands that question the history; the documents are made, and say so."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.history.made_series import BENCHES, CRANES, HARBOUR, KITES, LAMPS, REPORT

from clausetrail.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "harbours-illustration"
MORNING = LAMPS.replace("every evening", "each morning")
URGED = CRANES.replace("Calls upon", "Urges").replace(", as appropriate", "")
TEXTS = {
    60: (HARBOUR, CRANES, LAMPS, REPORT),
    61: (HARBOUR, URGED, REPORT),
    62: (HARBOUR, KITES, URGED),
    63: (HARBOUR, KITES, URGED, MORNING),
}


def body_of(paragraphs: tuple[str, ...]) -> str:
    lines: list[str] = []
    for one in paragraphs:
        number = sum(not line.endswith(",") for line in lines) + 1
        lines.append(f"\t{one}" if one.endswith(",") else f"\t{number}.\t{one}")
    return "\n".join(lines)


def text_of(session: int, paragraphs: tuple[str, ...]) -> str:
    return f"""Resolution adopted by the General Assembly on 9 December {session + 1945}

{session}/900.	Harbours (an illustration)


	The General Assembly,
{body_of(paragraphs)}

44th plenary meeting
9 December {session + 1945}
"""


DRAFT = f"""A/64/L.9
General Assembly
Distr.: Limited
5 December 2009
Sixty-fourth session
Agenda item 9

Draft resolution

Harbours (an illustration)

	The General Assembly,
	Recalling its resolution 63/900 of 9 December 2008,
{body_of((KITES, BENCHES))}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of one series and a draft that is not in it."""
    folder = tmp_path_factory.mktemp("history")
    for session, paragraphs in TEXTS.items():
        (folder / f"{session}.txt").write_text(text_of(session, paragraphs), encoding="utf-8")
    corpus = str(folder / "all.git")
    assert main(["init", corpus]) == 0
    assert main(["add", "--corpus", corpus, *map(str, sorted(folder.glob("*.txt")))]) == 0
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def here(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made)
    monkeypatch.setenv("CLAUSETRAIL_CORPUS", str(made / "all.git"))
    monkeypatch.setenv("COLUMNS", "80")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    return out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(told(capsys, *arguments, "--format", "json"))
    assert document["schema"] == f"clausetrail/{arguments[0]}/1"
    return document


def test_a_trail_is_a_timeline_with_its_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "trail", "60/900:OP2") == (
        """\
OP2 of A/RES/60/900
Harbours (an illustration) · harbours-illustration
in 2 of 4 texts; first in 60/900; out after 60/900; still there

●  60/900  OP2  new  9 December 2005
│  Encourages the keepers of lamps to count the moths around each lamp every
│  evening;
┆  absent from 61/900 and 62/900
●  63/900  OP3  back · substantive  9 December 2008
│  Encourages the keepers of lamps to count the moths around each lamp [-every
│  evening-] {+each morning+};
"""
    )


def test_a_trail_tells_verbs_and_where_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "trail", f"{SLUG}@60:op1")
    assert "verb: Calls upon → Urges (stronger)" in out
    assert "qualifier lost: “as appropriate”" in out
    assert told(capsys, "trail", "60/900:OP3").endswith("×  gone in 62/900\n")
    document = as_json(capsys, "trail", "60/900:OP1", "--clause", "1")
    assert [step["clauses"] for step in document["steps"]] == [
        [["OP1", 0]], [["OP1", 0]], [["OP2", 0]], [["OP2", 0]],
    ]  # fmt: skip


def test_blame_marks_runs_of_words(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "blame", f"{SLUG}@latest:OP3")
    assert out.endswith(
        """\
60  A/RES/60/900      12 words   86 %  9 December 2005
63  A/RES/63/900       2 words   14 %  9 December 2008, its own
*  had been absent for one text or more

OP3  [60*]Encourages the keepers of lamps to count the moths around each lamp
  [63]each morning;
"""
    )
    coloured = told(capsys, "blame", f"{SLUG}@latest:OP3", "--color", "always")
    assert "\x1b[1;32meach morning;" in coloured


def test_blame_of_a_file_continues_its_series(capsys: pytest.CaptureFixture[str]) -> None:
    document = as_json(capsys, "blame", "draft.txt")
    assert (document["series"], document["symbol"]) == (SLUG, "A/64/L.9")
    origins = {one["ref"]: one["spans"][0]["symbol"] for one in document["paragraphs"]}
    assert origins == {"PP1": "A/64/L.9", "OP1": "A/RES/62/900", "OP2": "A/64/L.9"}
    for one in document["paragraphs"]:
        ends = [0, *(span["end"] for span in one["spans"])]
        assert [span["start"] for span in one["spans"]] == ends[:-1]
        assert ends[-1] == len(one["text"])


def test_blame_across_looks_into_other_paragraphs(
    capsys: pytest.CaptureFixture[str], made: Path, tmp_path: Path
) -> None:
    sentence = LAMPS.removeprefix("Encourages the keepers of lamps ").removesuffix(";")
    long = f"Recalls that the watchmen of Bremhaven are free {sentence};"
    draft = tmp_path / "moved.txt"
    draft.write_text(DRAFT.replace(BENCHES, f"{MORNING}\n\t3.\t{long}"), encoding="utf-8")
    own = as_json(capsys, "blame", f"{draft}:OP3")
    across = as_json(capsys, "blame", f"{draft}:OP3", "--across")
    symbols = [
        [span["symbol"] for span in document["paragraphs"][0]["spans"]]
        for document in (own, across)
    ]
    assert symbols == [["A/64/L.9"], ["A/64/L.9", "A/RES/60/900"]]


def test_the_matrix_has_a_sign_for_each_text(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "matrix", SLUG)
    assert out.endswith(
        """\
           60 61 62 63
PP1        +  =  =  =   Convinced that the illustrated harbour of Aldport deser…
OP1              +  =   Invites schools on the coast to fly paper kites on the…
OP2        +  #  =  =   Calls upon all harbour masters to paint their cranes ye…
OP3        +  -  -  ^   Encourages the keepers of lamps to count the moths arou…
gone
OP2 of 61  +  =         Requests the Secretary-General to submit to it a report…
""".replace("Calls upon all harbour masters to paint their cranes ye…",
            "Urges all harbour masters to paint their cranes yellow;")
    )  # fmt: skip
    document = as_json(capsys, "matrix", f"{SLUG}@61")
    assert document["versions"] == ["A/RES/60/900", "A/RES/61/900"]
    assert document["rows"][-1]["cells"][1] is None


def test_dropped_names_the_report_and_its_last_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "dropped", SLUG) == (
        """\
Harbours (an illustration) · harbours-illustration
1 paragraph of earlier texts not in 63/900

Requests to report (1)
61/900  OP2  not in 62/900; since 60/900, 2 texts
  Requests the Secretary-General to submit to it a report on painted bridges;
"""
    )
    assert "Nothing of earlier texts" in told(capsys, "dropped", SLUG, "--since", "62/900")
    document = as_json(capsys, "dropped", "draft.txt")
    assert [one["refs"] for one in document["lost"]] == [["OP2"], ["OP2"], ["OP3"], ["PP1"]]


def test_verbs_show_the_ladder_and_the_shift(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "verbs", SLUG)
    assert "Lead verbs that changed: 1 stronger." in out
    assert "61/900\n  ▲ OP1  Calls upon → Urges\n" in out


def test_stats_count_each_text(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(told(capsys, "stats", SLUG, "--format", "csv"))))
    assert [row["symbol"] for row in rows] == [f"A/RES/{n}/900" for n in TEXTS]
    names = ("paragraphs", "carried", "edited", "back", "new", "gone")
    assert [[row[name] for name in names] for row in rows] == [
        ["4", "0", "0", "0", "4", "0"],
        ["3", "2", "1", "0", "0", "1"],
        ["3", "2", "0", "0", "1", "1"],
        ["4", "3", "0", "1", "0", "0"],
    ]
    assert "61/900" in told(capsys, "stats", SLUG, "--width", "40")


def test_a_lost_cache_changes_nothing(
    capsys: pytest.CaptureFixture[str], made: Path, tmp_path: Path
) -> None:
    first = told(capsys, "matrix", SLUG, "--format", "json")
    assert told(capsys, "matrix", SLUG, "--format", "json") == first
    caches = list((made / "all.git").rglob("comparisons.sqlite*"))
    assert caches
    for cache in caches:
        cache.unlink()
    assert told(capsys, "matrix", SLUG, "--format", "json") == first


def test_a_pin_of_distant_texts_keeps_a_return_apart(
    capsys: pytest.CaptureFixture[str], made: Path, tmp_path: Path
) -> None:
    corpus = str(tmp_path / "pinned.git")
    shutil.copytree(made / "all.git", corpus)
    pin = ["60/900", "63/900", "OP2", "OP3", "--corpus", corpus]
    by = ["--by", "Illustration <illustration@example.org>"]

    def steps() -> list[str]:
        document = as_json(capsys, "trail", "60/900:OP2", "--corpus", corpus)
        return [step["symbol"] for step in document["steps"]]

    assert steps() == ["A/RES/60/900", "A/RES/63/900"]
    assert main(["pin", *pin, "--apart", *by]) == 0
    assert steps() == ["A/RES/60/900"]
    assert main(["pin", *pin, *by]) == 0
    assert steps() == ["A/RES/60/900", "A/RES/63/900"]
    document = as_json(capsys, "trail", "60/900:OP2", "--corpus", corpus)
    assert document["steps"][1]["parts"][0]["pinned"]


def test_csv_holds_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "trail", "60/900:OP1", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows[1]["qualifiers"] == "'-as appropriate"


def test_a_file_is_written_in_the_format_of_its_ending(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told(capsys, "matrix", SLUG, "-o", str(tmp_path / "m.csv"))
    assert (tmp_path / "m.csv").read_text(encoding="utf-8").startswith("row,symbol,session,refs,")


def test_what_cannot_be_answered_says_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "trail", "60/900:OP9")
    assert (code, out) == (3, "")
    assert err == (
        "error: A/RES/60/900: has no paragraph OP9\nhint: the last of each kind: PP1, OP3\n"
    )
    code, _, err = run(capsys, "trail", "60/900")
    assert (code, "Name a paragraph as well: 60/900:OP1" in err) == (2, True)
    code, _, err = run(capsys, "stats", "harbour")
    assert (code, err) == (
        3, f"error: harbour: no series of this name\nhint: did you mean {SLUG}?\n",
    )  # fmt: skip
    assert main(["init", str(tmp_path / "empty.git")]) == 0
    for command in ("matrix", "verbs", "dropped", "stats"):
        code, _, err = run(capsys, command, "x", "--corpus", str(tmp_path / "empty.git"))
        assert code == 3
        assert "the corpus is empty: clausetrail add FOLDER fills it" in err


@pytest.mark.parametrize("ending", ["html", "xlsx"])
def test_the_whole_series_is_one_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"history.{ending}"
    assert told(capsys, "log", SLUG, "-o", str(path)) == ""
    assert path.read_bytes()[:2] == {"html": b"<!", "xlsx": b"PK"}[ending]
    if ending == "html":
        assert "4 texts, A/RES/60/900 to A/RES/63/900" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "html"], "A report in html is a file: name it with -o FILE."),
        (
            ["-o", "x.html", "-n", "2"],
            "A report tells the whole series: leave -n, --reverse, --no-changes and",
        ),
    ],
)
def test_a_report_of_a_part_is_none(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    code, _, err = run(capsys, "log", SLUG, *arguments)
    assert code == 2
    assert message in err


def test_texts_of_the_corpus_stand_side_by_side(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "table.html"
    assert told(capsys, "columns", "60/900", "Later=61/900", "63/900", "-o", str(path)) == ""
    page = path.read_text(encoding="utf-8")
    for name in ("Base: A/RES/60/900", "Later", "A/RES/63/900", "Compromise"):
        assert f'<th scope="col">{name}</th>' in page
