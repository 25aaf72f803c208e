"""How much one answer may hold: named settings. A notice tells whenever one bites."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Limits:
    """Limits of the questions in `graph.explore`; counts. Each can be set by an environment variable, `COUNTERWATCH_SCENE_NODES` for `scene_nodes`."""

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

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Limits":
        """Return the limits with what the environment sets; raises ValueError when a value is no positive number."""
        values: dict[str, int] = {}
        for setting in fields(cls):
            name = f"COUNTERWATCH_{setting.name.upper()}"
            given = environ.get(name, "").strip()
            if given:
                if not (given.isascii() and given.isdigit()) or int(given) == 0:
                    raise ValueError(f"{name} must be a positive whole number, not {given!r}")
                values[setting.name] = int(given)
        return cls(**values)


def _of_this_process() -> Limits:
    try:
        return Limits.from_environment(os.environ)
    except ValueError as error:
        raise SystemExit(f"{error}. Remedy: correct it or unset it") from error


LIMITS = _of_this_process()
