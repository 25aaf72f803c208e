"""The two normal forms of a name: the key by which names are compared, and the slug in an id."""

import re
import unicodedata

from slugify import slugify

from graph.claims import digest

_NOT_A_LETTER = re.compile(r"[^\w]|_")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SPACE = re.compile(r"\s+")
_TAIL = re.compile(r"(?<=\w)[\s-]+(?:group|team|gang|apt|actors?|hackers?|collective|malware|ransomware|spyware|backdoor|trojan|rat)$", re.IGNORECASE)

SLUG_LENGTH = 80
"""Longest tail of an id; a longer name is cut and gets a hash of the whole, so that two stay two."""


def tidy(name: str) -> str:
    """Return a name as it should be shown: one line, no article in front, no possessive behind, at most 300 characters."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", name)).strip(" \t\n,;:.\"“”‘’'()[]")[:300]
    return _POSSESSIVE.sub("", _ARTICLE.sub("", text)).strip() or text


def key(name: str) -> str:
    """Return the form in which two spellings of one name are equal: `APT 28`, `apt-28` and `APT28` give `apt28`.

    Letters of every script stay; accents, case, spaces and punctuation go.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NOT_A_LETTER.sub("", plain.casefold())


def short_key(name: str) -> str:
    """Return the key without one generic last word: `Lazarus Group` gives `lazarus`."""
    return key(_TAIL.sub("", name))


def slug(name: str) -> str:
    """Return the tail of an id: lower-case ASCII words joined by hyphens; a hash where nothing of the name is left.

    Designations such as `APT 28` and `APT-28` are joined, so that a spelling does not make a second entity.
    """
    tail = slugify(re.sub(r"\b(apt|unc|fin|ta|uac|dev|storm)[\s_-]*(?=\d+\b)", r"\1", tidy(name), flags=re.IGNORECASE))
    if not tail:
        return "x" + digest(name)[:8]
    return tail if len(tail) <= SLUG_LENGTH else f"{tail[: SLUG_LENGTH - 9].rstrip('-')}-{digest(name)[:8]}"
