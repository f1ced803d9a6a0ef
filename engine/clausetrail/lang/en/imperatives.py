"""Verbs with which an English sub-paragraph opens without "to" ("Ensure that ...")."""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Verbs that are nothing else.
IMPERATIVES = _words("""
    accelerate accept accede achieve acknowledge acquire act adapt add adhere adjust adopt advance
    advise advocate agree align allocate allow analyse analyze apply appoint apportion approve
    arrange ascertain assess assign assist assume attend authorize avoid bear become begin bring
    broaden build call carry clarify collaborate collect combat commend commit communicate compile
    complete comply conclude conduct confirm consider consolidate constitute consult continue
    contribute convene convey cooperate coordinate create cultivate deal decide declare decide
    deepen define deliver deploy deplore describe designate determine develop devise devote
    disaggregate discuss disseminate distribute diversify draft draw elaborate elect eliminate embed
    embrace emphasize employ empower enable enact encourage end endeavour endorse enforce engage
    enhance enlarge ensure entrust equip eradicate establish evaluate examine exchange execute
    expand expedite explore express extend facilitate finalize fight follow formulate foster fulfil
    fulfill fully gather generate give grant guarantee harmonize harness help hold identify
    implement improve include incorporate increase inform initiate inspire institute integrate
    intensify introduce invest investigate invite involve keep launch lead leverage lift maintain
    make mainstream manage maximize measure meet mitigate mobilize modernize move narrow negotiate
    notify observe obtain offer open optimize organize oversee participate pay perform persuade
    prepare present preserve prevent prioritize proclaim produce prohibit promote propose protect
    prove provide publish pursue put raise ratify reach reaffirm realize recall receive recognize
    recommend reconsider redouble reduce refer refine reflect refrain regulate reinforce reiterate
    remain remind remove renew replace repeal respect respond restore retain return revise
    revitalize safeguard scale secure seek select send serve settle share simplify solve specify
    stimulate strengthen stress strive submit suggest supply suppress sustain tackle take transform
    translate transmit transfer treat undertake update uphold urge utilize verify welcome withdraw
    work decrease afford cease confiscate criminalize demobilize deny destroy detect deter disarm
    dismantle disrupt find freeze impose inspect prosecute punish seize supervise amend delete
    insert
""")

# Verbs that are nouns too: a verb only before one of VERB_OBJECTS.
NOUN_LIKE = _words("""
    access address aid aim approach attempt balance benefit call challenge change comment control
    cost counter cover decrease demand design display document drive effort end exercise face
    finance focus form fund function guide help highlight host impact implement increase influence
    interest issue lead limit link list load map market measure model monitor name need note offer
    open order outline pilot place plan pledge process produce programme progress project
    question rate record reform release repeat report request research respect rest result return
    review risk schedule search share sponsor start state step stop study supply support survey
    target tax test track trade train transfer travel treat trust update upgrade use value view
    visit vote welcome work
""")

VERB_OBJECTS = _words("""
    the a an its their his her all any each every both this these those that such on upon to with
    existing relevant member states adequate
""")

# An adjective by its ending shows that such a word is a verb ("Support national plans"), but
# for these nouns.
ADJECTIVE_ENDINGS = ("al", "ive", "ous", "able", "ible")
NOUNS_IN_AL = _words("""
    appraisal approval arrival capital journal manual material official portal potential proposal
    referral removal renewal representative initiative perspective tribunal trial withdrawal
    archive directive alternative objective
""")

# Words in "-ing" that are neither participles of such a verb nor nouns of action.
NO_PARTICIPLES = _words("""
    according building concerning during evening excluding following including king meeting morning
    notwithstanding nothing pending regarding ruling something string thing
""")

# Words behind which "to" is a preposition ("To the extent that ...").
DETERMINERS = _words("""
    the a an this that these those its their all any each every both such
""")

# Words behind which an unknown word in "-ing" is a participle.
OBJECT_HEADS = _words("""
    the a an its their that
""")

# Words that open an aside between a participle and its object ("Ensuring, with the help ...").
ASIDES = [[",", word] for word in ("with", "in", "through", "as", "where", "by", "inter", "when")]

# Verbs in "-ly", and others that look like an adverb before a verb.
NO_ADVERBS = _words("""
    apply supply comply rely reply multiply continue
""")

# Words that may stand before such a verb.
BEFORE = _words("""
    also further not fully actively continue effectively immediately urgently strongly promptly
""")
