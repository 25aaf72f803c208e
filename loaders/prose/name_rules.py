"""Rules about names that stand above the judge: what is no group or no tool, however much speaks for it."""

import re
from collections.abc import Sequence

from loaders.prose.name_signals import COMPARED, in_ledger
from loaders.prose.names import NamedThing
from loaders.prose.products import names_language, names_product
from loaders.prose.statements import closes_between

_MALWARE = re.compile(r"\s(?:malware|backdoor|implant|trojan|spyware|wiper|worm|rootkit|loader)s?\b", re.IGNORECASE)


_DONE_TO = frozenset(("attack:dobj", "attack:nsubjpass", "break:into", "steal:from", "attack-n:on", "attack-n:against"))
_SURE, _SURE_IF_CALLED = 0.9, 0.7
"""How likely a plain word that does nothing must be to name a group; less where the sentence speaks of a group."""


_COMPANY_BEFORE = re.compile(
    r"\b(?:company|firm|vendor|startup|consultancy|chief scientist at|researchers (?:at|from|of)) (?:called )?$", re.IGNORECASE
)
_COMPANY_AFTER = re.compile(r",? (?:Inc|Corp|Ltd|LLC|GmbH|Labs)\b")
_GIVEN_NAME = re.compile(
    r"(?<![.!?] )\b(?!(?:Is|Was|Are|Were|Has|Had|Did|Does|In|On|At|The|This|That|And|But|With|From|For|By|Of|As|Its|His|Her|Their|When|While|After|Since|Until|Like|Both|Only|Malware|Spyware) $)[A-Z][a-z]+ $"
)


def sure_group(found: frozenset[str], probability: float) -> bool:
    """Tell whether a group that the judge accepts may stand: not what the text calls malware, nor a new name to which things are done, nor an idle plain word unless nearly sure."""
    known = found & {"label-Group", "may-be-Group"} and "introduced-as-tool" not in found
    if "told-tool" in found and "with-ransomware" not in found and not known and probability < _SURE:
        return False  # A gang is called by its ransomware; other malware is nobody.
    if "coined" in found and found & _DONE_TO and "told-hostile" not in found:
        return False  # "stole files from the operator KHNP"
    called = found & {"told-group", "with-group-noun", "bg:with-group-noun"}
    return "idle-plain-word" not in found or probability >= (_SURE_IF_CALLED if called else _SURE)


def is_no_group(thing: NamedThing, found: frozenset[str]) -> bool:
    """Tell whether the words around a name say that it names something else than a group of attackers; `found` is what can be observed of it."""
    return (
        only_malware(thing)
        or is_party(thing)
        or is_association(thing)
        or is_response_team(thing)
        or is_campaign(thing)
        or is_flaw(thing)
        or _BUILDING.match(thing.forms[0]) is not None
        or (not thing.entry and "told-hostile" not in found and (only_finds(found) or is_short_for_another(thing)))
    )


_FLAW = re.compile(
    r"\b(?:exploits?(?: chain)?|vulnerabilit(?:y|ies)|flaws?|bugs?)(?:,? (?:which|that) (?:it|they|[\w ]{1,30}?))? (?:known as|called|calls?|named|names?|dubbed|nicknamed) (?:the )?[\"“'‘]?$"
)


def is_flaw(thing: NamedThing) -> bool:
    """Tell whether a text gives a name to a flaw or an exploit, whatever group is called so: "an exploit chain known as Trident"."""
    return any(_FLAW.search(mention.sentence.text, 0, mention.start) for mention in thing.mentions)


