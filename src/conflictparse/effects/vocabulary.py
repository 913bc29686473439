"""
The words that say what happened, and the nouns that tell people, things and ground apart.

A verb is written once, with its five forms (base, third person, past, past participle, gerund); the
tables by form are made from it. Words that say different things of people, of equipment and of ground
("captured 60 fighters", "captured a tank", "captured 15 villages") are in :data:`BY_OBJECT`.
"""

from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from conflictparse.effects.effect import Effect, Frame


class ObjectClass(StrEnum):
    """What a counted noun is: it decides what a verb such as "seized" means."""

    PERSON = "person"
    FAMILY = "family"  # households: never added up with persons
    EQUIPMENT = "equipment"
    INFRASTRUCTURE = "infrastructure"
    TERRITORY = "territory"
    MUNITION = "munition"
    EVENT = "event"  # attacks, strikes: counted, but nobody is killed by the count
    ANIMAL = "animal"  # nothing that the effects on people or things are about
    UNIT = "unit"  # a team, a squad: fighters told as one body
    LIFE = "life"  # lives, deaths, injuries: nouns that are an effect themselves


class Say(NamedTuple):
    """
    What a word says: an effect, and how the word takes its object.

    ``objects`` is empty for a word that says its effect of all that it can happen to; otherwise only objects of these
    classes make a claim, and where the effect is "seized" they decide it (:data:`OBJECT_EFFECTS`).
    """

    effect: Effect
    frame: Frame
    objects: tuple[ObjectClass, ...] = ()


# ---------------------------------------------------------------- verbs
def _regular(base: str) -> tuple[str, str, str, str, str]:
    """Return the five forms of a regular verb."""
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if base.endswith(("s", "x", "sh", "ch", "ss")) else f"{base}s"
    return base, third, f"{base}ed", f"{base}ed", f"{base}ing"


#: Verbs that act on an object ("killed 12", "12 were killed"); a line with five words gives the forms of
#: an irregular verb, a single word is regular. The last word or words of a phrasal verb follow "+".
TRANSITIVE: Final = MappingProxyType(
    {
        Effect.KILLED: """
            kill
            murder
            execute
            assassinate
            massacre
            slaughter
            behead
            lynch
            martyr
            electrocute
            eliminate
            liquidate
            slay slays slew slain slaying
            gun guns gunned gunned gunning +down
            mow mows mowed mown mowing +down
            shoot shoots shot shot shooting +dead
            shoot shoots shot shot shooting +to death
            shoot shoots shot shot shooting +and killed
            stab stabs stabbed stabbed stabbing +to death
            stab stabs stabbed stabbed stabbing +and killed
            hack hacks hacked hacked hacking +to death
            beat beats beat beaten beating +to death
            burn burns burned burned burning +to death
            torture tortures tortured tortured torturing +to death
            stone stones stoned stoned stoning +to death
            batter batters battered battered battering +to death
            bludgeon bludgeons bludgeoned bludgeoned bludgeoning +to death
            crush crushes crushed crushed crushing +to death
            put puts put put putting +to death
            find finds found found finding +dead
            """,
        Effect.INJURED: """
            injure
            wound
            maim
            hurt hurts hurt hurt hurting
            stab stabs stabbed stabbed stabbing
            hospitalize
            hospitalise
            """,
        Effect.NEUTRALISED: """
            neutralize
            neutralise
            """,
        Effect.CAPTURED: """
            arrest
            detain
            imprison
            apprehend
            take takes took taken taking +prisoner
            take takes took taken taking +captive
            """,
        Effect.ABDUCTED: """
            abduct
            kidnap kidnaps kidnapped kidnapped kidnapping
            kidnap kidnaps kidnaped kidnaped kidnaping
            take takes took taken taking +hostage
            """,
        Effect.DISPLACED: """
            displace
            uproot
            drive drives drove driven driving +from their homes
            force forces forced forced forcing +from their homes
            evacuate
            """,
        Effect.HOSTED: """
            host
            shelter
            """,
        Effect.DESTROYED: """
            destroy
            demolish
            raze
            flatten
            torch
            incinerate
            burn burns burned burned burning
            burn burns burned burned burning +down
            blow blows blew blown blowing +up
            """,
        Effect.DAMAGED: """
            damage
            disable
            """,
        Effect.DOWNED: """
            down
            shoot shoots shot shot shooting +down
            bring brings brought brought bringing +down
            """,
        Effect.TERRITORY_TAKEN: """
            recapture
            overrun overruns overran overrun overrunning
            retake retakes retook retaken retaking
            regain
            liberate
            conquer
            dominate
            take takes took taken taking +control of
            take takes took taken taking +full control of
            seize seizes seized seized seizing +control of
            regain regains regained regained regaining +control of
            retake retakes retook retaken retaking +control of
            take takes took taken taking +over
            """,
        Effect.TERRITORY_HELD: """
            control controls controlled controlled controlling
            hold holds held held holding +control of
            """,
        Effect.CUT: """
            cut cuts cut cut cutting +off
            sever
            block
            """,
        Effect.ATTACKED: """
            bomb
            shell
            bombard
            pound
            attack
            storm
            suppress
            """,
        Effect.ADVANCED: """
            advance
            """,
        Effect.MUNITIONS_USED: """
            fire
            launch
            drop drops dropped dropped dropping
            """,
        Effect.REPELLED: """
            repel repels repelled repelled repelling
            repulse
            """,
    }
)

