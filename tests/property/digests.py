"""One number for all that comes out of some texts. Imported in fresh interpreters: nothing of pytest is loaded here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

import conflictparse as cp
from conflictparse.codebooks import CONVENTIONS
from conflictparse.exports import FORMATS, open_encoder

PUBLISHED = "2024-11-28"


def digest_of(texts: Iterable[str]) -> str:
    """Return the SHA-256 of the reports of *texts*, of what is reckoned with them, and of their exports."""
    digest = hashlib.sha256()
    encoders = {name: open_encoder(name) for name in sorted(FORMATS) if FORMATS[name].streams}
    for number, text in enumerate(texts):
        report = cp.parse(text, published=PUBLISHED)
        tolls = [
            repr(cp.toll(report, effect, convention=convention))
            for convention in sorted(CONVENTIONS)
            for effect in ("killed", "injured", "displaced")
        ]
        parts = [json.dumps(report.to_dict()), repr(report), *tolls, repr(cp.check(report))]
        digest.update("\n".join(parts).encode("utf-8", "surrogatepass"))
        for encoder in encoders.values():
            digest.update(encoder.record(f"report-{number}", report, text))
    return digest.hexdigest()
