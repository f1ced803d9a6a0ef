"""Words that tell routine advance from substance.

Source: convention, from the forms that resolutions of the General Assembly, the Human Rights
Council, the Economic and Social Council and the Security Council repeat from one session to
the next. Case-folded, unless a table says otherwise.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _row(table: str) -> list[str]:
    return table.split()


MONTHS = {
    name: number
    for number, name in enumerate(
        _row(
            "january february march april may june july august september october november december"
        ),
        1,
    )
}

_ORDINAL_UNITS = _row(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_CARDINAL_UNITS = _row(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = _row("twenty thirty forty fifty sixty seventy eighty ninety")


def _numbered(units: list[str], round_tens: list[str]) -> dict[str, int]:
    words = {word: value for value, word in enumerate(units, 1)}
    for tens, (stem, round_word) in enumerate(zip(_TENS, round_tens, strict=True), 2):
        words[round_word] = tens * 10
        for value, unit in enumerate(units[:9], 1):
            words[f"{stem}-{unit}"] = tens * 10 + value
    return words


# "seventy-first" -> 71; "hundred and first" is put together by the reader of the text.
ORDINALS = _numbered(_ORDINAL_UNITS, [word[:-1] + "ieth" for word in _TENS])
# "thirty-one" -> 31.
CARDINALS = _numbered(_CARDINAL_UNITS, _TENS)

# What an ordinal before it counts, if it comes again and again by itself. Not here: parts,
# phases, decades, generations, committees and protocols, whose number is their name.
RECURRING = _words("""
    session sessions meeting meetings summit summits conference conferences congress congresses
    assembly assemblies forum forums round rounds cycle cycles anniversary anniversaries
    report reports review reviews dialogue dialogues symposium symposiums symposia seminar
    seminars workshop workshops edition editions consultation consultations observance
    commemoration segment segments colloquium convocation replenishment
    biennium retreat course courses intersessional debate debates gathering
    """)
# Of these, the ones that count the years since an event.
ANNIVERSARIES = _words("anniversary anniversaries commemoration observance")
# What a year beside it dates, though it is written like a name ("the 2024 High-level Forum").
DATED = RECURRING | frozenset(("survey", "budget", "appeal"))

# What makes a year before it the name of an aim, not a date: "the 2030 targets".
AIMS = _words(
    "agenda aim aims deadline framework goal goals objective objectives plan target targets vision"
)

# Words that make the date after them a limit, or the base of a count.
DEADLINES = _words("by before until till than through beyond since")
# Words that may stand between: "by the end of 2025", "no later than mid 2026".
DEADLINE_FILLERS = _words("the end of later no not early late mid beginning close middle")
# What makes the year behind it the name of an age: "the post-2015 development agenda".
EPOCHS = _words("post pre")
# Prepositions that change with the shape of a date alone: "on 5 May", "in May", "from 5 to 7 May".
DATE_PREPOSITIONS = _words("on in from")

# What stands before a list of texts adopted earlier; singular and plural alike.
CITED = {
    "resolution": "resolution",
    "resolutions": "resolution",
    "decision": "decision",
    "decisions": "decision",
    "statement": "statement",
    "statements": "statement",
    "conclusions": "conclusion",
}


# Before these a "further" behind a lead verb orders the paragraphs ("Recalling further that");
# before a noun it belongs to the noun ("Encourages further efforts").
AFTER_SEQUENCE = _words(
    "a an all any each every in its his her of on that the their these this those to upon with"
)
# Participles with which nobody but the organ itself speaks: "and further noting". The rest
# ("and further supporting") may be what others do, and their "further" what is asked of them.
SPEAKING = _words(
    """
    recalling noting taking welcoming recognizing acknowledging reaffirming affirming stressing
    emphasizing underlining underscoring expressing reiterating appreciating regretting
    deploring condemning bearing considering convinced concerned mindful requesting inviting
    encouraging urging calling deciding commending aware conscious alarmed highlighting
    """
)
# Words that may stand in a lead verb beside its verb: "Noting with deep concern".
IN_LEAD_VERB = _words("""
    with concern appreciation satisfaction interest regret note its deep grave serious strong
    profound gratitude upon forward deeply gravely seriously strongly firmly warmly solemnly
    particularly concerned alarmed disturbed convinced mindful conscious aware in mind again
    once continued call support sincere great attention alarm
    """)

# Words that go on with a sentence behind a footnote's number and count nothing by it.
BEHIND_A_MARKER = _words("and as in the adopted which including with its wherein")

# Words that a drafter moves with the order of the paragraphs (design: "the sequence words").
SEQUENCE = frozenset(("also", "further"))
