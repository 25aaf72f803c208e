"""Known names in prose: an Aho-Corasick automaton over the ledger, and the care that common words need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from graph.names.conventions import convention
from graph.names.galaxy import BUNDLED, bundled_entries
from graph.names.ledger import Ledger, LedgerEntry

_WORD = re.compile(r"[a-z]{2,}")
_LABELS = ("Group", "Tool", "Organization")
_GROUP_NEAR = re.compile(r"^\W{0,2}(?:group|gang|team|hackers?|actors?|operators|APT|crew|collective|threat)\b", re.IGNORECASE)
_TOOL_NEAR = re.compile(
    r"^\W{0,2}(?:malware|ransomware|spyware|backdoor|trojan|RAT|implant|loader|wiper|worm|tool|botnet|framework|rootkit|exploit)s?\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:group|gang|team|actors?|hackers|malware|ransomware|spyware|backdoor|trojan|implant|wiper|dubbed|called|named|as|tool)\W{1,3}$", re.IGNORECASE
)
_SHAPES = re.compile(
    r"\b(?:APT[ -]?\d{1,3}|APT-C-\d{1,3}|UNC\d{3,5}|TA\d{3,4}|UAC-\d{4}|(?:Storm|DEV)-\d{4}|FIN\d{1,2}|TAG-\d{2,3}|UTA\d{4}|"
    r"[A-Z][a-z]+ (?:Kitten|Panda|Bear|Chollima|Typhoon|Blizzard|Sandstorm|Sleet|Tempest|Tsunami|Buffalo|Leopard))\b"
)


@dataclass(frozen=True)
class Name:
    """A name found in a text: where, which label, the ledger's entry (None for one that only its shape gives away), and all labels that the ledger has for it, with their entries."""

    start: int
    end: int
    text: str
    label: str
    entry: LedgerEntry | None
    labels: tuple[str, ...] = ()
    meanings: tuple[LedgerEntry, ...] = ()


_NEVER = frozenset(
    (
        "trojan",
        "android",
        "net",
        "korean",
        "one",
        "done",
        "windows",
        "linux",
        "christmas",
        "judge",
        "district",
        "sport",
        "sands casino",
        "summit",
        "sea",
        "silicon",
        "cardinal",
        "equation editor",
        "nevada",
        "james",
    )
)
"""Names in the galaxies that reports use for something else."""

_MORE_WORDS = frozenset(("silence", "royal", "play", "one", "deprecated", "patchwork"))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return words that stand in lower case in the galaxies' own descriptions: English words, whatever else they name."""
    return _MORE_WORDS | frozenset(word for entry in bundled_entries(*BUNDLED) for word in _WORD.findall(entry.description))


_TWO_WORDS = re.compile(r"[A-Z][a-z]+ (?:Kitten|Panda|Bear|Chollima|Spider|Typhoon|Blizzard|Sandstorm|Sleet)")


def _as_written(ledger: Ledger) -> Iterator[tuple[str, LedgerEntry, bool]]:
    """Yield the ledger's names, and those of groups in one word too, where that names nothing else: "FancyBear"."""
    rows = list(ledger.names())
    known = {name.lower() for name, _, _ in rows}
    yield from rows
    for name, entry, ambiguous in rows:
        if entry.label == "Group" and _TWO_WORDS.fullmatch(name) and name.replace(" ", "").lower() not in known:
            yield name.replace(" ", ""), entry, ambiguous


