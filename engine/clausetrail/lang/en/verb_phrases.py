"""What belongs to a lead verb in English, and what may stand before one.

The rows follow what United Nations documents set in italics: "Recalling also", "Notes with
appreciation", "Reiterates its call upon", "Expressing its deep concern", but "Aware" without
its "of", and "Recalling" without "its resolution". Everything is in lower case.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _phrases(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in table.strip().splitlines())


# Words that tell only where an act stands in a row of like acts.
SEQUENCE = _phrases("""
also
further
furthermore
again
anew
finally
likewise
additionally
moreover
once again
once more
yet again
in addition
""")

# The single words of those.
SEQUENCE_WORDS = frozenset(word for row in SEQUENCE for word in row) - {"in", "addition", "yet"}

# Words that tell how strongly it is meant.
STRENGTH = _words("""
    absolutely acutely actively again already always anxiously ardently bitterly broadly
    categorically clearly closely completely consistently continuously cordially deeply decisively
    definitively duly earnestly emphatically enthusiastically equally especially expressly extremely
    fervently firmly formally freely fully generally genuinely gravely greatly gratefully hereby
    highly humbly immediately increasingly jointly keenly mutually nevertheless nonetheless once
    overwhelmingly particularly particular profoundly positively provisionally publicly recently
    reluctantly repeatedly resolutely respectfully seriously severely sharply sincerely solemnly
    specially specifically still strenuously strongly therefore thus unanimously unconditionally
    unequivocally unreservedly urgently utterly vehemently very vigorously warmly wholeheartedly
    whole-heartedly accordingly consequently similarly thereby hitherto explicitly insistently only
    fundamentally extraordinarily justly rightly simply too more most ever clearly
""")

# Heads that are no verb of the tables: states of mind of the organ ("Deeply concerned").
STATES = _words("""
    afraid alarmed alert alive angered animated anxious appalled appreciative apprehensive
    ashamed assured astonished aware bereaved bound certain challenged cognisant cognizant
    committed compelled concerned confident conscious convinced dedicated deploring desirous
    determined devastated disappointed disheartened dismayed disquieted distressed disturbed
    eager embarrassed encouraged enraged faithful fearful glad gladdened grateful gratified
    grieved guided heartened honoured honored hopeful horrified impelled impressed incensed
    indignant indebted inspired intent intrigued mindful moved obliged optimistic outraged
    pained perplexed persuaded perturbed pleased preoccupied proud prompted reassured regretful
    relieved resolved resolute sad saddened satisfied sensible sensitive sensitized shaken
    shocked solicitous sorry stricken struck surprised sure sympathetic thankful touched
    troubled unanimous uneasy unsatisfied unwavering vigilant welcomed wary worried
""")

# What must follow a state of mind where it opens a later clause.
STATE_LINKS = _words("""
    about at by for in of on over that to with
""")

# Words that a verb takes with it, by its base form; the longest that fits counts.
COMPLEMENTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "take": _phrases("""
note
due note
careful note
favourable note
special note
particular note
full note
positive note
good note
into account
into consideration
into full account
into special consideration
into special account
fully into account
duly into account
full account
due account
account
cognizance
cognisance
due cognizance
careful account
pride
the view
the position
exception
action
stock
advantage
up
"""),
    "bear": _phrases("in mind\nfully in mind\nconstantly in mind\nwitness"),
    "keep": _phrases("in mind\nin view\nunder review\nunder consideration\nunder close review"),
    "have": _phrases(
        "regard\nin mind\ndue regard\ntaken note\nin view\nresolved\nagreed\nno objection"
    ),
    "call": _phrases("upon\non\nfor\nattention\nthe attention\nto mind"),
    "look": _phrases("forward"),
    "pay": _phrases("tribute\nspecial tribute\nwarm tribute\nattention\nspecial attention\nhomage"),
    "draw": _phrases("attention\nthe attention\nparticular attention\nspecial attention"),
    "place": _phrases("on record"),
    "put": _phrases("on record"),
    "point": _phrases("out"),
    "single": _phrases("out"),
    "attach": _phrases("importance\ngreat importance\nparticular importance\nspecial importance"),
    "agree": _phrases("in principle"),
    "count": _phrases("on\nupon"),
    "stand": _phrases("ready\nfirm"),
    "act": _phrases(""),
    "be": _phrases("of the view\nof the opinion\nof the belief\nof the conviction"),
    "give": _phrases("effect"),
    "recommit": _phrases("itself"),
}

# Nouns of feeling and of speech that follow "with" or "its", and make one act with the verb.
ATTITUDES = _words("""
    abhorrence acceptance acclaim acknowledgement adherence admiration affirmation agreement alarm
    anguish anger anxiety apology appeal appeals appreciation apprehension approval assessment
    assurance attachment awareness belief bewilderment call calls commendation commendations
    commitment commitments concern concerns concurrence condemnation condolence condolences
    confidence congratulations consternation contempt conviction convictions dedication demand
    demands desire determination dedication delight disagreement disappointment disapproval
    disapprobation dismay displeasure disquiet dissatisfaction distaste distress doubt doubts
    encouragement endorsement enthusiasm esteem expectation expectations faith fear fears
    frustration gratefulness gratification gratitude grief homage hope hopes horror indignation
    insistence intent intention interest invitation invitations joy keenness likelihood objection
    objections opinion opposition optimism outrage pain pleasure pledge praise preference pride
    protest readiness recognition regard recommitment reassurance regret regrets rejection
    reservation reservations resolve resolution respect revulsion sadness satisfaction sense shock
    solidarity sorrow support surprise sympathies sympathy thankfulness thanks trepidation tribute
    trust understanding unease urgency view views warning welcome will willingness wish wishes
    request requests recommendation recommendations intention plea pleas reaffirmation
