"""
A page as one file: nothing is fetched, and its policy says so to the browser.

The policy (Content-Security-Policy) forbids every request and lets run only the style and the script whose fingerprints
it holds, so nothing that a report holds could run even if it were markup.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import Final

from conflictparse._version import __version__
from conflictparse.exports.wording import clean_words
from conflictparse.viz.markup import Markup, element, join
from conflictparse.viz.palette import palette_css

_PACKAGE: Final = "conflictparse.viz"


def document(title: str, *body: str | None, kind: str) -> str:
    """
    Return a whole page.

    Args:
        title: what the browser shows for it.
        body: its parts.
        kind: class of the page: text, report, reports, ledger.

    >>> document("12 < 15", kind="text").splitlines()[0]
    '<!DOCTYPE html>'
    """
    style, script = _style(), read_file("page.js")
    policy = (
        f"default-src 'none'; style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"conflictparse {__version__}"),
        element("title", clean_words(title) or "Report"),
        element("style", Markup(style)),
    )
    page = element(
        "html",
        "\n",
        element("head", *(join("\n", part) for part in head), "\n"),
        "\n",
        element("body", *body, _card_box(), element("script", Markup(script)), class_=kind),
        "\n",
        lang="en",
    )
    return f"<!DOCTYPE html>\n{page}\n"


def theme_button() -> Markup:
    """Return the button that switches between light and dark; the script shows it, as it does nothing alone."""
    return element("button", "Light or dark", type="button", class_="theme", hidden=True)


@cache
def fingerprint(content: str) -> str:
    """
    Return the fingerprint by which a policy allows a style or a script.

    >>> fingerprint("")[:14]
    'sha256-47DEQpj'
    """
    return f"sha256-{b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"


@cache
def read_file(name: str) -> str:
    """Return the text of a file of this package, from a folder or a zip alike."""
    from pkgutil import get_data  # noqa: PLC0415 - as the tables are read

    return (get_data(_PACKAGE, name) or b"").decode("utf-8")


@cache
def _style() -> str:
    return palette_css() + read_file("page.css")


def _card_box() -> Markup:
    """Return the box that the script fills with the card of the words pointed at."""
    return element("aside", id="card", class_="card", hidden=True, aria_live="polite")
