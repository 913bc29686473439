"""
The words of the actors layer: sides, heads, sources, victims, verbs; one table for each class of word.

Read here: what a word can contribute to a mention. Not read here: countries, leaders and named groups,
which are data and come with the lexicon. Law: a word stands in one table only.
"""

from typing import Final, NamedTuple


class Head(NamedTuple):
    """
    What the last word of a mention says about it.

    Attributes:
        kind: what sort of actor.
        name: the name of the group when no record fits.
        side: government, opposition ..., or None.
        needs: 0 stands alone; 1 wants a determiner or a modifier; 2 wants a modifier that names a side.
        state: a nation before it makes it an arm of that state: military, police, government, ministry or "".
    """

    kind: str
    name: str
    side: str | None = None
    needs: int = 0
    state: str = ""


#: The arm of a state that records of a kind stand for.
ARM_OF_KIND: Final = {"state_military": "military", "state_police": "police", "government": "government"}


def _heads(words: str, head: Head) -> dict[str, Head]:
    return dict.fromkeys((w.strip() for w in words.split(",")), head)


def _words(words: str, value: object = None) -> dict[str, object]:
    return dict.fromkeys((w.strip() for w in words.split(",")), value)


DETERMINERS: Final = _words(
    "the, a, an, this, these, those, its, their, his, her, our, some, any, other, another, several, many, "
    "all, both, most, more, one of the, some of the, most of the"
)

#: "pro-government" keeps the side, "anti-government" turns it round.
LEANINGS: Final = {"pro": "pro", "anti": "anti"}

#: Adjectives that give a side.
SIDES: Final = {
    "loyalist": "government",
    "state": "government",
    "federal": "government",
    "islamist": "opposition",
    "jihadi": "opposition",
    "dissident": "opposition",
    "revolutionary": "opposition",
    "allied": "allied",
    "friendly": "allied",
}

#: Adjectives that belong to the mention and give no side.
QUALITIES: Final = _words(
    "armed, unidentified, unknown, suspected, alleged, masked, heavily armed, foreign, local, mainstream, elite, "
    "special, special operations, security, ground, air, naval, border, counterterrorism, counter terrorism, "
    "unarmed, young, elderly, innocent, displaced, internally displaced, wounded, injured, off duty, "
    "retired, former, ex, senior, top, high ranking, mid level, leading, islamic, muslim, christian, shiite, shia, "
    "shi ite, sunni, alawite, druze, kurdish, arab, palestinian, yazidi, yezidi, hindu, jewish, hutu, tutsi, "
    "tribal, ethnic, communist, maoist, marxist, leftist, rightist, left wing, right wing, nationalist, republican, "
    "unionist, extremist, radical, hardline, male, female, plainclothes, uniformed, small, large, "
    "non governmental, nongovernmental, independent, medical, humanitarian, aid, rescue, war, "
    "russian speaking, criminal, rival, splinter, breakaway, western, european, african, intelligence, "
    "democratically elected, self proclaimed, so called, joint, multinational, international, riot, traffic, "
    "eastern, northern, southern, eastern based, warring, conflicting, "
    "national, provincial, regional, municipal, public, traditional, anonymous, unnamed, well informed"
)
FORMER: Final = frozenset({"former", "ex"})

#: "Military" as an adjective names no side: rebels run military operations too.
MILITARY: Final = "military"

_ARMY: Final = Head("state_military", "army", "government", 1, "military")
_REBEL: Final = Head("rebel_group", "rebels", "opposition")
_JIHADIST: Final = Head("rebel_group", "jihadists", "opposition")
_MILITANT: Final = Head("rebel_group", "militants", "opposition")
_TERRORIST: Final = Head("generic_group", "terrorists")  # a label: whom it is put on, it does not say
_GUERRILLA: Final = Head("rebel_group", "guerrillas", "opposition")
_MILITIA: Final = Head("identity_militia", "militias")
_OPPOSITION: Final = Head("rebel_coalition", "opposition", "opposition")
_GOVERNMENT: Final = Head("government", "government", "government", 0, "government")
_COALITION: Final = Head("rebel_coalition", "coalition", None, 1)
_POLICE: Final = Head("state_police", "police", "government", 0, "police")
_GROUP: Final = Head("generic_group", "armed groups", None, 2)