#: Verbs whose effect the object decides, by the objects that they are read with.
BY_OBJECT: Final = MappingProxyType(
    {
        (ObjectClass.PERSON, ObjectClass.EQUIPMENT, ObjectClass.MUNITION, ObjectClass.TERRITORY): """
            capture
            seize
            """,
        (ObjectClass.EQUIPMENT, ObjectClass.MUNITION): """
            loot
            plunder
            confiscate
            commandeer
            recover
            """,
        (ObjectClass.TERRITORY,): """
            take takes took taken taking
            win wins won won winning
            """,
    }
)

#: Before "to death": nobody has died yet.
VERDICTS: Final = frozenset("sentenced sentences sentencing sentence condemned".split())
#: What is lost without a loss: "lost contact with 20 soldiers".
LOST_OTHERWISE: Final = frozenset("contact control touch sight track communication ground hope power".split())
#: Verbs that say their effect of some objects only: who intercepts a bus downs nothing, who loses a match no fighters.
OF_OBJECTS: Final = MappingProxyType(
    {
        (Effect.DOWNED, (ObjectClass.MUNITION,)): "intercept",
        (
            Effect.ATTACKED,
            (ObjectClass.EQUIPMENT, ObjectClass.TERRITORY, ObjectClass.INFRASTRUCTURE, ObjectClass.UNIT),
        ): ("ambush"),
        (Effect.LOSSES, (ObjectClass.PERSON, ObjectClass.EQUIPMENT, ObjectClass.MUNITION)): (
            "lose loses lost lost losing"
        ),
    }
)

_PERSONS: Final = frozenset({ObjectClass.PERSON, ObjectClass.FAMILY, ObjectClass.LIFE, None})
_THINGS: Final = frozenset({ObjectClass.EQUIPMENT, ObjectClass.INFRASTRUCTURE, ObjectClass.MUNITION})
_GROUND: Final = frozenset({ObjectClass.TERRITORY, ObjectClass.INFRASTRUCTURE})

