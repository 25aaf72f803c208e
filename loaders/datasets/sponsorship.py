"""When the `country` of a galaxy entry is a sponsor, and when it is only where a gang sits.

MISP's `country` says where an actor comes from, for criminals and hacktivists too. It is read as a sponsor only
where the entry itself, or the form of its name, says that the actor is a state's.
"""

import re

from graph.names.conventions import convention
from graph.names.galaxy import Entry

_STATE = re.compile(
    r"state[- ](?:sponsored|backed|aligned|affiliated|linked|nexus|actor)|nation[- ]state|government[- ](?:sponsored|backed|linked)|"
    r"(?:ministry|intelligence (?:service|agency)|\bGRU\b|\bFSB\b|\bSVR\b|\bMSS\b|\bIRGC\b|\bMOIS\b|\bPLA\b|Reconnaissance General Bureau|Revolutionary Guard)|"
    r"(?:China|Russia|Iran|North Korea|DPRK)[- ](?:nexus|linked|aligned)|sponsored by|funded by|on behalf of (?:the )?\w+ (?:government|state)",
    re.IGNORECASE,
)
_CRIME = re.compile(
    r"ransomware|cyber-?crim|financially[- ]motivated|hacktivis|hacking group that|defacement|extort|carding|banking trojan|cryptocurrency-mining|crypto-?mining|"
    r"ad(?:vertising)? revenue|steal(?:ing)? money|business email compromise|initial access broker|botnet operator|spam|pro-(?:Russia|Ukrain|Palestin|Iran|Islam)|scam|\bgang\b|"
    r"data leak site|dark ?web|ecrime|e-crime|\bcrime\b|criminal",
    re.IGNORECASE,
)
_ESPIONAGE = re.compile(
    r"\bAPT\b|advanced persistent threat|espionage|spying|intelligence[- ](?:gathering|collection)|dissident|surveillance", re.IGNORECASE
)


def country_is_sponsor(entry: Entry) -> bool:
    """Tell whether an entry's `country` may be read as the state that sponsors it.

    Plain words about a state decide first, then crime or activism, then the vendor's naming convention or words
    of espionage; without any of these it is no sponsor.
    """
    said = " ".join(
        (entry.description, *entry.strings("motive"), *entry.strings("threat-actor-classification"), *entry.strings("cfr-type-of-incident"))
    )
    if _STATE.search(said):
        return True
    rules = [rule for name in (entry.name, *entry.synonyms) if (rule := convention(name))]
    if (
        any(rule.actor in ("crime", "hacktivist") for rule in rules)
        or _CRIME.search(said)
        or "Financial Theft" in entry.strings("cfr-type-of-incident")
    ):
        return False
    countries = {country.upper() for country in entry.strings("country")}
    return any(rule.actor == "state" and (not rule.state or rule.state in countries) for rule in rules) or bool(_ESPIONAGE.search(said))
