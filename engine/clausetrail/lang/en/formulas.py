"""Words that say little about which paragraph they stand in.

Source: convention, chosen from reading resolutions of the General Assembly and the
Security Council. All are case-folded, without apostrophes.
"""

from __future__ import annotations

# Words of grammar: they take no part in pairing.
_FUNCTION_WORDS = """
    a an the of and or nor to in on at by for from with without within into onto upon as
    than that this these those which who whom whose what when where while if whether it its
    their his her he she they them we our us you your i is are was were be been being am
    has have had having do does did not no any all each every other others such some more most so
    also further furthermore moreover again once inter alia including include includes included
    both between among through throughout during over under after before since until per
    via about against towards toward well there here shall should will would may might can
    could must own same out up only just then thus therein thereof thereto hereby
    """
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

# Adverbs and connecting words that may stand before or in a lead verb.
_LEAD_ADVERBS = """
    also further again once more and in this regard strongly deeply gravely seriously
    particularly especially firmly fully solemnly warmly highly still remaining remains
    """
LEAD_ADVERBS = frozenset(_LEAD_ADVERBS.split())

# The office words of the organization: in nearly every paragraph of any resolution.
_OFFICE_WORDS = """
    united nations general assembly resolution resolutions session member members states
    state international paragraph present secretary council security report reports
    relevant organization organizations system government governments development
    implementation regard including
    """
OFFICE_WORDS = frozenset(_OFFICE_WORDS.split())

# Numbers in words, ordinals and months. A number that agrees speaks for a pair;
# one that differs hardly speaks against it, because sessions, years and dates advance.
_NUMBER_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred january february march april may june july august september
    october november december
    """
NUMBER_WORDS = frozenset(_NUMBER_WORDS.split())
