"""The corpus that the terminal application is tested on. Every text is an illustration.

canals       six texts and three drafts: routine advances, a stronger and a weaker verb, a
             qualifier, a split, a merger, moves, a list of sub-paragraphs, footnotes, an annex
lanterns     five texts: a phrase that stands in the first two, is gone, and comes back
ponds        two texts, of which the second is nearly new
kites        two texts whose title and words try to drive the terminal
lighthouse   one text alone
council      three texts of the Security Council: years, no sessions
bridges      a draft without any adopted text
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.corpus.made import document
from tests.history import gardens

from clausetrail.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetrail.corpus.given import Document

CANALS = "gardens-along-aldport-canal-illustration"
KITES = "bold-kites-bold-b-spring-b-展示-e-illustration"
TITLE = "Gardens along the Aldport canal (an illustration)"
HOSTILE = "[bold]Kites[/bold] & <b>spring</b> \u202e展示 e\u0301 (an illustration)"

_WORDS = {
    60: "Sixtieth", 61: "Sixty-first", 63: "Sixty-third", 65: "Sixty-fifth", 67: "Sixty-seventh",
    69: "Sixty-ninth", 70: "Seventieth",
}  # fmt: skip


class Made(NamedTuple):
    """What one text is made of."""

    session: int
    preamble: Sequence[str]
    acts: Sequence[str]  # one that begins with a tab is a sub-paragraph
    notes: Sequence[str] = ()
    annex: Sequence[str] = ()


def canals() -> list[Document]:
    """The long series, oldest first."""
    return [_adopted(one, 301, TITLE) for one in _CANALS]


_RECALLING = "Recalling its resolution {}/301 of 9 December {} and all other illustrations of it,"
_CONVINCED = "Convinced that a quiet canal needs benches, hedges and patient gardeners,"
_MOTHS = "Mindful of the moths that gather each evening around the lamps of the towpath,1"
_FROGS = "Noting the return of 40 illustrated frogs to the lower basin,2"
_HARBOUR = "Taking note of the report of the harbour master on the state of the locks,"

_BENCHES = (
    "Encourages gardeners to place wooden benches beside the water at every second lamp, and to "
    "paint all benches green before the first frost of each year;"
)
_PLACED = "Urges gardeners to place wooden benches beside the water at every second lamp;"
_PAINTED = "Calls upon gardeners to paint all benches green before the first frost of each year;"
_LOCKS = "Invites the keepers of the locks to publish their opening hours;"
_FUND = (
    "Requests all illustrated towns along the canal:",
    "\t(a)\tTo sweep the towpath before every first day of spring;",
    "\t(b)\tTo mend broken railings within 30 days;",
    "\t(c)\tTo share the cost of new lamps in equal parts;",
)
_REPORT = (
    "Requests the Secretary-General to submit to the General Assembly at its {} session a "
    "report on the implementation of the present illustration;"
)
_AGENDA = (
    "Decides to include in the provisional agenda of its {} session the item entitled "
    "“Gardens along the Aldport canal”."
)

_CANALS = (
    Made(
        60,
        [_CONVINCED, _MOTHS],
        [_BENCHES, _LOCKS, _REPORT.format("sixty-second"), _AGENDA.format("sixty-second")],
        ["Illustrated Journal of Moths, vol. 3."],
    ),
    Made(
        61,
        [_RECALLING.format(60, 2005), _CONVINCED, _MOTHS],
        [_BENCHES, _LOCKS, _REPORT.format("sixty-third"), _AGENDA.format("sixty-third")],
        ["Illustrated Journal of Moths, vol. 4."],
    ),
    Made(
        63,
        [_RECALLING.format(61, 2006), _CONVINCED, _MOTHS, _FROGS],
        [
            _BENCHES.replace("Encourages", "Urges"),
            "Invites the keepers of the locks to publish their opening hours, as appropriate;",
            *_FUND,
            _REPORT.format("sixty-fifth"),
            _AGENDA.format("sixty-fifth"),
        ],
        ["Illustrated Journal of Moths, vol. 5.", "Register of Frogs, No. 40."],
    ),
    Made(
        65,
        [_RECALLING.format(63, 2008), _CONVINCED, _FROGS.replace("2", "1"), _HARBOUR],
        [
            _PLACED,
            _PAINTED,
            *_FUND,
            "Invites the keepers of the locks to publish their opening hours;",
            _REPORT.format("sixty-seventh"),
            _AGENDA.format("sixty-seventh"),
        ],
        ["Register of Frogs, No. 41."],
    ),
    Made(
        67,
        [_RECALLING.format(65, 2010), _HARBOUR, _CONVINCED, _FROGS.replace("2", "1")],
        [
            *_FUND[:3],
            "\t(c)\tTo share the cost of new lamps and of new railings in equal parts;",
            _PLACED.replace("Urges", "Encourages"),
            _PAINTED,
            "Notes with satisfaction the four swans of the upper basin;",
            _REPORT.format("sixty-ninth"),
            _AGENDA.format("sixty-ninth"),
        ],
        ["Register of Frogs, No. 42."],
        ["The towpath is open from dawn to dusk.", "Swans have the right of way."],
    ),
    Made(
        69,
        [_RECALLING.format(67, 2012), _HARBOUR, _CONVINCED, _MOTHS, _FROGS],
        [
            "Notes with satisfaction the six swans of the upper basin, and thanks their keepers;",
            *_FUND[:3],
            "\t(c)\tTo share the cost of new lamps and of new railings in equal parts;",
            _BENCHES.replace("Encourages", "Calls upon"),
            _REPORT.format("seventieth"),  # one session too early: no routine advance
            _AGENDA.format("seventy-first"),
        ],
        ["Illustrated Journal of Moths, vol. 9.", "Register of Frogs, No. 43."],
        ["The towpath is open at all hours.", "Swans have the right of way."],
    ),
)


def drafts() -> list[Document]:
    """A draft that became the text of the 69th session, and two for the 70th."""
    last = _CANALS[-1]
    first = last._replace(
        acts=[
            "Notes with satisfaction the five swans of the upper basin, and thanks their keepers;",
            *last.acts[1:],
        ]
    )
    coming = Made(
        70,
        [_RECALLING.format(69, 2014), *last.preamble[1:]],
        [
            *last.acts[:5],
            _BENCHES.replace("Encourages", "Urges"),
            "Welcomes the first night market on the canal;",
            _REPORT.format("seventy-second"),
            _AGENDA.format("seventy-second"),
        ],
        last.notes,
        last.annex,
    )
    later = coming._replace(
        acts=[one for one in coming.acts if "market" not in one],
    )
    return [
        _draft(first, "A/69/L.7", TITLE),
        _draft(coming, "A/70/L.8", TITLE),
        _draft(later, "A/70/L.8/Rev.1", TITLE),
    ]


_ESCAPES = "Notes the escape \x1b[{}\x1b[0m and the title \x1b]0;gone\x07 of an illustration;"
_WIDE = (
    "展示会とガーデン, e\u0301te\u0301, \U0001f469\u200d\U0001f33e, \u0e01\u0e33\u0e25\u0e31\u0e07"
)


def kites() -> list[Document]:
    """Texts that try to drive the terminal: escapes, markup, overrides, wide and combining."""
    first = Made(
        60,
        ["Convinced that [red]no markup[/red] is more than text, nor <script>alert(1)</script>,"],
        [
            _ESCAPES.format("31;1mred"),
            "Notes the override \u202etxet\u202c and the bell\x07 of an illustration;",
            f"Welcomes {_WIDE} in one illustration;",
        ],
    )
    second = first._replace(
        session=61,
        acts=[
            _ESCAPES.format("32;1mgreen"),
            *first.acts[1:],
            "Requests " + "nobreak" * 30 + " of an illustration;",
        ],
    )
    return [_adopted(one, 404, HOSTILE) for one in (first, second)]


def lighthouse() -> list[Document]:
    """A series of one text."""
    made = Made(
        62,
        ["Convinced that a lighthouse of an illustration needs no canal,"],
        ["Welcomes the lighthouse of Bremhaven;", "Urges gardeners to keep its hedge low."],
    )
    return [_adopted(made, 505, "The lighthouse of Bremhaven (an illustration)")]


def council() -> list[Document]:
    """Three texts of the Security Council, each six months after the other."""
    return [
        document(
            f"""Resolution {number} ({year})

