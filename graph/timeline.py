"""Claims over time: what happened, or was published, when; by sponsor, group or sector."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.cypher import timeline as cypher
from graph.explore import Reader
from graph.model import label_of
from graph.statement import Statement

By = Literal["sponsor", "group", "sector", "kind"]
Dating = Literal["event", "publication"]
Step = Literal["month", "year"]

MOST_CLAIMS = 20_000
_AT_ONCE = 1000
_OTHERS = "all others"
_NONE = {"sponsor": "no sponsor named", "sector": "no sector known", "group": "no group"}


@dataclass(frozen=True)
class Moment:
    """A claim at its day (ISO): from whom to whom, and which sponsors, groups and sectors it belongs to."""

    claim: str
    kind: str
    day: str
    precision: str
    subject: str
    object: str
    subject_name: str
    object_name: str
    sponsors: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()

    @property
    def edge(self) -> str:
        """The relationship that the claim speaks of."""
        return f"{self.kind}|{self.subject}|{self.object}"

    def series(self, by: By) -> tuple[str, ...]:
        """Return what it is counted under: several where a group has several sponsors."""
        if by == "kind":
            return (self.kind,)
        if by == "group":
            groups = [name for end, name in ((self.subject, self.subject_name), (self.object, self.object_name)) if label_of(end) == "Group"]
            return tuple(groups) or (_NONE["group"],)
        return (self.sponsors if by == "sponsor" else self.sectors) or (_NONE[by],)


@dataclass(frozen=True)
class Timeline:
    """Claims by day, newest first; `cut` when there were more than MOST_CLAIMS."""

    moments: tuple[Moment, ...]
    cut: bool


@dataclass(frozen=True)
class Bar:
    """How many claims there are of a series in a month or year: `start` is its first day."""

    start: str
    series: str
    claims: int


def timeline(engine: Reader, kinds: Sequence[str], dating: Dating) -> Timeline:
    """Return the dated claims of these kinds; undated ones are not among them."""
    rows = engine.read(_query(dating), kinds=list(kinds), limit=MOST_CLAIMS + 1)
    kept = rows[:MOST_CLAIMS]
    ends = sorted({row[end] for row in kept for end in ("subject", "object")})
    names = {row["id"]: row["name"] for part in _parts(ends) for row in engine.read(cypher.NAMES, ids=part)}
    sponsors = _belongings(engine, cypher.SPONSORS, [end for end in ends if end.startswith("group:")])
    sectors = _belongings(engine, cypher.SECTORS, [end for end in ends if end.startswith("org:")])
    return Timeline(
        tuple(
            Moment(
                row["id"], row["kind"], row["day"], row["precision"] or "day", row["subject"], row["object"],
                names.get(row["subject"], row["subject"]), names.get(row["object"], row["object"]),
                _states(row, names) or sponsors.get(row["subject"], sponsors.get(row["object"], ())),
                sectors.get(row["object"], sectors.get(row["subject"], ())),
            )
            for row in kept
        ),
        len(rows) > MOST_CLAIMS,
    )  # fmt: skip


def _query(dating: Dating) -> str:
    return cypher.DATED if dating == "event" else cypher.PUBLISHED


def _states(row: dict[str, str], names: dict[str, str]) -> tuple[str, ...]:
    """An attribution or a criticism is about the state that it names, whoever else is named a sponsor."""
    return (names.get(row["object"], row["object"]),) if row["kind"] in ("SPONSORED_BY", "CRITICIZED") else ()


def _parts(ids: Sequence[str]) -> Iterable[list[str]]:
    return (list(ids[start : start + _AT_ONCE]) for start in range(0, len(ids), _AT_ONCE))


def _belongings(engine: Reader, query: str, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for part in _parts(ids):
        for row in engine.read(query, ids=part):
            found[row["id"]].append(row["name"])
    return {key: tuple(names) for key, names in found.items()}


def bars(moments: Iterable[Moment], by: By, step: Step, most: int = 9) -> list[Bar]:
    """Count claims by month or year and series; the series after the `most` largest are put together."""
    counted: Counter[tuple[str, str]] = Counter()
    sizes: Counter[str] = Counter()
    for moment in moments:
        start = f"{moment.day[:4]}-01-01" if step == "year" else f"{moment.day[:7]}-01"
        for series in moment.series(by):
            counted[start, series] += 1
            sizes[series] += 1
    largest = {name for name, _ in sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:most]}
    merged: Counter[tuple[str, str]] = Counter()
    for (start, series), claims in counted.items():
        merged[start, series if series in largest else _OTHERS] += claims
    return [Bar(start, series, claims) for (start, series), claims in sorted(merged.items())]


def within(moments: Iterable[Moment], start: str, until: str, by: By = "kind", chosen: Sequence[str] = ()) -> list[Moment]:
    """Return the claims from one day to another (ISO; empty for no bound), of the chosen series where any is chosen."""
    wanted = set(chosen)
    return [
        moment
        for moment in moments
        if (not start or moment.day >= start) and (not until or moment.day <= until) and (not wanted or wanted & set(moment.series(by)))
    ]


def statements(kinds: Sequence[str], dating: Dating) -> list[Statement]:
    """Return the question behind the timeline."""
    title = "Claims by the day of the event" if dating == "event" else "Claims by the day of publication"
    return [Statement(title, _query(dating).strip(), {"kinds": list(kinds), "limit": MOST_CLAIMS})]