#: What each effect can happen to; None is a counted noun that no table knows ("12 Arbakis").
OBJECTS_OF: Final = MappingProxyType(
    {
        Effect.KILLED: _PERSONS,
        Effect.INJURED: _PERSONS,
        Effect.KILLED_OR_INJURED: _PERSONS,
        Effect.LOSSES: frozenset(),
        Effect.NEUTRALISED: _PERSONS | _THINGS | {ObjectClass.UNIT},
        Effect.MISSING: _PERSONS,
        Effect.CAPTURED: _PERSONS,
        Effect.ABDUCTED: _PERSONS,
        Effect.DISPLACED: _PERSONS,
        Effect.HOSTED: _PERSONS,
        Effect.DESTROYED: _THINGS | {ObjectClass.TERRITORY, ObjectClass.UNIT},
        Effect.DAMAGED: _THINGS | {ObjectClass.TERRITORY},
        Effect.DOWNED: _THINGS,
        Effect.SEIZED: _THINGS,
        Effect.TERRITORY_TAKEN: _GROUND,
        Effect.TERRITORY_HELD: _GROUND,
        Effect.ADVANCED: frozenset(),
        Effect.DISTANCE: frozenset(),
        Effect.CUT: _GROUND,
        Effect.MUNITIONS_USED: frozenset({ObjectClass.MUNITION}),
        Effect.ATTACKED: _GROUND | {ObjectClass.UNIT, ObjectClass.EQUIPMENT},
        Effect.REPELLED: frozenset({ObjectClass.EVENT}),
    }
)

#: What an effect may happen to when the figure has no noun: "62 of them were shot down".
UNNAMED_OBJECTS: Final = frozenset(effect for effect, classes in OBJECTS_OF.items() if classes & (_PERSONS | _THINGS))

#: Effects on ground, which a bare place name may suffer: "captured Ajaz".
GROUND_EFFECTS: Final = frozenset(effect for effect, classes in OBJECTS_OF.items() if classes >= _GROUND)

OBJECT_EFFECTS: Final = MappingProxyType(
    {
        ObjectClass.PERSON: Effect.CAPTURED,
        ObjectClass.EQUIPMENT: Effect.SEIZED,
        ObjectClass.MUNITION: Effect.SEIZED,
        ObjectClass.TERRITORY: Effect.TERRITORY_TAKEN,
    }
)

#: Verbs without an object: what happens, happens to their subject.
INTRANSITIVE: Final = MappingProxyType(
    {
        Effect.KILLED: """
            die dies died died dying
            perish
            drown
            succumb
            lose loses lost lost losing +their lives
            lose loses lost lost losing +their life
            lose loses lost lost losing +his life
            lose loses lost lost losing +her life
            """,
        Effect.INJURED: """
            sustain sustains sustained sustained sustaining +injuries
            suffer suffers suffered suffered suffering +injuries
            sustain sustains sustained sustained sustaining +wounds
            """,
        Effect.DISPLACED: """
            flee flees fled fled fleeing
            leave leaves left left leaving +their homes
            abandon abandons abandoned abandoned abandoning +their homes
            """,
        Effect.MISSING: """
            disappear
            go goes went gone going +missing
            """,
    }
)

#: Words that take a count before or after them without being verbs: "12 dead", "five missing".
STATES: Final = MappingProxyType(
    {
        "dead": Effect.KILLED,
        **{
            f"{how} dead": Effect.KILLED
            for how in ("feared", "believed", "presumed", "reported", "confirmed", "declared")
        },
        "to death": Effect.KILLED,
        "missing": Effect.MISSING,
        "unaccounted for": Effect.MISSING,
        "homeless": Effect.DISPLACED,
        "hostage": Effect.ABDUCTED,
        "from their homes": Effect.DISPLACED,
        "captive": Effect.CAPTURED,
        "prisoner": Effect.CAPTURED,
    }
)

#: Adjectives before a counted noun that say an effect: "thousands of displaced families".
EFFECT_ADJECTIVES: Final = MappingProxyType(
    {
        "displaced": Effect.DISPLACED,
        "wounded": Effect.INJURED,
        "injured": Effect.INJURED,
        "dead": Effect.KILLED,
        "slain": Effect.KILLED,
        "kidnapped": Effect.ABDUCTED,
        "abducted": Effect.ABDUCTED,
        "missing": Effect.MISSING,
    }
)