""")

# Of those, nouns that no manner of acting is named by ("engages with ... support").
NO_MANNERS = _words("""
    appeal appeals call calls commitment commitments demand demands endorsement intent intention
    invitation invitations plea pleas pledge recommendation recommendations regard request requests
    respect support tribute trust understanding view views will wish wishes
""")

# Of those, nouns that name as well a text that the organ recalls ("its requests in paragraph 3"):
# they belong to the verb only where it repeats an act.
TEXT_NOUNS = _words("""
    resolution agreement recognition will sense urgency action understanding likelihood assessment
""")

# Verbs that make one act with "its concern", "its call" and the like.
CARRIERS = _words("""
    affirm confirm convey declare emphasize express extend maintain offer pledge proclaim put
    reaffirm re-affirm recall re-emphasize reassert reconfirm record reiterate renew repeat restate
    share state stress underline underscore voice register signal manifest give send present tender
    place continue underscore
""")

# Of those, verbs that carry such a noun also without "its" ("Expressing deep concern").
BARE_CARRIERS = _words("""
    express voice convey extend share offer register reiterate renew
""")

# Of those, verbs that carry it behind "the" or "an" ("Expresses the view", "Sharing the concern").
DEFINITE_CARRIERS = frozenset(["express", "voice", "convey", "share"])

# What stands between the carrier and its noun, besides adjectives.
DETERMINERS = _words("""
    its our the their a an his
""")

# Words that end the search for the noun.
NOUN_STOPS = _words("""
    of to for in on at by with from that which who as about over upon under through during against
    is are was were be been has have had shall should will would this these those all any each every
""")

# Calls and requests take the preposition of their verb ("Reiterates its call upon").
NOUN_TAILS = {"call": ("upon", "on", "for"), "calls": ("upon", "on", "for")}

# Manners that a verb takes with it.
MANNERS = _phrases("""
in the strongest terms
in the strongest possible terms
in the strongest manner
in the strongest possible manner
in the clearest terms
in strong terms
in particular
""")

# Words that tie a later clause to the one before; they open it ("and in this regard").
CONJUNCTIONS = _words("""
    and but while whilst yet or as
""")
CONNECTORS = _phrases("""
in this regard
in that regard
in this respect
in that respect
in these regards
in this context
in that context
in this connection
in that connection
in this sense
in this spirit
in this vein
in this light
in this manner
in this way
in so doing
in doing so
in particular
in addition
in turn
in general
in the same spirit
in the same vein
in the meantime
in response
in consequence
inter alia
to this end
to that end
to this effect
to these ends
for this purpose
for that purpose
for this reason
for that reason
for these reasons
for these purposes
for its part
on this basis
on that basis
on the other hand
as a result
as a consequence
as a follow-up
as such
as a matter of priority
as a matter of urgency
at the same time
at this stage
at this time
with this in mind
with this aim
with this objective
with that in mind
with this purpose
by so doing
above all
of course
for the first time
against this background
against this backdrop
under these circumstances
among other things
""")

# Words behind which a form such as "calls" or "notes" is a verb and no noun.
VERB_FOLLOWERS = _words("""
    the that a an its all this these those any each both every such with upon also further once
    again his her their our how what whether why when where who whom no member members states state
    governments parties in to other others relevant international regional developed developing
    donor donors non-governmental civil strongly deeply fully warmly gravely it itself them him
""")

# Forms that are nouns as well, so that they need such a word behind them.
NOUN_FORMS = _words("""
    acts addresses advocates affirms approaches awards bans calls challenges charges commissions
    commits concerns credits demands desires details discharges draws echoes fears forms grants
    honours hopes launches lifts looks mandates marks notes objects offers orders outlines pays
    plans pledges points praises promises protests records regrets reports requests reserves reviews
    seconds sets shares supports takes tasks trusts values views warrants wishes
