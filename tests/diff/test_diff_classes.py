from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.diff.illustrations import aligned, text_of

from clausetrail.diff import diff
from clausetrail.diff.classes import Verdict, classify
from clausetrail.diff.context import Context, context_of

if TYPE_CHECKING:
    from pathlib import Path

# From the seventy-first session to the seventy-third: two years.
TWO_SESSIONS = context_of(text_of("A/RES/71/255", {}), text_of("A/RES/73/259", {}))
HALF_A_YEAR = context_of(
    text_of("S/RES/2000 (2011)", {}, adopted="2011-06-30"),
    text_of("S/RES/2050 (2011)", {}, adopted="2011-12-30"),
)


def change(old: str, new: str, context: Context = TWO_SESSIONS) -> str:
    return classify(old, new, context).change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the bridge, the road and the port", "the bridge the road, and the port;"),
        ("the “old” bridge", 'the "old" bridge'),
        ("States parties", "States Parties"),
        ("health care", "healthcare"),
        ("it can not wait", "it cannot wait"),
        ("multi-annual plans", "multiannual plans"),
        ("co-operation", "cooperation"),
        ("non-governmental", "non‑governmental"),
        ("to organise a program in the center", "to organize a programme in the centre"),
        ("the goverment of the town", "the government of the town"),
        ("to recieve the guests", "to receive the guests"),
        ("held in in the town", "held in the town"),
        ("brought in to the town", "brought into the town"),
        ("radiatio n sciences", "radiation sciences"),
        ("Recalling also the plan", "Recalling further the plan"),
        ("Requests the town to wait", "Also requests the town to wait"),
        ("Deeply concerned about the dam", "Deeply concerned also about the dam"),
        ("Notes the plan, and welcomes it", "Notes the plan, and also welcomes it"),
        ("its resolution 70/1 of 25 September 2015", "its resolution 70/1"),
        ("resolutions 70/1 and 71/2", "resolutions 70/1 of 25 September 2015 and 71/2"),
        ("10,000 bricks", "10\u00a0000 bricks"),
        ("90 % of it", "90 per cent of it"),
        ("the bridge; and", "the bridge;"),
        ("the Convention,5 in particular", "the Convention,7 in particular"),
        ("the families11 of the town", "the families of the town"),
        ("self-\u200ddetermination", "self-determination"),
        ("of the Force,", "of the Force, 38"),
        ("of the Force. 10", "of the Force,"),
        ("the Law of Bricks, 7 and others", "the Law of Bricks, 10 and others"),
        ("the rights, 15 adopted by it", "the rights, adopted by it"),
        ("in its resolution 21/11, 14 as a tool", "in its resolution 21/11, as a tool"),
        ("the report of 5 May 2015, 113", "the report of 5 May 2015, 120"),
        ("resolution 70/1 of 25 September2015", "resolution 70/1 of 25 September 2015"),
        ("general comment No. 24", "general comment No. 24 (2019)"),
        ("agreed conclusions 1997/2 of 18 July 1997", "agreed conclusions 1997/2"),
        ("Cote d'Azur", "Côte d’Azur"),
    ],
)
def test_editorial(old: str, new: str) -> None:
    assert classify(old, new, TWO_SESSIONS) == Verdict("editorial")


@pytest.mark.parametrize(
    ("old", "new", "kind", "step"),
    [
        ("at its seventy-third session", "at its seventy-fifth session", "session", 2),
        ("the report on its tenth session", "the report on its twelfth session", "session", 2),
        ("the First to Seventh Summits", "the First to Ninth Summits", "ordinal", 2),
        ("the thirtieth Regional Forum", "the thirty-second Regional Forum", "ordinal", 2),
        ("the seventieth anniversary of it", "the seventy-second anniversary of it", "ordinal", 2),
        ("the report for 2015", "the report for 2017", "year", 2),
        ("the 2015 session", "the 2017 session", "year", 2),
        ("the 2015 Review Conference", "the 2017 Review Conference", "year", 2),
        ("held on 26 May 2015", "held on 26 May 2017", "date", 730),
        ("held from 26 to 28 May 2015", "held from 1 May to 2 June 2017", "date", 706),
        ("held on 5 May 2015", "held in May 2017", "date", 726),
        ("the Fifth Summit, on 5 May 2015", "the Seventh Summit, on 5 May 2017", "date", 730),
        ("the biennium 2016–2017", "the biennium 2018–2019", "period", 2),
        ("the period 2016-2020", "the period 2021–2025", "period", 5),
        ("the budget for 2015/16", "the budget for 2017/18", "period", 2),
        ("its resolution 69/110 of 15 December 2014", "its resolution 71/255", "resolutions", 2),
        ("its resolution 69/110", "its resolutions 69/110 and 71/255", "resolutions", 2),
        ("resolutions 70/1 and 69/2 of it", "resolutions 72/7, 70/1 and 69/2 of it",
         "resolutions", 2),
        ("resolutions 65/1, 67/1 and 69/1", "resolutions 67/1, 69/1 and 71/1", "resolutions", 2),
        ("resolutions 67/1 and 69/1", "resolutions 67/1 and 71/1", "resolutions", 2),
        ("the report A/71/160", "the report A/73/328", "symbol", 2),
        ("the report A/71/160 and Corr.1", "the report A/73/328", "symbol", 2),
        ("31 years ago", "33 years ago", "year", 2),
        ("the Council at its 2017 session", "the Council at its 2019 session", "year", 2),
        ("the Bridge Report 2015", "the Bridge Report 2017", "year", 2),
        ("not later than 1 September 2016", "not later than 1 September 2018", "date", 730),
    ],
)  # fmt: skip
def test_rollover(old: str, new: str, kind: str, step: int) -> None:
    verdict = classify(old, new, TWO_SESSIONS)
    assert verdict.change == "rollover"
    (advance,) = [one for one in verdict.advances if one.kind == kind]
    assert advance.step == step
    assert not advance.suspect


