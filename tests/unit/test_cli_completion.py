"""``conflictparse completion``: scripts that their shells read, and that complete what the parser knows."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from conflictparse import cli
from conflictparse.cli.commands import COMMANDS, build_parser
from conflictparse.cli.completion import nodes
from conflictparse.cli.shells import SHELLS, Node, Option, to_bash, to_fish, to_zsh

NODES = list(nodes(build_parser(list(COMMANDS))))


def script(capsys, shell):
    code = cli.main(["completion", shell])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def shell_path(name):
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


@pytest.fixture
def in_bash(capsys, tmp_path):
    """Return what bash offers for the words of a line; the last one is being written."""
    bash = shell_path("bash")
    file = tmp_path / "completion.bash"
    file.write_text(script(capsys, "bash"), encoding="utf-8")
    code = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _conflictparse; echo "${COMPREPLY[@]}"'

    def offered(*words):
        ran = subprocess.run(  # noqa: S603 - our own script
            [bash, "-c", code, "bash", str(file), "conflictparse", *words], capture_output=True, text=True, check=True
        )
        assert ran.stderr == ""
        return ran.stdout.split()

    return offered


# ---------------------------------------------------------------- every shell
@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_a_script_is_read_by_its_shell_without_a_complaint(capsys, tmp_path, shell):
    path = shell_path(shell)
    file = tmp_path / "completion"
    file.write_text(script(capsys, shell), encoding="utf-8")
    ran = subprocess.run([path, "-n", str(file)], capture_output=True, text=True, check=False)  # noqa: S603 - as above
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_a_script_knows_every_command_option_and_value(capsys, shell):
    out = script(capsys, shell)
    for node in NODES:
        assert node.path in out
        for word, _ in node.words:
            assert word in out
        for option in node.options:
            for name in option.names:
                assert (name if shell != "fish" else f" {name.lstrip('-')}") in out
            assert all(choice in out for choice in option.choices)


@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_a_script_is_the_same_every_time(capsys, shell):
    assert script(capsys, shell) == script(capsys, shell)


def test_the_commands_are_those_of_the_parser():
    paths = [node.path for node in NODES]
    assert set(COMMANDS) <= set(paths)
    assert {"gazetteer build", "data check", "resolve place"} <= set(paths)
    assert len(paths) == len(set(paths))
    by_path = {node.path: node for node in NODES}
    assert by_path["parse"].takes_files
    assert not by_path["doctor"].takes_files
    assert by_path["completion"].words == (("bash", ""), ("fish", ""), ("zsh", ""))


def test_quotes_in_a_summary_break_no_script(tmp_path):
    odd = [
        Node("", (Option(("--odd",), 'it\'s \\ "odd" $(false) `x` : !', takes_value=True),), (("it", "isn't"),)),
        Node("it"),
    ]
    for name, write in (("bash", to_bash), ("zsh", to_zsh), ("fish", to_fish)):
        path = shutil.which(name)
        file = tmp_path / name
        file.write_text(write(odd), encoding="utf-8")
        if path is not None:
            ran = subprocess.run([path, "-n", str(file)], capture_output=True, text=True, check=False)  # noqa: S603
            assert (ran.returncode, ran.stderr) == (0, "")


def test_an_unknown_shell_is_wrong_use(capsys):
    assert cli.main(["completion", "csh"]) == cli.ExitCode.USAGE
    assert "invalid choice: 'csh'" in capsys.readouterr().err


# ---------------------------------------------------------------- completion as bash does it
@pytest.mark.parametrize(
    ("words", "offers"),
    [
        (("pa",), ["parse"]),
        (("",), list(COMMANDS)),
        (("--v",), ["--version"]),
        (("parse", "--day"), ["--day-first"]),
        (("merge", "--format", ""), ["table", "json", "jsonl"]),
        (("merge", "a.jsonl", "--format", "t"), ["table"]),
        (("merge", "--format", "="), ["table", "json", "jsonl"]),
        (("merge", "--format", "=", "t"), ["table"]),
        (("gazetteer", ""), ["build", "info", "check", "diff"]),
        (("gazetteer", "build", "--o"), ["--output"]),
        (("resolve", "place", "Idlib", "--w"), ["--within"]),
        (("completion", "z"), ["zsh"]),
        (("parse", "--format", "ge"), ["geojson"]),
        (("schema", "r"), ["report", "rows"]),
        (("parse", ""), []),
        (("parse", "--gazetteer", "x"), []),
        (("parse", "--published", "--"), []),
        (("doctor", "x"), []),
        (("nonsense", "--"), ["--help", "--version"]),
    ],
)
def test_bash_completes_what_may_follow(in_bash, words, offers):
    assert in_bash(*words) == offers


def test_bash_offers_files_where_files_may_follow(capsys, tmp_path):
    bash = shell_path("bash")
    (tmp_path / "story.txt").touch()
    file = tmp_path / "completion.bash"
    file.write_text(script(capsys, "bash"), encoding="utf-8")
    ran = subprocess.run(  # noqa: S603 - our own script
        [bash, "-c", f"source {file}; complete -p conflictparse"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "complete -o default -F _conflictparse conflictparse\n"


def test_fish_completes_what_may_follow(capsys, tmp_path):
    fish = shell_path("fish")
    file = tmp_path / "completion.fish"
    file.write_text(script(capsys, "fish"), encoding="utf-8")
    for line, offers in (("conflictparse pa", ["parse"]), ("conflictparse merge --format t", ["table"])):
        ran = subprocess.run(  # noqa: S603 - our own script
            [fish, "--no-config", "-c", f"source {file}; complete -C '{line}'"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "HOME": str(tmp_path)},
        )
        assert [row.split("\t")[0] for row in ran.stdout.splitlines()] == offers
