"""How a claim was found, in words: the rule of extraction, or the field of a data set."""

import re

CORRECTED = "; corrected by hand"
"""What the method of a claim ends with where somebody changed what was found."""

_PROSE = re.compile(r"prose:(?P<rule>[\w-]+)(?:\s*\((?P<signs>.*)\))?", re.DOTALL)
_DATA_SETS = {"misp_galaxy": "MISP galaxy"}


def in_words(method: str) -> str:
    """Return how a claim was found, as plain text: `prose:target (in-title)` gives `read in the text: target; in title`."""
    if method.endswith(CORRECTED):
        return in_words(method.removesuffix(CORRECTED)) + CORRECTED
    found = _PROSE.fullmatch(method.strip())
    if found:
        signs = "; ".join(_sign(part) for part in (found["signs"] or "").split(",") if part.strip())
        return f"read in the text: {found['rule'].replace('-', ' ')}{f'; {signs}' if signs else ''}"
    source, colon, field = method.partition(":")
    return f"data set {_DATA_SETS.get(source, source.replace('_', ' '))}, field {field}" if colon else method or "unknown"


def _sign(part: str) -> str:
    return part.strip().replace(":", ": ").replace("-", " ")
