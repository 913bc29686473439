"""What the build does beside packing files: it puts the bill of materials into the wheel (PEP 770)."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BillOfMaterials(BuildHookInterface[Any]):
    """Writes what tools/sbom.py says into ``*.dist-info/sboms``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file where the build finds it; an editable install needs none."""
        if version != "standard":
            return
        root = Path(self.root)
        spec = importlib.util.spec_from_file_location("sbom", root / "tools" / "sbom.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(root / "tools" / "sbom.py")
        sbom = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sbom)
        self._folder = tempfile.mkdtemp()
        path = Path(self._folder) / sbom.NAME
        path.write_bytes(sbom.encode_bill(root))
        build_data["sbom_files"].append(str(path))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the interface
        """Remove the file."""
        if version == "standard":
            shutil.rmtree(self._folder)
