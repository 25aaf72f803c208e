"""Candidates: which noun phrases may name an entity at all, and which are but words for an attack, a time or anybody's machine."""

import re

from loaders.prose.coinage import NOT_A_NAME
from loaders.prose.enumerations import is_place, listed_with
from loaders.prose.gate import Gated
from loaders.prose.initials import initials_behind
from loaders.prose.kinds import kinds
from loaders.prose.phrases import Phrase, words_of
from loaders.prose.statements import puts_name_to

GENERIC = frozenset(
    "government organization organisation company agency official individual entity network system website institution sector industry user target person people group member office "
    "department firm body newspaper paper site team researcher victim business party country city campaign customer employee staff outlet service operator provider report work state".split()
)
"""Words that alone do not tell one entity from another."""

_GENERIC_VICTIM = re.compile(r"^(?:(?:the|its|their|targeted|infected|compromised|affected|intended|potential|internal|many|other|employees? of (?:the )?targeted|of|victim|particular|specific)\s)*"
    r"(?:(?:latest |main |next |first |primary )?targets?|victims?|recipients?|networks?|systems?|organi[sz]ations?|entit(?:y|ies)|systems|machines|computers|environments?|social media|victim organi[sz]ations?)$", re.IGNORECASE)  # fmt: skip
FOUND_BY = frozenset(f"{verb}:{role}" for verb in ("find", "say", "blame", "sanction", "criticize") for role in ("nsubj", "by"))
"""Roles of those who find, say or accuse."""
DONE_TO = frozenset(
    f"{way}{role}"
    for way in ("", "data>", "part>")
    for role in (
        "attack:dobj",
        "attack:nsubjpass",
        "attack:acl",
        "attack-n:on",
        "attack-n:against",
        "attack-n:of",
        "attack-n:at",
        "attack:of",
        "send:to",
        "send:nsubjpass",
        "is-victim",
        "approach:dobj",
        "attack:into",
        "attack:after",
        "break:into",
        "attack-n:to",
        "attack:on",
        "affect:dobj",
        "affect:nsubjpass",
    )
)
"""Roles of those to whom something is done."""
_SITES = frozenset("website websites site sites portal portals".split())
_ANY_SITE = frozenset(
    "real fake false own malicious legitimate genuine popular compromised hacked infected phishing new official similar copied cloned spoofed certain different hundred thousand dozen web".split()
)
"""Words that tell nothing of whose a site is."""
_SYSTEMS = frozenset("systems networks network infrastructure".split())
_WHOSE_SYSTEM = re.compile(
    r"\b(?:govern\w+|federal|military|telecom\w*|academic|industrial|bank\w*|postal|energy|power|water|transport\w*|rail\w*|health\w*|medical|school|voting|election|critical)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\s(?:of|at|belonging|used by|owned by|operated by|run by|affiliated|associated|inside|within)\b")
_ATTACKING = re.compile(r"phish|espionage|hack|malware|spyware|surveillance|cyber|attack|spam|disinformation|influence", re.IGNORECASE)
FLOOD = Gated(r"\bDDoS\b|\bdenial[ -]of[ -]service\b", re.IGNORECASE)
"""A flood of requests, which is no thing of its own."""


def may_be_entity(phrase: Phrase) -> bool:
    """Tell whether a noun phrase may name somebody or something that acts, speaks or is hit."""
    if not (2 < len(phrase.text) < 140 or _is_initials(phrase)) or phrase.head.tag == "CD":
        return False
    name = phrase.sentence.covering(phrase.head.start, phrase.head.end)
    if name is not None and name.label != "Organization":
        return False
    if any(date.start <= phrase.head.start < date.end for date in phrase.sentence.dates):
        return False
    if (
        phrase.kind == "actor"
        or phrase.text.startswith(("Operation ", "Social Security"))
        or phrase.head.lower in ("others", "one", "ones", "threat", "threats")
        or (_GENERIC_VICTIM.match(phrase.text) and not _among_others(phrase))
        or (FLOOD.within(phrase.sentence.text) and FLOOD.compiled.search(phrase.text))
        or (phrase.head.lower in ("campaign", "campaigns") and _ATTACKING.search(phrase.text))
    ):
        return False
    if name is None and phrase.head.entity in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LAW"):
        return False
    if is_place(phrase):
        return bool((DONE_TO | FOUND_BY) & set(phrase.roles)) or puts_name_to(phrase)
    if phrase.proper:
        if phrase.text.isalpha() and kinds().get(phrase.head.lower) == "thing":
            return False  # "Malware", at the beginning of a headline.
        if phrase.head.text in ("Act", "Law", "Code", "Directive", "Convention", "Treaty", "Regulation", "Protocol"):
            return False
        return phrase.head.text[:1].isupper() or kinds().get(phrase.head.lower) != "data"  # "the iPhone of Omar Abdulaziz"
    if phrase.kind == "data" and _stands_for_owner(phrase):
        return True
    if _named_apposition(phrase) and not initials_behind(phrase):
        return False
    return phrase.kind in ("people", "organization", "government") or (phrase.kind == "" and bool(DONE_TO & set(phrase.roles)))


def _is_initials(phrase: Phrase) -> bool:
    """Tell whether two letters are an organisation's: "AP"."""
    return len(phrase.text) == 2 and phrase.text.isupper() and phrase.head.entity == "ORG" and not NOT_A_NAME.match(phrase.text)


def _among_others(phrase: Phrase) -> bool:
    """Tell whether a word as plain as "organizations" stands in a list of those who were hit: "individuals, organizations and governments"."""
    return (
        phrase.head.lower in ("organizations", "organisations", "entities")
        and phrase.plural
        and len(listed_with(phrase)) > 1
        and bool(DONE_TO & set(phrase.roles))
    )


def _stands_for_owner(phrase: Phrase) -> bool:
    """Tell whether a thing that was hit stands for those whose it is: "Kurdish websites", "industrial control systems"; not "his laptop", "servers of the firm"."""
    of_state = any(state.start < phrase.head.start and phrase.start < state.end for state in phrase.sentence.states)
    if phrase.head.lower in _SITES and of_state:
        return True
    before = phrase.sentence.text[phrase.start : phrase.head.start]
    return (
        (phrase.head.lower in _SITES and bool(words_of(before) - GENERIC - _ANY_SITE))
        or (phrase.head.lower in _SYSTEMS and (of_state or bool(_WHOSE_SYSTEM.search(before))))
    ) and (
        bool(DONE_TO & set(phrase.roles))
        and not _OWNED.match(phrase.sentence.text, phrase.end)
        and "'" not in phrase.text
        and "’" not in phrase.text
        and phrase.determiner in ("", "the", "a", "an", "some")
    )


def _named_apposition(phrase: Phrase) -> bool:
    """Tell whether a name follows that it only describes: "the Russian conglomerate Rostec"."""
    return not phrase.plural and any(
        child.dep == "appos"
        and child.tag.startswith("NNP")
        and child.index - phrase.head.index <= 3
        and "," not in phrase.sentence.text[phrase.head.end : child.start]
        for child in phrase.head.children
    )
