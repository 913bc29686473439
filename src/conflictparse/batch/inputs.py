"""
The files that a batch reads, in an order that is the same on every run.

Read here: folders (all that lies below them), patterns with ``*``, names, ``-`` for standard input, and lists of
names. No content is read. Names that cannot be read, loops of links, and things that are no files are yielded too,
each with its reason, so that nothing is left out without a word.

Law: the same tree gives the same sequence; a walk holds the names of one folder at a time.
"""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

STDIN: Final = "-"


class Input(NamedTuple):
    """One file to read, or why it is none; ``size`` and ``changed`` are None for standard input."""

    name: str
    refused: tuple[str, str] | None = None  # a code and a message, both without the name
    size: int | None = None
    changed: int | None = None  # nanoseconds, as the file system has them


class Survey(NamedTuple):
    """What there is to read: how many files and bytes, and a fingerprint of their names, sizes and times."""

    files: int
    size: int
    fingerprint: str
    streams: bool  # standard input is among them: the size is not all


def walk_inputs(given: Sequence[str], *, leave_out: Collection[str] = ()) -> Iterator[Input]:
    """
    Yield every file that the names *given* stand for: in the order given, and folders in the order of names.

    A file that several of the names lead to is read once, where it comes first. Hidden files of a folder are no
    reports, and the files that *leave_out* names by their real paths are not yielded: the output of the batch itself.

    >>> [(one.name, one.refused) for one in walk_inputs(["nowhere/report.txt"])]
    [('nowhere/report.txt', ('missing', 'no such file'))]
    """
    walk = _Walk({os.path.basename(path): path for path in leave_out})  # noqa: PTH119 - pathlib is slow to import
    files: set[_Key] = set()
    for name in given:
        for root in _matches(name):
            for one, key in walk.below(root):
                if len(given) > 1 and key is not None:
                    if key in files:
                        continue
                    files.add(key)
                yield one


class Tally:
    """A survey in the making."""

    def __init__(self) -> None:
        self._files = self._size = 0
        self._streams = False
        self._digest = hashlib.blake2b(digest_size=16)

    def add(self, one: Input) -> None:
        """Count one input."""
        self._files += 1
        self._size += one.size or 0
        self._streams = self._streams or (one.size is None and one.refused is None)
        self._digest.update(repr(tuple(one)).encode("utf-8", "surrogatepass"))

    def survey(self) -> Survey:
        """Return what was counted so far."""
        return Survey(self._files, self._size, self._digest.hexdigest(), self._streams)


def survey_inputs(inputs: Iterable[Input]) -> Survey:
    """
    Count *inputs* and take their fingerprint.

    >>> survey_inputs([Input("a.txt", None, 12, 0)]).size
    12
    """
    tally = Tally()
    for one in inputs:
        tally.add(one)
    return tally.survey()


def read_names(content: bytes) -> list[str]:
    r"""
    Return the names of a list of files: one a line, or parted by NUL as ``find -print0`` does.

    >>> read_names(b"a.txt\nb c.txt\n"), read_names(b"a\nb.txt\0c.txt\0")
    (['a.txt', 'b c.txt'], ['a\nb.txt', 'c.txt'])
    """
    names = content.split(b"\0") if b"\0" in content else content.splitlines()
    return [os.fsdecode(name) for name in names if name.strip()]


_Key = tuple[int, int]  # a device and a number on it: what two names of one file share
_STREAM: Final[tuple[Input | None, _Key | None, Iterator[str]]] = (Input(STDIN), None, iter(()))


def _matches(name: str) -> list[str]:
    """Return the names that a pattern matches; a name that exists is no pattern, whatever signs it holds."""
    if name == STDIN or "\0" in name or os.path.lexists(name) or not glob.has_magic(name):
        return [name]
    return sorted(glob.glob(name, recursive=True, include_hidden=False)) or [name]  # noqa: PTH207 - as above


class _Walk:
    """One walk over folders, which remembers those that it has been in."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._been: set[_Key] = set()

    def below(self, root: str) -> Iterator[tuple[Input, _Key | None]]:
        """Yield *root*, or the files below it, each with what tells two names of one file."""
        # A stack and not a recursion: folders may be nested deeper than functions.
        stack: list[tuple[_Key, Iterator[str]]] = [((0, 0), iter([root]))]
        while stack:
            path = next(stack[-1][1], None)
            if path is None:
                stack.pop()
                continue
            one, key, folder = _look(path, {above for above, _ in stack}) if path != STDIN else _STREAM
            if one is not None:
                if not self._is_own(path):
                    yield one, key
            elif key is not None and key not in self._been:
                self._been.add(key)
                stack.append((key, folder))

    def _is_own(self, path: str) -> bool:
        own = self._own.get(os.path.basename(path))  # noqa: PTH119
        return own is not None and path != STDIN and os.path.realpath(path) == own


def _look(path: str, above: set[_Key]) -> tuple[Input | None, _Key | None, Iterator[str]]:
    """Return the input that *path* is, or the names in it when it is a folder that can be walked."""
    try:
        found = os.stat(path)  # noqa: PTH116
        key = (found.st_dev, found.st_ino)
        if stat.S_ISREG(found.st_mode):
            return Input(path, None, found.st_size, found.st_mtime_ns), key, iter(())
        if not stat.S_ISDIR(found.st_mode):
            why = f"is {_kind(found.st_mode)}, not a file: it is not opened"
            return Input(path, ("special_file", why)), None, iter(())
        if key in above:
            return Input(path, ("link_loop", "leads back to a folder above it: it is not followed")), None, iter(())
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
    except (OSError, ValueError) as error:
        return Input(path, _unread(path, error)), None, iter(())
    return None, key, (os.path.join(path, name) for name in names)  # noqa: PTH118


def _unread(path: str, error: OSError | ValueError) -> tuple[str, str]:
    """Return the code and the message of a name that cannot be looked up."""
    if isinstance(error, OSError) and os.path.islink(path):  # noqa: PTH114
        return "broken_link", "is a link that leads to no file"
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return "missing", "no such file"
    return "unreadable", (error.strerror or "cannot be read").lower()


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"
