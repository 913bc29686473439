"""
Change the code in one place at a time, and see whether a test notices.

The changes ("mutants") are those that mutmut makes: its operators, its rules of what is left alone. Only the running
is ours. mutmut runs on this code base too (``[tool.mutmut]`` in pyproject.toml; how, docs/mutants.md tells), at two
seconds and more for each of its 13,000 mutants. Here a mutant is a process that is forked before conflictparse is
imported, so that no table, pattern or cache of the unchanged code is left in it; it goes through the rows of
tests/corpus first and stops at the first that is read wrongly, and only what the corpus lets pass goes on to pytest.

A mutant must be killed by a test that says what is right. So known failures, which would notice a change by turning
right, are left out, and so are tests that compare with what an earlier run has written.

    python tools/mutants.py run checks --sample 250 --seed 1
    python tools/mutants.py                            every mutant of every package: a night
    python tools/mutants.py again                      the survivors once more, after you have written a test
    python tools/mutants.py survivors checks           where they stand, and what was changed
    python tools/mutants.py figures                    the table of docs/mutants.md

Needs ``pip install -e '.[test]' 'mutmut==3.8.*'``. What was found stands in .mutants, one file for each package.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any, Final, NamedTuple, TypeAlias

from mutations import PACKAGES, ROOT, Changed, Mutant, Package, Row, Verdict, mutants_of, read_tables

FOUND: Final = ROOT / ".mutants"
SLACK: Final = (4, 5)  # a mutant that takes four times the CPU time of the unchanged code, and 5 s, does not end
MEMORY: Final = 3 * 1024**3
GOAL: Final = 0.9  # of the mutants of each package
_PRELOADED: Final = ("pytest", "hypothesis.strategies", "attrs", "regex", "pycountry", "difflib", "quantulum3.load")

Entry: TypeAlias = dict[str, Any]  # what became of a mutant


class Trial(NamedTuple):
    """What the mutants of a package go through: rows of the corpus, tests, and the CPU time they may take."""

    name: str
    package: Package
    rows: Sequence[Row]
    seconds: int = 600


def killer(mutant: Mutant | None, trial: Trial) -> str:
    """Return the test that fails with *mutant*, or "" when none does; without a mutant, the code is as it is."""
    if mutant is not None:
        try:
            sys.meta_path.insert(0, Changed(mutant))
        except SyntaxError:
            return "does not compile"
    if failed := _misread_row(trial.rows):
        return failed
    import pytest  # noqa: PLC0415 - see warm_up

    verdict = Verdict()
    pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--tb=no", *trial.package.tests], plugins=[verdict])
    return verdict.failed


def _misread_row(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    try:
        corpus = _load_corpus_test()
        for table, kind, row in rows:
            check = corpus.test_negative if kind == "negative" else corpus.assert_read
            try:
                check(table, row)
                if "skipped" in row:
                    corpus.assert_skipped(row)
            except Exception as error:  # noqa: BLE001 - whatever a mutant does, it was noticed
                return f"{table}.toml: {row['text'][:60]} ({type(error).__name__})"
    except Exception as error:  # noqa: BLE001 - see above
        return f"import ({type(error).__name__})"
    return ""


def _load_corpus_test() -> ModuleType:
    spec = spec_from_file_location("corpus_rows", ROOT / "tests" / "corpus" / "test_corpus.py")
    assert spec is not None  # noqa: S101 - a file was given
    assert spec.loader is not None  # noqa: S101 - a file was given
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def warm_up() -> None:
    """Import what every mutant needs and no mutant changes; conflictparse is not among it."""
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "HYPOTHESIS_PROFILE": "dev"}
    sys.dont_write_bytecode = True
    for name in _PRELOADED:
        import_module(name)
    if "conflictparse" in sys.modules:
        raise RuntimeError("conflictparse is imported already: its caches would hide what a mutant changes")


def fork(mutant: Mutant | None, trial: Trial) -> tuple[str, str]:
    """Return the outcome of *mutant* (killed, survived, timeout) and what killed it, from a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _run_child(writer, mutant, trial)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8", errors="replace") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        stopped = os.WTERMSIG(status)
        return ("timeout", "") if stopped in (signal.SIGXCPU, signal.SIGKILL) else ("killed", f"signal {stopped}")
    return ("killed", told) if told else ("survived", "")


