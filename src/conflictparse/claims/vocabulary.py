"""
The words that frame a claim: who says it, how real it is, what its figure covers, what belongs together.

Only words here; the shapes that they stand in are in ``attribution``, ``status``, ``scope``, ``groups``,
``chunks``, ``breakdown``, ``parties`` and ``subjects``. A table maps a word to what it does; a set lists words that
do the same.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from conflictparse.claims.claim import Status
from conflictparse.effects.effect import Effect


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------- function words

BE: Final = _words("is are was were be been being am 's 're")
HAVE: Final = _words("has have had having 've")
DO: Final = _words("do does did")
MODALS: Final = _words("can could may might must shall should will would 'll cannot")
#: Words that only a finite verb phrase holds.
FINITE: Final = _words("is are was were has have had will would could can may might must did does do")
NEGATIONS: Final = _words(
    """
    not never nor neither hardly n't
    didn't doesn't don't hasn't haven't hadn't wasn't weren't isn't aren't won't wouldn't couldn't can't cannot
    """
)
DETERMINERS: Final = _words(
    """
    the a an this that these those its his her their our my some several many most all both two three four five
    six seven eight nine ten another other one any each
    """
)
PREPOSITIONS: Final = _words(
    "of in for from at with to by near on inside within against under between among around into over about"
)
PRONOUNS: Final = _words("he she it they")
#: Speakers that are no source of the report: "we", and words that stand for no one.
NO_SOURCE: Final = _words("i we you there what how nobody none no as with of and neither nor")
RELATIVES: Final = _words("who which that")
#: A subject cannot reach back over these.
CLAUSE_WORDS: Final = _words(
    """
    but while although though that because after as when if where which who whom whose then so however whereas
    since until before unless than yet
    """
)
#: After a comma or a semicolon, these begin a clause that a later or an earlier "X said" does not cover.
CONTRAST: Final = _words("but while whereas although though however yet")
#: Words that stand before a subject without belonging to it.
ADVERBS: Final = _words(
    """
    meanwhile later earlier also however separately today yesterday tonight still now then moreover furthermore
    additionally nevertheless instead overnight afterwards subsequently recently early late already initially
    previously only just again immediately reportedly officially repeatedly both quickly briefly finally first
    and but yet so
    """
)
WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS: Final = _words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
BEGINNINGS: Final = _words("start beginning outbreak")
DAY_WORDS: Final = WEEKDAYS | _words("morning evening afternoon night dawn midnight noon today yesterday tonight")
#: What may follow "X said" before it ends: "on Wednesday", "in a statement", "to Reuters".
AFTER_SAYING: Final = (
    DAY_WORDS | MONTHS | _words("on in at to late early later earlier via through during by last this")
)


# ---------------------------------------------------------------- who says so

#: Finite verbs that make any subject a source.
SAYING: Final = _words(
    """
    said says say stated reported announced confirmed claimed claims told tells added adds declared warned
    insisted noted explained revealed disclosed alleged acknowledged admitted asserted affirmed
    reiterated tweeted wrote posted testified cited mentioned indicated clarified
    """
)
#: Verbs (or nouns in the same form) that say something only of a speaker: "the monitor counted 12 dead".
SAYING_OF_SOURCES: Final = _words(
    """
    counted documented recorded estimated estimates put puts spoke speaks speak assessed reports report states
    announces confirms believes blamed monitored verified found showed shows describes described identified made
    registered tallied listed attributed suggested suggests warns notes claim
    """
)
#: These can be said of what is told ("no deaths reported", "reported by local media").
REPORTED_BY: Final = _words("reported confirmed announced documented recorded verified cited")
#: The same form is a noun: a verb only before what it says ("reports that", "reports 12 dead").
ALSO_NOUNS: Final = _words("report reports claim estimates shows found put puts")
SAYING_TO: Final = _words("told tells informed")
SAYING_PARTICIPLES: Final = _words("saying reporting claiming telling announcing")
CITING: Final = _words("citing quoting")
#: After "claimed" or "reported": no saying at all ("claimed responsibility", "claimed 12 lives").
NOT_SAID: Final = _words("responsibility credit lives life victory victims asylum")
#: After "confirmed" or "reported" these are what was confirmed of someone: "five confirmed dead".
CONFIRMED_AS: Final = _words("dead killed injured wounded missing")
#: "according to plan"
NOT_ACCORDING: Final = _words("plan plans schedule custom tradition law protocol rank need")

SOURCE_NOUNS: Final = _words(
    """
    source sources activist activists witness witnesses eyewitness eyewitnesses resident residents villager
    villagers local locals survivor survivors relative relatives
    official officials officer officers spokesman spokeswoman spokesperson spokespersons spokesmen minister
    ministry president commander commanders general colonel governor mayor ambassador diplomat diplomats
    analyst analysts expert experts police army military government authorities authority medic medics
    doctor doctors hospital hospitals paramedics rescuers lawyer lawyers leader leaders chief head director
    monitor monitors observatory network ngo ngos organisation organization organisations organizations
    watchdog group groups agency agencies office un nations association committee council centre center
    correspondent correspondents journalist journalists reporter reporters newspaper newspapers website
    websites media radio television tv channel channels outlet outlets press news daily portal
    statement statements report reports communique document documents bulletin post posts figures data
    estimate estimates study survey database investigation inquiry footage reuters afp ap bbc cnn sohr snhr
    sana anadolu tass xinhua ocha unhcr unicef iom observers researchers team
    rebels rebel insurgents militants fighters guerrillas troops forces command coalition front
    """
)
#: A definite or pointing phrase with one of these may mean the source named before.
ANAPHORIC_SOURCES: Final = _words(
    """
    source sources ngo monitor observatory organisation organization agency group statement ministry watchdog
    newspaper network report office official officials spokesman spokeswoman spokesperson
    """
)

#: Beside a word of saying: it was said before what is said now.
SAID_BEFORE: Final = _words("earlier previously initially")


# ---------------------------------------------------------------- denial

DENIALS: Final = _words("denied denies deny denying refuted refutes refute")
#: These deny only a claim: "dismissed the report", not "dismissed the officer".
REJECTIONS: Final = _words("dismissed dismisses rejected rejects disputed disputes contradicted")
#: What stands for the claims told before: "denied such news".
CLAIM_NOUNS: Final = _words(
    """
    news claim claims report reports allegation allegations accusation accusations statement statements talk
    rumour rumours rumor rumors version account accounts assertion assertions toll figure figures charge charges
    """
)
CLAIM_PRONOUNS: Final = _words("it this that them these so")
#: Denying these leaves the deaths as they are.
NOT_DENIED: Final = _words(
    """
    responsibility involvement entry access role bail links link connection knowledge permission part entrance
    visas visa membership ties complicity complicit
    """
)

# ---------------------------------------------------------------- how real

#: Words that govern "to VERB": what they make of the verb.
INFINITIVE_GOVERNORS: Final = MappingProxyType(
    dict.fromkeys(
        """
        attempt attempts attempted attempting try tries tried trying sought seek seeks seeking effort efforts bid
        bids aimed aims aiming aim order operation operations offensive counteroffensive campaign push
        assault struggle struggling fighting battle battling counterattack counter intended intends intend
        designed mission raid battled fought bidding endeavour endeavoured moved moves drive
        """.split(),
        Status.ATTEMPTED,
    )
    | dict.fromkeys("failed fails failing fail failure unable unsuccessful".split(), Status.FAILED)
    | dict.fromkeys(
        """
        threatened threatens threatening threat threats plan plans planned planning plot plots plotted plotting
        vowed vows vow pledged want wants wanted ready prepared preparing prepares hope hopes hoped going
        ordered orders ordering urged urges called calls asked told instructed warned agreed expected set likely
        allow allowed hoping decided willing conspired conspiring conspiracy
        """.split(),
        Status.HYPOTHETICAL,
    )
    | dict.fromkeys("refused declined refuses declines".split(), Status.NEGATED)
    | dict.fromkeys(
        """
        able managed manages succeeded forced forcing pushed pushing led leading leads caused
        causing prompted prompting compelled compelling drove driven made continue continued continues
        continuing began begin started came went proceeded helped first second third last latest only fourth fifth
        one left leaving resulted obliged happened used
        """.split(),
        Status.ASSERTED,
    )
)
#: These govern only an infinitive that follows at once: "order" and "one" are much else.
WEAK_GOVERNORS: Final = _words(
    """
    made one last first second third only fourth fifth left used called told set moved moves drive order
    ordered mission fighting going battle raid operations operation counter asked came went continue likely
    expected leading latest threat fail
    """
)

#: Beliefs: "is believed to have killed", "feared dead".
BELIEFS: Final = _words(
    "believed thought feared presumed alleged suspected rumoured rumored understood said reported assumed claimed"
)
#: These doubt even without an auxiliary: "ten feared dead".
STRONG_BELIEFS: Final = _words("feared presumed believed")
HEDGES: Final = _words(
    """
    reportedly allegedly apparently purportedly supposedly possibly probably likely presumably seemingly
    unconfirmed perhaps potentially unverified maybe
    """
)
FAILURES: Final = _words("failed unsuccessful unsuccessfully botched abortive vain")
#: With "back" after it: "they were driven back".
DRIVEN: Final = _words("driven pushed beaten forced thrown turned")
FOILED: Final = _words("foiled thwarted averted foils thwarts failed repelled repulsed thwarting foiling")
PREVENTIONS: Final = _words(
    """
    prevented prevent prevents preventing stopped stop stops stopping kept keep barred blocked block blocking
    deterred deter averted avert averts averting foiled foils thwarted thwarts thwart foil prevention
    """
)
CONDITIONS: Final = _words("if unless lest whether")
#: "the possibility of an attack"
RISKS: Final = _words("possibility risk risks threat threats danger fear fears prospect warning warnings plot plots")
#: Between a negation and the noun that it denies: "did not cause any casualties".
LIGHT: Final = _words(
    """
    cause caused causing result resulted resulting in any lead led to inflict inflicted suffer suffered report
    reported reporting immediate serious major further civilian human other the a of on or and kill claim claimed
    """
)
#: Bare verb forms that an effect may take after "to" or a modal.
BARE_VERBS: Final = _words(
    """
    kill injure wound maim capture seize take retake recapture regain reclaim advance flee displace destroy damage
    down shoot cut attack bomb shell strike abduct kidnap hold control evacuate arrest detain overrun repel
    storm infiltrate leave die assassinate murder massacre execute behead target overtake occupy enter besiege
    encircle liberate secure raid ambush neutralise neutralize eliminate demolish burn hit launch close sever block
    dominate expel uproot disable sink loot confiscate push move consolidate win break host
    fire drop pound lose suffer escape surround conquer clear torch level raze blow carry inflict cross return be
    """
)
#: Before "to": a preposition or a figure follows, not a verb ("due to attacks", "rose to 12").
TO_NOUN: Final = _words(
    """
    due owing prior thanks response led leading leads addition according access close next up subject related
    relating attributed exposed opposed contributed contributing amounting amounts rise rose risen rising climbed
    reply damage damages relation regard similar back death adjacent
    """
)


# ---------------------------------------------------------------- what the figure covers

TOLLS: Final = _words("toll tolls")
RISES: Final = _words(
    """
    rise rises rose risen rising climb climbs climbed climbing reach reached reaches increased increases
    jumped mounted mounts soared stands stood grown grew swelled doubled passed topped exceeded
    """
)
#: A part of a toll: the figure after it is no running total.
PARTS: Final = _words("including among whom them comprising")
WARS: Final = _words("war wars conflict uprising insurgency")
#: "over the past year", "in recent weeks": a span that ends now.
RECENT: Final = _words("past last recent previous")
SPANS: Final = _words("weeks months years month year decade decades")
SPAN_OPENERS: Final = _words("in over during within throughout for of")
COUNT_WORDS: Final = _words(
    "a one two three four five six seven eight nine ten eleven twelve several few nearly almost about some past last"
)
#: Who does this about a death tells of an earlier one: "residents protested the killing of a trader".
PROTESTS: Final = _words(
    """
    protest protests protested protesting protesters demonstrate demonstrated demonstrating demonstration
    demonstrations demonstrators revenge retaliation avenge
    """
)
#: "the worst attack since 2020" dates the comparison, not the figure.
COMPARISONS: Final = _words(
    "first worst deadliest heaviest largest biggest bloodiest most highest greatest fiercest only longest"
)
REMAINING: Final = _words("remain remains remaining still currently living live lives sheltering")
EARLIER: Final = _words("previous earlier past")
LARGE: Final = _words("million thousands")
MONEY: Final = _words("pesos dollars euros pounds lira rubles roubles dinars shekels worth rupees naira birr")
#: Events that a year or "previous" may date.
EVENTS: Final = _words(
    """
    attack attacks bombing bombings massacre massacres strike strikes airstrike airstrikes raid raids assault
    incident incidents offensive explosion blast shooting ambush operation war genocide siege clash clashes
    crackdown invasion uprising battle invasions coup
    """
)

#: Incidents told together: "one of three related attacks", "across both incidents".
EVENTS_TOLD: Final = _words(
    """
    attacks incidents bombings blasts explosions events assaults clashes abductions kidnappings raids shootings
    strikes airstrikes ambushes detonations executions operations
    """
)
#: Before a figure that several incidents share.
ACROSS: Final = _words("across in during over throughout between from")
#: Before an incident that is the only one meant: "in this attack".
THIS_ONE: Final = _words("this the that")
#: "Fatalities split across two events": who codes an event says that its figure is shared.
SPLIT: Final = _words("split spread divided distributed shared coded")
AMONG: Final = _words("across among between over")
SPLIT_EVENTS: Final = _words("events locations incidents")
#: Of these, the ones that spread over whatever plural follows.
WIDE: Final = _words("across throughout")
#: What may stand between such a word and the number or the noun of the incidents.
BEFORE_EVENTS: Final = _words("at least about a total of the all of these those any")
ALL_OF_THEM: Final = _words("the all these those")
FOLLOWING: Final = _words("ensuing resulting subsequent related coordinated linked separate simultaneous similar two")
EVENTS_END: Final = _words("and or but was were killed injured that which who")
COUNTS: Final = MappingProxyType(
    {
        "both": 2,
        **{word: 2 + n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split())},
        **{str(n): n for n in range(2, 31)},
    }
)


# ---------------------------------------------------------------- noun phrases

#: A noun phrase does not reach over these, nor over auxiliaries and adverbs.
PHRASE_ENDS: Final = _words(
    """
    of in on at from near with against between during after before into to under inside outside across around
    along by for amid among through throughout toward towards within without since until as over
    and or but who which that whose whom where when while if than the a an this these those his her its their
    our some any no not it he she they we i you said says including included
    """
)
INDEFINITE: Final = _words("a an")
DEFINITE: Final = _words("the this these those his her its their our")
#: Words before a person's name.
TITLES: Final = _words(
    """
    mr mrs ms dr gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl corporal pvt private
    judge mayor senator governor officer patrolman minister bishop father sheikh imam deputy chief inspector constable
    president commander councilman
    """
)
#: Words in lower case inside a person's name, besides the Arabic article.
NAME_PARTS: Final = _words("bin ibn abu umm de van von da dos del")
#: Verbs that make the one capitalised word before them a person: "Khan was killed".
PERSON_VERBS: Final = _words("was is has had died succumbed")
REFLEXIVES: Final = _words("himself herself")
OBJECT_PRONOUNS: Final = REFLEXIVES | {"him"}
#: Pronouns that stand for one person.
PERSONAL: Final = _words("he she him")
OTHERS: Final = _words("others other")
#: After a bare "to" these say what somebody wanted: "hired men to assassinate the mayor".
MEANT_VERBS: Final = _words("kill assassinate murder execute massacre behead lynch slaughter")
#: People whose number stands where they were taken: "kidnapped five ... The hostages were executed."
HELD_PERSONS: Final = _words("hostages captives abductees kidnapped detainees prisoners")


# ---------------------------------------------------------------- chunks

#: Prepositions that swallow the phrase after them.
SWALLOWING: Final = _words(
    """
    in on at from near with against between during after before into to of under inside outside across around along
    by for amid among through throughout toward towards within without since until over off onto upon via despite
    following aboard alongside
    """
)
#: These of them may also open a clause: "after dozens of villages were captured".
CLAUSE_OPENERS: Final = _words("after before since until")
#: Words that open the parts of a whole, alone, or before one of :data:`OF_THEM` ("among them", "of whom").
PART_OPENERS: Final = _words("including included include includes comprising")
PART_PREPOSITIONS: Final = _words("among of")
OF_THEM: Final = _words("them whom which these those")
#: Phrases that join more of the same, by their first word.
JOINERS: Final = MappingProxyType(
    {
        "along": (["along", "with"],),
        "alongside": (["alongside"],),
        "together": (["together", "with"],),
        "aside": (["aside", "from"],),
        "apart": (["apart", "from"],),
        "besides": (["besides"],),
        "in": (["in", "addition", "to"],),
        "as": (["as", "well", "as"],),
    }
)
#: How the nouns end that mean several persons.
PLURAL_ENDINGS: Final = ("s", "men", "people", "police", "children")
#: Verbs before "seven lives" that say seven died.
COSTING: Final = _words("claim claims claimed claiming cost costs costing took takes taking taken")
#: Before a counted group, these say whose it is, or nothing: "his two children", "a three members".
OWNERS: Final = _words("his her their its a an")
#: These say again who was told of: "a man, identified as", "a child named", "six farmers, all members of".
NAMING: Final = _words("identified named called known all both")
NAMED: Final = _words("named called")  # also without a comma
#: Before a phrase that only describes: "51 people spanning three generations", "35 belonging to two families".
DESCRIBING: Final = _words("spanning belonging")
#: Behind a bare number, these make it a part: "25 were hurt, four critically".
SEVERELY: Final = _words("critically seriously severely gravely badly lightly slightly moderately")
#: A bare number before these is of the things that the sentence told before: "four tanks were wrecked and two taken".
THING_VERBS: Final = _words("captured seized destroyed damaged disabled")
#: Before plurals that tell who most of a figure were: "60 people, mostly women and children".
MOSTLY: Final = _words("mostly mainly largely predominantly chiefly")
SUBORDINATORS: Final = _words("who which that whose whom where when while as if because although")
AND_WORDS: Final = _words("and or plus")
#: After a past form, these show that it has an object: "killed the mayor".
OBJECT_DETERMINERS: Final = _words("the his her their its an a")


# ---------------------------------------------------------------- wholes and parts

#: "These are ...", "The dead include ...": what a sentence may call the figure before it, and its verbs.
SPELT_OUT: Final = _words(
    "these they those dead victims casualties fatalities toll killed injured wounded deaths losses"
)
LISTING: Final = _words("are were include includes included comprise comprised including")
BEFORE_SPELT_OUT: Final = _words("the among of all")
#: What the words of an opening such as "among the dead were" are about.
SPELT_EFFECTS: Final = MappingProxyType(
    {
        Effect.KILLED: _words("dead killed slain martyrs fatalities deaths victims"),
        Effect.INJURED: _words("wounded injured hurt injuries"),
        Effect.CAPTURED: _words("arrested detained captured detainees"),
        Effect.ABDUCTED: _words("abducted kidnapped hostages captives"),
        Effect.MISSING: _words("missing"),
    }
)


# ---------------------------------------------------------------- parties

#: Before what something was done with: "destroyed by a drone", and not "destroyed two drones".
BY_MEANS: Final = _words("in by with from under using via")
#: After a comma, these begin a clause with places and times of its own.
CLAUSE_PARTERS: Final = _words("and but while whereas although")
#: Nouns of attack: the party right before one did it ("in Russian airstrikes").
ATTACKS: Final = _words(
    """
    airstrike airstrikes strike strikes shelling bombing bombings bombardment bombardments raid raids attack attacks
    fire gunfire ambush assault assaults warplanes aircraft jets artillery missile missiles drone drones rocket rockets
    operation offensive campaign
    """
)
#: Events that are many people's deeds; one may stand as the subject: "the offensive killed 40". Weapons are means.
HOSTILITIES: Final = _words(
    """
    war wars conflict conflicts fighting clashes clash battle battles offensive offensives counteroffensive operation
    operations campaign campaigns assault assaults attack attacks raid raids violence unrest crackdown incursion
    incursions invasion siege ambush hostilities fight action actions
    """
)
#: Words before an event without an article: "intense fighting", "months of violence".
FIERCE: Final = _words(
    """
    intense heavy fierce renewed fresh recent deadly ongoing continued continuing sporadic sectarian ethnic communal
    intercommunal tribal military armed civil violent bloody latest new escalating months weeks days of years
    """
)
#: Adverbs of hearsay, and "also", between a subject and its verb.
REPORTED: Final = _words("reportedly allegedly apparently also")
#: An attack with one of these is another one.
FURTHER: Final = _words("second third fourth other another new next later latest first earlier previous")
#: Before the subject of a clause.
CLAUSE_HEADS: Final = _words("that said says saying say because while but as added stated reported and")
#: Between an event and a verb, these show that the verb has another subject.
OTHER_CLAUSE: Final = _words("said says when because after before while where who whom whose if although")
#: Parties that the words do not tell more of: "the forces captured".
BARE_PARTIES: Final = _words("forces force group groups organization organisation movement units unit alliance")
#: Verbs of causing what others did or suffered: "has triggered a wave of", "left 30 dead".
CAUSING: Final = _words(
    """
    caused causes causing triggered triggers triggering forced forces forcing prompted prompting sparked sparking drove
    driven driving left leaving leaves led pushed pushing sent sending uprooted
    """
)
#: A party after one of these is no subject: "against regime forces", "backed by Russia".
NOT_SUBJECT: Final = _words("against on with from of by through into toward towards near behind inside under across")
#: "by whom" after these is who did it: "a rocket fired by rebels killed five".
LAUNCHED: Final = _words("fired launched dropped planted laid detonated thrown")
#: Behind an actor: who did it, so it says.
CLAIMING: Final = (["claimed", "responsibility"], ["took", "responsibility"], ["claims", "responsibility"])
#: A party called somebody's own is the speaker's: "its fighters".
POSSESSIVES: Final = _words("its their his")
#: Verbs that nobody perpetrates: "police evacuated 140 families".
RESCUES: Final = _words("evacuate evacuates evacuated evacuating sheltered sheltering")
SUBJECT_PRONOUNS: Final = _words("they it he she we")
#: These open a clause that tells when, and so who: "when rebels launched a counterattack".
TELLING_WHEN: Final = _words("when as after while")
AFTER_GROUP: Final = _words("of from in")
#: Between ground and who held it; without "the".
HELD_BY: Final = frozenset(
    tuple(phrase.split())
    for phrase in ("under control of", "under rule of", "in hands of", "controlled by", "held by", "occupied by")
)
#: Verbs of attack whose object is who was there: "pounded rebel hideouts".
STRIKING: Final = _words(
    """
    pounded pounding struck hit targeted targeting attacked attacking shelled shelling bombed bombing bombarded raided
    raiding ambushed ambushing stormed storming
    """
)
#: What an armed party holds; between its name and "and killed dozens".
POSITIONS: Final = _words(
    """
    hideout hideouts position positions post posts base bases camp camps outpost outposts stronghold strongholds
    checkpoint checkpoints convoy convoys patrol patrols targets target barracks trenches lines 's
    """
)
