"""Words by which the successive texts on one subject are known, and their series named.

Tables only; the rules that read them are the corpus's. Source: convention, from the titles
that resolutions of the General Assembly, the Human Rights Council and the Economic and Social
Council have had since 1946, and from the United Nations' own lists of peacekeeping and political
missions and of abbreviations of organizations. Case-folded, unless a table says otherwise.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


ARTICLES = _words("the a an")
PREPOSITIONS = _words(
    "of in on for from to by with within between among against at under through into towards "
    "toward after before during as over concerning regarding including"
)
# Words of a title that carry no subject by themselves.
SMALL_WORDS = ARTICLES | PREPOSITIONS | _words("and or its their all other that which these this")

# Words that many subjects share: on these alone no two titles are one.
COMMON_WORDS = _words(
    """
    united nations international global world general assembly security council economic social
    human right rights fundamental freedom freedoms people peoples state states member country
    countries territory territories region regional nation national system organization
    organizations agency agencies specialized
    question questions situation problem matter matters item items issue issues
    report reports implementation follow followup review progress outcome result results
    resolution resolutions decision decisions declaration convention agenda programme program plan
    action strategy framework fund office conference conferences session committee commission
    cooperation coordination assistance support strengthening promotion promoting protection
    enhancing enhancement improving improvement development sustainable measures role respect
    prevention elimination eliminating combating towards financing budget year decade day field
    effective effects further new full high level meeting special status relating related
    including context light work activities use national policies participation
    """
)

# The openings that titles share, and what of each stands in a series' name. The longest that
# fits is taken away; "" where the rest alone tells the subject as well.
FRAMES = {
    "question of": "",
    "the situation in": "situation",
    "situation in": "situation",
    "the situation of human rights in": "human-rights",
    "situation of human rights in": "human-rights",
    "the situation of human rights of": "human-rights",
    "situation of human rights of": "human-rights",
    "human rights situation in": "human-rights",
    "cooperation between the united nations and": "",
    "cooperation between the united nations system and": "",
    "cooperation of the united nations with": "",
    "financing of": "financing",
    "international cooperation in": "",
    "international cooperation on": "",
    "international cooperation to combat": "",
    "international cooperation for": "",
    "promotion of international cooperation to combat": "",
    "implementation of": "",
    "full implementation of": "",
    "strengthening of": "",
    "strengthening": "",
    "promotion of": "",
    "universal realization of": "",
    "follow-up to": "follow-up",
    "follow-up to and implementation of": "",
    "follow-up and implementation of": "",
    "report of": "report",
    "measures to eliminate": "",
    "measures to combat": "",
    "the": "",
}

# Names whose abbreviation a reader knows better than the name: case-folded, without articles,
# hyphens and apostrophes, "co-operation" and "peace-keeping" in one word.
ABBREVIATIONS = {
    # Organizations that the United Nations cooperates with.
    "association of southeast asian nations": "asean",
    "association of south east asian nations": "asean",
    "african union": "african-union",
    "organization of african unity": "oau",
    "organization of american states": "oas",
    "organization for security and cooperation in europe": "osce",
    "conference on security and cooperation in europe": "csce",
    "organization of islamic cooperation": "oic",
    "organization of islamic conference": "oic",
    "league of arab states": "arab-league",
    "caribbean community": "caricom",
    "pacific islands forum": "pacific-islands-forum",
    "economic cooperation organization": "eco",
    "black sea economic cooperation organization": "bsec",
    "commonwealth of independent states": "cis",
    "collective security treaty organization": "csto",
    "shanghai cooperation organization": "sco",
    "eurasian economic community": "eurasec",
    "central european initiative": "cei",
    "council of europe": "council-of-europe",
    "community of portuguese speaking countries": "cplp",
    "international organization of la francophonie": "francophonie",
    "asian african legal consultative organization": "aalco",
    "economic community of central african states": "eccas",
    "economic community of west african states": "ecowas",
    "southern african development community": "sadc",
    "latin american economic system": "sela",
    "preparatory commission for comprehensive nuclear test ban treaty organization": "ctbto",
    "organization for prohibition of chemical weapons": "opcw",
    "international criminal police organization interpol": "interpol",
    "international criminal police organization": "interpol",
    "international criminal court": "icc",
    "international atomic energy agency": "iaea",
    "international residual mechanism for criminal tribunals": "irmct",
    "international tribunal for former yugoslavia": "icty",
    "international criminal tribunal for rwanda": "ictr",
    "human rights council": "human-rights-council",
    "small island developing states": "sids",
    # Treaties and States whose full name is a title by itself.
    "convention on prohibition of development production and stockpiling of bacteriological "
    "biological and toxin weapons and on their destruction": "biological-weapons",
    "convention on prohibition of development production stockpiling and use of chemical weapons "
    "and on their destruction": "chemical-weapons",
    "convention on prohibition of use stockpiling production and transfer of anti personnel mines "
    "and on their destruction": "anti-personnel-mines",
    "convention on prohibition of use stockpiling production and transfer of antipersonnel mines "
    "and on their destruction": "anti-personnel-mines",
    "convention on prohibitions or restrictions on use of certain conventional weapons which may "
    "be deemed to be excessively injurious or to have indiscriminate effects":
        "certain-conventional-weapons",
    "united nations convention to combat desertification in those countries experiencing serious "
    "drought and or desertification particularly in africa": "desertification",
    "united nations convention to combat desertification": "desertification",
    "convention on biological diversity": "biological-diversity",
    "convention on elimination of all forms of discrimination against women": "cedaw",
    "treaty on nonproliferation of nuclear weapons": "npt",
    "treaty on prohibition of nuclear weapons": "tpnw",
    "comprehensive nuclear test ban treaty": "ctbt",
    "declaration on granting of independence to colonial countries and peoples": "decolonization",
    "office of united nations high commissioner for refugees": "unhcr",
    "united nations high commissioner for refugees": "unhcr",
    "democratic peoples republic of korea": "dprk",
    "democratic republic of congo": "drc",
    "islamic republic of iran": "iran",
    "syrian arab republic": "syria",
    # Missions of the United Nations, past and present.
    "united nations emergency force": "unef",
    "united nations truce supervision organization": "untso",
    "united nations disengagement observer force": "undof",
    "united nations interim force in lebanon": "unifil",
    "united nations peacekeeping force in cyprus": "unficyp",
    "united nations iran iraq military observer group": "uniimog",
    "united nations iraq kuwait observation mission": "unikom",
    "united nations transition assistance group": "untag",
    "united nations angola verification mission": "unavem",
    "united nations observer mission in angola": "monua",
    "united nations observer group in central america": "onuca",
    "united nations observer mission in el salvador": "onusal",
    "united nations mission for referendum in western sahara": "minurso",
    "united nations advance mission in cambodia": "unamic",
    "united nations transitional authority in cambodia": "untac",
    "united nations protection force": "unprofor",
    "united nations confidence restoration operation": "uncro",
    "united nations preventive deployment force": "unpredep",
    "united nations mission in bosnia and herzegovina": "unmibh",
    "united nations mission of observers in prevlaka": "unmop",
    "united nations transitional administration for eastern slavonia baranja and western sirmium":
        "untaes",
    "united nations operation in somalia": "unosom",
    "united nations assistance mission in somalia": "unsom",
    "united nations transitional assistance mission in somalia": "untmis",
    "united nations support office in somalia": "unsos",
    "african union mission in somalia": "amisom",
    "african union transition mission in somalia": "atmis",
    "united nations operation in mozambique": "onumoz",
    "united nations observer mission uganda rwanda": "unomur",
    "united nations assistance mission for rwanda": "unamir",
    "united nations observer mission in georgia": "unomig",
    "united nations observer mission in liberia": "unomil",
    "united nations mission in liberia": "unmil",
    "united nations mission in haiti": "unmih",
    "united nations support mission in haiti": "unsmih",
    "united nations transition mission in haiti": "untmih",
    "united nations civilian police mission in haiti": "miponuh",
    "united nations stabilization mission in haiti": "minustah",
    "united nations mission for justice support in haiti": "minujusth",
    "united nations integrated office in haiti": "binuh",
    "united nations mission of observers in tajikistan": "unmot",
    "united nations observer mission in sierra leone": "unomsil",
    "united nations mission in sierra leone": "unamsil",
    "united nations integrated peacebuilding office in sierra leone": "unipsil",
    "united nations integrated peacebuilding office in guinea bissau": "uniogbis",
    "united nations mission in central african republic": "minurca",
    "united nations mission in central african republic and chad": "minurcat",
    "united nations multidimensional integrated stabilization mission in central african republic":
        "minusca",
    "united nations multidimensional integrated stabilization mission in mali": "minusma",
    "united nations organization mission in democratic republic of congo": "monuc",
    "united nations organization stabilization mission in democratic republic of congo": "monusco",
    "united nations operation in congo": "onuc",
    "united nations mission in ethiopia and eritrea": "unmee",
    "united nations transitional administration in east timor": "untaet",
    "united nations mission of support in east timor": "unmiset",
    "united nations office in timor leste": "unotil",
    "united nations integrated mission in timor leste": "unmit",
    "united nations interim administration mission in kosovo": "unmik",
    "united nations operation in cote divoire": "unoci",
    "united nations operation in burundi": "onub",
    "united nations office in burundi": "bnub",
    "united nations mission in sudan": "unmis",
    "united nations mission in south sudan": "unmiss",
    "united nations interim security force for abyei": "unisfa",
    "african union united nations hybrid operation in darfur": "unamid",
    "united nations integrated transition assistance mission in sudan": "unitams",
    "united nations supervision mission in syrian arab republic": "unsmis",
    "united nations support mission in libya": "unsmil",
    "united nations assistance mission in afghanistan": "unama",
    "united nations assistance mission for iraq": "unami",
    "united nations mission to support hudaydah agreement": "unmha",
    "united nations verification mission in colombia": "unvmc",
    "united nations mission in nepal": "unmin",
    "united nations regional centre for preventive diplomacy for central asia": "unrcca",
    "united nations verification mission in guatemala": "minugua",
    "united nations relief and works agency for palestine refugees in near east": "unrwa",
    "multinational security support mission in haiti": "mss-haiti",
}  # fmt: skip

# The noun that heads the name of what a Council sends or sets up; singular, case-folded.
MANDATED = _words(
    """
    force mission operation organization group office authority administration tribunal tribunals
    mechanism panel team committee presence army coordinator
    """
)
# Words of such a name that are written small.
MANDATE_JOINS = _words("of in for the and to on")
# Such names that every text has, whatever its subject.
NO_MANDATE = _words("""
    organization committee secretariat
    """)

# How a Council carries a mandate on; a pattern, in small letters.
RENEWAL = r"(?:extend|renew|prolong|exten[ds]ion|renewal|prolongation)"

# Capitalised words of a Council's text that tell no subject.
COMMON_NAMES = _words(
    """
    security council general assembly secretary united nations member members state states charter
    chapter article articles government governments president resolution resolutions decision
    agreement agreements representative representatives special envoy minister ministers foreign
    affairs permanent party parties january february march april may june july august september
    october november december force forces mission peace group international conference committee
    organization secretariat protocol treaty personnel operation operations headquarters
    annex supplement document documents official records year english original republic national
    north south east west northern southern eastern western central new under panel experts
    human rights law convention court justice women children african union european council
    commission office community league arab regional world bank fund high commissioner refugees
    disengagement ibid peacekeeping secretarygeneral friends
    deputy chairman chair chairperson co-chairs foreign commander adviser observer observers
    """
)