def test_each_difference_of_a_paragraph_is_checked() -> None:
    verdict = classify(
        "Requests a report at its seventy-third session, as in resolution 69/110, and in 2016",
        "Requests a report at its seventy-fifth session, as in resolution 71/255, and in 2015",
        TWO_SESSIONS,
    )
    assert verdict.change == "substantive"
    assert [(one.old, one.new, one.suspect) for one in verdict.advances] == [
        ("seventy-third", "seventy-fifth", False),
        ("69/110", "71/255", False),
        ("2016", "2015", True),
    ]


def test_a_year_that_skips_unlike_its_neighbour_is_suspect() -> None:
    verdict = classify(
        "the report for 2014 and the fair of 2015",
        "the report for 2016 and the fair of 2018",
        TWO_SESSIONS,
    )
    assert verdict.change == "substantive"
    assert [one.suspect for one in verdict.advances] == [False, True]


def test_of_a_long_list_the_newest_tell_what_happened() -> None:
    (advance,) = classify(
        "resolutions 65/1, 67/1 and 69/1 of 5 May 2015",
        "resolutions 65/1, 67/1, 69/1 of 5 May 2015 and 71/2",
        TWO_SESSIONS,
    ).advances
    assert (advance.old, advance.new) == ("69/1 of 5 May 2015", "71/2")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at its seventy-third session", "at its seventy-fourth session"),
        ("at its seventy-third session", "at its seventy-ninth session"),
        ("at its seventy-fifth session", "at its seventy-third session"),
        ("the Ninth Summit", "the Seventh Summit"),
        ("the seventieth anniversary of it", "the seventy-fifth anniversary of it"),
        ("held on 26 May 2015", "held on 27 May 2015"),
        ("held on 26 May 2017", "held on 26 May 2015"),
        ("of 8 August 1967", "of 15 December 2008"),
        ("the period 2016-2020", "the period 2021-2023"),
        ("its resolution 71/255", "its resolution 69/110"),
        ("its resolution 71/255", "its resolution 71/256"),
        ("resolutions 242 (1967) and 338 (1973)", "resolutions 242 (1967) and 1515 (2003)"),
        ("resolution 242 (1967)", "resolutions 242 (1967) and 338 (1973)"),
        ("resolution 60/1", "resolutions 60/1 and 61/2"),
        ("resolutions 65/1, 67/1 and 69/1", "resolutions 67/1 and 69/1"),
        ("the report A/71/160", "the report A/HRC/73/160"),
        ("the report A/71/160", "the report A/71/160/Add.1"),
        ("not later than 1 September 2016", "not later than 1 September 2020"),
        ("31 years ago", "30 years ago"),
        (
            "the Fifth Summit, to be held on 5 May 2015",
            "the Fifth Summit, to be held on 5 May 2017",
        ),
        ("the Council at its 2017 session", "the Council at its 2020 session"),
        ("fairs on 31 May and 11 and 12 June 2015", "fairs on 31 May and 10 and 12 June 2015"),
        ("fairs on 3, 4, 5 and 6 May 2016", "fairs on 3, 4 and 6 May 2016"),
        ("2017 is the tenth anniversary of the dam", "2019 is the tenth anniversary of the dam"),
        ("the resolution 69/110 of 5 May 2015", "the resolution 71/255 of 5 May 2015"),
    ],
)
def test_what_did_not_advance_as_it_should_is_substantive_and_suspect(old: str, new: str) -> None:
    verdict = classify(old, new, TWO_SESSIONS)
    assert verdict.change == "substantive"
    assert [one.suspect for one in verdict.advances] == [True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shall now repair it", "shall not repair it"),
        ("shall repair it", "should repair it"),
        ("must repair it", "may repair it"),
        ("the notable town", "the not able town"),
        ("to meet in formal session", "to meet informal session"),
        ("gains in security", "gains insecurity"),
        ("the bridges with tolls", "the bridges, bridges with tolls"),
        ("Requests the towns to wait", "Requests the towns, the towns to wait"),
        ("the casual worker", "the causal worker"),
        ("to adopt the plan", "to adapt the plan"),
        ("the martial customs", "the marital customs"),
        ("their detention", "their detection"),
        ("the perpetration of it", "the perpetuation of it"),
        ("the State's bridge", "the States' bridge"),
        ("a sum of 54,105,800 dollars", "a sum of 54,106,800 dollars"),
        ("$5", "€5"),
        ("-5 degrees", "5 degrees"),
        ("1,137 students", "1,088 students"),
        ("articles 1, 5", "article 15"),
        ("Vision 2025 for towns", "Vision 2045 for towns"),
        ("the 2030 Agenda", "the 2040 Agenda"),
        ("by 2025 at the latest", "by 2027 at the latest"),
        ("the 2030 targets", "the 2032 targets"),
        ("the post-2015 plans of the town", "the post-2017 plans of the town"),
        ("the First Committee", "the Third Committee"),
        ("the first phase of the meeting", "the second phase of the meeting"),
        ("held in Bergen on 26 May 2015", "held in Tromsø on 26 May 2017"),
        ("Notes the plan", "Noting the plan"),
        ("Encourages further work", "Encourages work"),
        ("decides to further strengthen it", "decides to strengthen it"),
        ("the bridge and the road", "the road and the bridge"),
        ("the bridge; and", "the bridge; or"),
        ("articles 3, 5", "articles 3, 7"),
        ("articles 3, 5 and 9", "articles 3, 7 and 9"),
        ("in the north, 15 towns", "in the north, 16 towns"),
        ("for the towns, 7 of them", "for the towns, 9 of them"),
        ("general comment No. 24", "general comment No. 25 (2019)"),
        ("general comment No. 24 (2018)", "general comment No. 24 (2019)"),
        ("pages 5–7", "pages 5 and 7"),
        ("section 2 of the plan", "section 4 of the plan"),
        ("[to consider] the plan", "to consider the plan"),
        ("to maintain and further support it", "to maintain and support it"),
        ("Further support for the town", "Support for the town"),
        ("the growth since 2014", "the growth since 2016"),
        ("to be held in 2025", "to be held in 2026"),
        ("the meeting held in 1995", "the meeting held in 2001"),
        ("had had enough", "had enough of it"),
    ],
)
def test_substantive(old: str, new: str) -> None:
    assert change(old, new) == "substantive"