#: Nouns that are an effect themselves: "the death toll", "12 deaths", "the killing of three men".
EFFECT_NOUNS: Final = MappingProxyType(
    {
        "death": Effect.KILLED,
        "deaths": Effect.KILLED,
        "fatality": Effect.KILLED,
        "fatalities": Effect.KILLED,
        "martyrs": Effect.KILLED,
        "dead": Effect.KILLED,
        "lives": Effect.KILLED,
        "body": Effect.KILLED,
        "bodies": Effect.KILLED,
        "corpse": Effect.KILLED,
        "corpses": Effect.KILLED,
        "murders": Effect.KILLED,
        "killings": Effect.KILLED,
        "injury": Effect.INJURED,
        "injuries": Effect.INJURED,
        "wounded": Effect.INJURED,
        "injured": Effect.INJURED,
        "casualty": Effect.KILLED_OR_INJURED,
        "casualties": Effect.KILLED_OR_INJURED,
        "arrests": Effect.CAPTURED,
    }
)

_TOTALS: Final = MappingProxyType(
    {
        "dead": Effect.KILLED,
        "deaths": Effect.KILLED,
        "fatalities": Effect.KILLED,
        "injuries": Effect.INJURED,
        "casualties": Effect.KILLED_OR_INJURED,
        "injured": Effect.INJURED,
        "wounded": Effect.INJURED,
    }
)
#: Before "the total", these give the total of what the sentence told.
BRINGING: Final = ("bringing", "brings", "brought", "taking", "takes", "took", "raising", "raised")
_TOTAL_OF: Final = ("civilian ", "child ", "confirmed ", "reported ", "recorded ", "total ", "")
_TOTAL_WHO: Final = ("people", "persons", "civilians", "children", "those")

#: Nouns that are a running total: their figure follows after a verb ("the toll rose to 57").
TOLL_NOUNS: Final = MappingProxyType(
    {
        "death toll": Effect.KILLED,
        "toll": Effect.KILLED,
        **{f"number of {how}{what}": effect for how in _TOTAL_OF for what, effect in _TOTALS.items()},
        **{f"number of {who} killed": Effect.KILLED for who in _TOTAL_WHO},
        **{f"number of {who} {what}": Effect.INJURED for who in _TOTAL_WHO for what in ("injured", "wounded")},
        "fatalities coded as": Effect.KILLED,  # the note of a coder
        "fatalities were coded as": Effect.KILLED,
        "casualty toll": Effect.KILLED_OR_INJURED,
        **{
            f"{how} the {what}": Effect.KILLED
            for how in BRINGING
            for what in ("total", "overall total", "total number")
        },
    }
)

#: Nouns followed by "of" and the people concerned: "the deaths of 12 people", "the exodus of thousands".
OF_NOUNS: Final = MappingProxyType(
    {
        "death": Effect.KILLED,
        "deaths": Effect.KILLED,
        "killing": Effect.KILLED,
        "killings": Effect.KILLED,
        "murder": Effect.KILLED,
        "murders": Effect.KILLED,
        "execution": Effect.KILLED,
        "assassination": Effect.KILLED,
        "lives": Effect.KILLED,
        "massacre": Effect.KILLED,
        "bodies": Effect.KILLED,
        "corpses": Effect.KILLED,
        "the body": Effect.KILLED,
        "injury": Effect.INJURED,
        "wounding": Effect.INJURED,
        "exodus": Effect.DISPLACED,
        "displacement": Effect.DISPLACED,
        "arrest": Effect.CAPTURED,
        "capture": Effect.TERRITORY_TAKEN,
        "abduction": Effect.ABDUCTED,
        "kidnapping": Effect.ABDUCTED,
        "destruction": Effect.DESTROYED,
    }
)