#: Words that name a party by themselves and colour the word after them: "the rebels", "rebel fighters".
PARTIES: Final[dict[str, Head]] = {
    "government": _GOVERNMENT,
    **_heads("regime, junta", Head("government", "government", "government", 0, "government")),
    "army": _ARMY,
    "military": Head("state_military", MILITARY, "government", 1, "military"),
    **_heads("rebel, insurgent", _REBEL),
    "jihadist": _JIHADIST,
    "militant": _MILITANT,
    "terrorist": _TERRORIST,
    "guerrilla": _GUERRILLA,
    "separatist": Head("rebel_group", "separatists", "opposition"),
    "secessionist": Head("rebel_group", "separatists", "opposition"),
    **_heads("paramilitary, militia", _MILITIA),
    **_heads("opposition, resistance", _OPPOSITION),
    **_heads("police, gendarmerie", _POLICE),
    "coalition": _COALITION,
    "civilian": Head("civilians", "civilians"),
    "mercenary": Head("generic_group", "mercenaries"),
}

_FORCES: Final = Head("armed_group", "forces", None, 2, "military")
_SOLDIERS: Final = Head("state_military", "soldiers", "government", 0, "military")
_FIGHTERS: Final = Head("armed_group", "fighters", None, 0)
_GUNMEN: Final = Head("unidentified_armed", "gunmen")
_SECURITY: Final = Head("state_police", "security forces", "government", 0, "police")

#: Heads that carry arms, or hold office.
FORCES: Final[dict[str, Head]] = {
    **_heads("forces, force, units, unit, contingent, battalions, battalion, brigades, brigade, convoy", _FORCES),
    **_heads("armed forces, military forces, armies", _ARMY),
    **_heads(
        "troops, soldiers, soldier, servicemen, serviceman, servicewomen, conscripts, commandos, commando, "
        "paratroopers, reservists, army officers, army officer, troopers, marines, recruits, army personnel, "
        "military personnel, military personnels, army soldiers, army soldier, infantrymen, cadets, border guards, "
        "border guard, bodyguards, bodyguard, sailors, airmen, service members, service member, army troops, "
        "military officers",
        _SOLDIERS,
    ),
    **_heads(
        "personnel, officers, officer, guards, guard, agents, commanders, commander, generals",
        Head("armed_group", "personnel", None, 2, "military"),
    ),
    **_heads("fighters, fighter, combatants, combatant, armed elements, elements", _FIGHTERS),
    **_heads(
        "militiamen, militiaman, militias, paramilitaries, militia members, militia fighters, vigilantes", _MILITIA
    ),
    **_heads("rebels, insurgents, insurgency, revolutionaries", _REBEL),
    **_heads("jihadists, jihadis, mujahideen, mujahedin, islamists", _JIHADIST),
    **_heads("militants, extremists, ultras", _MILITANT),
    **_heads("terrorists, terrorist elements, subversives", _TERRORIST),
    **_heads("guerrillas, guerillas, guerrilla fighters", _GUERRILLA),
    **_heads("separatists, secessionists", Head("rebel_group", "separatists", "opposition")),
    **_heads("loyalists", Head("pro_gov_militia", "pro-government militias", "government")),
    **_heads("mercenaries, contractors", Head("generic_group", "mercenaries")),
    **_heads(
        "gunmen, gunman, attackers, attacker, assailants, assailant, perpetrators, perpetrator, armed men, "
        "armed man, armed assailants, armed persons, unidentified persons, unknown persons, suicide bomber, "
        "suicide bombers, bombers, bomber, kidnappers, kidnapper, abductors, snipers, shooters, shooter, bandits, "
        "hijackers, assassins, hitmen, raiders, motorcyclists, suicide attacker, suicide attackers, pirates",
        _GUNMEN,
    ),
    **_heads(
        "policemen, policeman, police officers, police officer, police personnel, policewoman, policewomen, "
        "gendarmes, gendarme, constables, constable, police forces, police force, police constables, troopers, "
        "prison guards, detectives, cops",
        _POLICE,
    ),
    **_heads(
        "security forces, security force, security personnel, security officers, security officer, security guards, "
        "security guard, security agents, security services, security force members, security members",
        _SECURITY,
    ),
    **_heads("peacekeepers, peacekeeper, blue helmets", Head("igo", "peacekeepers", None, 0)),
    **_heads("factions", Head("generic_group", "armed groups", None, 1)),
    **_heads("groups, organizations, organisations, movements, formations, gangs", _GROUP),
    **_heads(
        "armed groups, armed group, armed factions, terrorist groups, terrorist group",
        Head("generic_group", "armed groups"),
    ),
    **_heads("parties", Head("party", "parties", None, 2)),
    **_heads("opponents, supporters", Head("generic_group", "supporters", None, 2)),
    **_heads("settlers, settler", Head("identity_militia", "settlers")),
    **_heads(
        "ministry of defence, ministry of defense, defence ministry, defense ministry",
        Head("ministry", "Ministry of Defense", "government", 0, "Ministry of Defense"),
    ),
    **_heads(
        "ministry of interior, ministry of the interior, interior ministry",
        Head("ministry", "Ministry of Interior", "government", 0, "Ministry of Interior"),
    ),
    **_heads(
        "ministry of health, health ministry, ministry of public health",
        Head("ministry", "Ministry of Health", "government", 0, "Ministry of Health"),
    ),
    **_heads(
        "ministry of foreign affairs, foreign ministry",
        Head("ministry", "Ministry of Foreign Affairs", "government", 0, "Ministry of Foreign Affairs"),
    ),
    **_heads(
        "authorities, administration, parliament, cabinet",
        Head("government", "authorities", "government", 0, "government"),
    ),
}