def test_between_texts_of_one_session_nothing_is_rollover() -> None:
    same = context_of(text_of("A/71/L.44", {}), text_of("A/RES/71/255", {}))
    verdict = classify("at its seventy-third session", "at its seventy-fifth session", same)
    assert verdict.change == "substantive"
    assert verdict.advances[0].suspect
    assert change("the bridge,", "the bridge", same) == "editorial"


def test_between_plain_texts_nothing_is_rollover() -> None:
    plain = text_of(None, {})
    context = context_of(msgspec.structs.replace(plain, kind="plain"), plain)
    assert change("due on 1 May 2015", "due on 1 May 2017", context) == "substantive"


def test_without_sessions_dates_tell_the_step() -> None:
    assert change("until 30 November 2011", "until 31 May 2012", HALF_A_YEAR) == "rollover"
    assert change("until 30 November 2011", "until 31 May 2013", HALF_A_YEAR) == "substantive"
    assert change("resolution 1973 (2011)", "resolution 2022 (2011)", HALF_A_YEAR) == "rollover"
    assert change("resolution 186 (1964)", "resolution 187 (1964)", HALF_A_YEAR) == "substantive"
    assert change("the report S/2011/350", "the report S/2011/746", HALF_A_YEAR) == "rollover"


def test_dates_tell_how_far_apart_dated_citations_are() -> None:
    rights = "resolutions 2/2 of 27 November 2006{} 15/19 of 30 September 2010{}"
    old = rights.format(" and", "")
    new = rights.format(",", ", 17/13 of 17 June 2011 and 26/3 of 26 June 2014")
    context = context_of(text_of("A/RES/67/164", {}), text_of("A/RES/69/183", {}))
    assert change(old, new, context) == "rollover"


