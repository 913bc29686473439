"""Several reports as one ledger of incidents."""

from conflictparse.ledger.account import Account, Days, Group, Where
from conflictparse.ledger.comparison import Compared, Figures
from conflictparse.ledger.figures import LedgerToll
from conflictparse.ledger.incident import Incident, Raise, Standing, Told
from conflictparse.ledger.ledger import SCHEMA, Entry, Ledger, Link, content_key, merge
from conflictparse.ledger.matching import RULES, Match, MatchState, compare
from conflictparse.ledger.timeline import Row

__all__ = [
    "RULES",
    "SCHEMA",
    "Account",
    "Compared",
    "Days",
    "Entry",
    "Figures",
    "Group",
    "Incident",
    "Ledger",
    "LedgerToll",
    "Link",
    "Match",
    "MatchState",
    "Raise",
    "Row",
    "Standing",
    "Told",
    "Where",
    "compare",
    "content_key",
    "merge",
]