AUXILIARIES: Final = frozenset("was were is are be been being gets get got remain remains remained".split())
PERFECTS: Final = frozenset("has have had having".split())
#: What a verb acts on may begin with these, or with a digit.
OBJECT_OPENERS: Final = frozenset(
    """
    a an the its their his her another several many some dozens scores hundreds thousands tens at more nearly almost
    about around up over one two three four five six seven eight nine ten eleven twelve
    """.split()
)
MODALS: Final = frozenset("to will would could can may might should must did does do".split())
#: Words that may stand between an auxiliary and its verb, or between a verb and its object.
ADVERBS: Final = frozenset(
    """
    also reportedly allegedly both all each then later immediately instantly only just already even fatally
    seriously severely badly lightly critically slightly apparently deliberately recently not never ever
    probably likely possibly still once again summarily previously subsequently simultaneously brutally
    initially themselves itself however either too together
    """.split()
)


#: How losses without a figure are described.
_HEAVY: Final = ("heavy", "severe", "significant", "serious", "major", "massive", "huge", "light", "minor")


def _verbs(lines: str) -> list[tuple[tuple[str, str, str, str, str], str]]:
    """Return the five forms and the tail of each line of a verb table."""
    found = []
    for line in lines.strip().splitlines():
        verb, _, tail = line.strip().partition(" +")
        forms = verb.split()
        regular = _regular(forms[0]) if len(forms) == 1 else tuple(forms)
        found.append(((regular[0], regular[1], regular[2], regular[3], regular[4]), f" {tail}" if tail else ""))
    return found


def _triggers() -> dict[str, Say]:
    """Return what each verb form, state word and toll noun says; written once at import."""
    said: dict[str, Say] = {}
    for effect, lines in TRANSITIVE.items():
        for (base, third, past, participle, gerund), tail in _verbs(lines):
            said[base + tail] = Say(effect, Frame.ACTIVE)
            said[third + tail] = Say(effect, Frame.ACTIVE)
            said[past + tail] = said[participle + tail] = Say(effect, Frame.EITHER)
            said[gerund + tail] = Say(effect, Frame.PARTICIPLE)
    by_object = {(Effect.SEIZED, objects): lines for objects, lines in BY_OBJECT.items()}
    for (effect, objects), lines in chain(by_object.items(), OF_OBJECTS.items()):
        for (base, third, past, participle, gerund), tail in _verbs(lines):
            said[base + tail] = said[third + tail] = Say(effect, Frame.ACTIVE, objects)
            said[past + tail] = said[participle + tail] = Say(effect, Frame.EITHER, objects)
            said[gerund + tail] = Say(effect, Frame.PARTICIPLE, objects)
    for effect, lines in INTRANSITIVE.items():
        for forms, tail in _verbs(lines):
            said.update({form + tail: Say(effect, Frame.INTRANSITIVE) for form in forms})
    said.update({word: Say(effect, Frame.STATE) for word, effect in STATES.items()})
    said.update({word: Say(effect, Frame.NOUN) for word, effect in TOLL_NOUNS.items()})
    said.update(EXTRA)
    return said


#: Words that the verb tables cannot make: nouns that look like verbs are taken out by :data:`NOT_VERBS`.
EXTRA: Final = MappingProxyType(
    {
        "claimed the lives of": Say(Effect.KILLED, Frame.ACTIVE),
        "claims the lives of": Say(Effect.KILLED, Frame.ACTIVE),
        "claiming the lives of": Say(Effect.KILLED, Frame.ACTIVE),
        "cost the lives of": Say(Effect.KILLED, Frame.ACTIVE),
        "took the lives of": Say(Effect.KILLED, Frame.ACTIVE),
        **{f"{how} {what}": Say(Effect.LOSSES, Frame.NOUN) for how in _HEAVY for what in ("losses", "casualties")},
        "supported by": Say(Effect.MUNITIONS_USED, Frame.ACTIVE),
        "set fire to": Say(Effect.DAMAGED, Frame.ACTIVE),
        "set on fire": Say(Effect.DAMAGED, Frame.EITHER),
    }
)

