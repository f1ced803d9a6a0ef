"""How strong the lead verbs of resolutions are, by convention. Edit the tables to disagree.

No organ has laid down a ladder; drafters use one. Sources of the convention: General Assembly
decision 55/488, annex (the terms "takes note of" and "notes" are neutral and mean neither
approval nor disapproval); the United Nations Editorial Manual and the Secretariat's drafting
guidance for the names and forms of the verbs; negotiating practice for the order of the rest:
takes note = notes < welcomes < commends; invites < encourages < calls upon < urges < demands.
Acts on different ladders cannot be compared.
"""

from __future__ import annotations

# Ladder -> rung -> verbs. A rung is a number: what stands higher is stronger; steps of ten
# leave room for the adverbs below, which never lift a verb to the next rung.
LADDERS: dict[str, dict[int, str]] = {
    "reception": {10: "note|take note", 20: "welcome", 30: "commend|applaud|praise"},
    "appeal": {
        10: "invite",
        20: "encourage",
        30: "call upon|call on|call for|call|appeal",
        40: "urge|exhort",
        50: "demand|insist",
    },
    "request": {10: "request"},
    "decision": {10: "decide|resolve"},
    "direction": {10: "direct|instruct"},
    "authorization": {10: "authorize"},
    "recommendation": {10: "suggest", 20: "recommend"},
    "emphasis": {10: "stress|emphasize|underline|underscore|highlight|point out"},
    "recognition": {10: "recognize|acknowledge"},
    "affirmation": {10: "affirm|reaffirm|reassert"},
    "reiteration": {10: "reiterate|repeat"},
    "recollection": {10: "recall"},
    "concern": {
        10: "concern",
        20: "alarm|disturb",
        30: "dismay|appal|shock|outrage",
    },
    "blame": {10: "regret", 20: "deplore", 30: "condemn"},
    "thanks": {10: "appreciate|appreciation", 20: "thank|gratitude|pay tribute"},
    "expectation": {10: "look forward", 20: "expect"},
    "support": {10: "support", 20: "endorse"},
    "approval": {10: "approve", 20: "adopt"},
    "rejection": {10: "reject"},
    "declaration": {10: "declare|proclaim"},
    "conviction": {10: "believe", 20: "convince"},
    "mindfulness": {10: "bear in mind|mindful|conscious|aware|cognizant"},
    "determination": {10: "determine"},
    "guidance": {10: "guide"},
    "renewal": {10: "renew", 20: "extend"},
    "establishment": {10: "establish"},
    "consideration": {10: "consider|examine|review"},
    "remaining seized": {10: "seize"},
    "hope": {10: "hope"},
    "designation": {10: "designate|appoint"},
    "acceptance": {10: "accept"},
    "attention": {10: "draw attention"},
    "understanding": {10: "understand"},
    "assertion": {10: "assert|maintain|confirm"},
}

# Words within a lead verb that lift it on its own ladder: "strongly urges", "welcomes with
# appreciation", "grave concern". The strongest one counts, not their number.
INTENSIFIERS: dict[str, int] = {
    "strongly": 4, "strong": 4, "firmly": 4, "firm": 4, "deeply": 4, "deep": 4, "seriously": 4,
    "serious": 4, "profoundly": 4, "profound": 4, "highly": 4, "warmly": 4, "solemnly": 4,
    "sincere": 4, "sincerely": 4, "earnestly": 4, "particularly": 4, "extremely": 6,
    "unequivocally": 6, "unequivocal": 6, "categorically": 6, "gravely": 6, "grave": 6,
    "gravest": 8, "strongest": 8, "utmost": 8, "deepest": 8, "vigorously": 6, "vehemently": 6,
    "increasing": 2, "continued": 0, "satisfaction": 4, "appreciation": 4, "interest": 2,
    "pleasure": 4, "gratitude": 4,
}  # fmt: skip