Adopted by the Security Council at its {number + 3000}th meeting, on 30 {month} {year}

\tThe Security Council,
{recalled}\tConcerned by an illustrated dispute over the hedge of Kestrel Island,
\t1.\tDecides to renew the mandate of the illustrated Hedge Observers on Kestrel Island until \
30 {until};
\t2.\tCalls upon both gardens to trim their own side of the hedge;
\t3.\tRequests the Secretary-General to report on the hedge of this illustration.
"""
        )
        for number, year, month, until, recalled in (
            (9101, 1981, "May", "November 1981", ""),
            (9102, 1981, "November", "May 1982", "\tRecalling its resolution 9101 (1981),\n"),
            (9103, 1982, "May", "November 1982", "\tRecalling its resolution 9102 (1981),\n"),
        )
    ]


def bridges(symbol: str = "A/70/L.9", size: str = "the smallest") -> list[Document]:
    """A draft of a series that has no adopted text."""
    made = Made(
        70,
        ["Convinced that painted bridges of an illustration please everybody,"],
        [f"Invites painters to begin with {size} bridge."],
    )
    return [_draft(made, symbol, "Painted bridges (an illustration)")]


def every() -> list[Document]:
    """All of them."""
    return [
        *canals(), *drafts(), *gardens.lanterns(), *gardens.ponds(), *kites(), *lighthouse(),
        *council(), *bridges(),
    ]  # fmt: skip


def make(folder: Path) -> Path:
    """Make the corpus in a folder that is not there yet, and return it."""
    with Corpus.init(folder) as corpus:
        corpus.add(every())
    return folder


def _body(made: Made) -> str:
    lines = [f"\t{one}" for one in made.preamble]
    number = 0
    for act in made.acts:
        if act.startswith("\t"):
            lines.append(f"\t{act}")
        else:
            number += 1
            lines.append(f"\t{number}.\t{act}")
    lines[-1] = lines[-1].rstrip(";.") + "."
    return "\n".join(lines)


def _foot(made: Made) -> str:
    parts = []
    if made.annex:
        points = "\n".join(f"\t{at}.\t{one}" for at, one in enumerate(made.annex, 1))
        parts.append(f"Annex\n\nRules of the towpath\n\n{points}")
    if made.notes:
        parts.append("\n".join(f"{at} {one}" for at, one in enumerate(made.notes, 1)))
    return "".join(f"\n{part}\n" for part in parts)


def _adopted(made: Made, number: int, title: str) -> Document:
    year = made.session + 1945
    return document(
        f"""Resolution adopted by the General Assembly on 9 December {year}

{made.session}/{number}.\t{title}


\tThe General Assembly,
{_body(made)}

44th plenary meeting
9 December {year}
{_foot(made)}"""
    )


def _draft(made: Made, symbol: str, title: str) -> Document:
    return document(
        f"""{symbol}
General Assembly
Distr.: Limited
1 November {made.session + 1945}
Original: English

{_WORDS[made.session]} session
Agenda item 9

Draft resolution

{title}

\tThe General Assembly,
{_body(made)}
{_foot(made)}"""
    )
