"""Where: place names, the part they play, and the gazetteer record they mean."""

from conflictparse.names import same_place_name
from conflictparse.places.find import find_places, read_places
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.place import MatchStatus, Place, PlaceMatch, PlaceMention, PlaceRole
from conflictparse.places.resolve import normalize_place, resolve_place

__all__ = [
    "Gazetteer",
    "MatchStatus",
    "Place",
    "PlaceMatch",
    "PlaceMention",
    "PlaceRole",
    "find_places",
    "normalize_place",
    "read_places",
    "resolve_place",
    "same_place_name",
]
