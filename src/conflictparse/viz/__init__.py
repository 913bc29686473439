"""Pages to read and to send: a report with its words marked, its claims, its tolls and its places on a map."""

from __future__ import annotations

from conflictparse.viz.highlight import highlight
from conflictparse.viz.ledger_page import ledger_page
from conflictparse.viz.page import report_page, reports_page

__all__ = ["highlight", "ledger_page", "report_page", "reports_page"]
