"""
Lines of a web page that are no part of its report: the headline given again, "Share this", cookie notices, credits.

Drops whole short lines and nothing else. Law: every line that is dropped stands in a note, and a line with a number
and a word of harm is never dropped.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from conflictparse.readers.document import Note, NoteCode

#: Longer lines are sentences of somebody.
MAX_CHROME_CHARS: Final = 160
MAX_CHROME_WORDS: Final = 20
#: No more notes than this for one document; the last one says how many lines more were dropped.
MAX_NOTES: Final = 50


class Furniture(NamedTuple):
    """
    A kind of line that pages put around their reports.

    Attributes:
        whole: phrases that are the line, but for marks at its ends.
        opens: phrases that it begins with.
        holds: words of which it must hold one, if it is known only by how it begins.
    """

    whole: str = ""
    opens: str = ""
    holds: str = ""


#: What the lines say, phrases divided by "|". A phrase in *opens* ends with what must follow: a colon, or a space.
FURNITURE: Final = (
    Furniture(
        whole="""share|share this|share this article|share this story|share this post|share this page|share article
        |share on facebook|share on twitter|share on x|share on whatsapp|share on telegram|share on linkedin
        |share via email|share with friends|tweet|tweet this|facebook|twitter|whatsapp|telegram|linkedin|reddit
        |pinterest|email|email this|print|print this|print this page|copy link|copy the link|link copied|save
        |save this article|bookmark|facebook twitter|facebook twitter whatsapp|facebook twitter email""",
    ),
    Furniture(
        whole="""read more|read more about this|read also|also read|see also|more on this story|more on this|related
        |related articles|related article|related stories|related story|related news|related posts|related topics
        |related content|recommended|recommended stories|recommended for you|you may also like|you might also like
        |most read|most popular|most viewed|trending|trending now|editors' picks|editor's picks|more news|more stories
        |top stories|latest news|up next|read next|what to read next|list of 3 items|list of 4 items|end of list
        |keep reading|continue reading|read the full story|read full article|previous article|next article|tags""",
        opens="""read more: |read also: |also read: |read next: |see also: |related: |watch: |watch more: |listen:
        |tags: """,
    ),
    Furniture(
        whole="""advertisement|advertising|ad|ads|sponsored|sponsored content|paid content|story continues below
        |article continues below|story continues below advertisement|article continues below advertisement
        |continue reading below|remaining time|ad feedback""",
    ),
    Furniture(
        whole="""subscribe|subscribe now|subscribe today|sign up|sign up now|sign in|log in|login|register|follow us
        |join us on telegram|newsletter|newsletters|get our newsletter|support us|donate|donate now""",
        opens="sign up for |sign up to |subscribe to |subscribe for |get our |join our ",
        holds="newsletter newsletters alert alerts briefing emails email channel channels inbox podcast",
    ),
    Furniture(
        opens="follow us on |follow us @|join us on |find us on |like us on ",
        holds="facebook twitter x instagram telegram whatsapp youtube tiktok linkedin threads bluesky google",
    ),
    Furniture(
        whole="accept|accept all|accept cookies|accept all cookies|reject all|manage cookies|cookie settings"
        "|cookie policy|privacy policy|terms of use|terms of service|terms and conditions",
        opens="""we use cookies|this site uses cookies|this website uses cookies|our site uses cookies
        |our website uses cookies|by continuing to use this site|by continuing to browse|by using this site
        |by clicking accept""",
    ),
    Furniture(
        whole="file photo|file image|file picture|image credit|photo credit|stock photo",
        opens="""photo: |photos: |photo by |photo credit: |photo courtesy of |photograph: |photograph by |picture:
        |image: |image credit: |image source: |image caption: |image courtesy of |file photo: |file image: |video:
        |credit: |credits: """,
    ),
    Furniture(
        whole="all rights reserved|all rights reserved worldwide",
        opens="copyright 20|copyright © 20|© 20|©20|© copyright 20|copyright © |all rights reserved",
    ),
    Furniture(
        whole="""skip to main content|skip to content|skip to navigation|back to top|top of page|go to top|home|menu
        |search|main menu|toggle navigation|open menu|close menu|close|leave a comment|leave a reply|add a comment
        |post a comment|view comments|comments|no comments|comments are closed|show comments|loading
        |please enable javascript|javascript is disabled|listen to this article|your browser does not support video
        |your browser does not support the audio element""",
    ),
)

_NUMBER: Final = re.compile(
    r"[0-9]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|scores|hundreds?|thousands?"
    r"|millions?|several|many|few|couple|pair|single|both|no)\b",
    re.IGNORECASE,
)
_HARM: Final = re.compile(
    r"\b(?:kill|dead\b|deadl|death|die[ds]?\b|dying|wound|injur|hurt\b|casualt|fatalit|victim|toll\b|bod(?:y|ies)\b"
    r"|corpse|slain|slay|murder|massacre|execut|assassinat|martyr|lost\b|loss|missing|disappear|abduct|kidnap|hostage"
    r"|captur|detain|arrest|prisoner|displac|fle[ed]|evacuat|refugee|destroy|damag|shot\b|shoot|shell|bomb|blast|strike"
    r"|struck|airstrike|attack|explo|behead|raid|clash|drown|starv|burn|collaps|seiz|neutrali[sz]|liquidat|target)",
    re.IGNORECASE,
)
_ENDS: Final = " \t\r\u00a0.:!…»›>|•·-–—()[]*"
_SPACES: Final = re.compile(r"\s+")
_TITLE_DIVIDERS: Final = (" - ", " | ", " – ", " — ", " :: ", " · ")


def _phrases(column: str) -> tuple[str, ...]:
    return tuple(_SPACES.sub(" ", phrase.lstrip()).lstrip("\n") for phrase in column.split("|") if phrase.strip())


_WHOLE: Final = frozenset(phrase.strip() for row in FURNITURE for phrase in _phrases(row.whole))
_OPENS: Final = tuple((_phrases(row.opens), frozenset(row.holds.split())) for row in FURNITURE if row.opens)


def drop_chrome(text: str, *, title: str | None = None) -> tuple[str, tuple[Note, ...]]:
    r"""
    Return *text* without the lines that belong to its page, and a note for each.

    >>> text, notes = drop_chrome("Two villagers were killed.\nShare this\nFive others fled.")
    >>> text
    'Two villagers were killed.\nFive others fled.'
    >>> [str(note) for note in notes]
    ['dropped: Share this']
    """
    kept = []
    dropped = []
    begun = False
    for line in text.split("\n"):
        # Only the first line that is kept may be the headline again.
        if is_chrome(line) or (not begun and title is not None and _is_title(line, title)):
            dropped.append(line.strip())
            continue
        begun = begun or bool(line.strip())
        kept.append(line)
    if not dropped or not begun:
        return text, ()
    return "\n".join(kept).strip("\n"), _notes(dropped)


def is_chrome(line: str) -> bool:
    """
    Tell whether *line* belongs to a page and not to its report.

    >>> is_chrome("Photo: A. Person / Example Agency"), is_chrome("Photo: the two men who were killed")
    (True, False)
    """
    if not line.strip() or len(line) > MAX_CHROME_CHARS or _tells_harm(line):
        return False
    words = _folded(line)
    if words.strip(_ENDS) in _WHOLE:
        return True
    if len(words.split()) > MAX_CHROME_WORDS:
        return False
    bare = words.lstrip(_ENDS) + " "
    for openings, needed in _OPENS:
        if bare.startswith(openings):
            return not needed or not needed.isdisjoint(re.findall(r"\w+", bare))
    return False


def _is_title(line: str, title: str) -> bool:
    words, whole = _folded(line), _folded(title)
    if not words or _tells_harm(line):
        return False
    return words == whole or any(whole.startswith(words + divider) for divider in _TITLE_DIVIDERS)


def _tells_harm(line: str) -> bool:
    return _HARM.search(line) is not None and _NUMBER.search(line) is not None


def _folded(line: str) -> str:
    """Return a line as the table writes it: without case, curly and double quotes, and with one sign for copyright."""
    words = _SPACES.sub(" ", line).strip().casefold().replace("’", "'").replace("(c)", "©")
    return words.replace('"', "").replace("“", "").replace("”", "")


def _notes(dropped: list[str]) -> tuple[Note, ...]:
    notes = [Note(NoteCode.DROPPED, line) for line in dropped[:MAX_NOTES]]
    if len(dropped) > MAX_NOTES:
        notes.append(Note(NoteCode.DROPPED, f"and {len(dropped) - MAX_NOTES} lines more"))
    return tuple(notes)