""")

# Words behind which such a form is a noun, also where a comma stands before it.
NOUN_SIGNS = _words("""
    of for from by made are were was is have has had will would shall should may can , . ; : ) and
    or as received submitted issued concerning regarding contained
""")

# Openers of a clause with a subject of its own.
RELATIVES = _words("""
    which who that whose whereby
""")

# Conjunctions behind which "it" is another's subject ("when it considers the plan and decides").
SUBORDINATORS = _words("""
    after as because before if once since until when where whether while
""")

# Behind these a participle is a gerund ("by recognizing"), not an act.
GERUND_HEADS = _words("""
    by of for through in on from about to at with without towards toward including against upon
    before after when since include includes than via into as like namely
""")

# Prepositions that look like participles.
PREPOSITIONS_IN_ING = _words("""
    according concerning during excluding following including notwithstanding pending regarding
""")

# Participles of these verbs tell as often how others are to act ("taking into account").
CONSIDERATIONS = _words("""
    bear draw give have keep pay take
""")

# "We, the Heads of State and Government ..., reaffirm"
FIRST_PERSON = "we"
FIRST_PERSON_AUXILIARIES = _words("""
    are will shall must should have do can need may hereby remain
""")

# Adverbs that tie a later clause to the one before.
CONNECTIVES = _words("""
    therefore thus accordingly consequently thereby hence furthermore moreover additionally
""")

# The same, that may as well belong to its verb.
LOOSE = _words("""
    so however nevertheless nonetheless then hence
""")

# Words that open an aside between "and" and its verb ("and, in May, requests").
ASIDE_HEADS = _words("""
    in with to for on taking bearing as without pursuant having following under by at given upon
    after pending within
""")

# Those that as often go on with a row ("support for the plan, and for its hosts, calls"): they
# open an aside only before "this" and the like.
ROW_HEADS = _words("""
    for on to
""")

# Weak verbs that tell in a later clause what the organ itself does: they need no "and" before
# them ("welcomes the plan, supports its aims, and ...").
AVOWALS = _words("""
    accept allocate amend apportion appropriate commit conclude confer consider convene convey
    dedicate defer disapprove elect empower establish expect hope insist intend nominate reappoint
    reconvene renew rescind reserve suspend support sympathize terminate transmit trust undertake
    voice vow waive warn wish
""")

# Weak verbs of which a thing is the subject in a later clause ("is safe, and allows all ...").
OF_THINGS = _words("""
    allow constitute create permit point require set signal specify stipulate
""")

# What an organ has done before it acts ("having considered").
HAVING = _words("""
    considered examined received heard noted taken reviewed studied decided adopted determined met
    regard mind seen learned learnt discussed recalled note
""")

# Behind these a base form is what somebody is to do.
MODALS = _words("""
    to will shall should must may can could would
""")

# Verbs that say nothing without their complement ("takes note").
EMPTY = frozenset({"take", "bear", "look", "pay", "draw"})

# States of mind that open a later clause also behind a bare comma.
SPOKEN_STATES = _words("""
    concerned alarmed aware mindful conscious convinced appalled dismayed disturbed horrified
    outraged
""")

# Behind a comma these go on with the subject before an aside ("States, noting the plan, have ...").
AUXILIARIES = _words("""
    have has had are is was were shall should will would must can could may might do does did
""")

# Participles without "-ed" that follow "having".
STRONG_PARTICIPLES = _words("""
    heard held seen met been borne read given made sought learnt known taken found become
    undertaken drawn kept
""")

# Behind these "further" is an adverb and no adjective ("Encourages further cooperation").
BEHIND_SEQUENCE = _words("""
    the that its a an to of all any with upon by about at in on , for how our these this those and
    article articles decision decisions paragraph paragraphs resolution resolutions section
    other
""")

# Adverbs that may stand behind their verb.
TRAILING = _words("""
    categorically deeply earnestly emphatically firmly fully gravely resolutely solemnly strongly
    unequivocally unreservedly urgently vehemently vigorously wholeheartedly
""")

# What an organ did, as a decision tells it: "At its 20th meeting, ..., the Council decided".
DECIDED = _words("""
    accepted adopted agreed amended appealed appointed approved authorized called commended
    concluded confirmed considered decided declared deferred designated elected encouraged endorsed
    established expressed extended granted invited noted postponed reaffirmed recalled recommended
    referred reiterated requested resolved stressed took urged welcomed
""")
# Nouns that belong to such a verb.
DECIDED_NOUNS = {"took": "note", "called": "upon"}
