"""Names: who is meant by what a source wrote. The only place that decides identity."""

from graph.names.ledger import Ledger, LedgerEntry, Match
from graph.names.resolver import Resolved, resolve

__all__ = ["Ledger", "LedgerEntry", "Match", "Resolved", "resolve"]