#: Those who stand by somebody; who they are may follow ("its allies, Russia and Iran").
ALLIES: Final = _heads("allies, ally, partners, partner, backers, backer", Head("generic_group", "allies", None, 1))

_AIR: Final = Head("state_military", "air force", None, 2, "air")
_GUNS: Final = Head("state_military", "artillery", None, 2, "military")

#: What stands for those who use it, once a side is named: "Russian warplanes", "regime artillery".
ASSETS: Final[dict[str, Head]] = {
    **_heads(
        "air force, air forces, warplanes, warplane, jets, jet, fighter jets, fighter jet, aircraft, planes, "
        "helicopters, helicopter, airstrikes, airstrike, air strikes, air strike, air raids, air raid, air support, "
        "bombardments, aerial bombardment, aerial bombardments, drones, drone, drone strike, drone strikes, "
        "bombing, bombings, air attacks, air attack, aviation, aircrew, missiles, missile",
        _AIR,
    ),
    **_heads(
        "artillery, mortars, rockets, shelling, tanks, gunboats, warships, navy, gunfire, bombardment, fire",
        _GUNS,
    ),
    **_heads(
        "offensive, counteroffensive, counter offensive, counterattack, advances, advance, raid, raids, "
        "strikes, strike, ambush, drive, operation, operations, attack, attacks, assault, campaign, aggression, "
        "military action, hideouts, bastion, stronghold, strongholds, positions",
        _FORCES,
    ),
}

#: The last words of assets that are a branch of the forces of a state: "the air force of Chad".
BRANCHES: Final = frozenset({"force", "forces", "navy"})

