"""
Write the bill of materials that ships in the wheel: CycloneDX 1.6, from pyproject.toml and the data manifest.

    python tools/sbom.py                    # print it
    python tools/sbom.py conflictparse.cdx.json

It lists the packages that must be installed, with the versions that are allowed; every bundled data file with its
SHA-256 and licence; and where their rows come from. The same tree gives the same bytes: no clock, no random number.
The build puts it into the wheel (hatch_build.py). Only the standard library is needed.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "conflictparse.cdx.json"  # in *.dist-info/sboms, where PEP 770 wants it
SPDX: Final = frozenset({"Apache-2.0", "CC-BY-4.0", "MIT"})  # the licences of the manifest that have an SPDX id
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+)(.*)")

Component = dict[str, Any]


def licences(licence: str) -> list[dict[str, Any]]:
    """
    Return *licence* as CycloneDX writes it.

    >>> licences("MIT"), licences("facts only")
    ([{'license': {'id': 'MIT'}}], [{'license': {'name': 'facts only'}}])
    """
    return [{"license": {"id" if licence in SPDX else "name": licence}}]


def describe_package(requirement: str) -> Component:
    """
    Return the component of a package that must be installed.

    >>> describe_package("attrs>=23.2.0")["purl"]
    'pkg:pypi/attrs'
    """
    match = _REQUIREMENT.fullmatch(requirement.replace(" ", ""))
    if match is None:
        sys.exit(f"pyproject.toml: {requirement!r} is no plain requirement")
    purl = f"pkg:pypi/{match[1].lower().replace('_', '-')}"
    allowed = {"name": "conflictparse:allowed-versions", "value": match[2]}
    return {
        "type": "library",
        "bom-ref": purl,
        "name": match[1],
        "scope": "required",
        "purl": purl,
        "properties": [allowed],
    }


def describe_file(name: str, entry: dict[str, Any]) -> Component:
    """Return the component of the bundled file *name* (a path below the package), as the manifest describes it."""
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": f"conflictparse/{name}",
        "hashes": [{"alg": "SHA-256", "content": entry["sha256"]}],
        "licenses": licences(entry["licence"]),
        "copyright": entry["attribution"],
    }


def describe_source(key: str, source: dict[str, str]) -> Component:
    """Return the component of what rows of the data were taken from."""
    return {
        "type": "data",
        "bom-ref": f"source:{key}",
        "name": source["title"],
        "licenses": licences(source["licence"]),
        "externalReferences": [{"type": "website", "url": source["url"]}],
    }


def describe_components(root: Path) -> list[Component]:
    """Return packages, bundled files and sources, in this order, each sorted by name."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    manifest = tomllib.loads((root / "src/conflictparse/data/manifest.toml").read_text(encoding="utf-8"))
    files = {f"data/{name}": entry for name, entry in manifest["files"].items()} | manifest["compiled"]
    return [
        *(describe_package(requirement) for requirement in sorted(project["dependencies"])),
        *(describe_file(name, files[name]) for name in sorted(files)),
        *(describe_source(key, found) for key, found in sorted(manifest["sources"].items()) if found["url"]),
    ]


def read_version(root: Path) -> str:
    """Return the version of the checkout *root*, found as the build finds it."""
    where = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["version"]
    found = re.search(where["pattern"], (root / where["path"]).read_text(encoding="utf-8"))
    if found is None:
        sys.exit(f"{where['path']} states no version")
    return found["version"]


def build_bill(root: Path = ROOT) -> dict[str, Any]:
    """Return the bill of materials of the checkout *root*."""
    version = read_version(root)
    purl = f"pkg:pypi/conflictparse@{version}"
    components = describe_components(root)
    package = {
        "type": "library",
        "bom-ref": purl,
        "name": "conflictparse",
        "version": version,
        "licenses": licences("Apache-2.0"),
        "purl": purl,
    }
    fingerprint = json.dumps([package, components], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, fingerprint)}",
        "version": 1,
        "metadata": {"component": package},
        "components": components,
        "dependencies": [
            {"ref": purl, "dependsOn": [component["bom-ref"] for component in components]},
            *({"ref": component["bom-ref"]} for component in components),
        ],
    }


def encode_bill(root: Path = ROOT) -> bytes:
    """Return the bill of materials of the checkout *root* as the bytes of a file."""
    return (json.dumps(build_bill(root), indent=2, ensure_ascii=False) + "\n").encode()


def main() -> None:
    """Print the bill of materials, or write it to the file that is named."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_bytes(encode_bill())
    else:
        sys.stdout.buffer.write(encode_bill())


if __name__ == "__main__":
    main()
