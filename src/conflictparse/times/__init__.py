"""When: dates, relative times and spans as intervals."""

from conflictparse.times.find import MONTH_FIRST, find_times, read_times
from conflictparse.times.published import read_published
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole

__all__ = [
    "MONTH_FIRST",
    "Precision",
    "Time",
    "TimeKind",
    "TimeRole",
    "find_times",
    "read_published",
    "read_times",
]
