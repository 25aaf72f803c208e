"""The score: what was claimed of annotated texts, against what a careful reader found in them.

Everything is derived from the claims, as `counterwatch extract` prints them; those of the background are left out.
Precision counts claimed facts that match no annotated one, save background and optional ones; recall counts
annotated facts that nothing matched. Figures are micro-averaged over texts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from training.matching import any_same, same_group, same_name, same_tool, same_victim

Names = list[str]
UNNAMED = "?"

KINDS = ("sponsors", "groups", "unnamed_actor", "victims", "tools", "motives", "sectors", "attributors", "denials", "criticisms")
RELATIONS = {"SPONSORED_BY": "sponsors", "TARGETED": "victims", "USES": "tools"}


def _equal(one: str, other: str) -> bool:
    return one == other


_SAME: dict[str, Callable[[str, str], bool]] = {
    "sponsors": _equal, "groups": same_group, "unnamed_actor": _equal, "victims": same_victim, "tools": same_tool,
    "motives": _equal, "sectors": _equal, "attributors": same_name, "denials": same_name,
}  # fmt: skip


@dataclass
class Row:
    """The counts of one kind of fact."""

    matched: int = 0
    claimed: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of the claimed facts that match an annotated one."""
        return self.matched / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated facts that were found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Score:
    """The rows by kind of fact, and the shares of right grades of certainty and of verbatim quotes, as (right, all)."""

    rows: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    certainty: tuple[int, int] = (0, 0)
    quotes: tuple[int, int] = (0, 0)

    def figures(self) -> dict[str, float]:
        """Return F1 by kind of fact, with `SPONSORED_BY precision`, `certainty` and `quotes`, rounded to three places."""
        table = {name: row.f1 for name, row in self.rows.items()}
        table["SPONSORED_BY precision"] = self.rows["SPONSORED_BY"].precision
        table["certainty"] = self.certainty[0] / self.certainty[1] if self.certainty[1] else 0.0
        table["quotes"] = self.quotes[0] / self.quotes[1] if self.quotes[1] else 0.0
        return {name: round(value, 3) for name, value in table.items()}


def _forms(entity: Mapping[str, Any]) -> Names:
    return [form for form in (entity.get("text"), entity.get("name")) if form]


def _actor(entity: Mapping[str, Any]) -> Names:
    return _forms(entity) if entity.get("named", True) else [UNNAMED]


