"""
Every regular expression of the package, and whether its repeats can be read in one way only.

Collected are the compiled expressions that modules hold, those that compile at their first use, those that shapes and
lexicons make of their tables, and those that stand in a call. ``careless_repeats`` reads the parse tree of one.
"""

from __future__ import annotations

import ast
import gc
import importlib
import inspect
import pkgutil
import re
import re._compiler as compiler
import re._constants as c
import re._parser as parser
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import conflictparse as cp
from conflictparse.numbers.scan import Pass
from conflictparse.text import Pattern, Shapes

SOURCE: Final = Path(inspect.getfile(cp)).parent
#: Sets of first characters, each with the characters that may follow it; an empty second set stands for anything.
Openings = frozenset[tuple[frozenset[str], frozenset[str]]]
_REPEATS: Final = (c.MAX_REPEAT, c.MIN_REPEAT)
_LATIN: Final = "".join(map(chr, range(0x250)))
_OTHERS: Final = "\u0301\u0660\u0430\u0628\u200b\u2009\u2019\u2014\uff1d\ud800"


class Source(NamedTuple):
    """One expression: what it says, its flags, and the module or the object that holds it."""

    text: str | bytes
    flags: int
    where: str


def package_patterns() -> list[Source]:
    """Return every expression of the package once, in the order of the places that hold it."""
    _warm()
    found: dict[tuple[str | bytes, int], str] = {}
    for source in (*_of_modules(), *_of_calls(), *_lazy()):
        found.setdefault((source.text, source.flags & ~re.UNICODE), source.where)
    return sorted((Source(*key, where) for key, where in found.items()), key=lambda s: (s.where, str(s.text)))


def _warm() -> None:
    """Load every module, and have every shape made into its expression."""
    for module in pkgutil.walk_packages([str(SOURCE)], "conflictparse."):
        if not module.name.endswith("__main__"):
            try:
                importlib.import_module(module.name)
            except cp.errors.MissingExtraError:
                continue
            except ModuleNotFoundError as error:
                if str(error.name).startswith("conflictparse"):
                    raise
                # else an extra that is not installed
    cp.parse("On Monday the army killed 12 people in Idlib, medics said.", published="2024-11-28")
    cp.normalize_place("Ajaaz")
    cp.same_place_name("Ajaz", "Ajaaz")


def _of_modules() -> Iterator[Source]:
    """Yield what modules hold, compiled or not yet, also inside a table."""
    for name, module in sorted(_modules().items()):
        for constant, value in vars(module).items():
            held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            where = f"{name}:{constant}"
            yield from (Source(p.pattern, p.flags, where) for p in held if isinstance(p, re.Pattern))
            yield from (Source(_written(p), p._flags, where) for p in held if isinstance(p, Pattern))


def _written(pattern: Pattern) -> str:
    return pattern._source if isinstance(pattern._source, str) else pattern._source()


