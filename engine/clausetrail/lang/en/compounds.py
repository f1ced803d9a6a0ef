"""First and last parts of English compounds that are written with a hyphen.

They decide about a hyphen at a line's end where the document itself has neither spelling.
Drawn from the spellings of the United Nations Editorial Manual (hyphenation) and from the
compounds that resolutions use; a part stands here only if it is seldom the first (or last)
syllables of a solid word.
"""

from __future__ import annotations

FIRST_PARTS = frozenset(
    "all already anti child climate community conflict cost cross data debt decision ever "
    "evidence ex fact first follow food full gender good half high human ill income intra "
    "job knowledge land large least like low lower medium middle mine multi nation needs newly "
    "non nuclear off old one open part people policy poverty post private pro public quick "
    "rapid result results rights rule rules science second secretary self semi short single "
    "small so south stand state sub ten third three time treaty trust twenty thirty forty "
    "fifty sixty seventy eighty ninety two upper vice victim water weapon weapons well "
    "women year year-on world zero capacity decent long mid north east west under-secretary "
    "inter-agency cold early market peace programme project quasi risk".split()
)

LAST_PARTS = frozenset(
    "affected age agency aged and-answer based bound building by-case centred century "
    "compliance compliant control controlled day deficit dependent depth described developing "
    "driven effective efficient eighth elect exclusive exempt faceted fifth first focused "
    "formation founded free friendly fourth funded general general's governmental held income "
    "intensive interest keeping-related known landlocked language largest led lasting legged "
    "level limiting line linguistic making mentioned mandated monitoring motivated ninth "
    "nuclear old on-year oriented owned ownership party prone proliferation raising range "
    "ranging recurrence related relevant reliance reliant renewal resolution responsive rich "
    "risk running saving scale second secretary sector sensitive seventh sharing sixth size "
    "specific spread standing state-solution step stricken supported sustaining term third "
    "time track up wide year".split()
)