def _run_child(writer: int, mutant: Mutant | None, trial: Trial) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (trial.seconds, trial.seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    try:
        told = killer(mutant, trial)
    except BaseException as error:  # noqa: BLE001 - SystemExit and MemoryError are noticed as well
        told = f"pytest ({type(error).__name__})"
    os.write(writer, told.encode("utf-8", "replace"))
    os._exit(0)


def run(names: Sequence[str], sample: int, seed: int, *, again: bool, quick: bool) -> None:
    """Run the mutants of the packages *names*, and write down what became of each."""
    warm_up()
    os.chdir(ROOT)
    FOUND.mkdir(exist_ok=True)
    for name in names:
        trial = _prepare(name, quick=quick)
        known = _read_found(name)
        chosen = mutants_of(trial.package)
        head = {"package": name, "mutants": len(chosen), "seed": seed if sample else None}
        if again:
            still = {(m.name, m.before, m.after) for m in chosen}  # code that is gone has no mutants
            known = {name: e for name, e in known.items() if (name, e["before"], e["after"]) in still}
            chosen = [m for m in chosen if m.name in known and known[m.name]["outcome"] == "survived"]
        else:
            known = {}
            if 0 < sample < len(chosen):
                drawn = random.Random(seed).sample(range(len(chosen)), sample)  # noqa: S311 - a sample, not a secret
                chosen = [chosen[k] for k in drawn]  # in no order: what is run of it so far is a sample too
        _run_all(trial, chosen, known, head)


def _prepare(name: str, *, quick: bool) -> Trial:
    """Return what the mutants of a package go through; the unchanged code must pass it, and says how long it takes."""
    package = PACKAGES[name]
    if quick:
        package = package._replace(tests=tuple(t for t in package.tests if not t.startswith("tests/property")))
    trial = Trial(name, package, read_tables(package.tables))
    before = _cpu_of_children()
    outcome, told = fork(None, trial)
    if outcome != "survived":
        raise SystemExit(f"{name}: the tests fail on the unchanged code: {outcome} {told}")
    return trial._replace(seconds=math.ceil((_cpu_of_children() - before) * SLACK[0] + SLACK[1]))


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run_all(trial: Trial, chosen: Sequence[Mutant], known: dict[str, Entry], head: Entry) -> None:
    """Run the *chosen* mutants and add what became of them to what is *known*."""
    began = time.monotonic()
    for n, mutant in enumerate(chosen, start=1):
        outcome, told = fork(mutant, trial)
        said = {"name": mutant.name, "line": mutant.line, "before": mutant.before, "after": mutant.after}
        known[mutant.name] = {**said, "outcome": outcome, "killer": told}
        if outcome != "killed":
            print(_in_words(known[mutant.name]), flush=True)
        if n % 50 == 0:
            counts = dict(Counter(entry["outcome"] for entry in known.values()))
            print(f"[{trial.name} {n}/{len(chosen)} {time.monotonic() - began:.0f} s {counts}]", flush=True)
            _write_found(trial.name, known, head)
    if fork(None, trial)[0] != "survived":
        raise SystemExit(f"{trial.name}: tests have changed meanwhile and fail on the unchanged code: nothing is known")
    _write_found(trial.name, known, head)


def _in_words(entry: Entry) -> str:
    return f"{entry['outcome']}: {entry['name']} line {entry['line']}: {entry['before']}  ->  {entry['after']}"


def _write_found(name: str, known: dict[str, Entry], head: Entry) -> None:
    lines = [json.dumps(entry, ensure_ascii=False) for entry in (head, *known.values())]
    (FOUND / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read_found(name: str) -> dict[str, Entry]:
    path = FOUND / f"{name}.jsonl"
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return {entry["name"]: entry for entry in map(json.loads, lines)}


def print_survivors(names: Sequence[str]) -> None:
    """Print where the mutants stand that no test noticed, and what was changed."""
    for name in names:
        for entry in _read_found(name).values():
            if entry["outcome"] != "killed":
                print(_in_words(entry))


def print_figures(names: Sequence[str]) -> None:
    """Print the table of docs/mutants.md."""
    print("| package | mutants | run | killed | survived | timeouts | share killed | 95 % interval |")
    print("|---|---|---|---|---|---|---|---|")
    for name in names:
        path = FOUND / f"{name}.jsonl"
        if not path.exists():
            continue
        everything = json.loads(path.read_text(encoding="utf-8").splitlines()[0])["mutants"]
        counts = Counter(entry["outcome"] for entry in _read_found(name).values())
        ran, killed = counts.total(), counts["killed"]
        low, high = (killed / ran,) * 2 if ran == everything else interval(killed, ran)
        print(
            f"| {name} | {everything:,} | {ran:,} | {killed:,} | {counts['survived']} | {counts['timeout']} "
            f"| {killed / ran:.1%} | {low:.1%} to {high:.1%} |"
        )


def _share_killed(name: str) -> float:
    outcomes = [entry["outcome"] for entry in _read_found(name).values()]
    return outcomes.count("killed") / max(1, len(outcomes))


def interval(killed: int, ran: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share that was found in a sample."""
    z = 1.96
    share, spread = killed / ran, z * z / ran
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / ran + spread / (4 * ran))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", default="run", choices=("run", "again", "survivors", "figures"))
    parser.add_argument("packages", nargs="*", help=f"of {', '.join(PACKAGES)} (default: all)")
    parser.add_argument("--sample", type=int, default=0, help="how many mutants of each package (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: 1)")
    parser.add_argument("--quick", action="store_true", help="leave out the property tests")
    asked = parser.parse_args()
    names = asked.packages or list(PACKAGES)
    if unknown := set(names) - PACKAGES.keys():
        parser.error(f"no such package: {', '.join(sorted(unknown))}; there are {', '.join(PACKAGES)}")
    if asked.what == "survivors":
        print_survivors(names)
    elif asked.what == "figures":
        print_figures(names)
    else:
        run(names, asked.sample, asked.seed, again=asked.what == "again", quick=asked.quick)
        print_figures(names)
        if poor := [name for name in names if _share_killed(name) < GOAL]:
            raise SystemExit(f"fewer than {GOAL:.0%} killed: {', '.join(poor)}")


if __name__ == "__main__":
    main()