def claimed_facts(claims: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the facts that claims state, by kind: lists of names, or (actor, type, names) for relations."""
    facts: dict[str, list[Any]] = defaultdict(list)

    def add(kind: str, value: Any) -> None:
        if value and value not in facts[kind]:
            facts[kind].append(value)

    for claim in claims:
        if claim.get("scope") == "background":
            continue
        subject, target, kind = claim["subject"], claim["object"], claim["kind"]
        if claim.get("asserted_by"):
            add("denials" if claim["stance"] == "denies" else "attributors", [claim["asserted_by"]])
        if claim["stance"] == "denies":
            continue
        for entity in (subject, target):
            if entity.get("label") == "Group":
                add("groups", _forms(entity)) if entity.get("named", True) else add("unnamed_actor", ["yes"])
        tail = str(target["id"]).split(":")[-1]
        if kind == "SPONSORED_BY":
            add("sponsors", [tail.upper()])
            add(kind, (_actor(subject), kind, [tail.upper()]))
        elif kind in ("TARGETED", "USES"):
            add(RELATIONS[kind], _forms(target))
            add(kind, (_actor(subject), kind, _forms(target)))
        elif kind in ("MOTIVATED_BY", "IN_SECTOR"):
            add("motives" if kind == "MOTIVATED_BY" else "sectors", [tail])
        elif kind == "CRITICIZED":
            add("criticisms", (_forms(subject), tail.upper()))
        elif kind == "ATTRIBUTED":
            add("attributors", _forms(subject))
    return facts


def annotated_facts(gold: Mapping[str, Any]) -> tuple[dict[str, list[Any]], dict[str, list[Names]]]:
    """Return the facts of an annotation by kind, and the names that are neither rewarded nor punished."""
    groups = {row["name"]: [row["name"], *row.get("aliases", [])] for row in gold["groups"]}
    victims = {row["name"]: [row["name"], *gold.get("victim_aliases", {}).get(row["name"], [])] for row in gold["victims"]}

    def actor(name: str) -> Names:
        return [UNNAMED] if name == UNNAMED else next((names for names in groups.values() if name in names), [name])

    facts: dict[str, list[Any]] = {
        "sponsors": [[row["state"]] for row in gold["sponsors"] if row.get("certainty") != "denied"],
        "groups": list(groups.values()),
        "unnamed_actor": [["yes"]] if gold.get("unnamed_actor") else [],
        "victims": list(victims.values()),
        "tools": [[row["name"]] for row in gold["tools"]],
        "motives": [[row["motive"]] for row in gold["motives"]],
        "sectors": [[sector] for sector in gold["sectors"]],
        "attributors": [[row["name"]] for row in gold["attributors"]],
        "denials": [[row["by"]] for row in gold["denials"]],
        "criticisms": [([row["critic"]], row["state"]) for row in gold["criticisms"]],
    }
    for kind in RELATIONS:
        facts[kind] = [(actor(subject), kind, victims.get(name, [name])) for subject, relation, name in gold["relations"] if relation == kind]
    aside = gold.get("background", {})
    neutral = {
        kind: [[row if isinstance(row, str) else row.get("name", row.get("state"))] for row in aside.get(kind, [])]
        for kind in ("sponsors", "groups", "victims", "tools")
    }
    neutral["victims"] += [[name] for name in gold.get("optional_victims", [])]
    return facts, neutral


def _matches(kind: str, claimed: Any, wanted: Any) -> bool:
    if kind in RELATIONS:
        actors, others = claimed[0], wanted[0]
        same_actor = UNNAMED in actors and UNNAMED in others if UNNAMED in (*actors, *others) else any_same(same_group, actors, others)
        return same_actor and any_same(_SAME[RELATIONS[kind]], claimed[2], wanted[2])
    if kind == "criticisms":
        return bool(claimed[1] == wanted[1]) and any_same(same_name, claimed[0], wanted[0])
    return any_same(_SAME[kind], claimed, wanted)


def score(texts: Iterable[tuple[Mapping[str, Any], list[dict[str, Any]]]]) -> Score:
    """Return the score of (annotation, claims) pairs."""
    total = Score()
    right, graded, verbatim, quoted = 0, 0, 0, 0
    for gold, claims in texts:
        claimed, (annotated, neutral) = claimed_facts(claims), annotated_facts(gold)
        for kind, wanted in annotated.items():
            told, row = claimed[kind], total.rows[kind]
            aside = neutral.get(RELATIONS.get(kind, kind), [])
            same = _SAME[RELATIONS.get(kind, kind)] if aside else _equal
            kept = [
                fact
                for fact in told
                if any(_matches(kind, fact, other) for other in wanted)
                or not any(any_same(same, fact[2] if kind in RELATIONS else fact, names) for names in aside)
            ]
            row.claimed += len(kept)
            row.matched += sum(any(_matches(kind, fact, other) for other in wanted) for fact in kept)
            row.wanted += len(wanted)
            row.found += sum(any(_matches(kind, fact, other) for fact in kept) for other in wanted)
        grades = {row["state"]: row["certainty"] for row in gold["sponsors"]}
        for claim in claims:
            state = str(claim["object"]["id"]).split(":")[-1].upper()
            if claim["kind"] == "SPONSORED_BY" and claim["stance"] == "asserts" and state in grades:
                graded += 1
                right += claim["certainty"] == grades[state]
            quoted += 1
            verbatim += bool(claim["quote"]) and gold["text"][claim["start"] : claim["end"]] == claim["quote"]
    total.certainty, total.quotes = (right, graded), (verbatim, quoted)
    return total
