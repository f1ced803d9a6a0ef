"""Words with more than one accepted spelling.

Source: the United Nations Editorial Manual (spelling list, which follows the Concise Oxford
English Dictionary) against common British and American forms. A pair stands here only if no
reader could take one for another word: "program" is here, "practise" and "license" are not,
because noun and verb differ.
"""

from __future__ import annotations


def _words(table: str) -> list[str]:
    return table.split()


# Variant -> the spelling of the Editorial Manual; all case-folded.
VARIANTS = dict(
    pair.split(":")
    for pair in _words("""
    program:programme programs:programmes center:centre centers:centres centered:centred
    labor:labour labors:labours behavior:behaviour behaviors:behaviours color:colour
    favor:favour favors:favours favorable:favourable favorably:favourably honor:honour
    honors:honours honored:honoured honoring:honouring neighbor:neighbour
    neighbors:neighbours neighboring:neighbouring neighborhood:neighbourhood rigor:rigour
    endeavor:endeavour endeavors:endeavours endeavored:endeavoured endeavoring:endeavouring
    harbor:harbour harbors:harbours humor:humour vapor:vapour tumor:tumour
    defense:defence offense:offence pretense:pretence
    fulfill:fulfil fulfills:fulfils fulfillment:fulfilment enroll:enrol enrolls:enrols
    enrollment:enrolment skillful:skilful installment:instalment
    traveling:travelling traveled:travelled traveler:traveller travelers:travellers
    labeling:labelling labeled:labelled modeling:modelling modeled:modelled
    counseling:counselling counselor:counsellor counselors:counsellors
    channeling:channelling channeled:channelled signaling:signalling fueling:fuelling
    fueled:fuelled leveling:levelling leveled:levelled marshaling:marshalling
    canceled:cancelled canceling:cancelling totaling:totalling trafficing:trafficking
    aging:ageing acknowledgment:acknowledgement acknowledgments:acknowledgements
    judgement:judgment judgements:judgments
    artifact:artefact artifacts:artefacts aluminum:aluminium catalog:catalogue
    dialog:dialogue dialogs:dialogues analog:analogue
    kilometer:kilometre kilometers:kilometres liter:litre
    liters:litres theater:theatre theaters:theatres caliber:calibre fiber:fibre fibers:fibres
    maneuver:manoeuvre maneuvers:manoeuvres gray:grey plow:plough sulfur:sulphur
    pediatric:paediatric hemorrhagic:haemorrhagic orthopedic:orthopaedic
    encyclopedia:encyclopaedia archeological:archaeological
    analyze:analyse analyzes:analyses analyzed:analysed analyzing:analysing
    paralyze:paralyse paralyzed:paralysed catalyze:catalyse catalyzed:catalysed
    catalyzing:catalysing whilst:while amongst:among towards:toward
    connexion:connection connexions:connections reflexion:reflection
    jewelry:jewellery skeptical:sceptical mold:mould learnt:learned
    advisor:adviser advisors:advisers
    gaol:jail gaols:jails
    """)
)

# "-ise" -> "-ize" in every form; words whose "-ise" is no ending of this kind.
NEVER_IZE = frozenset(
    _words("""
    advise advised advises advising advertise advertised advertises advertising advertisement
    arise arises arising comprise comprised comprises comprising compromise compromised
    compromises compromising concise demise devise devised devises devising disguise disguised
    disguises disguising enterprise enterprises excise exercise exercised exercises exercising
    expertise franchise franchised franchises improvise improvised improvises improvising
    incise likewise merchandise noise otherwise paradise poise poised praise praised praises
    praising precise premise premised premises promise promised promises promising raise
    raised raises raising revise revised revises revising rise rises rising supervise
    supervised supervises supervising surmise surprise surprised surprises surprising televise
    televised treatise treatises wise cruise cruises bruise apprise apprised reprise
    unsupervised unrevised uncompromising enfranchise enfranchised disenfranchise
    disenfranchised disenfranchisement franchisement
    """)
)
