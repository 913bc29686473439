"""
What the build does beside packing files: the bill of materials of the wheel (PEP 770), and the page of an index.

An index shows README.md without the files beside it: as soon as ``[project.urls]`` names a repository, the links of the
page lead there. The README itself stays as it is.
"""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


def load_tool(root: Path, name: str) -> ModuleType:
    """Return the module tools/*name*.py of the checkout at *root*."""
    spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(root / "tools" / f"{name}.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


class Page(MetadataHookInterface):
    """Makes the long description from README.md."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the page, its relative links leading to the files of this version in the repository."""
        root = Path(self.root)
        text = (root / "README.md").read_text(encoding="utf-8")
        urls = {name.lower(): address for name, address in metadata.get("urls", {}).items()}
        if "repository" in urls:
            version = load_tool(root, "check_release").library_version(root)
            text = load_tool(root, "readme").with_links_to(text, f"{urls['repository'].rstrip('/')}/blob/v{version}")
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


class BillOfMaterials(BuildHookInterface[Any]):
    """Writes what tools/sbom.py says into ``*.dist-info/sboms``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file where the build finds it; an editable install needs none."""
        if version != "standard":
            return
        root = Path(self.root)
        sbom = load_tool(root, "sbom")
        self._folder = tempfile.mkdtemp()
        path = Path(self._folder) / sbom.NAME
        path.write_bytes(sbom.encode_bill(root))
        build_data["sbom_files"].append(str(path))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the interface
        """Remove the file."""
        if version == "standard":
            shutil.rmtree(self._folder)
