"""
Say what is still missing before this checkout may be published as a release.

    python tools/check_release.py                 # exit 1 and a list, or one line
    python tools/check_release.py --tag v0.1.0    # the tag must be the version, too

The version must be the same everywhere, the changelog must name its day and hold Readings and Data, the citation must
have that day, and the addresses of the project must be filled in: an index shows them for ever. Only the standard
library is needed. The gate does not run this; the release does.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
#: Addresses that the page of an index links to.
URLS: Final = ("Changelog", "Documentation", "Issues", "Repository")
#: What every release tells: what is read differently, and what changed in the tables; "none" is an answer, too.
SECTIONS: Final = ("Readings", "Data")


def library_version(root: Path) -> str:
    """Return the version that the library says."""
    text = (root / "src/conflictparse/_version.py").read_text(encoding="utf-8")
    return re.search(r'__version__: Final = "([^"]+)"', text)[1]  # type: ignore[index]


def check_changelog(root: Path, version: str) -> tuple[list[str], str | None]:
    """Return what is wrong with the section of *version*, and its day."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(rf"^## \[{re.escape(version)}\] - (\S+)$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        return [f"CHANGELOG.md: no section '## [{version}] - <day>'"], None
    problems = [
        f"CHANGELOG.md: {version} has no section '### {name}'"
        for name in SECTIONS
        if not re.search(rf"^### {name}\n\s*[^\s#]", found[2], re.MULTILINE)
    ]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found[1]):
        return problems, found[1]
    return [*problems, f"CHANGELOG.md: {version} has no day, but {found[1]!r}"], None


def check_citation(root: Path, version: str, day: str | None) -> list[str]:
    """Return what is wrong with CITATION.cff."""
    text = (root / "CITATION.cff").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^([a-z-]+): *(.*?) *$", text, re.MULTILINE))
    problems = []
    if fields.get("version") != version:
        problems.append(f"CITATION.cff: version is {fields.get('version')}, not {version}")
    if day is not None and fields.get("date-released") != day:
        problems.append(f"CITATION.cff: date-released is {fields.get('date-released')}, the changelog says {day}")
    if not fields.get("repository-code"):
        problems.append("CITATION.cff: repository-code is missing")
    return problems


def check_urls(root: Path) -> list[str]:
    """Return which addresses pyproject.toml lacks."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    urls = {name.lower(): address for name, address in project.get("urls", {}).items()}
    missing = [name for name in URLS if name.lower() not in urls]
    problems = [f"pyproject.toml: [project.urls] has no {name}" for name in missing]
    return problems + [
        f"pyproject.toml: the address of {name} does not begin with https://"
        for name, address in urls.items()
        if not address.startswith("https://")
    ]


def check_release(root: Path, tag: str | None = None) -> list[str]:
    """Return all that stands in the way of a release of *root*."""
    version = library_version(root)
    problems, day = check_changelog(root, version)
    problems += check_citation(root, version, day) + check_urls(root)
    if tag is not None and tag != f"v{version}":
        problems.append(f"the tag is {tag}, the version is {version}")
    return problems


def run(argv: list[str] | None = None) -> None:
    """Print what is missing, or that nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--tag", help="the tag that is to be published, such as v0.1.0")
    problems = check_release(ROOT, parser.parse_args(argv).tag)
    if problems:
        sys.exit("\n".join(problems))
    print(f"{library_version(ROOT)} may be released")


if __name__ == "__main__":
    run()
