"""How much one answer may hold: named settings. A notice tells whenever one bites."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of the questions in `graph.explore`; counts."""

    scene_nodes: int = 150
    """Nodes drawn at first, and at most by expanding."""
    scene_edges: int = 2000
    expand_nodes: int = 25
    """Neighbours that one expand adds."""
    neighbours_read: int = 2000
    """Relationships of one entity that are ranked to choose those neighbours."""
    proof_claims: int = 2000
    proof_edges: int = 200
    """Relationships whose claims are read at once."""
    aliases: int = 300


LIMITS = Limits()
