"""MISP galaxy clusters: an entry is a report, its fields are claims.

Format: https://www.misp-standard.org/rfc/misp-standard-galaxy-format.html. Read are actor clusters
(threat-actor, mitre-intrusion-set, microsoft-activity-group), tool clusters (mitre-malware, mitre-tool, malpedia,
ransomware, tool, rat, ...), surveillance-vendor and intelligence-agencies; others are refused by name.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.claims import Mention, Report
from graph.names.galaxy import BUNDLED, Cluster, Entry, GalaxyError, bundled_path, parse_cluster
from graph.names.ledger import Ledger
from loaders.datasets.galaxy_entry import EntryReader, read_agency, read_group, read_tool, read_vendor
from loaders.errors import LoadError
from loaders.options import Options

NAME = "misp_galaxy"

# How many of the first bytes of a .json file are looked at to tell whether it is a cluster.
_HEAD = 65_536

_PUBLISHER = {"mitre": "MITRE", "microsoft-activity-group": "Microsoft"}

_READERS: dict[str, Callable[[EntryReader], None]] = {
    "threat-actor": read_group,
    "mitre-intrusion-set": read_group,
    "microsoft-activity-group": read_group,
    "surveillance-vendor": read_vendor,
    "intelligence-agency": read_agency,
    **dict.fromkeys(
        ("mitre-malware", "mitre-tool", "malpedia", "ransomware", "tool", "rat", "backdoor", "banker", "botnet", "stealer", "exploit-kit"), read_tool
    ),
}


def sniff(path: Path) -> bool:
    """Tell whether a file looks like a MISP galaxy cluster: JSON with the names of a cluster's fields at its beginning.

    One that cannot be opened is taken for ours, so that reading it tells why.
    """
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True
    return b'"authors"' in head and (b'"values"' in head or b'"category"' in head)


def starter_files() -> list[Path]:
    """Return the cluster files that `pymispgalaxies` carries and that a first load reads."""
    return [bundled_path(name) for name in BUNDLED]


def read(path: Path, options: Options) -> Iterator[Report]:
    """Yield a report for every entry of a cluster file; what had to be left out goes to `options.problem`.

    Raises LoadError when the file is too large, no JSON, no cluster, or a cluster without actors and tools.
    """
    cluster = _cluster(path, options)
    reader = _READERS.get(cluster.galaxy)
    if reader is None:
        raise LoadError(path, f"galaxy `{cluster.galaxy}` holds no actors or tools", f"load one of: {', '.join(sorted(_READERS))}")
    for problem in cluster.problems:
        options.problem(problem)
    producers = _producers(path, options.ledger)
    publisher = next((name for prefix, name in _PUBLISHER.items() if cluster.galaxy.startswith(prefix)), "MISP Galaxy")
    for entry in cluster.entries:
        work = EntryReader(entry, publisher, options.ledger, producers, lambda text, entry=entry: options.problem(f"{path}: {entry.value}: {text}"))  # type: ignore[misc]
        yield work.report(read_vendor if _is_vendor(entry, options.ledger) else reader)


def _cluster(path: Path, options: Options) -> Cluster:
    try:
        return parse_cluster(json.loads(options.limits.read_bytes(path)), str(path))
    except json.JSONDecodeError as error:
        raise LoadError(path, f"no JSON: {error.msg} (line {error.lineno}, column {error.colno})", "fetch the cluster file again") from error
    except RecursionError as error:
        raise LoadError(path, "nested too deeply", "this is no galaxy cluster; remove it") from error
    except (GalaxyError, UnicodeDecodeError) as error:
        raise LoadError(path, str(error), "give a file of the `clusters` folder of misp-galaxy") from error


def _is_vendor(entry: Entry, ledger: Ledger) -> bool:
    # The threat-actor cluster lists a few sellers of spyware; the ledger knows them as organisations.
    return (
        entry.galaxy == "threat-actor"
        and ledger.by_uuid(entry.uuid) is None
        and ledger.resolve(entry.name, "Group") is None
        and ledger.resolve(entry.name, "Organization") is not None
    )


def _producers(path: Path, ledger: Ledger) -> dict[str, Mention]:
    """Return who stands behind the uuids of `name-attribution`: the producer cluster beside the file, else the ledger's."""
    beside = path.with_name("producer.json")
    if not beside.is_file():
        beside = bundled_path("producer")
    try:
        cluster = parse_cluster(json.loads(beside.read_bytes()), str(beside))
    except (OSError, ValueError):
        return {}
    return {
        entry.uuid: Mention("Organization", entry.name, key=f"misp:{entry.uuid}" if ledger.by_uuid(entry.uuid) else "") for entry in cluster.entries
    }
