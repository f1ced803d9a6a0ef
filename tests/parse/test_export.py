"""The United Nations' text export of several organs: the head of the page is at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from clausetrail.model import Resolution
from clausetrail.parse import parse
from clausetrail.read import read

if TYPE_CHECKING:
    from pathlib import Path

Exported = Callable[[str, str, str], Resolution]


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    def make(body: str, symbol: str, head: str) -> Resolution:
        path = tmp_path / "illustration.txt"
        path.write_text(
            f"[Start1]\n\n{body}\n[Start1]<<ODS JOB NO>>G9413456E<<ODS JOB NO>>\n"
            f"<<ODS DOC SYMBOL1>>{symbol}<<ODS DOC SYMBOL1>>\n"
            "<<ODS DOC SYMBOL2>><<ODS DOC SYMBOL2>>\n_______________\n\n5\n    \n\n"
            f"{head}\n\nGE.94-13456  (E)\n*9413456*Please recycle \n\n{symbol}\n\n2/2\n",
            encoding="utf-8",
        )
        return parse(read(path))

    return make


def test_the_human_rights_council(exported: Exported) -> None:
    resolution = exported(
        "Human Rights Council\nNinety-fifth session\nAgenda item 3\nLamps, civil,\n"
        "political and economic,\nincluding the right to light\n"
        "\t\tResolution adopted by the Human Rights Council\n\t\t95/5.\n\t\tIllustration of lamps\n"
        "\tThe Human Rights Council,\n\tReaffirming oil,1\n\t1.\tWelcomes lamps;2\n\t2.\tDecides.\n"
        "55th meeting\n28 March 2094\n"
        "[Adopted by a recorded vote of 30 to 14, with 3 abstentions. The voting was as follows:\n"
        "In favour:\nRuritania\nAgainst:\nFreedonia\nAbstaining:\nSylvania]\n\t\t\n\n"
        "1 Oil, vol. 1.\n2 Lamps, vol. 2.",
        "A/HRC/RES/95/5",
        "United NationsA/HRC/RES/95/5General AssemblyDistr.: General\n11 April 2094\n"
        "Original: English",
    )
    assert resolution.symbol == "A/HRC/RES/95/5"
    assert resolution.body == "Human Rights Council"
    assert resolution.title == "Illustration of lamps"
    assert (resolution.adopted, resolution.distributed) == ("2094-03-28", "2094-04-11")
    assert (resolution.meeting, resolution.session) == ("55th meeting", "95")
    assert resolution.vote is not None
    assert resolution.vote.against == 14
    assert [p.ref for p in resolution.paragraphs] == ["PP1", "OP1", "OP2"]
    assert [note.text for note in resolution.footnotes] == ["Oil, vol. 1.", "Lamps, vol. 2."]
    assert not resolution.warnings


def test_short_lines_of_an_export_are_paragraphs(exported: Exported) -> None:
    resolution = exported(
        "\t\tResolution 9170 (2094)\n"
        "\t\tAdopted by the Security Council at its 7242nd meeting, on\n"
        "15 August 2094\n\tThe Security Council,\n\tRecalling lamps,\n\t1.\tCondemns darkness;\n"
        "\tForeign lamps\n\t2.\tDecides to remain seized.\nAnnex\n\t1.\tKeeper One\n"
        "\tKeeper One is a lamp.",
        "S/RES/9170(2094)",
        "United NationsS/RES/9170 (2094)Security CouncilDistr.: General\n15 August 2094",
    )
    assert (resolution.symbol, resolution.adopted) == ("S/RES/9170 (2094)", "2094-08-15")
    assert [p.ref for p in resolution.paragraphs] == [
        "PP1", "OP1", "H1", "OP2", "H2", "Annex/1", "Annex/P1",
    ]  # fmt: skip


def test_a_draft_of_the_security_council(exported: Exported) -> None:
    resolution = exported(
        "\t\tRuritania and Freedonia: draft resolution\n\tThe Security Council,\n\tRecalling oil,\n"
        "\t1.\tDecides.",
        "S/2094/490",
        "United NationsS/2094/490Security CouncilProvisional\n14 July 2094\nOriginal: English",
    )
    assert (resolution.kind, resolution.symbol) == ("draft", "S/2094/490")
    assert resolution.sponsors == ("Ruritania", "Freedonia")
    assert resolution.distributed == "2094-07-14"


def test_a_draft_of_a_committee(exported: Exported) -> None:
    resolution = exported(
        "\t\tRuritania and Freedonia*: draft resolution\n\t\tIllustration of lamps\n"
        "\tThe General Assembly,\n\tGuided by oil,\n\t1.\tDecides.\n\n\t\t*\tA keeper of lamps.",
        "A/C.3/94/L.31/Rev.1",
        "United NationsA/C.3/94/L.31/Rev.1General AssemblyDistr.: Limited\n13 November 2094\n"
        "Original: EnglishNinety-fourth session\nThird Committee\nAgenda item 68 (c)\nLamps",
    )
    assert resolution.sponsors == ("Ruritania", "Freedonia")
    assert (resolution.session, resolution.agenda) == ("94", ("68 (c)",))
    assert resolution.title == "Illustration of lamps"
    assert [note.text for note in resolution.footnotes] == ["A keeper of lamps."]


def test_footnotes_with_a_tab_and_a_head_of_the_1990s(exported: Exported) -> None:
    resolution = exported(
        "UNITED\nNATIONS\tA\n\n\tGeneral Assembly\tDistr.\nGENERAL\n\nA/RES/95/12\n"
        "17 December 2090\n\nNinety-fifth session\nAgenda item 22\n\n"
        "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY\n\n"
        "[without reference to a Main Committee (A/95/L.8/Rev.1 and Add.1)]\n\n"
        "95/12.\tIllustration of lamps\n\n\tThe General Assembly,\n\n\tRecalling lamps,1\n\n"
        "\t1.\tTakes note of the report;2\n\n\t2.\tRequests oil.\n\n55th plenary meeting\n"
        "6 November 2090\n\n1\tA/95/212.\n2\tA/95/300 and Corr.1.",
        "A/RES/95/12",
        "A/RES/95/12\nPage 2",
    )
    assert resolution.distributed == "2090-12-17"
    assert resolution.drafts == ("A/95/L.8/Rev.1", "A/95/L.8/Add.1")
    assert [p.ref for p in resolution.paragraphs] == ["PP1", "OP1", "OP2"]
    assert [note.text for note in resolution.footnotes] == ["A/95/212.", "A/95/300 and Corr.1."]
    assert not resolution.warnings
