"""Reading MISP galaxy clusters: the knowledge base behind the ledger, bundled or as a file.

Format: https://www.misp-standard.org/rfc/misp-standard-galaxy-format.html. The bundled clusters are those of
the PyPI package `pymispgalaxies`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

BUNDLED = (
    "threat-actor",
    "mitre-intrusion-set",
    "mitre-malware",
    "mitre-tool",
    "surveillance-vendor",
    "intelligence-agencies",
    "microsoft-activity-group",
    "ransomware",
)
"""Clusters that become reports. `malpedia` is not among them: its licence is non-commercial."""

_ATTACK_ID = re.compile(r"^(.*?) - ([GS]\d{4})$")
_ATTACK_LINK = re.compile(r"\[([^\]]{1,200})\]\(https?://attack\.mitre\.org/[^)\s]{1,200}\)")
_LIKELIHOOD = re.compile(r'^estimative-language:likelihood-probability="([\w-]+)"$')
_CITATION = re.compile(r"\(Citation: [^)]{1,200}\)")


@dataclass(frozen=True)
class Related:
    """A link of an entry: its type, the uuid at the other end, and the likelihood that its tag gives, if any."""

    type: str
    uuid: str
    likelihood: str = ""


@dataclass(frozen=True)
class Entry:
    """One value of a cluster. `meta` values are kept as written; `name` is without the ATT&CK number."""

    galaxy: str
    uuid: str
    value: str
    description: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    related: tuple["Related", ...] = ()

    @property
    def name(self) -> str:
        """The value without a trailing ATT&CK number: `APT28 - G0007` gives `APT28`."""
        match = _ATTACK_ID.match(self.value)
        return match[1] if match else self.value

    def strings(self, name: str) -> list[str]:
        """Return a field of `meta` as a list of non-empty strings, whether it was written as one or as many."""
        value = self.meta.get(name)
        values = value if isinstance(value, list) else [value]
        return [text.strip() for text in values if isinstance(text, str) and text.strip()]

    @property
    def synonyms(self) -> list[str]:
        """Other names, without the name itself, in the order of the source; ATT&CK numbers among them."""
        names = [*self.strings("synonyms"), *self.strings("external_id")]
        return [name for name in dict.fromkeys(names) if name != self.name]

    @property
    def plain_description(self) -> str:
        """The description without ATT&CK's Markdown links and citations."""
        return _CITATION.sub("", _ATTACK_LINK.sub(r"\1", self.description)).strip()


class GalaxyError(ValueError):
    """A cluster file that is not one, or an entry of it that cannot be used; says which and why."""


@dataclass(frozen=True)
class Cluster:
    """A cluster: its galaxy's type, its version, its entries, and what had to be left out."""

    galaxy: str
    version: int
    source: str
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def _related(link: dict[str, Any]) -> Related:
    tags = link.get("tags")
    found = next((match for tag in (tags if isinstance(tags, list) else []) if (match := _LIKELIHOOD.match(str(tag)))), None)
    return Related(str(link.get("type", "")).strip(), str(link.get("dest-uuid", "")), found[1] if found else "")


def _wrong_types(value: dict[str, Any]) -> Iterator[str]:
    """Yield what cannot be read of an entry because it is of another type than the format says."""
    for name, wanted, words in (("description", str, "a text"), ("meta", dict, "an object"), ("related", list, "a list")):
        if value.get(name) is not None and not isinstance(value[name], wanted):
            yield f"`{name}` is not {words}"
    meta = value.get("meta")
    for name, field_value in meta.items() if isinstance(meta, dict) else ():
        values = field_value if isinstance(field_value, list) else [field_value]
        if not all(isinstance(item, str | None) for item in values):
            yield f"`meta.{name}` is neither a text nor a list of texts"


def parse_cluster(data: Any, origin: str) -> Cluster:
    """Return the cluster in parsed JSON; an entry without name is left out and told in `problems`.

    Raises GalaxyError when it is no cluster at all. `origin` names the file in messages.
    """
    if not isinstance(data, dict) or not isinstance(data.get("values"), list) or not isinstance(data.get("type"), str):
        raise GalaxyError(f"{origin}: no MISP galaxy cluster: it needs `type` and a list `values`")
    entries, problems = [], []
    for place, value in enumerate(data["values"]):
        if not isinstance(value, dict) or not isinstance(value.get("value"), str) or not value["value"].strip():
            problems.append(f"{origin}: values[{place}] has no `value` and is left out")
            continue
        problems += [f"{origin}: {value['value'].strip()}: {what}; it is left out" for what in _wrong_types(value)]
        links = value.get("related")
        related = tuple(_related(link) for link in (links if isinstance(links, list) else []) if isinstance(link, dict))
        meta = value.get("meta")
        description = value.get("description")
        entries.append(
            Entry(
                galaxy=data["type"],
                uuid=str(value.get("uuid") or ""),
                value=value["value"].strip(),
                description=description.strip() if isinstance(description, str) else "",
                meta=meta if isinstance(meta, dict) else {},
                related=related,
            )
        )
    version = data.get("version")
    return Cluster(data["type"], version if isinstance(version, int) else 0, str(data.get("source", "")), tuple(entries), tuple(problems))


def _bundled_folder() -> Traversable:
    return files("pymispgalaxies").joinpath("data", "misp-galaxy", "clusters")


def bundled_path(name: str) -> Path:
    """Return the path of a cluster that `pymispgalaxies` carries, by file name without `.json`."""
    return Path(str(_bundled_folder().joinpath(f"{name}.json")))


@cache
def bundled(name: str) -> Cluster:
    """Return a cluster that `pymispgalaxies` carries, for example `threat-actor`."""
    return parse_cluster(json.loads(bundled_path(name).read_bytes()), f"{name}.json")


def bundled_entries(*names: str) -> Iterator[Entry]:
    """Yield the entries of bundled clusters in the order of the names."""
    for name in names:
        yield from bundled(name).entries
