"""What docs/cli.md shows is what the commands print, and it leaves out no command, option or exit code."""

from __future__ import annotations

import re
from pathlib import Path

from conflictparse.cli.codes import MEANINGS
from conflictparse.cli.commands import COMMANDS, build_parser
from conflictparse.cli.completion import nodes
from conflictparse.cli.writers import OWN_FORMS
from conflictparse.exports.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_command_has_a_session() -> None:
    sessions = "".join(re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    shown = set(re.findall(r"^\$ conflictparse ([a-z]+)", sessions, re.MULTILINE))
    assert shown == set(COMMANDS) - {"completion"}, "completion prints a script, which is too long for a page"
    assert "conflictparse completion bash" in PAGE


def test_every_option_is_told() -> None:
    for node in nodes(build_parser(list(COMMANDS))):
        for option in node.options:
            usual = {"--help", "--version"} & set(option.names)
            assert usual or any(name in PAGE for name in option.names), f"{node.path} {option.names}"


def test_every_format_is_told_in_its_own_words() -> None:
    for name, words in {**OWN_FORMS, **{name: form.words for name, form in FORMATS.items()}}.items():
        assert f"| `{name}` | {words[0].upper()}{words[1:]}. |\n" in PAGE


def test_the_exit_codes_are_those_of_the_program() -> None:
    table = PAGE[PAGE.index("## Exit codes") :]
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", table, re.MULTILINE)
    told = {int(code): meaning.replace("`", "").replace("\\", "") for code, meaning in rows}
    assert told == {int(code): meaning for code, meaning in MEANINGS.items()}
