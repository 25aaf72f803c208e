"""Who a mention may mean: what the graph and the ledger of names know by a name, and the name itself as something new."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph import explore
from graph.claims import Mention
from graph.explore import Reader
from graph.model import NODE
from graph.names.ledger import Ledger

_FOUND = 8
_CLOSED = ("State", "Motive", "Sector")


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a mention may mean; `id` is empty for something new. `why` tells where the name was found."""

    id: str
    label: str
    name: str
    why: str

    def mention(self, text: str) -> Mention:
        """Return it as a mention that stands in a report as `text`."""
        return Mention(self.label, text or self.name, name=self.name, key=self.id)


def candidates(engine: Reader, ledger: Ledger, text: str, labels: Sequence[str]) -> list[Candidate]:
    """Return whom a name may mean among these types, the likeliest first; of open types, the name as something new is the last."""
    words = " ".join(text.split())[:200]
    if not words:
        return []
    if list(labels) == ["Name"]:
        return [Candidate("", "Name", words, "the name as it is written here")]
    found: dict[str, Candidate] = {}
    for match in ledger.lookup(words):
        if match.entry.label in labels:
            why = "in the ledger of names" + ("" if match.canonical else f", as \u201c{match.alias.name}\u201d")
            found.setdefault(match.entry.id, Candidate(match.entry.id, match.entry.label, match.entry.name, why))
    for hit in explore.search(engine, words, limit=24):
        if hit.label in labels:
            found.setdefault(
                hit.id, Candidate(hit.id, hit.label, hit.name, "in the graph" + (f", as \u201c{hit.matched}\u201d" if hit.by_alias else ""))
            )
    for entry in ledger.entries.values():
        if len(found) >= _FOUND:
            break
        if entry.label in labels and len(words) > 2 and words.lower() in entry.name.lower():
            found.setdefault(entry.id, Candidate(entry.id, entry.label, entry.name, "in the ledger of names"))
    new = [Candidate("", label, words, f"a new {NODE[label].label.lower()}") for label in labels if label not in _CLOSED]
    known = {(item.label, item.name.lower()) for item in found.values()}
    return [*list(found.values())[:_FOUND], *(item for item in new if (item.label, item.name.lower()) not in known)]
