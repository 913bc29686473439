"""The bundled tables, and the only code that reads them."""

from conflictparse.data.actors import load_actors
from conflictparse.data.manifest import edition, load_manifest

__all__ = ["edition", "load_actors", "load_manifest"]
