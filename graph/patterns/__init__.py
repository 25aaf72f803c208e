"""Patterns: named questions to the graph. Each is one `.cypher` file that begins with its title and question."""

from graph.patterns.pattern import MAX_HITS, Pattern, PatternHit, PatternResult, load_patterns, run, subgraph

PATTERNS: dict[str, Pattern] = load_patterns()

__all__ = ["MAX_HITS", "PATTERNS", "Pattern", "PatternHit", "PatternResult", "load_patterns", "run", "subgraph"]