#: Victims and bystanders; the kind is the category of the claim.
CIVILIANS: Final[dict[str, Head]] = {
    **_heads(
        "civilians, residents, resident, villagers, villager, citizens, citizen, inhabitants, locals, families, "
        "family, students, student, schoolchildren, teachers, teacher, worshippers, worshipers, passengers, "
        "passenger, farmers, farmer, shepherds, herders, herder, traders, trader, workers, worker, laborers, "
        "labourers, miners, fishermen, protesters, protester, demonstrators, demonstrator, pilgrims, tourists, "
        "tourist, drivers, driver, bystanders, bystander, shoppers, mourners, voters, tribesmen, elders, "
        "non combatants, noncombatants, priests, priest, imam, cleric, clerics, nuns, judge, judges, lawyer, "
        "lawyers, politician, politicians, mayor, businessman, guests, hostages, prisoners, detainees, merchants, "
        "peasants, peasant, settlers families, households, relatives, patients, expatriates",
        Head("civilians", "civilians"),
    ),
    **_heads(
        "people, persons, person, individuals, individual, victims, men, man, youths, youth, migrants, migrant, "
        "members of the public, others, sunnis, shiites, shias, shi'ites, alawites, yazidis, yezidis, christians, "
        "muslims, druzes, kurds, turkmens, tutsis, hutus, rohingyas",
        Head("persons", "people"),
    ),
    **_heads(
        "children, child, kids, boys, boy, girls, girl, minors, minor, infants, infant, babies, baby, toddler, "
        "toddlers, teenagers, teenager, schoolgirls, schoolgirl, schoolboys, schoolboy",
        Head("child", "children"),
    ),
    **_heads("women, woman, mothers, mother, wives, wife, pregnant women, pregnant woman", Head("woman", "women")),
    **_heads("refugees, refugee, asylum seekers", Head("refugee", "refugees")),
    **_heads(
        "displaced persons, displaced people, internally displaced persons, internally displaced people, idps, "
        "evacuees, displaced families",
        Head("idp", "displaced people"),
    ),
    **_heads(
        "medics, medic, doctors, doctor, nurses, nurse, paramedics, paramedic, health workers, medical workers, "
        "medical staff, medical personnel, ambulance drivers, health worker, surgeon",
        Head("medic", "medics"),
    ),
    **_heads(
        "journalists, journalist, reporters, reporter, correspondent, correspondents, cameraman, photojournalist, "
        "photographer, media workers",
        Head("journalist", "journalists"),
    ),
    **_heads(
        "rescuers, rescue workers, rescue worker, rescue teams, firefighters, firefighter, aid workers, aid worker, "
        "humanitarian workers, relief workers, first responders, civil defence, civil defense, volunteers",
        Head("responder", "rescuers"),
    ),
}

_OFFICIAL: Final = Head("anonymous_official", "officials")
_NEWS: Final = Head("news_outlet", "media", None, 0)

#: Those who say so.
SOURCES: Final[dict[str, Head]] = {
    **_heads("activists, activist, rights activists, opposition activists", Head("activists", "activists")),
    **_heads("witnesses, witness, eyewitnesses, eyewitness", Head("witness", "witnesses")),
    **_heads(
        "officials, official, spokesman, spokeswoman, spokesperson, spokesmen, police chief, governor, "
        "police spokesman, military spokesman, army spokesman, government spokesman, minister, security official, "
        "security officials, local official, local officials, diplomats, diplomat, analysts, analyst, diplomacy, "
        "lawmaker, lawmakers, district chief, foreign ministers, defence ministers, defense ministers",
        _OFFICIAL,
    ),
    **_heads(
        "sources, source, security source, security sources, army source, army sources, military source, "
        "military sources, police source, police sources",
        Head("anonymous_official", "sources"),
    ),
    **_heads(
        "media, state media, official media, local media, websites, newspaper, newspapers, state television, "
        "state tv, social media, news agency, news agencies, press reports, media reports, media outlets, "
        "radio station, television station, news reports",
        _NEWS,
    ),
    **_heads(
        "hospital sources, medical sources, medical source, hospital officials, hospital official",
        Head("medic", "medical sources"),
    ),
}

#: All states together, as far as they agree.
EVERYBODY: Final = _heads(
    "international community, world community, world powers, western powers",
    Head("generic_group", "international community"),
)