def test_between_numbers_by_the_year_and_by_the_session_there_is_no_step() -> None:
    verdict = classify("its resolution 2005/44", "its resolution 66/141", TWO_SESSIONS)
    assert [(one.step, one.suspect) for one in verdict.advances] == [(None, True)]


def test_a_symbol_tells_the_year_of_the_security_council_alone() -> None:
    spring = context_of(text_of("S/RES/2000 (2011)", {}), text_of("S/RES/2020 (2011)", {}))
    winter = context_of(text_of("S/RES/2020 (2011)", {}), text_of("S/RES/2040 (2012)", {}))
    for context in (spring, winter):
        assert change("until 30 November 2011", "until 31 May 2012", context) == "rollover"
        assert change("until 30 November 2011", "until 31 May 2010", context) == "substantive"
        assert change("until 30 November 2011", "until 31 May 2015", context) == "substantive"
        assert change("resolution 1973 (2011)", "resolution 2022 (2011)", context) == "rollover"
    draft = context_of(text_of("S/2011/700", {}), text_of("S/RES/2020 (2011)", {}))
    assert change("until 30 November 2011", "until 31 May 2012", draft) == "substantive"


def test_sessions_of_the_human_rights_council_tell_the_time() -> None:
    year = context_of(text_of("A/HRC/RES/52/28", {}), text_of("A/HRC/RES/55/21", {}))
    assert year.step == 3
    assert year.days == pytest.approx(365, abs=1)
    assert change("at its fifty-fifth session", "at its fifty-eighth session", year) == "rollover"
    assert change("at its fifty-fifth session", "at its fifty-sixth session", year) == "substantive"
    assert change("not later than 1 May 2024", "not later than 1 May 2025", year) == "rollover"
    assert change("not later than 1 May 2024", "not later than 1 May 2027", year) == "substantive"


def test_references_that_follow_the_renumbering_are_editorial() -> None:
    old = text_of("A/RES/71/1", {"OP5": "Urges all to act;", "OP9": "Recalls paragraph 5 above;"})
    new = text_of("A/RES/73/1", {"OP6": "Urges all to act;", "OP9": "Recalls paragraph 6 above;"})
    followed = diff(aligned(("OP5", "OP6"), ("OP9", "OP9")), old, new)
    assert followed.groups[1].change == "editorial"
    elsewhere = diff(aligned(("OP5", ""), ("", "OP6"), ("OP9", "OP9")), old, new)
    assert elsewhere.groups[2].change == "substantive"


def test_a_paragraph_of_another_resolution_follows_no_renumbering() -> None:
    old = text_of("A/RES/71/1", {"OP5": "Acts;", "OP9": "Recalls paragraph 5 of resolution 60/1;"})
    new = text_of("A/RES/73/1", {"OP6": "Acts;", "OP9": "Recalls paragraph 6 of resolution 60/1;"})
    compared = diff(aligned(("OP5", "OP6"), ("OP9", "OP9")), old, new)
    assert compared.groups[1].change == "substantive"


def test_a_text_may_cite_the_paragraph_that_it_repeats() -> None:
    words = "Reiterates paragraph {} of its resolution {} on the bridge;"
    old = text_of("A/RES/71/1", {"OP87": words.format(86, "70/2")})
    for number, expected in ((87, "rollover"), (88, "substantive")):
        new = text_of("A/RES/72/1", {"OP91": words.format(number, "71/1")})
        assert diff(aligned(("OP87", "OP91")), old, new).groups[0].change == expected


def test_only_a_moved_break_is_editorial() -> None:
    old = text_of("A/RES/71/1", {"OP1": "Urges all to act; Invites all to wait until 2016;"})
    new = text_of(
        "A/RES/73/1", {"OP1": "Urges all to act;", "OP2": "Invites all to wait until 2016;"}
    )
    assert diff(aligned(("OP1", "OP1 OP2")), old, new).groups[0].change == "editorial"
    later = text_of(
        "A/RES/73/1", {"OP1": "Urges all to act;", "OP2": "Invites all to pause until 2016;"}
    )
    assert diff(aligned(("OP1", "OP1 OP2")), old, later).groups[0].change == "substantive"


@pytest.mark.shared
def test_classes_agree_with_a_careful_reader(shared_data: Path) -> None:
    from benchmarks.classes import judged

    sure = [one for one in judged(shared_data / "aligned") if not one.unsure]
    right = sum(one.expected == one.group.change for one in sure)
    assert len(sure) >= 250
    assert right / len(sure) >= 0.98
