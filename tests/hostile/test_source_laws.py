"""What no module of the library does, whatever it is given: run foreign code, or patterns that are not its own."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import regex

import conflictparse as cp
from conflictparse.data.build import build_gazetteer
from conflictparse.data.compiled import CompiledIndex
from conflictparse.data.own_actors import actors_with
from conflictparse.places import Gazetteer

SOURCE = Path(cp.__file__).parent
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
#: Modules that run what they read, or fetch it.
FORBIDDEN = frozenset(
    "pickle cPickle dill cloudpickle marshal shelve yaml ruamel jsonpickle joblib xmlrpc telnetlib ftplib socket ssl"
    " http code codeop runpy imp requests httpx aiohttp urllib3".split()
)
#: The batch alone: between processes that it started itself.
PICKLERS = frozenset({"batch/opening.py", "batch/many.py"})
#: Names that come from the outside: no pattern, code or module is made from them.
CODE = frozenset({"eval", "exec", "compile", "__import__", "execfile", "breakpoint", "input"})
UNSAFE = frozenset(
    "os.system os.popen os.execv os.execve os.spawnv pickle.load pickle.loads marshal.loads shelve.open yaml.load"
    " pandas.read_pickle numpy.load tempfile.mktemp".split()
)
#: A pattern is made of these alone: our own words, escaped, and the tables of our modules.
COMPILERS = frozenset({"re.compile", "regex.compile", "Pattern", "re.search", "re.match", "re.fullmatch", "re.sub",
                       "re.split", "re.findall", "re.finditer"})  # fmt: skip


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse((SOURCE / module).read_text(encoding="utf-8"), module)


def dotted(node: ast.expr) -> str:
    """Return "re.compile" for the function of a call."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that are imported anywhere, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("module", MODULES)
def test_no_module_runs_what_it_reads(module):
    tree = parsed(module)
    found = {name.partition(".")[0] for name in imports(tree)} & FORBIDDEN
    assert found <= ({"pickle"} if module in PICKLERS else set())
    named = {dotted(call.func) for call in calls(tree)}
    assert not named & CODE
    unsafe = named & UNSAFE
    assert unsafe <= ({"pickle.loads", "pickle.load"} if module in PICKLERS else set())


def test_bytes_that_are_unpickled_come_from_our_own_workers():
    users = {m for m in MODULES if {"pickle.loads", "pickle.load"} & {dotted(c.func) for c in calls(parsed(m))}}
    assert users <= PICKLERS
    for module in users:
        tree = parsed(module)
        opens = {dotted(call.func) for call in calls(tree)} & {"open", "os.open", "Path.read_bytes"}
        assert not opens, f"{module} reads files, and unpickles"


def pattern_arguments(tree: ast.Module) -> Iterator[tuple[ast.Call, ast.expr, bool]]:
    """Yield the calls that make a pattern, what they make it of, and whether they stand inside a function."""
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for call in calls(tree):
        if dotted(call.func) in COMPILERS and call.args:
            yield call, call.args[0], id(call) in inside


@pytest.mark.parametrize("module", MODULES)
def test_patterns_are_made_of_our_own_words(module):
    for call, pattern, inside in pattern_arguments(parsed(module)):
        if inside and (module, ast.unparse(pattern)) not in OWN:
            names = [node.id for node in ast.walk(pattern) if isinstance(node, ast.Name)]
            own = all(name.isupper() or name.startswith("_") for name in names)
            assert own, f"{module}:{call.lineno}: {ast.unparse(call)}"


#: Patterns that a function makes of what it is given. Each was looked at: the tables of our modules give it.
OWN = {
    ("actors/scan.py", "lambda: _starts(grammar, shapes)"),
    ("claims/frames.py", "expanded"),
    ("names/profiles.py", "partial(_any, self.sounds)"),
    ("names/profiles.py", "partial(_syllable, signs, vowels)"),
    ("numbers/scan.py", "self._start"),
    ("text/grammar.py", "partial(self._expand, shape)"),
    ("text/patterns.py", "self._source if isinstance(self._source, str) else self._source()"),
    ("text/shapes.py", "self._begin"),
}


def test_no_name_of_a_lexicon_becomes_part_of_a_pattern(monkeypatch, tmp_path):
    marked = "Zq(x+)+[a-z"
    table = f"id,name,kind,names\nown-zq,{marked} Guard,rebel_group,{marked}|(?P<zq>.)*\n"
    places = tmp_path / "places.csv"
    places.write_text(f"id,name,kind,country\nmy:1,{marked},town,SYR\n", encoding="utf-8")
    made = []
    for module in (re, regex):
        compiled = module.compile
        monkeypatch.setattr(module, "compile", lambda p, *a, f=compiled, **k: made.append(str(p)) or f(p, *a, **k))
    lexicon = actors_with({"mine.csv": table})
    gazetteer = Gazetteer(CompiledIndex(build_gazetteer([str(places)], with_bundled=False).content, "mine"))
    text = f"{marked} Guard killed 12 people in {marked}, said (?P<zq>.)* and [name"
    cp.parse(text, "2024-11-28", gazetteer=gazetteer, lexicon=lexicon)
    cp.resolve_place(marked, gazetteer=gazetteer)
    assert not [pattern for pattern in made if "Zq" in pattern or "zq" in pattern.lower()]


def test_every_exception_of_the_law_is_still_there():
    for module, pattern in OWN:
        assert any(ast.unparse(given) == pattern for _, given, _ in pattern_arguments(parsed(module))), module
    assert all((SOURCE / module).exists() for module in PICKLERS)


def test_no_module_reads_yaml_or_a_pickle_by_its_name():
    for module in MODULES:
        words = {n.value for n in ast.walk(parsed(module)) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        assert not {word for word in words if word.endswith((".pkl", ".pickle", ".yaml", ".yml"))}, module