#: Short words for an organisation that the report names elsewhere: which kinds they may mean.
ANAPHORS: Final = {
    **_words(
        "monitor, war monitor, monitoring group, monitor group, watchdog, ngo, non governmental organization, "
        "non governmental organisation, nongovernmental organization, monitoring organization, rights group, "
        "rights monitor, human rights group, uk based monitor, britain based monitor, aid group, charity",
        "monitor",
    ),
    **_words("group, organization, organisation, outfit, movement, faction, extremist group", "armed"),
    **_words("agency, broadcaster, outlet", "news"),
    **_words(
        "front, observatory, network, committee, commission, party, council, league, association, institute, "
        "foundation, society, federation, union, authority, directorate, bureau",
        "named",
    ),
    **_words("same source, same sources", "source"),
}

#: Those who speak, in their own words.
SPEAKERS: Final = {"we": "speaker"}

#: After "police", "army" or "civilian" these make it an adjective: "a police station".
FACILITIES: Final = frozenset(
    """
    checkpoint checkpoints checkpost checkposts post posts base bases station stations vehicle vehicles headquarters
    building buildings barracks camp camps outpost outposts academy hospital hospitals school schools office offices
    area areas settlement settlements home homes house houses target targets infrastructure object objects site sites
    presence airport airbase airfield compound compounds position positions car cars truck trucks van bus patrol
    patrols property properties facility facilities equipment hardware ventures action aid life lives population
    deaths death casualties toll neighborhood neighborhoods neighbourhoods neighbourhood aircraft clothes uniforms
    """.split()
)

MEMBERS: Final = _words("members, member, leaders, leader")

#: What ties fighters to the party that they belong to.
BELONGING: Final = _words("of, from, belonging to, loyal to, fighting for")

BACKED: Final = _words("backed, supported, sponsored, funded, trained, armed by")
LED: Final = _words("led, aligned, affiliated, linked, inspired, dominated")
HELD: Final = _words("held, controlled, ruled, occupied, run")
BACKED_BY: Final = _words(
    "backed by, supported by, sponsored by, funded by, allied with, allied to, support from, support of, help from, "
    "help of, backing from, backing of, assistance from, assistance of, cooperating with, aided by, helped by, "
    "coordination with, aid from, alongside"
)
BY: Final = _words("by, between, against")

#: What is done towards a power, never towards a place: the country or capital after it is its government.
TOWARDS: Final = _words(
    "request of, behalf of, approval of, consent of, permission of, agreement of, message to, messages to, "
    "pressure on, talks with, negotiations with, a deal with, an agreement with, ties with, relations with, "
    "sanctions on, sanctions against, war with, allies including, allies such as, backers including, "
    "countries including, countries such as, led by, ministers of, foreign affairs of, governments of, "
    "presidents of, parliament of, embassy of, notably"
)

#: An aside after the subject of a sentence: "Turkey, according to one analyst, wants calm".
ASIDES: Final = _words("according to, for its part, on the other hand, in turn, however, meanwhile, too")
AND: Final = _words("and, or")
WHICH: Final = _words("which, who")

#: Verbs of saying: what stands before them is a source.
SAYING: Final = _words(
    "said, says, say, saying, reported, reports, report, announced, announces, claimed, claims, claim, stated, "
    "states, told, confirmed, confirms, added, adds, denied, denies, wrote, estimated, estimates, warned, warns, "
    "accused, alleges, declared, documented, recorded, explained, noted, revealed, cited, citing, spoke, "
    "published, tweeted, acknowledged, admitted, insisted, condemned, blamed, quoted, described, vowed, "
    "made it known, claimed responsibility, put the, condemns, welcomes, welcomed, stressed, stresses, reiterated, "
    "reaffirmed, expressed, expresses, pledged, promised, hailed, deplored, assessed, commented, remarked, argued, "
    "argues, asserted, believes"
)
ADVERBS: Final = _words("also, later, earlier, now, already, then, repeatedly, has, have, had")

