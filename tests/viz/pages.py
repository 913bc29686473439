"""Pages read back by a parser that is not ours."""

from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"br", "hr", "input", "meta"})
#: Every element that a page may hold; anything else came out of a report.
KNOWN: Final = frozenset(
    "html head meta title style body header main footer nav section article aside div p span b i q a ol ul li dl dt dd"
    " h1 h2 h3 button input label fieldset legend details summary figure figcaption table thead tbody tr th td caption"
    " small svg g path rect circle line text script".split()
)


class Page(HTMLParser):
    """The elements, words and scripts of a page; complains of what is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self.problems: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        if self._open:
            self.problems.append(f"never closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self._open[-3:]}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for tag in dict.fromkeys(self._open):
            self.words.setdefault(tag, []).append(data)

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"a comment: {data[:40]}")

    def text(self, tag: str) -> str:
        """The words inside all elements *tag*."""
        return "".join(self.words.get(tag, []))

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.elements if attributes.get("id")]