_BUILDING = re.compile(r"(?:Building|Room|Floor|Tower|Camp|Base) [A-Z]?\d")
"""Where they sat: "Building 150"."""
_OF_CAMPAIGN = re.compile(
    r"\b(?:attacks|campaigns?|operations?|intrusions|network)\b(?:,? (?:that|which))?(?:,? (?:it|we|they|the [\w-]+|[A-Z]\w+(?: [A-Z]\w+)*))?(?: (?:has|have|had|is|was|were|been))* "
    r"(?:calls?|called|names?|named|dubs?|dubbed|christened|code-?named|labels|labell?ed|known as)(?: as)? [\"“'‘]?(?:Operation )?$"
    r"|\b(?:calls?|called|names?|named|dubs?|dubbed) (?:the|this) (?:campaign|operation|network|attacks) [\"“'‘]?(?:Operation )?$"
    r"|\bnetwork and (?:called|named|dubbed) it [\"“'‘]?$",
    re.IGNORECASE,
)
"""Ends before the name of a campaign: "attacks that it calls Night Dragon"."""
_IS_CAMPAIGN = re.compile(r"[\"”'’]?, (?:an?|the|another) (?:[\w-]+ ){0,3}?(?:campaign|operation)\b", re.IGNORECASE)


def is_campaign(thing: NamedThing) -> bool:
    """Tell whether a text gives a name to what was done and to nobody who did it."""
    inside = [mention for mention in thing.mentions if mention.sentence.index >= 0]
    return bool(inside) and all(
        _OF_CAMPAIGN.search(mention.sentence.text[max(0, mention.start - _BEFORE) : mention.start])
        or _IS_CAMPAIGN.match(mention.sentence.text, mention.end)
        for mention in inside
    )


_FINDS = frozenset(
    ("find:nsubj", "on=according:to", *(f"on={verb}:nsubj" for verb in ("believe", "suspect", "assess", "conclude", "think", "attribute")))
)
_ATTACKS = (
    "attack:nsubj",
    "break:nsubj",
    "steal:nsubj",
    "send:nsubj",
    "use:nsubj",
    "impersonate:nsubj",
    "attack:by",
    "break:by",
    "then-",
    "does-attack",
)


def only_finds(found: frozenset[str]) -> bool:
    """Tell whether a name finds and holds things, and attacks nobody: "iSIGHT believes that ..."; attackers say things too."""
    signs = {sign.removeprefix("title:").removeprefix("bg:") for sign in found}
    return bool(signs & _FINDS) and not any(sign.startswith(_ATTACKS) for sign in signs)


_LONG_ENOUGH = 3
_BEFORE = 120
"""How many letters before a bracket may hold the name that it shortens, and before a name what it is given to."""


def is_short_for_another(thing: NamedThing) -> bool:
    """Tell whether a name is given in brackets as the initials of a longer one: "Centre for Cybersecurity Belgium (CCB)"."""
    text = thing.mentions[0].text
    if not (len(text) >= _LONG_ENOUGH and text.isupper()):
        return False
    for mention in thing.mentions:
        before = mention.sentence.text[: mention.start]
        words = re.findall(r"[A-Z]\w*", before[-_BEFORE:])[-len(text) :]
        if before.endswith("(") and [word[0] for word in words] == list(text):
            return True
    return False


def is_no_tool(thing: NamedThing) -> bool:
    """Tell whether the words around a name say that it names something else than a tool in use."""
    return (
        only_compared(thing)
        or is_person(thing)
        or is_company(thing)
        or is_response_team(thing)
        or is_product(thing)
        or is_speaker(thing)
        or names_language(thing.forms[0])
    )


def is_person(thing: NamedThing) -> bool:
    """Tell whether a name is the surname of somebody whom the text names in full: "Ricardo Anaya"."""
    return any(
        _GIVEN_NAME.search(mention.sentence.text, 0, mention.start)
        for mention in thing.mentions
        if mention.token is not None and mention.token.entity == "PERSON"
    )


_POLITICAL = re.compile(
    r"\b(?:(?:government|list|faction|coalition|bloc|alliance) (?:is |was )?led by|supporters of(?: \w+ (?:and|or))?|ruling|opposition party)\W+(?:the )?$"
)
"""What stands before the name of a party."""


def is_party(thing: NamedThing) -> bool:
    """Tell whether a name that no ledger knows is a political party's: "opponents of the government led by Fatah"."""
    return not thing.entry and any(_POLITICAL.search(mention.sentence.text, 0, mention.start) for mention in thing.mentions)


