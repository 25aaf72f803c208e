"""Who attacks whom between states: the sponsor of a group, and where its victims have their seat."""

from dataclasses import dataclass

from graph.cypher import compare as cypher
from graph.explore import Reader
from graph.statement import Statement

_PAIRS = 5000
_EDGES = 500


@dataclass(frozen=True)
class Attack:
    """Attacks of the groups of one state on organizations in another (or its own). Dates are ISO or empty."""

    sponsor: str
    sponsor_name: str
    sponsor_iso2: str
    victim: str
    victim_name: str
    victim_iso2: str
    groups: tuple[str, ...]
    victims: int
    first_seen: str
    last_seen: str
    disputed: int

    @property
    def at_home(self) -> bool:
        """Whether sponsor and seat are one state."""
        return self.sponsor == self.victim


def attacks(engine: Reader) -> list[Attack]:
    """Return every pair of states with an attack, those of most groups first."""
    return [
        Attack(
            row["sponsor"], row["sponsor_name"], row["sponsor_iso2"] or "", row["victim"], row["victim_name"], row["victim_iso2"] or "",
            tuple(sorted(row["names"])), row["victims"], row["first_seen"] or "", row["last_seen"] or "", row["disputed"] or 0,
        )
        for row in engine.read(cypher.BETWEEN_STATES, limit=_PAIRS)
    ]  # fmt: skip


def edges(engine: Reader, sponsor: str, victim: str) -> list[str]:
    """Return the relationships on the way from one state to another, by id."""
    rows = engine.read(cypher.BETWEEN_EDGES, sponsor=sponsor, victim=victim, limit=_EDGES)
    return list(dict.fromkeys(row[name] for row in rows for name in ("sponsored", "targeted", "located") if row[name]))


def statements(sponsor: str = "", victim: str = "") -> list[Statement]:
    """Return the questions behind the map."""
    found = [Statement("Sponsors and seats of victims", cypher.BETWEEN_STATES.strip(), {"limit": _PAIRS})]
    if sponsor and victim:
        found.append(
            Statement("The way from one state to another", cypher.BETWEEN_EDGES.strip(), {"sponsor": sponsor, "victim": victim, "limit": _EDGES})
        )
    return found