class Gazetteer:
    """Finds the ledger's names in texts; longest match first, whole words only."""

    def __init__(self, ledger: Ledger) -> None:
        self._meanings: dict[str, dict[str, LedgerEntry]] = {}
        self._written: dict[str, set[str]] = {}
        for name, entry, ambiguous in _as_written(ledger):
            folded = name.lower()
            if entry.label in _LABELS and len(name) >= 3 and len(folded) == len(name) and folded not in _NEVER:
                meanings = self._meanings.setdefault(folded, {})
                if entry.label not in meanings or not ambiguous:
                    meanings[entry.label] = entry
                self._written.setdefault(folded, set()).add(name)
        self._patterns = sorted(self._meanings)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[Name]:
        """Yield the names in a text in order, without overlaps."""
        folded = text.lower()
        if len(folded) != len(text):  # A few letters change length when lowered; offsets must not.
            folded = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
        found: list[Name] = []
        for number, start, end in self._automaton.find_matches_as_indexes(folded):
            if _boundary(text, start, end):
                name = self._name(text, start, end, self._patterns[number])
                found += [name] if name and not _inside_longer(text, start, end) else []
        taken = [(name.start, name.end) for name in found]
        for shape in _SHAPES.finditer(text):
            if not any(start < shape.end() and shape.start() < end for start, end in taken) and convention(shape[0]) is not None:
                found.append(Name(shape.start(), shape.end(), shape[0], "Group", None))
        yield from sorted(found, key=lambda name: name.start)

    def _name(self, text: str, start: int, end: int, folded: str) -> Name | None:
        """Return a match as a name, or None where it is but a word. "The Dukes" is written "the Dukes" inside a sentence."""
        article = text.startswith("the ", start) and folded.startswith("the ") and text[start + 4].isupper()
        label = self._label(text, start, end, folded, "The" + text[start + 3 : end] if article else text[start:end])
        begin = start + 4 if article else start
        meanings = self._meanings[folded]
        return Name(begin, end, text[begin:end], label, meanings[label], tuple(sorted(meanings)), tuple(meanings.values())) if label else None

    def _label(self, text: str, start: int, end: int, folded: str, written: str) -> str:
        """Return which type a match is, or nothing where it is but a word."""
        meanings = self._meanings[folded]
        after, before = text[end : end + 16], text[max(0, start - 16) : start]
        if not any(character.isupper() or character.isdigit() for character in written) or (
            written[0].islower() and written not in self._written[folded]
        ):
            return ""
        near = bool(_GROUP_NEAR.match(after) or _TOOL_NEAR.match(after) or _BEFORE.search(before))
        mixed = not written.isupper() and not written[1:].islower()  # "OceanLotus" is no word, though URLs write it small.
        plain = written.isalpha() and ((folded in common_words() and not mixed) or len(written) <= 3)
        # Galaxies shout (FANCY BEAR) where reports write Fancy Bear; any other spelling of one word is another word.
        exact = bool({written, written.upper()} & self._written[folded]) or not written.isalpha()
        if meanings.keys() != {"Organization"} and not near and (plain or not exact):
            return ""
        if meanings.keys() == {"Organization"} and plain and not (exact and written[1:].lower() != written[1:]) and folded not in _SAFE_ORGANIZATIONS:
            return ""
        if len(meanings) == 1:
            return next(iter(meanings))
        if "Organization" in meanings and not near:
            return "Organization"
        if "Tool" in meanings and _TOOL_NEAR.match(after):
            return "Tool"
        return "Group" if "Group" in meanings else "Tool"


# One-word organisations whose names are words too, but which reports name often.
_SAFE_ORGANIZATIONS = frozenset(
    (
        "apple",
        "meta",
        "google",
        "facebook",
        "twitter",
        "proton",
        "microsoft",
        "amnesty",
        "reuters",
        "yahoo",
        "symantec",
        "mandiant",
        "lookout",
        "volexity",
    )
)


_CAPITALISED = re.compile(r"(?<=[a-z,] )(?:Great|Big|Little|New|Red|Black|White|Golden|Silver|Dark|Blue|Green|Grand|Royal|Holy|Super)\s$")


def _inside_longer(text: str, start: int, end: int) -> bool:
    """Tell whether one plain word is but the end of a longer name: "the Great Cannon" is no Cannon."""
    return text[start:end].isalpha() and text[start + 1 : end].islower() and bool(_CAPITALISED.search(text, max(0, start - 12), start))


def _boundary(text: str, start: int, end: int) -> bool:
    return not (start and (text[start - 1].isalnum() or text[start - 1] == "_")) and not (
        end < len(text) and (text[end].isalnum() or text[end] == "_")
    )


@lru_cache(maxsize=2)
def gazetteer(ledger: Ledger) -> Gazetteer:
    """Return the gazetteer of a ledger, built once."""
    return Gazetteer(ledger)
