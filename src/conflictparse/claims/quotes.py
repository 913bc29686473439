"""What stands between quotation marks: it is said by somebody."""

from itertools import compress, count

from conflictparse.text.tokens import Tokens


def find_quotes(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the words between quotation marks; a line break ends a quotation that nobody closed."""
    gaps = set(tokens.gaps)
    if not any('"' in gap for gap in gaps):
        return []
    found: list[tuple[int, int]] = []
    opened: int | None = None
    telling = {gap for gap in gaps if '"' in gap or "\n" in gap}
    for i in compress(count(), map(telling.__contains__, tokens.gaps)):
        for sign in tokens.gaps[i]:
            if sign == '"' and opened is None:
                opened = i
            elif opened is not None and sign in '"\n':
                if opened < i:
                    found.append((opened, i))
                opened = None
    return found