#: Verbs that make a country before them a party; auxiliaries count.
ACTING: Final = _words(
    "is, was, were, are, will, would, backs, supports, agreed, launched, launches, attacked, bombed, "
    "shelled, struck, carried, carry, conducted, killed, kills, remains, invaded, withdrew, deployed, "
    "sent, sends, began, continued, continues, fired, fires, used, uses, did, does, do, prevented, pursued, "
    "retaliated, responded, responds, rejected, signed, considers, views, wants, opposes, hosts, intervened, "
    "entered, annexed, seized, captured, targeted, targets, brokered, occupies, controls, "
    "intercepted, destroyed, hit, pounded, ordered, called, calls, urged, imposed, closed, reopened, stands, "
    "shot, downed, repelled, lost, "
    "helped, helps, provided, provides, joined, met, discussed, refuses, refused, opposed, fought, "
    "financed, mediated, proposed, offered, offers, threatened, threatens, seeks, sought, "
    "hopes, hoped, plans, planned, pushed, wanted, must, should, recognised, recognized, invited, summoned, "
    "mobilised, mobilized, evacuated, "
    "been involved, been accused, been backing, been supporting, been fighting, been arming, been pressing"
)

#: A country after one of these is where something happens: "an attack in Colombia killed 13".
PLACING: Final = frozenset("in inside near across throughout within around outside over into at".split())
#: Words between those and a country.
DIRECTIONS: Final = frozenset(
    """
    north south east west northern southern eastern western central northeastern northwestern southeastern southwestern
    northeast northwest southeast southwest north-eastern north-western south-eastern south-western upper lower
    war-torn neighboring neighbouring
    """.split()
)

#: What turns a country's name into its power: "Israel's aggression", "Russia's intervention".
POWER: Final = _words(
    "intervention, involvement, support, backing, help, foreign policy, leadership, direct intervention"
)

#: Capitalised words that end the name of an organisation.
ORGANISATIONS: Final = {
    **_words("association, society, institute, foundation, committee, council, network, centre, center, union, "
             "organization, organisation, commission, federation, league, coordination, initiative, forum, assembly, "
             "academy, fund, programme", "ngo"),
    **_words("movement, front, army, brigade, brigades, battalion, battalions, militia, corps, division, regiment, "
             "legion, guard, guards, squadron, wing, command, forces, group, cartel, gang, clan, tribe", "armed_group"),
    **_words("ministry, department, agency, authority, directorate, office, bureau, secretariat", "government"),
    **_words("university, hospital, company, corporation, bank, airlines", "organisation"),
    **_words("party, congress, coalition, alliance", "organisation"),
    **_words("news, post, times, tribune, net, tv, television, radio, herald, observer, monitor, press, "
             "journal, gazette", "news_outlet"),
}  # fmt: skip

#: Words that end the name of an organisation in lower case, too: "the Banu Kharif tribe".
LOWER_ORGANISATIONS: Final = frozenset(
    {"tribe", "clan", "brigade", "battalion", "militia", "faction", "cartel", "gang"}
)

#: Words between the head of an organisation's name and its purpose: "Ministry of Health".
PURPOSES: Final = frozenset({"of", "for", "on", "to", "against"})

#: Words inside the name of an organisation that are not capitalised.
LINKS: Final = frozenset({"of", "for", "the", "and", "al", "el", "de", "in", "on", "des", "du", "ul", "e", "i"})

#: Ranks and forms of address before a name.
TITLES: Final = _words(
    "general, gen, colonel, col, major, maj, captain, capt, lieutenant, lt, brigadier, sheikh, sheik, dr, mr, "
    "mrs, ms, admiral, lieutenant general, lt gen, major general, maj gen, brigadier general, brig gen, "
    "lieutenant colonel, lt col, field marshal, air marshal, rear admiral, vice admiral"
)

#: Public offices: who holds one may be named, and speaks for those whose office it is.
OFFICES: Final = {
    **_heads(
        "president, vice president, prime minister, deputy prime minister, foreign minister, defence minister, "
        "defense minister, interior minister, health minister, foreign secretary, defence secretary, "
        "defense secretary, secretary of state, secretary general, secretary, ambassador, director, envoy, "
        "special envoy, special representative, senator, chairman, chairwoman, chancellor, high representative, "
        "national security adviser, national security advisor, special adviser, special advisor, "
        "high commissioner, head",
        Head("anonymous_official", "officials", None, 1),
    ),
}
