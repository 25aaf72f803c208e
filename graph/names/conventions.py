"""Naming conventions of vendors: what the form of a group's name says about it.

Sources: Microsoft, "How Microsoft names threat actors" (weather by origin or motive); CrowdStrike, "Meet the
adversaries" (animals by origin); Secureworks threat profiles (metals by origin); Mandiant (APT for
state-sponsored, FIN for financial, UNC for uncategorised). A convention says who would use such a name and what
kind of actor it means; it never makes a sponsor by itself.
"""

import re
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["state", "crime", "hacktivist", "vendor", "unsorted"]


@dataclass(frozen=True)
class Convention:
    """One form of name: who uses it, the kind of actor it means, and the state it stands for where it does."""

    pattern: re.Pattern[str]
    attributor: str
    actor: ActorKind
    state: str = ""


def _suffix(words: str, attributor: str, actor: ActorKind, state: str = "") -> Convention:
    return Convention(re.compile(rf"^[A-Z][\w-]*(?: [A-Z][\w-]*)? (?:{words})$", re.IGNORECASE), attributor, actor, state)


def _prefix(words: str, attributor: str, actor: ActorKind, state: str = "") -> Convention:
    return Convention(re.compile(rf"^(?:{words}) [A-Z][\w-]+$", re.IGNORECASE), attributor, actor, state)


CONVENTIONS: tuple[Convention, ...] = (
    _suffix("Panda", "CrowdStrike", "state", "CN"),
    _suffix("Bear", "CrowdStrike", "state", "RU"),
    _suffix("Kitten", "CrowdStrike", "state", "IR"),
    _suffix("Chollima", "CrowdStrike", "state", "KP"),
    _suffix("Tiger", "CrowdStrike", "state", "IN"),
    _suffix("Leopard", "CrowdStrike", "state", "PK"),
    _suffix("Buffalo", "CrowdStrike", "state", "VN"),
    _suffix("Wolf", "CrowdStrike", "state", "TR"),
    _suffix("Hawk", "CrowdStrike", "state", "SY"),
    _suffix("Crane", "CrowdStrike", "state", "KR"),
    _suffix("Spider", "CrowdStrike", "crime"),
    _suffix("Jackal", "CrowdStrike", "hacktivist"),
    _suffix("Typhoon", "Microsoft", "state", "CN"),
    _suffix("Blizzard", "Microsoft", "state", "RU"),
    _suffix("Sandstorm", "Microsoft", "state", "IR"),
    _suffix("Sleet", "Microsoft", "state", "KP"),
    _suffix("Rain", "Microsoft", "state", "LB"),
    _suffix("Dust", "Microsoft", "state", "TR"),
    _suffix("Hail", "Microsoft", "state", "KR"),
    _suffix("Cyclone", "Microsoft", "state", "VN"),
    _suffix("Tempest", "Microsoft", "crime"),
    _suffix("Tsunami", "Microsoft", "vendor"),
    Convention(re.compile(r"^(?:Storm|DEV)-\d{3,4}$", re.IGNORECASE), "Microsoft", "unsorted"),
    _prefix("Bronze", "Secureworks", "state", "CN"),
    _prefix("Iron", "Secureworks", "state", "RU"),
    _prefix("Cobalt", "Secureworks", "state", "IR"),
    _prefix("Nickel", "Secureworks", "state", "KP"),
    _prefix("Gold", "Secureworks", "crime"),
    Convention(re.compile(r"^APT[ -]?\d{1,3}$", re.IGNORECASE), "Mandiant", "state"),
    Convention(re.compile(r"^FIN[ -]?\d{1,2}$", re.IGNORECASE), "Mandiant", "crime"),
    Convention(re.compile(r"^UNC[ -]?\d{3,5}$", re.IGNORECASE), "Mandiant", "unsorted"),
    Convention(re.compile(r"^APT-C-\d{1,3}$", re.IGNORECASE), "Qihoo 360", "state"),
    Convention(re.compile(r"^G\d{4}$"), "MITRE", "unsorted"),
    Convention(re.compile(r"^UAC-\d{4}$", re.IGNORECASE), "CERT-UA", "unsorted"),
    Convention(re.compile(r"^TA[ -]?\d{3,4}$", re.IGNORECASE), "Proofpoint", "unsorted"),
)


def convention(name: str) -> Convention | None:
    """Return the first convention whose form the name has: `Fancy Bear` is CrowdStrike's for a state actor of RU."""
    return next((rule for rule in CONVENTIONS if rule.pattern.match(name.strip())), None)