@cache
def _code() -> tuple[tuple[Path, tuple[ast.AST, ...]], ...]:
    """Return the nodes of each file that has to do with expressions."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    return tuple(
        (path, tuple(ast.walk(ast.parse(text))))
        for path, text in texts.items()
        if "Pattern(" in text or ("re." in text and ("import re\n" in text or "import regex\n" in text))
    )


@cache
def _uses() -> dict[str, set[str]]:
    """Return by which methods the constants of the package are used, by their names."""
    found: dict[str, set[str]] = {}
    for path, nodes in _code():
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(f"{path.stem}:{node.value.id}", set()).add(node.attr)
    return found


def methods_of(where: str) -> frozenset[str]:
    """Return the methods by which the package uses the expression of a constant; none if it is no constant."""
    module, _, constant = where.partition(":")
    return frozenset(_uses().get(f"{module.rpartition('.')[2]}:{constant}", ()))


def _modules() -> dict[str, Any]:
    import sys  # noqa: PLC0415 - what is loaded by now

    return {name: module for name, module in sys.modules.items() if name.startswith("conflictparse.")}


def _of_calls() -> Iterator[Source]:
    """Yield the literal expressions that are given to a function of re or regex in the source."""
    for path, nodes in _code():
        for node in nodes:
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            library, first = node.func.value, node.args[0]
            if isinstance(library, ast.Name) and library.id in ("re", "regex") and isinstance(first, ast.Constant):
                text = re.sub(r"\\p\{\w+(?:=\w+)?\}", "é", first.value) if library.id == "regex" else first.value
                yield Source(text, 0, path.stem)


def _lazy() -> Iterator[Source]:
    """Yield what compiles at its first use: in modules, shapes, passes and lexicons."""
    for holder in [o for o in gc.get_objects() if isinstance(o, Shapes | Pass)]:
        (holder if isinstance(holder, Shapes) else holder._longs).index()
    for pattern in [o for o in gc.get_objects() if isinstance(o, Pattern)]:
        yield Source(_written(pattern), pattern._flags, "made of tables")


# ---------------------------------------------------------------- the parse tree


def careless_repeats(text: str | bytes, flags: int = 0) -> list[str]:
    """
    Return what is wrong with the repeats of an expression; nothing, if each has one way to read a text.

    A repeat that may give back what it took has to be followed by something else than what it takes. That is asked of
    every repeat without bound, and of every repeat of any kind inside another one. What is possessive or atomic gives
    nothing back.
    """
    tree = parser.parse(text, flags)
    return list(_Reader(tree).sequence(list(tree), frozenset(), None))


def _literals(tree: Any) -> Iterator[int]:
    for op, value in tree:
        if op in (c.LITERAL, c.NOT_LITERAL):
            yield value
        elif op is c.IN:
            yield from (v for o, v in value if o is c.LITERAL)
            yield from (end for o, v in value if o is c.RANGE for end in v)
        else:
            for inner in _inside(op, value):
                yield from _literals(inner)


def _inside(op: Any, value: Any) -> Iterable[Any]:
    """Return the sequences inside a node."""
    if op in (*_REPEATS, c.POSSESSIVE_REPEAT):
        return (value[2],)
    if op is c.SUBPATTERN:
        return (value[3],)
    if op is c.BRANCH:
        return value[1]
    if op in (c.ASSERT, c.ASSERT_NOT):
        return (value[1],)
    if op is c.ATOMIC_GROUP:
        return (value,)
    if op is c.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return ()


class Characters:
    """Which characters the nodes of one expression take, of an alphabet that shows every difference."""

    def __init__(self, tree: Any) -> None:
        self.state = tree.state
        self.alphabet = frozenset(_LATIN + _OTHERS + "".join(map(chr, _literals(tree))))
        self._known: dict[str, frozenset[str]] = {}

    def of(self, op: Any, value: Any) -> frozenset[str]:
        """Return which characters of the alphabet a node of one character takes."""
        key = repr((op, value))
        if key not in self._known:
            one = compiler.compile(parser.SubPattern(self.state, [(op, value)]), self.state.flags)
            is_bytes = isinstance(self.state.str, bytes)
            self._known[key] = frozenset(
                char
                for char in self.alphabet
                if (ord(char) < 256 if is_bytes else True) and one.fullmatch(bytes([ord(char)]) if is_bytes else char)
            )
        return self._known[key]


class _Reader:
    """Reads the tree of one expression from its end to its beginning."""

    def __init__(self, tree: Any) -> None:
        characters = Characters(tree)
        self.chars, self.alphabet = characters.of, characters.alphabet

    def first(self, sequence: Iterable[Any], after: frozenset[str]) -> frozenset[str]:
        """Return the characters with which *sequence*, and what may come after it, can begin."""
        for op, value in reversed(list(sequence)):
            after = self.first_of(op, value, after)
        return after

    def first_of(self, op: Any, value: Any, after: frozenset[str]) -> frozenset[str]:
        if op in (*_REPEATS, c.POSSESSIVE_REPEAT):
            begins = self.first(value[2], after)
            return begins | after if value[0] == 0 else begins
        if op is c.BRANCH:
            return frozenset().union(*(self.first(branch, after) for branch in value[1]))
        if op is c.SUBPATTERN:
            return self.first(value[3], after)
        if op is c.ATOMIC_GROUP:
            return self.first(value, after)
        if op is c.ASSERT and value[0] > 0:
            return self.first(value[1], frozenset())  # what stands behind it begins like that too
        if op is c.GROUPREF:
            return self.alphabet
        if op in (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY):
            return self.chars(op, value)
        if op is c.GROUPREF_EXISTS:
            return self.alphabet
        return after  # nothing that takes a character: a place, what is not ahead, what was before

    def every(self, sequence: Iterable[Any]) -> frozenset[str]:
        """Return every character that *sequence* can take."""
        found: frozenset[str] = frozenset()
        for op, value in sequence:
            if op in (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY):
                found |= self.chars(op, value)
            elif op in (c.GROUPREF, c.GROUPREF_EXISTS):
                found |= self.alphabet
            elif op not in (c.ASSERT, c.ASSERT_NOT):
                found = found.union(*(self.every(inner) for inner in _inside(op, value)))
        return found

    def openings(self, sequence: Iterable[Any], after: Openings) -> Openings:
        """Return the first two characters with which *sequence*, and what may come *after* it, can begin."""
        for op, value in reversed(list(sequence)):
            after = self.openings_of(op, value, after)
        return after

    def openings_of(self, op: Any, value: Any, after: Openings) -> Openings:
        if op in (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY):
            return frozenset({(self.chars(op, value), frozenset().union(*(one for one, _ in after)))})
        if op in (*_REPEATS, c.POSSESSIVE_REPEAT):
            again = after | self.openings(value[2], after) if value[1] > 1 else after
            return self.openings(value[2], again) | (after if value[0] == 0 else frozenset())
        if op is c.BRANCH:
            return frozenset().union(*(self.openings(branch, after) for branch in value[1]))
        if op in (c.SUBPATTERN, c.ATOMIC_GROUP):
            return self.openings(_only(_inside(op, value)), after)
        return after

    def sequence(self, nodes: list[Any], after: frozenset[str], within: Openings | None) -> Iterator[str]:
        """
        Yield what is wrong in *nodes*.

        Args:
            after: the characters that may stand behind them.
            within: how the repeat around them can go on there, or its next turn; None outside a repeat.
        """
        for op, value in reversed(nodes):
            yield from self.node(op, value, after, within)
            after = self.first_of(op, value, after)
            within = None if within is None else self.openings_of(op, value, within)

    def node(self, op: Any, value: Any, after: frozenset[str], within: Openings | None) -> Iterator[str]:
        if op in _REPEATS:
            yield from self.repeat(*value, after, within)
        elif op is c.POSSESSIVE_REPEAT:
            body = list(value[2])
            yield from self.sequence(body, self.first(body, frozenset()), self.openings(body, frozenset()))
        elif op in (c.ATOMIC_GROUP, c.ASSERT, c.ASSERT_NOT):
            for inner in _inside(op, value):
                yield from self.sequence(list(inner), frozenset(), None)
        else:
            for inner in _inside(op, value):
                yield from self.sequence(list(inner), after, within)

    def repeat(self, low: int, high: int, body: Any, after: frozenset[str], within: Openings | None) -> Iterator[str]:
        again = self.openings(body, within or frozenset())
        if high is c.MAXREPEAT and not after.isdisjoint(self.every(body)):
            yield f"any number of {str(body)[:80]} goes on with {''.join(sorted(after & self.every(body)))[:12]!a}"
        elif within is not None and low < high and _meet(again, within):
            yield f"up to {high} of {str(body)[:80]} inside a repeat has two ways to go on"
        if high is c.MAXREPEAT or high > 1:
            after, within = after | self.first(body, frozenset()), again if within is None else within | again
        yield from self.sequence(list(body), after, within)


def _only(sequences: Iterable[Any]) -> Any:
    (sequence,) = sequences
    return sequence


def _meet(one: Openings, other: Openings) -> bool:
    """Tell whether a text can begin in both ways; an empty second set stands for anything."""
    return any(not a.isdisjoint(c_) and (not b or not d or not b.isdisjoint(d)) for a, b in one for c_, d in other)


@cache
def every_pattern() -> tuple[Source, ...]:
    """Return what :func:`package_patterns` returns, made once."""
    return tuple(package_patterns())