#: Base and third-person forms that are far more often nouns than verbs in reports.
NOT_VERBS: Final = frozenset(
    """
    martyr martyrs down host shelter shelters shell shells bomb bombs attack attacks wound wounds murder murders
    massacre massacres damage damages control block blocks win wins take takes raze pound pounds hurts fire fires
    stab stabs stabbing
    launch launches drop drops advance advances arrest arrests capture captures burn burns shelling bombing winning
    ambush ambushes storm storms loot intercept intercepts
    """.split()
)

_SAID: Final = _triggers()
TRIGGERS: Final = MappingProxyType({word: say for word, say in _SAID.items() if word not in NOT_VERBS})

#: Of these, verbs after "to": "tried to capture two villages". Not "attack": "due to attack helicopters".
INFINITIVES: Final = MappingProxyType({word: _SAID[word] for word in ("capture", "take")})

# ---------------------------------------------------------------- nouns
_P, _F, _E, _I, _T, _M, _V, _L = (
    ObjectClass.PERSON,
    ObjectClass.FAMILY,
    ObjectClass.EQUIPMENT,
    ObjectClass.INFRASTRUCTURE,
    ObjectClass.TERRITORY,
    ObjectClass.MUNITION,
    ObjectClass.EVENT,
    ObjectClass.LIFE,
)


class Noun(NamedTuple):
    """A counted noun: what it is, its category as a claim names it, and whether it is plural."""

    object_class: ObjectClass
    category: str
    plural: bool
    attacker: bool = False


_IRREGULAR: Final = MappingProxyType(
    {
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
        "policeman": "policemen",
        "policewoman": "policewomen",
        "gunman": "gunmen",
        "militiaman": "militiamen",
        "serviceman": "servicemen",
        "tribesman": "tribesmen",
        "fireman": "firemen",
        "businessman": "businessmen",
        "clergyman": "clergymen",
        "postman": "postmen",
        "salesman": "salesmen",
        "watchman": "watchmen",
        "fisherman": "fishermen",
        "crewman": "crewmen",
        "guardsman": "guardsmen",
        "airman": "airmen",
        "seaman": "seamen",
        "spokesman": "spokesmen",
        "councilman": "councilmen",
        "cameraman": "cameramen",
        "passerby": "passersby",
        "passer-by": "passers-by",
        "wife": "wives",
        "baby": "babies",
        "infantryman": "infantrymen",
        "sheep": "sheep",
        "cattle": "cattle",
        "livestock": "livestock",
        "aircraft": "aircraft",
        "personnel": "personnel",
        "police": "police",
        "staff": "staff",
        "clergy": "clergy",
        "military": "military",
        "artillery": "artillery",
        "equipment": "equipment",
        "ammunition": "ammunition",
        "territory": "territory",
        "weaponry": "weaponry",
        "materiel": "materiel",
        "troops": "troops",
        "forces": "forces",
        "youth": "youths",
    }
)

#: Nouns with one form for one and many; before another noun they are modifiers ("police officers").
INVARIABLE: Final = frozenset(word for word, plural in _IRREGULAR.items() if word == plural)

