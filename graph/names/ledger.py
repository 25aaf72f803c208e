"""The ledger of names: who is called what, by whom, and what cannot be told apart.

A ledger never changes. It is built from the bundled knowledge base alone, so that the same text gives the same
identities whatever was loaded before; its `version` tells which one read a report.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.claims import Judgement, digest
from graph.model import label_of
from graph.names.keys import key, short_key


@dataclass(frozen=True)
class Alias:
    """A name of an entry: as written, who uses it (an attributor's name, or empty), and the judgement on it."""

    name: str
    used_by: str = ""
    judgement: Judgement = "same"


@dataclass(frozen=True)
class LedgerEntry:
    """An identity of the ledger: entity id, canonical name, kind (of tools and organisations), every alias."""

    id: str
    name: str
    kind: str = ""
    aliases: tuple[Alias, ...] = ()
    description: str = ""
    uuids: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The label that the id belongs to."""
        return label_of(self.id)


@dataclass(frozen=True)
class Match:
    """A look-up's answer: the entry, and which of its names matched."""

    entry: LedgerEntry
    alias: Alias
    canonical: bool


class Ledger:
    """Look-up of entries by any name, by MISP uuid or by id."""

    def __init__(self, entries: Iterable[LedgerEntry]) -> None:
        self.entries: dict[str, LedgerEntry] = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
        self._by_key: dict[str, list[Match]] = defaultdict(list)
        self._by_short_key: dict[str, list[Match]] = defaultdict(list)
        self._by_uuid: dict[str, LedgerEntry] = {}
        fingerprint = []
        for entry in self.entries.values():
            self._by_uuid |= dict.fromkeys(entry.uuids, entry)
            fingerprint.append(f"{entry.id}={entry.name}")
            for alias in (Alias(entry.name), *entry.aliases):
                if alias.judgement != "same" or not key(alias.name):
                    continue
                match = Match(entry, alias, canonical=alias.name == entry.name)
                self._add(self._by_key[key(alias.name)], match)
                self._add(self._by_short_key[short_key(alias.name)], match)
                fingerprint.append(f"{alias.name}~{alias.used_by}")
        self.version = digest(*fingerprint)

    @staticmethod
    def _add(matches: list[Match], match: Match) -> None:
        if all(other.entry.id != match.entry.id for other in matches):
            matches.append(match)

    def lookup(self, name: str, label: str = "") -> list[Match]:
        """Return every entry that a name may mean, canonical names first; `label` narrows to one type.

        Spelling is forgiven as `keys.key` forgives it; a generic last word (`Group`, `malware`) is only dropped
        when the full name is unknown. Several matches mean that the name is ambiguous.
        """
        for table, wanted in ((self._by_key, key(name)), (self._by_short_key, short_key(name))):
            matches = [match for match in table.get(wanted, ()) if not label or match.entry.label == label]
            if matches:
                return sorted(matches, key=lambda match: (not match.canonical, match.entry.id))
        return []

    def resolve(self, name: str, label: str) -> LedgerEntry | None:
        """Return the one entry that a name means, or None when it is unknown or ambiguous.

        The canonical name of exactly one entry means that entry, even where others list it as an alias; an
        alias of several is never decided here.
        """
        matches = self.lookup(name, label)
        canonical = [match for match in matches if match.canonical]
        if len(canonical) == 1:
            return canonical[0].entry
        return matches[0].entry if len(matches) == 1 else None

    def by_uuid(self, uuid: str) -> LedgerEntry | None:
        """Return the entry that a MISP uuid belongs to."""
        return self._by_uuid.get(uuid)

    def names(self) -> Iterator[tuple[str, LedgerEntry, bool]]:
        """Yield every name with its entry and whether it is ambiguous within its label; what a gazetteer is built from."""
        for entry in self.entries.values():
            for name in dict.fromkeys([entry.name, *(alias.name for alias in entry.aliases if alias.judgement == "same")]):
                yield name, entry, self.resolve(name, entry.label) != entry