_ASSOCIATION = re.compile(
    r"\b(?:rights|advocacy|aid|relief|watchdog|protest|opposition|activists?['’]?|lobby|pressure|support|students?['’]?|women['’]s|prisoners['’]?|environmental|parliamentary|working|consumer|solidarity|press freedom|church|exile|minority|media|news|monitoring)"
    r" (?:group|organi[sz]ation|network|collective|alliance|coalition|team|unit)s? (?:called )?(?:the )?$"
)
"""What stands before the name of people who came together for something else than attacks."""


def is_association(thing: NamedThing) -> bool:
    """Tell whether a name that no ledger knows is that of an association: "the prisoners' rights group Addameer"."""
    return not thing.entry and any(_ASSOCIATION.search(mention.sentence.text, 0, mention.start) for mention in thing.mentions)


_RESPONSE_TEAM = re.compile(r"[A-Za-z]*-?(?:CERT|CSIRT)(?:-[A-Za-z]+)?")


def is_response_team(thing: NamedThing) -> bool:
    """Tell whether a name is that of a computer emergency response team: "SamCERT", "CERT-UA"."""
    return any(_RESPONSE_TEAM.fullmatch(form) for form in thing.forms)


def is_company(thing: NamedThing) -> bool:
    """Tell whether a name is here a company's by the words beside it: "security company McAfee Inc."."""
    return any(
        _COMPANY_BEFORE.search(mention.sentence.text, 0, mention.start) or _COMPANY_AFTER.match(mention.sentence.text, mention.end)
        for mention in thing.mentions
    )


def second_name(thing: NamedThing, tools: Sequence[NamedThing]) -> bool:
    """Tell whether a text gives a name only in brackets behind that of another tool: "KANDYKORN (aka SockRacket)"."""
    others = {form for other in tools if other is not thing for form in other.forms}
    inside = [mention for mention in thing.mentions if mention.sentence.index >= 0]
    return bool(inside) and all(
        any(
            mention.sentence.text[: mention.start].removesuffix(" ").endswith((f"{form} (", f"{form} (aka", f"{form} (also known as"))
            for form in others
        )
        for mention in inside
    )


def is_product(thing: NamedThing) -> bool:
    """Tell whether a name is that of common software, which attackers exploit or find on the machine, and which the ledger does not list as theirs."""
    return in_ledger(thing) == "new" and names_product(thing.forms[0])


def group_alone(thing: NamedThing, found: frozenset[str]) -> bool:
    """Tell whether the ledger knows a name as a group's alone, and no word beside it makes it malware."""
    return in_ledger(thing) == "group" and not found & {"tool-beside", "introduced-as-tool"}


_ELSEWHERE = frozenset(("section-background", "section-advice", "untied", "old-year"))
_SURE_ANYWHERE = 0.85


def of_main_events(thing: NamedThing, probability: float) -> bool:
    """Tell whether some sentence outside the background names it, and not as malware; a word such as "earlier" alone does not
    keep out what is surely a group."""
    told = [mention.sentence for mention in thing.mentions if not _MALWARE.match(mention.sentence.text, mention.end)]
    loosely = probability >= _SURE_ANYWHERE
    return any(not (sentence.reasons & _ELSEWHERE if loosely else sentence.background) for sentence in told)


def only_malware(thing: NamedThing) -> bool:
    """Tell whether a text writes a name as that of malware wherever it stands: "a control panel for the Winnti malware"."""
    return all(_MALWARE.match(mention.sentence.text, mention.end) for mention in thing.mentions)


def only_compared(thing: NamedThing) -> bool:
    """Tell whether a text names something only to compare with it: "a variant of X", "other families like X"."""
    inside = [mention for mention in thing.mentions if mention.sentence.index >= 0]
    return bool(inside) and all(COMPARED.search(mention.sentence.text[max(0, mention.start - 45) : mention.start]) for mention in inside)


def is_speaker(thing: NamedThing) -> bool:
    """Tell whether a name stands where a sentence ends by naming who says so: "Hackers attack developers with spyware, ReversingLabs reports."."""
    return any(closes_between(mention.sentence.text, mention.start, mention.end) for mention in thing.mentions)