# Nouns by which an act is done: "reiterates its call" is a call, "expresses its deep concern"
# is concern, "renews its request" a request. Noun -> the verb that it stands for.
ACT_NOUNS: dict[str, str] = {
    "call": "call upon", "calls": "call upon", "appeal": "appeal", "appeals": "appeal",
    "invitation": "invite", "invitations": "invite", "encouragement": "encourage",
    "request": "request", "requests": "request", "demand": "demand", "demands": "demand",
    "decision": "decide", "recommendation": "recommend", "recommendations": "recommend",
    "concern": "concern", "concerns": "concern", "alarm": "alarm", "dismay": "dismay",
    "outrage": "outrage", "shock": "shock", "regret": "regret", "condemnation": "condemn",
    "appreciation": "appreciation", "gratitude": "gratitude", "thanks": "thank",
    "support": "support", "hope": "hope", "conviction": "convince",
    "determination": "determine", "commitment": "affirm", "expectation": "expect",
    "expectations": "expect", "rejection": "reject", "tribute": "pay tribute",
    "view": "consider", "belief": "believe", "satisfaction": "welcome",
}  # fmt: skip

# Verbs that hand over to the noun behind them.
LIGHT_VERBS = frozenset(("express", "reiterate", "renew", "repeat", "reaffirm", "voice", "pay"))

# Adjectives and participles by which an act is done: "deeply concerned", "remains alarmed".
ACT_ADJECTIVES: dict[str, str] = {
    "concerned": "concern", "alarmed": "alarm", "disturbed": "disturb", "dismayed": "dismay",
    "appalled": "appal", "shocked": "shock", "outraged": "outrage", "worried": "concern",
    "convinced": "convince", "mindful": "mindful", "conscious": "conscious", "aware": "aware",
    "cognizant": "cognizant", "determined": "determine", "guided": "guide", "seized": "seize",
    "encouraged": "welcome", "gratified": "welcome", "grateful": "gratitude",
    "troubled": "disturb", "desirous": "hope", "committed": "affirm", "resolved": "decide",
}  # fmt: skip

_IRREGULAR = {
    "take": "takes taking took taken", "bear": "bears bearing bore borne",
    "pay": "pays paying paid", "draw": "draws drawing drew drawn",
    "understand": "understands understanding understood", "appal": "appals appalling appalled",
    "regret": "regrets regretting regretted", "repeat": "repeats repeating repeated",
    "agree": "agrees agreeing agreed", "commit": "commits committing committed",
    "have": "has having had", "be": "is are being been was were am",
}  # fmt: skip


def _forms(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    stem = verb.removesuffix("e")
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return [verb, f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"]
    return [verb, third, f"{stem}ing", f"{stem}ed"]


# Verb (first word where it is more than one) -> (ladder, rung).
RUNGS: dict[str, tuple[str, int]] = {
    verb: (ladder, rung)
    for ladder, rungs in LADDERS.items()
    for rung, verbs in rungs.items()
    for verb in verbs.split("|")
}
# Verbs with which an organ speaks and which no ladder compares.
SPOKEN = (
    "have", "be", "remain", "continue", "act", "agree", "associate", "mark", "observe",
    "commemorate", "remind", "respect", "seek", "stand", "reserve", "strive", "transmit",
    "undertake", "wish", "desire", "congratulate", "deem", "deprecate", "elect", "intend",
    "note", "pledge", "realize", "register", "salute", "share", "welcome", "commit",
)  # fmt: skip
_FIRST_WORDS = dict.fromkeys(
    [verb.split()[0] for verb in RUNGS if verb not in ACT_ADJECTIVES]
    + sorted(LIGHT_VERBS)
    + list(SPOKEN)
)
# Every form of a verb -> the verb: "urging" -> "urge", "took" -> "take".
VERB_FORMS: dict[str, str] = {form: verb for verb in _FIRST_WORDS for form in _forms(verb)}