#: Nouns by what they are and by category, singular; plurals are made.
NOUNS_BY_CATEGORY: Final = MappingProxyType(
    {
        (_P, "unknown", False): """
            academic accountant activist actor adviser advisor aide ambassador analyst artist athlete
            attorney auditor aunt baker barber beggar believer bishop bodyguard bride brother businessman
            butcher bystander candidate caretaker chairman chief chieftain cleaner clergy clergyman cleric
            coach colleague commuter congressman consul contractor cook councilman cousin crewman customer
            cyclist deacon delegate demonstrator dentist deputy detainee dignitary diplomat director driver
            elder emir employee employer engineer envoy executive farmer father fisherman foreigner friend
            governor granddaughter grandfather grandson groom guard guest herder herdsman hostage husband
            imam individual inmate judge laborer labourer lawmaker lawyer leader lecturer legislator
            magistrate man manager mayor member merchant miner minister missionary monk mother motorcyclist
            mourner mullah musician national neighbor neighbour nephew niece nomad nun occupant official
            other parent parishioner parliamentarian passenger passerby pastor patient peasant pedestrian
            person pharmacist pilgrim pilot player poet politician preacher priest principal prisoner
            professor prosecutor protester rabbi rancher referee relative researcher resident roommate
            sailor scholar scientist seaman secretary seminarian senator sheikh shepherd shopkeeper shopper
            sibling singer sister son soul spokesman staff student sultan supporter survivor suspect teacher
            tourist trader traveler traveller tribesman uncle unionist vendor victim visitor voter widow
            wife worker worshiper worshipper writer youth
            commissioner councillor clerk guide mechanic mukhtar organiser organizer orphan postman publisher
            salesman superintendent technician treasurer watchman
            """,
        (_F, "unknown", False): "couple",
        (_P, "civilian", False): "civilian citizen villager noncombatant non-combatant inhabitant",
        (_P, "child", False): """
            child boy girl infant baby minor toddler schoolchild schoolgirl schoolboy teenager pupil daughter grandchild
            """,
        (_P, "woman", False): "woman lady grandmother housewife",
        (_P, "refugee", False): "refugee idp evacuee asylum-seeker migrant returnee",
        (_P, "medic", False): "medic doctor nurse paramedic physician surgeon midwife",
        (_P, "journalist", False): "journalist reporter cameraman photographer correspondent broadcaster",
        (_P, "responder", False): "rescuer firefighter fireman volunteer aid-worker peacekeeper humanitarian",
        (_P, "combatant", False): """
            soldier troop trooper fighter militant rebel militiaman insurgent guerrilla guerilla jihadist jihadi
            combatant policeman policewoman officer police personnel serviceman conscript recruit commander colonel
            general major captain lieutenant sergeant corporal private marine paratrooper commando guardsman airman
            infantryman terrorist extremist separatist mercenary cadet constable gendarme ranger militia army
            military force defector veteran sniper spy agent operative patrolman cop inspector deputy-commander
            """,
        (_P, "combatant", True): """
            assailant attacker gunman bomber perpetrator hijacker kidnapper suicide-bomber raider bandit
            """,
        (_F, "civilian", False): "family household",
        (_E, "equipment", False): """
            tank vehicle helicopter aircraft plane jet warplane launcher ramp apc carrier truck humvee howitzer
            gun weapon rifle boat ship vessel warship bulldozer pickup motorcycle bus car bike
            minibus taxi ambulance jeep radar system equipment materiel weaponry artillery bmp cannon armour
            armor lorry tanker train locomotive tractor van convoy
            """,
        (_I, "infrastructure", False): """
            house home building school hospital mosque church bridge shop clinic market station pipeline tower pylon
            refinery depot apartment office hotel bank facility dam factory plant warehouse room tent road highway
            railway embassy consulate structure window headquarters barracks university prison jail airport
            intersection airfield residence establishment dwelling block
            """,
        (_T, "territory", False): """
            village town city area settlement position hill district neighbourhood neighborhood hamlet checkpoint
            outpost territory base hilltop point site location sub-district subdistrict region province zone patch
            stronghold post locality suburb quarter front target
            """,
        (_M, "equipment", False): """
            rocket missile drone uav mortar shell bomb grenade mine bullet round munition ammunition explosive
            device ied vbied
            """,
        (ObjectClass.UNIT, "combatant", False): "unit team squad platoon",
        (_V, "unknown", False): """
            attack strike airstrike raid clash bombing explosion blast operation battle incident assault offensive
            ambush protest attempt sortie barrage
            """,
        (ObjectClass.ANIMAL, "unknown", False): """
            camel cow goat sheep dog horse donkey elephant animal bird chicken pig livestock cattle
            """,
        (_L, "unknown", False): "death fatality casualty injury body corpse",
    }
)


