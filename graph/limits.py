"""How much one answer may hold: named settings. A notice tells whenever one bites."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of the questions in `graph.explore`; counts."""

    first_nodes: int = 45
    """Entities that are drawn when a scene begins."""
    neighbourhood_nodes: int = 150
    """Entities of a neighbourhood that is exported."""
    scene_nodes: int = 2000
    """Entities on one scene."""
    scene_edges: int = 6000
    expand_nodes: int = 25
    """Neighbours that one expand adds, unless more are asked for."""
    neighbours_read: int = 2000
    """Relationships of one entity that are ranked to choose those neighbours."""
    common_neighbours: int = 50
    path_length: int = 6
    """Most relationships on a path that is looked for."""
    path_nodes: int = 6000
    """Entities that a search for paths looks at."""
    paths: int = 50
    proof_claims: int = 2000
    proof_edges: int = 200
    """Relationships whose claims are read at once."""
    aliases: int = 300
    profile_rows: int = 12
    """Entities of one kind (victims, tools, ...) in the details of an entity."""
    profile_reports: int = 30
    dossier_rows: int = 25
    """Relationships of one kind in a dossier."""
    dossier_reports: int = 100
    dossier_sentences: int = 3
    """Sentences for a relationship that a dossier quotes, and as many against it."""
    dossier_hidden: int = 1000
    """Victims whose names are replaced in the sentences of a dossier with pseudonyms, listed or not."""
    kinds_subjects: int = 4000
    """Entities whose claims are asked for the kinds of their reports."""


LIMITS = Limits()
