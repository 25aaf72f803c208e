"""Scope: does a sentence tell of the report's main events, or of something earlier, other or merely mentioned?

The reasons are told one by one, since some weigh more than others; see `BACKGROUND`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.prose.dates import Found
from loaders.prose.gate import Gated, matching
from loaders.prose.layout import Block

_EARLIER = Gated(
    r"\b(?:previous(?:ly)?|in the past|(?:an |in )?earlier (?:campaigns?|attacks?|operations?|waves?|cases?|incidents?|claims?|findings?)|years? (?:earlier|before|ago)|decade ago|"
    r"had (?:also |already )?been (?:blamed|linked|accused|suspected|targeted|attacked|hit)|has (?:also |previously )?been (?:blamed|accused|suspected|found)\b(?! (?:of|to) (?:links?|ties|connections|work|act|operat|hav|be))|it is (?:also )?suspected of having|"
    r"was also blamed|not (?:also )?the first|first storm|a target before|the same (?:group|team|gang|hackers?) (?:had|has|also|claimed)|best known for|made its name|known for|"
    r"last (?:year|spring|summer|autumn|fall|winter)|at the time\b|has claimed several)",
    re.IGNORECASE,
)
_OTHER = Gated(
    r"\b(?:un-?related|separate(?:ly)?\b(?! finding)|another (?:group|actor|case|team|gang)|different (?:actor|group|people|team|aims)|other (?:cases|incidents|groups|institutions)|"
    r"not to be confused|(?<!known )elsewhere|in a similar|similar attacks?|by comparison|compar(?:e|es|ed) (?:it |the )?(?:to|with)|reminiscent|recalls?|parallel)\b",
    re.IGNORECASE,
)
_UNTIED = Gated(
    r"\bno (?:known |direct |public )?(?:connection|link|relation|tie)s?\b(?! (?:was|were|had|has|have|is)\b(?! (?:been )?(?:found|known|established|seen|made)))|\b(?:not|never|nothing) (?:been |to do with |yet )?(?:linked|tied|connected)\b|\bdid not involve\b|have no known connection|"
    r"\bthat case did not\b|no link to the (?:present|current)|had no part in",
    re.IGNORECASE,
)
_ADVICE = Gated(
    r"^(?:do not|don['’]t|check|use|turn on|install|look|keep|update|enable|review|report|assume|replace|test|call|learn|make sure|avoid|be (?:wary|careful)|expand|bookmark|consider)\b|"
    r"\b(?:should|are advised to|is advised to|are urged to|we recommend|recommends? (?:that|to|two|using)|advised (?:customers|users|members))\b",
    re.IGNORECASE,
)
_UNREAL = Gated(
    r"\b(?:if (?:you|a|an|the)\b|could (?:also )?(?:be|use|have been)|might|would (?:have|be|not)|may (?:also )?(?:be|target)|planned to|attempt(?:ed)? (?:that )?failed|imagin|suppose)\b",
    re.IGNORECASE,
)

BACKGROUND = frozenset(("section-background", "section-advice", "untied", "other", "old-year", "earlier"))
"""Reasons that by themselves put a sentence into the background."""
OF_WORDS = BACKGROUND - {"section-background", "section-advice"}
"""Those that a sentence's own words and dates give."""


_IN_YEAR = Gated(r"(?<![Ss]ince )(?<![Ff]rom )(?<!\d[-–])\b((?:19|20)\d{2})\b(?![-–]\d)")
"""A year in which something happened: "that 2020 break-in", but not "followed since 2016"."""


_OPEN = re.compile(r"(?:since|from)\b", re.IGNORECASE)
"""Begins a time that lasts: "from 2017 on"."""

LISTS_THEM = re.compile(
    r"\b(?:victims?|targets?|targeted|hit|attacked|hacked|infected|affected|thefts?|heists?|breaches|hacks|intrusions|attacks|infections)\b[^.]*:$",
    re.IGNORECASE,
)
"""Who introduces a list of those who were hit tells of all of them, whenever each was."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def years(text: str) -> set[int]:
    """Return the years written in a text."""
    return {int(found) for found in _YEAR.findall(text)}


@dataclass(frozen=True)
class Paragraph:
    """What the sentences of a paragraph tell of each other: whether one speaks of something untied, and the years in them."""

    untied: bool
    years: frozenset[int]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> "Paragraph":
        """Read it off the sentences."""
        return cls(any(_UNTIED.search(text) for text in sentences), frozenset(year for text in sentences for year in years(text)))


def main_years(title: str, lead: str, published: str) -> set[int]:
    """Return the years of the main events: those of title and lead, else that of the publication and the one before."""
    told = years(title) | years(lead)
    if published:
        now = int(published[:4])
        told |= {now, now - 1}
    return told


def reasons(text: str, block: Block, dates: Sequence[Found], main: set[int], paragraph: Paragraph) -> frozenset[str]:
    """Return why a sentence may be background: names of reasons, empty for a main one.

    `main` holds the years of the main events; `paragraph` is the one that the sentence stands in.
    """
    found = set()
    if block.kind == "masthead":
        found.add("masthead")
    if block.theme in ("background", "advice", "response"):
        found.add(f"section-{block.theme}")
    found.update(matching((("earlier", _EARLIER), ("other", _OTHER), ("advice", _ADVICE), ("unreal", _UNREAL)), text))
    if paragraph.untied:
        found.add("untied")
    told = {int(date.when.start[:4]) for date in dates if not _OPEN.match(text, date.start)} | {int(found[1]) for found in _IN_YEAR.finditer(text)}
    if main and told and max(told) < min(main) and not LISTS_THEM.search(block.intro):
        found.add("old-year")
    elif main and paragraph.years and max(paragraph.years) < min(main):
        found.add("old-paragraph")
    return frozenset(found)


_OF_ATTACKS = Gated(
    r"hack|attack|intru(?:sion|der)|breach|espionage|cyber|spyware|malware|trojan|backdoor|phish|compromis|surveill|infect|spied|spying|wiretap|eavesdrop|monitored|ransom|infiltrat|penetrat|target|victim|stole|steal|theft|"
    r"leak|wiped|wiper|defac|Pegasus|broke(?:n)? into|break-in|bugged|disrupt|sabotag|exploit|implant|campaign|exfiltrat|raid|thie(?:f|ves)|extort|erase|denial of service|outage|hijack|drained",
    re.IGNORECASE,
)


def tells_of_attacks(title: str, text: str) -> bool:
    """Tell whether a report has a word for an attack at all; where it has none, and nobody acts in it, nobody in it was attacked."""
    return bool(_OF_ATTACKS.search(title) or _OF_ATTACKS.search(text))
