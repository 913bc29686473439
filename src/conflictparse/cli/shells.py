"""
Completion in the words of a shell: from the commands and their options to a script that the shell reads.

All three scripts go the same way: which command is this, is a value due, and else which words may follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple


class Option(NamedTuple):
    """
    One option of a command.

    Attributes:
        names: as they are written, "-o" and "--output".
        summary: what it does.
        takes_value: whether a value follows.
        choices: the values that there are, or nothing.
        takes_file: whether the value is a file.
    """

    names: tuple[str, ...]
    summary: str = ""
    takes_value: bool = False
    choices: tuple[str, ...] = ()
    takes_file: bool = False


class Node(NamedTuple):
    """
    A command, with what may follow it.

    Attributes:
        path: its words, "gazetteer build"; "" is the program itself.
        options: its options.
        words: commands or words that may follow, each with a summary.
        takes_files: whether files may follow.
    """

    path: str
    options: tuple[Option, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    takes_files: bool = False


def to_bash(nodes: Sequence[Node]) -> str:
    """
    Return a script for bash 3.2 and later.

    >>> print(to_bash([Node("", words=(("parse", ""),)), Node("parse")]).splitlines()[-1])
    complete -o default -F _conflictparse conflictparse
    """
    values, words = [], []
    for node in nodes:
        for option in node.options:
            if option.takes_value:
                cases = " | ".join(_quoted(f"{node.path} {name}") for name in option.names)
                values.append(f"        {cases}) {_bash_values(option)} ;;")
        options = " ".join(name for option in node.options for name in option.names)
        follow = " ".join(word for word, _ in node.words)
        files = "" if node.takes_files else " files=no"
        words.append(f"        {_quoted(node.path)}) options={_quoted(options)} words={_quoted(follow)}{files} ;;")
    return _BASH.format(paths=_paths(nodes), values="\n".join(values), words="\n".join(words))


def _bash_values(option: Option) -> str:
    if option.takes_file:
        return "return"
    if option.choices:
        return f'COMPREPLY=($(compgen -W {_quoted(" ".join(option.choices))} -- "$current")); return'
    return "compopt +o default 2>/dev/null; return"


def to_zsh(nodes: Sequence[Node]) -> str:
    """
    Return a script for zsh 5 and later.

    >>> print(to_zsh([Node("", words=(("parse", ""),)), Node("parse")]).splitlines()[0])
    #compdef conflictparse
    """
    values, words = [], []
    for node in nodes:
        for option in node.options:
            if option.takes_value:
                cases = "|".join(_quoted(f"{node.path} {name}") for name in option.names)
                values.append(f"        ({cases}) {_zsh_values(option)}; return ;;")
        options = _zsh_items((name, option.summary) for option in node.options for name in option.names)
        files = "" if node.takes_files else " files=no"
        words.append(f"        ({_quoted(node.path)}) options=({options}) follow=({_zsh_items(node.words)}){files} ;;")
    return _ZSH.format(paths=_paths(nodes), values="\n".join(values), words="\n".join(words))


def _zsh_values(option: Option) -> str:
    if option.takes_file:
        return "_files"
    if option.choices:
        return f"compadd -- {' '.join(map(_quoted, option.choices))}"
    return f"_message {_quoted(option.summary)}"


def _zsh_items(items: Iterable[tuple[str, str]]) -> str:
    """Return words with their summaries as _describe reads them, parted by a colon."""
    return " ".join(_quoted(f"{word}:{summary}" if summary else word) for word, summary in items)


def to_fish(nodes: Sequence[Node]) -> str:
    """
    Return a script for fish 3 and later.

    >>> print(to_fish([Node("", words=(("parse", "read reports"),))]).splitlines()[-1])
    complete -c conflictparse -n '__conflictparse_at ""' -f -a 'parse' -d 'read reports'
    """
    lines = []
    for node in nodes:
        start = f"complete -c conflictparse -n '__conflictparse_at \"{node.path}\"'"
        lines += [
            f"{start} -f -a {_fish(word)}" + (f" -d {_fish(summary)}" if summary else "")
            for word, summary in node.words
        ]
        if not node.takes_files and not node.words:
            lines.append(f"{start} -f")
        lines += [f"{start} {line}" for option in node.options for line in _fish_option(option)]
    return _FISH.format(paths=" ".join(_fish(node.path) for node in nodes if node.path), lines="\n".join(lines))


def _fish_option(option: Option) -> list[str]:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    value = "" if not option.takes_value else " -r -F" if option.takes_file else " -x"
    line = f"{names}{value} -d {_fish(option.summary)}"
    # On a line of their own, the values do not repeat the summary of the option.
    return [line, f"{names} -x -a {_fish(' '.join(option.choices))}"] if option.choices else [line]


def _paths(nodes: Sequence[Node]) -> str:
    """Return the words that lead from one command to the next, as the patterns of a case."""
    return " | ".join(
        _quoted(" ".join(("" if " " not in node.path else node.path.rpartition(" ")[0], node.path.rpartition(" ")[2])))
        for node in nodes
        if node.path
    )


def _quoted(words: str) -> str:
    """
    Return *words* as one word of bash and zsh.

    >>> print(_quoted("it's"))
    'it'"'"'s'
    """
    return "'" + words.replace("'", "'\"'\"'") + "'"


def _fish(words: str) -> str:
    r"""
    Return *words* as one word of fish.

    >>> print(_fish("it's"))
    'it\'s'
    """
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"


_BASH: Final = """\
# Completion of conflictparse for bash: source <(conflictparse completion bash)
_conflictparse() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local command="" options="" words="" files=yes i
    COMPREPLY=()
    # bash cuts --format=json at the sign
    if [[ $current == "=" ]]; then
        current=""
    elif [[ $before == "=" ]]; then
        before=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$command ${{COMP_WORDS[i]}}" in
            {paths}) command="${{command:+$command }}${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$command $before" in
{values}
    esac
    case "$command" in
{words}
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    elif [[ -n $words ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    fi
    if [[ $files == no || $current == -* ]]; then
        compopt +o default 2>/dev/null
    fi
    return 0
}}
complete -o default -F _conflictparse conflictparse
"""
_ZSH: Final = """\
#compdef conflictparse
# Completion of conflictparse for zsh: source <(conflictparse completion zsh)
_conflictparse() {{
    local command="" files=yes i
    local -a options follow
    for ((i = 2; i < CURRENT; i++)); do
        case "$command ${{words[i]}}" in
            ({paths}) command="${{command:+$command }}${{words[i]}}" ;;
        esac
    done
    case "$command ${{words[CURRENT-1]}}" in
{values}
    esac
    case "$command" in
{words}
    esac
    if [[ ${{words[CURRENT]}} == -* ]]; then
        _describe -o option options
    elif (( $#follow )); then
        _describe word follow
    elif [[ $files == yes ]]; then
        _files
    fi
}}
if [[ $funcstack[1] == _conflictparse ]]; then
    _conflictparse "$@"
else
    compdef _conflictparse conflictparse
fi
"""
_FISH: Final = """\
# Completion of conflictparse for fish
function __conflictparse_at --description 'Tell whether the command line is at this command'
    set -l at ''
    for word in (commandline -opc)[2..-1]
        if contains -- (string trim -- "$at $word") {paths}
            set at (string trim -- "$at $word")
        end
    end
    test "$at" = "$argv[1]"
end
{lines}
"""
#: The scripts by shell.
SHELLS: Final[Mapping[str, Callable[[Sequence[Node]], str]]] = MappingProxyType(
    {"bash": to_bash, "fish": to_fish, "zsh": to_zsh}
)
