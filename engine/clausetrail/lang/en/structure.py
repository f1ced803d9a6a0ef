"""Words by which an English resolution shows its structure.

Tables only; the rules that read them are the parser's. They follow the United Nations
Editorial Manual on the form of resolutions, and the layout of the organs' documents.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """Split a table written as running text."""
    return tuple(text.split())


MONTHS = {
    name: number
    for number, name in enumerate(
        _words(
            "January February March April May June July August September October November December"
        ),
        start=1,
    )
}

# The last word of an organ's name, where a line "The ..., " names the organ that speaks.
ORGAN_NOUNS = frozenset(
    _words(
        "Assembly Council Commission Committee Conference Board Congress Parties Group Body "
        "Authority Governors Meeting Summit Forum"
    )
)

# Organs whose name a sentence may run on from ("The General Assembly decides to ...").
ORGANS = (
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
    "Trusteeship Council",
    "Commission on Human Rights",
    "Sub-Commission on the Promotion and Protection of Human Rights",
    "Commission on the Status of Women",
    "Commission on Narcotic Drugs",
    "Commission on Crime Prevention and Criminal Justice",
    "Commission for Social Development",
    "Commission on Population and Development",
    "Commission on Sustainable Development",
    "Commission on Science and Technology for Development",
    "Statistical Commission",
    "United Nations Environment Assembly",
    "Conference of the Parties",
)

# How an organ's resolutions are numbered: the head of their symbol.
SYMBOL_HEADS = {
    "General Assembly": "A/RES",
    "Security Council": "S/RES",
    "Economic and Social Council": "E/RES",
    "Trusteeship Council": "T/RES",
    "Human Rights Council": "A/HRC/RES",
    "Commission on Human Rights": "E/CN.4/RES",
}

UNITS = {
    word: value
    for value, word in enumerate(
        _words(
            "zero first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
            "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        )
    )
}
TENS = {
    "twent": 20,
    "thirt": 30,
    "fort": 40,
    "fift": 50,
    "sixt": 60,
    "sevent": 70,
    "eight": 80,
    "ninet": 90,
}

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        _words(
            "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen"
        )
    )
} | {"no": 0, "nil": 0}

# What stands behind a number that was inserted later: "3 bis".
BIS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "alt")

# The word that heads an annex, and the words that number a division inside a text.
ANNEX_WORDS = ("Annex", "Appendix", "Enclosure", "Attachment")
SECTION_WORDS = _words(
    "Section Part Chapter Article Rule Principle Regulation Title Guideline Goal Theme Objective "
    "Action Pillar Commitment"
)

# Participles and adjectives that open a preambular paragraph and do not end in -ing or -ed.
PREAMBLE_WORDS = frozenset(
    _words(
        "Aware Conscious Mindful Cognizant Desirous Anxious Confident Heedful Appreciative "
        "Hopeful "
        "Grateful Determined Eager Solicitous Ever Fully Deeply Gravely Having Taking Pursuant "
        "Bearing Being Acting In On With Whereas Unaware Certain Seized"
    )
)

# A line of its own between the preamble and what the organ does.
CONNECTIVES = frozenset(
    {
        "and to that end",
        "and to this end",
        "and",
        "accordingly",
        "hereby",
        "now therefore",
        "now, therefore",
        "therefore",
        "to this end",
    }
)

# The same where the act follows on the line.
HINGES = ("And to this end ", "And to that end ", "To this end ", "Therefore ", "Accordingly ")

# No paragraph ends with one of these: what follows goes on with it.
BREAKS_OFF = (" the", " an")

# What opens a preambular paragraph beyond doubt, in capitals behind another one's comma.
PREAMBLE_OPENERS = _words(
    "Acknowledging Acting Affirming Appreciating Believing Commending Concerned Condemning "
    "Confirming Considering Convinced Deploring Desiring Determined Determining Emphasizing "
    "Encouraged Expressing Guided Highlighting Inspired Mindful Noting Observing Reaffirming "
    "Realizing Recalling Recognizing Regretting Reiterating Stressing Underlining Underscoring "
    "Urging Welcoming Having Taking Bearing Aware Conscious Cognizant Alarmed Gravely Deeply "
    "Seriously Looking"
)

# What opens an operative paragraph, in capitals behind another one's comma or semicolon.
OPERATIVE_OPENERS = _words(
    "Adopts Affirms Appeals Approves Authorizes Calls Commends Condemns Decides Declares Demands "
    "Deplores Determines Emphasizes Encourages Endorses Establishes Expresses Extends Invites "
    "Notes Reaffirms Recalls Recognizes Recommends Reiterates Requests Resolves Stresses Takes "
    "Underlines Urges Warns Welcomes"
)

# Adverbs that may stand before the verb of either part.
LEAD_ADVERBS = frozenset(
    _words(
        "also further furthermore again once strongly deeply gravely solemnly hereby firmly fully "
        "strictly categorically unequivocally earnestly urgently particularly especially therefore "
        "likewise moreover finally nevertheless accordingly consequently specifically warmly "
        "highly sincerely formally equally vigorously energetically unreservedly only now then "
        "thus "
        "seriously reiteratedly more still while explicitly expressly emphatically resolutely "
        "vehemently continuously newly respectfully cordially additionally in view regard this "
        "addition"
    )
)

# The same behind an adverb: "Strongly condemning", "Further expressing". What follows the
# adverb is in small letters.
PREAMBLE_ADVERBS = tuple(
    sorted(
        word.capitalize()
        for word in LEAD_ADVERBS
        if word.endswith("ly") or word in {"also", "further", "again"}
    )
)
PREAMBLE_BEGINS = (
    rf"(?:{'|'.join(PREAMBLE_OPENERS)})[\s,]"
    rf"|(?:{'|'.join(PREAMBLE_ADVERBS)})\s+[a-z]+(?:ing|ed)\b"
)

# Verbs of the operative part that do not end in -s, as a word of several may.
FINITE_WITHOUT_S = frozenset({"shall", "agree", "declare", "resolve", "decide"})

# A word before a number that the number belongs to: never a footnote marker behind it.
NUMBER_TAKERS = frozenset(
    _words(
        "paragraph paragraphs para paras article articles section sections sect chapter chapters "
        "annex annexes item items sub-item resolution resolutions decision decisions no nos vol "
        "volume part parts rule rules regulation regulations goal goals target targets principle "
        "principles page pages table figure phase phases priority pillar "
        "category class type stage track tier round and or to of the than from between by is are "
        "about over under least nearly some at in within for per until till on since after before "
        "with a an all only every these those its their another other next last first additional "
        "supplement series window scenario "
        "version least most"
    )
)

# A word behind a number that counts something: the number is no footnote marker.
COUNTED = frozenset(
    _words(
        "per cent percent million billion trillion thousand hundred years year months month days "
        "day hours hour weeks week dollars members member states countries percentage degrees "
        "degree "
        "points point kilometres km metres p.m a.m times posts persons people paragraphs "
        "resolutions euros francs nautical"
    )
) | {month.lower() for month in MONTHS}

# Units whose power is set as a superscript: the digit behind them is theirs.
UNITS_WITH_POWERS = frozenset(_words("m km cm mm m2 ft sq CO"))

# The line that heads a presidential statement, and the one above a list of footnotes.
STATEMENT = (
    r"(?:Presidential statement|(?:PRST\s[\w/]+\.?\s.*|(?:Statement|President[’']s statement)"
    r"(?: (?:made )?by the President of the (?:Security|Human Rights) Council)?))\*?"
)
NOTES_HEADS = frozenset({"notes", "note", "footnotes", "endnotes"})

# Lines of the header that carry no field of their own.
MASTHEAD = (
    r"United Nations",
    r"UNITED",
    r"NATIONS(?:\s+[AEST])?",
    r"Distr\.?\s*:.*",
    r"(?:LIMITED|GENERAL|RESTRICTED|PROVISIONAL|ORIGINAL)\b.*",
    r"Original\s*:.*",
    r"(?:ENGLISH|FRENCH|SPANISH|RUSSIAN|CHINESE|ARABIC)(?:/(?:ENGLISH|FRENCH|SPANISH))*\*?",
    r"Advance (?:unedited )?version.*",
    r"Please recycle.*",
    r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee",
    r"Special Political and Decolonization Committee(?:\s*\(Fourth Committee\))?",
    r"Provisional",
    r"\(?continued\)?",
    r"\d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})?\s?[–—-]\s?\d{1,2} [A-Z][a-z]+ \d{4}",
    r"(?:\d{4} session|Substantive session of \d{4}|Resumed .{0,60}session.{0,40})",
)

# The first words of those lines: on other lines the patterns need not be tried.
MASTHEAD_FIRST = frozenset(
    _words(
        "united nations distr limited general restricted provisional original "
        "english french spanish russian chinese arabic advance please first second third fourth "
        "fifth sixth special continued substantive resumed"
    )
)

# A State's name that has an "and" of its own, so that a list of sponsors is cut rightly.
NAMES_WITH_AND = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "Serbia and Montenegro",
    "Trinidad and Tobago",
    "United Kingdom of Great Britain and Northern Ireland",
)

# How an instruction of an amendment begins.
AMENDING_WORDS = (
    "In the",
    "In (?:operative|preambular|paragraph|section|annex)",
    "At the (?:end|beginning|start)",
    "After",
    "Before",
    "Between",
    "Add",
    "Amend",
    "Delete",
    "Insert",
    "Move",
    "Replace",
    "Substitute",
    "Renumber",
    "The (?:\\w+ )?(?:operative |preambular |existing )?paragraph",
    "(?:Operative|Preambular) paragraph",
)
