"""
Altair charts as files: PNG and SVG without a browser, and pages that hold all that they need.

Law: the same chart gives the same bytes, and nothing that a chart says is fetched or run.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from conflictparse.errors import MissingExtraError
from conflictparse.exports.wording import clean_words
from conflictparse.viz.document import fingerprint
from conflictparse.viz.markup import Markup, element, join

if TYPE_CHECKING:
    import altair as alt

_NUMBERED: Final = re.compile(r'(\bid="|url\(#)((?:clip|gradient_)\d+)')
#: No address is ever read, whatever a chart says.
_NO_ADDRESSES: Final = ("https://localhost.invalid/",)


def to_png(chart: alt.TopLevelMixin, *, scale: float = 2.0) -> bytes:
    """
    Return *chart* as a PNG image; *scale* is how many pixels one unit takes.

    Raises:
        MissingExtraError: vl-convert is not installed.
    """
    image: bytes = _vl_convert().vegalite_to_png(
        chart.to_json(), vl_version=_version(), scale=scale, allowed_base_urls=list(_NO_ADDRESSES)
    )
    return image


def to_svg(chart: alt.TopLevelMixin) -> str:
    """
    Return *chart* as an SVG image.

    Raises:
        MissingExtraError: vl-convert is not installed.
    """
    image: str = _vl_convert().vegalite_to_svg(
        chart.to_json(), vl_version=_version(), allowed_base_urls=list(_NO_ADDRESSES)
    )
    return _NUMBERED.sub(_Renumber(), image)


def to_html(chart: alt.TopLevelMixin, *, title: str = "Chart") -> str:
    """
    Return *chart* as a page of its own, with tooltips; everything that it needs is inside, and it fetches nothing.

    Raises:
        MissingExtraError: vl-convert is not installed.
    """
    # The pages that Altair and vl-convert make themselves put the data between script tags as it stands, so "</script>"
    # in a report would end them. Here every character that could is written as an escape.
    data = json.dumps(json.loads(chart.to_json()), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    for char in "<>&":
        data = data.replace(char, f"\\u{ord(char):04x}")
    library = _vl_convert().javascript_bundle(vl_version=_version()).replace("</script", "<\\/script")
    options = '{"renderer":"svg","actions":false,"ast":true}'
    call = f'vegaEmbed("#chart",{data},{options})'
    policy = (
        f"default-src 'none'; script-src '{fingerprint(library)}' '{fingerprint(call)}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", clean_words(title) or "Chart"),
    )
    body = element(
        "body", element("div", id="chart"), *(element("script", Markup(script)) for script in (library, call))
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', join(*head)), body, lang='en')}\n"


class _Renumber:
    """Numbers the parts of an image from 1: Vega counts on from the image before, so no two would be the same bytes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, match: re.Match[str]) -> str:
        before, name = match.groups()
        return f"{before}part{self._numbers.setdefault(name, len(self._numbers) + 1)}"


def _vl_convert() -> Any:
    try:
        import vl_convert  # noqa: PLC0415 - as above
    except ImportError:
        raise MissingExtraError("writing charts", "viz") from None
    return vl_convert


def _version() -> str:
    """Return the version of Vega-Lite that Altair writes, as vl-convert names it ("6.4")."""
    import altair  # noqa: ICN001, PLC0415 - whoever has a chart has it

    return ".".join(altair.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
