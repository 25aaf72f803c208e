"""Building the ledger from the bundled knowledge base.

Who is who among galaxies: `threat-actor` is the anchor. An entry of another actor galaxy joins an anchor when its
own name is a name of exactly one anchor, or when no name decides and `similar` points at exactly one. Two anchors
never join: MISP's `similar` chains Cleaver to OilRig to Charming Kitten, and whoever follows it merges half of Iran.
What is left over stays an identity of its own, and the link is kept as the judgement `overlaps`.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Set
from functools import cache
from importlib.resources import files

from graph.model import MOTIVES, NODE, SECTORS
from graph.names.conventions import convention
from graph.names.galaxy import Entry, bundled_entries
from graph.names.keys import key, slug
from graph.names.ledger import Alias, Ledger, LedgerEntry
from graph.names.states import states

_SOURCE = {"mitre-intrusion-set": "MITRE", "mitre-malware": "MITRE", "mitre-tool": "MITRE", "microsoft-activity-group": "Microsoft"}
_TOOL_KIND = {"mitre-malware": "malware", "mitre-tool": "tool", "ransomware": "malware"}


def _aliases(entry: Entry) -> list[Alias]:
    # A cluster lists what others call the group too: only its own name, and a form that one vendor alone uses, tell who uses it.
    source = _SOURCE.get(entry.galaxy, "")
    found = [Alias(entry.name, source)] if source else []
    for name in entry.synonyms:
        rule = convention(name)
        found.append(Alias(name, rule.attributor if rule else ""))
    return found


class _Family:
    """The entries that are one identity, the anchor first."""

    def __init__(self, anchor: Entry) -> None:
        self.entries = [anchor]

    def name_keys(self) -> set[str]:
        return {key(name) for name in (self.entries[0].name, *self.entries[0].synonyms)}

    def ledger_entry(self, label: str, entry_id: str, kind: str = "", but: Set[str] = frozenset()) -> LedgerEntry:
        """Return the family as one entry of the ledger, without the aliases whose keys are in `but`."""
        anchor = self.entries[0]
        aliases = {alias.name: alias for entry in reversed(self.entries) for alias in _aliases(entry) if key(alias.name) not in {"", *but}}
        rule = convention(anchor.name)
        if rule:
            aliases[anchor.name] = Alias(anchor.name, rule.attributor)
        description = next((entry.plain_description for entry in self.entries if entry.description), "")
        return LedgerEntry(
            id=entry_id,
            name=anchor.name,
            kind=kind,
            aliases=tuple(sorted(aliases.values(), key=lambda alias: alias.name)),
            description=description.split("\n")[0][:600],
            uuids=tuple(entry.uuid for entry in self.entries if entry.uuid),
        )


def _families(anchors: Iterable[Entry], others: Iterable[Entry]) -> list[_Family]:
    families = [_Family(entry) for entry in anchors]
    by_uuid = {family.entries[0].uuid: family for family in families}
    by_key: dict[str, list[_Family]] = defaultdict(list)
    for family in families:
        for name in family.name_keys():
            by_key[name].append(family)
    by_name = {key(family.entries[0].name): family for family in families}
    for entry in others:
        called = by_key.get(key(entry.name), [])
        similar = {link.uuid for link in entry.related if link.type == "similar" and link.uuid in by_uuid}
        if key(entry.name) in by_name:
            by_name[key(entry.name)].entries.append(entry)
        elif len(called) == 1:
            called[0].entries.append(entry)
        elif not called and len(similar) == 1:
            by_uuid[similar.pop()].entries.append(entry)
        else:
            families.append(_Family(entry))
    return families


def _ids(families: list[_Family], label: str, taken: set[str]) -> list[str]:
    """Give each family an id; where two names make one slug, the later uuid gets its first digits behind it."""
    ids: dict[int, str] = {}
    for place, family in sorted(enumerate(families), key=lambda pair: pair[1].entries[0].uuid):
        anchor = family.entries[0]
        wanted = NODE[label].id(slug(anchor.name))
        if wanted in taken:
            wanted = f"{wanted}-{anchor.uuid[:8]}"
        taken.add(wanted)
        ids[place] = wanted
    return [ids[place] for place in range(len(families))]


def _group_entries(vendor_keys: set[str]) -> list[LedgerEntry]:
    # A spyware vendor that the galaxy lists among actors is an organisation: it sells, its customers attack.
    actors = [entry for entry in bundled_entries("threat-actor") if key(entry.name) not in vendor_keys]
    families = _families(actors, bundled_entries("mitre-intrusion-set", "microsoft-activity-group"))
    return [
        family.ledger_entry("Group", entry_id, but=vendor_keys) for family, entry_id in zip(families, _ids(families, "Group", set()), strict=True)
    ]


def _tool_entries() -> list[LedgerEntry]:
    families = _families(bundled_entries("mitre-malware"), bundled_entries("mitre-tool", "ransomware"))
    ids = _ids(families, "Tool", set())
    rows = [family.ledger_entry("Tool", entry_id, _TOOL_KIND[family.entries[0].galaxy]) for family, entry_id in zip(families, ids, strict=True)]
    known = {key(alias.name) for row in rows for alias in (Alias(row.name), *row.aliases)}
    for name, aliases in _table("tools.toml")["spyware"].items():
        if key(name) not in known:
            rows.append(LedgerEntry(NODE["Tool"].id(slug(name)), name, "spyware", tuple(Alias(alias) for alias in aliases)))
    return rows


def _table(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("graph.names").joinpath("data", name).read_text(encoding="utf-8"))


def _organization_entries() -> tuple[list[LedgerEntry], set[str]]:
    """Return the organisations, and the keys of the surveillance vendors among them."""
    rows: dict[str, LedgerEntry] = {}
    for kind, table in _table("organizations.toml").items():
        for name, aliases in table.items():
            rows[key(name)] = LedgerEntry(NODE["Organization"].id(slug(name)), name, kind, tuple(Alias(alias) for alias in aliases))
    known = {key(alias.name): row for row in rows.values() for alias in (Alias(row.name), *row.aliases)}
    vendors: set[str] = set()
    products = {key(name) for name in _table("tools.toml")["spyware"]}
    for entry in bundled_entries("producer", "surveillance-vendor", "intelligence-agencies"):
        if key(entry.name) in products:
            continue  # The galaxy of vendors holds a program, too.
        names = {key(name) for name in (entry.name, *entry.synonyms)}
        if entry.galaxy == "surveillance-vendor":
            vendors |= names
        same = known.get(key(entry.name))
        kind = "government" if entry.galaxy == "intelligence-agency" else "organization"
        row = _Family(entry).ledger_entry("Organization", NODE["Organization"].id(slug(entry.name)), kind)
        if same:
            merged = {alias.name: alias for alias in (*row.aliases, *same.aliases)}
            row = LedgerEntry(same.id, same.name, same.kind, tuple(merged.values()), row.description, (*same.uuids, *row.uuids))
        elif key(entry.name) in rows:
            continue
        rows[key(row.name)] = row
        known |= {key(alias.name): row for alias in (Alias(row.name), *row.aliases)}
    unique: dict[str, LedgerEntry] = {}
    for row in rows.values():
        unique.setdefault(row.id, row)
    return list(unique.values()), vendors


def _vocabulary_entries() -> list[LedgerEntry]:
    rows = [
        LedgerEntry(
            state.id, state.name, aliases=tuple(Alias(name) for name in state.other_names), properties={"iso2": state.iso2, "iso3": state.iso3}
        )
        for state in states().values()
    ]
    rows += [LedgerEntry(NODE["Motive"].id(name), name, description=meaning) for name, meaning in MOTIVES.items()]
    rows += [LedgerEntry(NODE["Sector"].id(name), name, description=meaning) for name, meaning in SECTORS.items()]
    return rows


@cache
def base_ledger() -> Ledger:
    """Return the ledger of the bundled knowledge base: galaxies, organisations, states, motives and sectors."""
    organizations, vendors = _organization_entries()
    return Ledger([*organizations, *_group_entries(vendors), *_tool_entries(), *_vocabulary_entries()])