def _plural(noun: str) -> str:
    """Return the plural of *noun*."""
    head, _, last = noun.rpartition("-")
    if last in _IRREGULAR:
        plural = _IRREGULAR[last]
    elif last.endswith("y") and last[-2] not in "aeiou":
        plural = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "sh", "ch")):
        plural = f"{last}es"
    elif last.endswith("ife"):
        plural = f"{last[:-2]}ves"
    else:
        plural = f"{last}s"
    return f"{head}-{plural}" if head else plural


def _nouns() -> dict[str, Noun]:
    """Return each counted noun, singular and plural, by its last word."""
    nouns: dict[str, Noun] = {}
    for (object_class, category, attacker), words in NOUNS_BY_CATEGORY.items():
        one = Noun(object_class, category, plural=False, attacker=attacker)
        many = one._replace(plural=True)
        for word in words.split():
            if "-" not in word:
                nouns.setdefault(word, one)
                nouns[_plural(word)] = many
    return nouns


NOUNS: Final = MappingProxyType(_nouns())

#: Words before a head noun that make its category more specific: "civilian casualties", "police officer".
CATEGORY_MODIFIERS: Final = MappingProxyType(
    {
        "civilian": "civilian",
        "refugee": "refugee",
        "displaced": "refugee",
        "aid": "responder",
        "rescue": "responder",
        "medical": "medic",
        "health": "medic",
        "media": "journalist",
        "child": "child",
        "female": "woman",
        "rebel": "combatant",
        "armed": "combatant",
        "army": "combatant",
        "military": "combatant",
        "militia": "combatant",
        "regime": "combatant",
        "enemy": "combatant",
        "police": "combatant",
    }
)

# ---------------------------------------------------------------- means
#: By what it was done, and the words that say so, as plural and singular.
_MEANS_WORDS: Final = MappingProxyType(
    {
        "airstrike": "airstrike, air strike, air raid, aerial bombardment, warplane, fighter jet, helicopter gunship",
        "drone": "drone strike, drone attack, drone, uav",
        "shelling": "shelling, shell, artillery, artillery fire, mortar, mortar round, howitzer",
        "rocket": "rocket, rocket propelled grenade, rpg",
        "missile": "missile, ballistic missile, cruise missile",
        "suicide bomb": "suicide bomb, suicide bomber, suicide bombing, suicide attack, suicide vest, explosive vest, "
        "suicide car bomb, suicide car bomber, suicide car bombing, suicide truck bomb, suicide truck bomber",
        "car bomb": "car bomb, car bombing, truck bomb, vehicle bomb, vbied",
        "ied": "ied, improvised explosive device, roadside bomb, explosive device",
        "landmine": "landmine, land mine, mine",
        "bomb": "bomb, bombing, explosion, blast, dynamite, pipe bomb",
        "barrel bomb": "barrel bomb",
        "cluster munition": "cluster munition, cluster bomb",
        "grenade": "grenade, hand grenade",
        "chemical weapon": "chemical weapon, chlorine, sarin, nerve agent, poison gas",
        "gunfire": "gunfire, gunman, gunshot, shooting, sniper, small arms, machine gun, firearm",
        "blade": "knife, machete, stabbing, sword, axe",
    }
)
_MEANS_VERBS: Final = MappingProxyType(
    {
        "shot": "gunfire",
        "gunned": "gunfire",
        "stabbed": "blade",
        "hacked": "blade",
        "beheaded": "blade",
        "shelled": "shelling",
        "bombed": "bomb",
        "bombarded": "shelling",
    }
)


def _means() -> dict[str, str]:
    """Return each word or phrase that says by what it was done, singular and plural."""
    said = dict(_MEANS_VERBS)
    for means, phrases in _MEANS_WORDS.items():
        for phrase in phrases.split(", "):
            first, _, last = phrase.rpartition(" ")
            said[phrase] = means
            said[f"{first} {_plural(last)}".strip()] = means
    return said


MEANS: Final = MappingProxyType(_means())
