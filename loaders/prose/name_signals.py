"""What can be observed of a name: whether it acts like a group, or is used like a tool."""

import re
from collections.abc import Iterable, Sequence

from loaders.prose.coinage import GROUP_NOUN, TOOL_NOUN
from loaders.prose.document import Document, Sentence
from loaders.prose.gate import Gated, matching
from loaders.prose.gazetteer import common_words
from loaders.prose.lexicon import noun_classes, verb_bases, verb_classes
from loaders.prose.names import Mention, NamedThing
from loaders.prose.once import once_of
from loaders.prose.roles import conjuncts
from loaders.prose.sentences import Token, english_words

_GROUP_BESIDE = Gated(rf"^\W{{0,3}}{GROUP_NOUN}\b", re.IGNORECASE)
_GROUP_BEFORE = Gated(rf"\b{GROUP_NOUN},?(?: (?:called|named|dubbed|known as))? $", re.IGNORECASE)
_TOOL_BESIDE = Gated(rf"^\W{{0,3}}{TOOL_NOUN}\b", re.IGNORECASE)
_TOOL_BEFORE = Gated(rf"\b{TOOL_NOUN},?(?: (?:called|named|dubbed|known as))? $", re.IGNORECASE)
_AMONG_TOOLS = Gated(
    rf"\b(?:{TOOL_NOUN}|software|prox(?:y|ies)|interfaces),? (?:such as|like|including|namely|include|included|are|were|among them) (?:[\w\"“”'’./-]+(?: [\w./-]+){{0,3}}(?:, and |, or |, | and | or )){{0,8}}(?:the |an? )?$",
    re.IGNORECASE,
)
"""What comes before a name in a list of tools: "legitimate tools like Splashtop, AnyDesk and ..."."""
_NAMED_TOOLS = Gated(
    rf"\b(?:{TOOL_NOUN}|proxies)(?<=s)(?: (?:that|which|on|in|at|from) [^,;.:]{{3,40}}| too| as well| alone| instead)?[,:]? (?:[\"“]?(?-i:[A-Z]|[a-z]+[A-Z])[\w.’'/-]*[\"”]?(?: (?-i:[A-Z\d])[\w./-]*){{0,2}}(?: (?:on|for) (?-i:[A-Z])?[\w-]+(?: \w+)?)?(?:, and |, or |, | and | or )){{0,8}}$",
    re.IGNORECASE,
)
_LIST_GOES_ON = re.compile(r"[\"”'’)]{0,2}(?:[,.;:]| and | or | \(| (?:on|for) |$)")
"""What comes before and behind a name in a list that follows their noun: "two backdoors that were new to us, Zapoa and ReShell"."""
_TOOL_WORD = Gated(rf"\b{TOOL_NOUN}\b", re.IGNORECASE)
_GROUP_WORD = Gated(rf"\b{GROUP_NOUN}\b", re.IGNORECASE)
_USE = Gated(
    r"\b(?:us(?:e|es|ed|ing)|deploy\w*|install\w*|deliver\w*|dropp?\w*|plant\w*|load\w*|spread\w*|inject\w*|relied on|fetch\w*|arsenal|toolset|toolkit|includ\w+|carr(?:y|ied|ying)|infect\w* with|found|via|with)\b",
    re.IGNORECASE,
)
_EXPLOITED = Gated(r"\b(?:vulnerab\w+|flaws?|CVE|patch\w*|zero-days?|bugs?|unpatched|exploited)\b", re.IGNORECASE)
_RANSOMWARE = Gated(r"ransomware", re.IGNORECASE)
_FLAW = Gated(r"\b(?:vulnerabilit(?:y|ies)|flaws?|zero[- ]days?|bugs?|(?:zero-click )?exploit(?: chain)?|CVE-\d{4}-\d+)(?!\w)", re.IGNORECASE)
COMPARED = Gated(
    r"\b(?:(?<!tools )(?<!utilities )(?<!programs )(?<!software )like|unlike|similar(?:ities)? (?:to|with)|resembl\w+|success(?:or|ors) (?:of|to)|overlap\w* with|variants? of|rebrand\w* (?:of|as)|formerly|predecessors?|based on|evol\w+ (?:into|from)|"
    r"(?:ties|tied|linked|connected) to|compared (?:to|with)|reminiscent of|used by|known from)\W+(?:the |its |an? )?(?:[\w-]+(?:,| and| or) ){0,2}(?:\w+ )?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CAMEL = re.compile(r"[a-z][A-Z]")
_TOOL_ENDING = re.compile(
    r"(?:Loader|Door|Rat|Bot|Shell|Stealer|Wiper|Locker|Spy|Agent|Kit|LOADER|DOOR|BOT|SHELL|STEALER|WIPER|LOCKER|DROPPER|KIT|TOOL|SPY)$"
)
_COINED_CAPITALS = 7
"""From this length on, a word all in capitals is hardly initials: "TAXHAUL"."""
_CAMPAIGN = Gated(r"\b(?:campaign|operation|Operation)\W{0,3}(?:called |named |dubbed |known as )?$", re.IGNORECASE)


_FILE = re.compile(
    r"\.(?:ps1|exe|dll|py|js|vbs|bat|sys|jsp|php|hta|lnk|bin|dat|txt|pdf|docx?|xlsx?|zip|jar|apk|sh|com|org|net|onion)$", re.IGNORECASE
)
_BY = Gated(
    r"\b(?:members of|work of|carried out by|at the hands of|blam\w+ on|attributed to|door of|hackers (?:from|of|with|at)|affiliates? of|operators of|lost to|ties to|calling itself|calls itself|claimed by|"
    r"behind|responsibility|accused|identified as|arms? of|branch of|part of)\W+(?:the |a )?$",
    re.IGNORECASE,
)
_HOSTILE = (
    r"(?:APT|hackers|cyberspies|(?:threat|hacking|hacker|espionage|ransomware|extortion|hacktivist|cyber ?crime|cyber ?criminal|malicious|state-sponsored|persistent threat(?: \(APT\))?)"
    r" (?:actors?|groups?|gangs?|teams?|crews?|collectives?|operations?|units?|cells?|outfits?|syndicates?))"
)
_HOSTILE_BEFORE = Gated(
    rf"\b{_HOSTILE}[\s\"“'‘(]{{1,3}}(?:(?:is |that is |which is )?(?:called|named|dubbed|known as|tracked as|nicknamed)\W{{1,3}})?(?:the )?$",
    re.IGNORECASE,
)
_HOSTILE_AFTER = Gated(rf"^[\"”'’)]{{0,2}} (?:{_HOSTILE}|operators|affiliates|members|hackers|gang)\b", re.IGNORECASE)
"""Words beside a name by which it can only be that of an actor."""

_PERSONAS = frozenset(("account", "persona", "channel", "handle"))
_TOLD_GROUP = frozenset(
    ("group-beside", "group-before", "introduced-as-group", "by-group-entry", "by-group-apposition", "by-before-group", "by-group-name")
)
_TOLD_TOOL = frozenset(
    ("tool-beside", "tool-before", "introduced-as-tool", "by-tool-entry", "by-tool-apposition", "by-before-tool", "by-tool-name", "among-tools")
)
"""Signals by which a text says in words what a name names."""


def signals(document: Document, thing: NamedThing, rank: str) -> frozenset[str]:
    """Return what can be observed of a name that bears on whether it is an acting group, or a tool in use; `rank` is of `ranks`."""
    found: set[str] = {rank}
    for mention in thing.mentions:
        found |= mention_signals(mention)
    first = thing.mentions[0]
    found |= {"known" if thing.entry else "coined", "short-text" if first.sentence.short else "article"}
    for known in (mention.known for mention in thing.mentions if mention.known):
        found |= {f"label-{known.label}", *(f"may-be-{label}" for label in known.labels)}
        if known.entry and known.entry.kind:
            found.add(f"kind-{known.entry.kind}")
        if known.text.isalpha() and known.text[1:].islower():
            found.add("plain-word")
            if known.text.lower() in common_words():
                found.add("common-word")
    text = first.text
    found.add(
        "shape-"
        + (
            "code"
            if _DIGIT.search(text)
            else "coined-capitals"
            if text.isupper() and text.isalpha() and len(text) >= _COINED_CAPITALS
            else "capitals"
            if text.isupper()
            else "camel"
            if _CAMEL.search(text)
            else "words"
            if " " in text
            else "word"
        )
    )
    if text.endswith("RAT") or _TOOL_ENDING.search(text):
        found.add("ends-like-tool")
    inside = [mention for mention in thing.mentions if mention.sentence.index >= 0]
    acts = (
        "attack:nsubj",
        "attack:by",
        "use:nsubj",
        "use:by",
        "break:nsubj",
        "steal:nsubj",
        "send:nsubj",
        "blame:to",
        "name:oprd",
        "name:as",
        "group-beside",
        "group-before",
        "introduced-as-group",
        "attack-n:by",
        "affect:nsubj",
        "impersonate:nsubj",
        "then-attack",
        "then-break",
        "then-steal",
        "does-attack",
        "by-entry-of-actor",
        "title:by-entry-of-actor",
        "behind-actor-cue",
    )
    used = (
        "use:dobj",
        "use:with",
        "use:nsubj",
        "tool-beside",
        "tool-before",
        "introduced-as-tool",
        "send:dobj",
        "send:nsubjpass",
        "use:nsubjpass",
        "joined-to-known-tool",
        "by-tool-apposition",
        "among-tools",
        "by-tool-entry",
        "by-using",
    )
    found.add("acts" if any(signal.startswith(acts) for signal in found) else "idle")
    found.add("used" if any(signal.startswith(used) for signal in found) else "unused")
    if "idle" in found and all(mention.text.isalpha() and mention.text[1:].islower() for mention in thing.mentions):
        found.add("idle-plain-word")
    if text.lower() in english_words():
        found.add("english-word")
    as_group, as_tool = bool(found & _TOLD_GROUP), bool(found & _TOLD_TOOL)
    found.add(f"told-{'both' if as_group and as_tool else 'group' if as_group else 'tool' if as_tool else 'neither'}")
    if {"hostile-before", "hostile-after"} & {sign.removeprefix("title:") for sign in found}:
        found.add("told-hostile")
    if "group-name" in {pattern for mention in thing.mentions for pattern in mention.patterns} and _PERSONAS & {
        noun for mention in thing.mentions for noun in mention.nouns
    }:
        found.add("told-hostile")  # Whoever posts what was stolen is one of those who stole it.
    found |= {
        f"{in_ledger(thing)}:{sign}" for sign in found if sign.startswith("told-") or sign in ("acts", "used", "with-ransomware", "weakly-coined")
    }
    if _FILE.search(text):
        found.add("file-name")
    count = len(inside)
    found.add(f"mentions-{0 if not count else 1 if count == 1 else 2 if count < 4 else 4}")
    if inside:
        found.add(f"begins-{'lead' if inside[0].sentence.index < 4 else 'early' if inside[0].sentence.index < 10 else 'late'}")
        if all(mention.sentence.background for mention in inside):
            found.add("only-background")
    if not thing.entry and not any(mention.patterns - {"list", "using", "group-name", "tool-name", "proper"} for mention in thing.mentions):
        found.add("weakly-coined")
    return frozenset(found)


def in_ledger(thing: NamedThing) -> str:
    """Return what the ledger knows by this name: group, tool, either, or nothing (`new`)."""
    labels = {label for mention in thing.mentions if mention.known for label in (mention.known.label, *mention.known.labels)} & {"Group", "Tool"}
    return "either" if len(labels) == 2 else next(iter(labels)).lower() if labels else "new"


def ranks(things: Sequence[NamedThing]) -> dict[int, str]:
    """Return, by id of each thing, its rank among those of the ledger by how often main sentences name it."""
    counted = {id(thing): sum(not mention.sentence.background for mention in thing.mentions) for thing in things}
    known = sorted((thing for thing in things if thing.entry), key=lambda thing: -counted[id(thing)])
    table = {id(thing): f"rank-{place if place < 3 else 'low'}" for place, thing in enumerate(known)}
    return {id(thing): table.get(id(thing), "rank-none") + ("-only" if len(known) == 1 and thing.entry else "") for thing in things}


def mention_signals(mention: Mention) -> set[str]:
    """Return what can be observed of one place; those of a sentence in the background begin with `bg:`."""
    sentence = mention.sentence
    prefix = "title:" if sentence.index < 0 else "bg:" if sentence.background else ""
    after, before = sentence.text[mention.end : mention.end + 30], sentence.text[max(0, mention.start - 45) : mention.start]
    found = {f"{prefix}by-{pattern}" for pattern in mention.patterns}
    found |= {f"noun={noun}" for noun in mention.nouns}
    for name, pattern, words in (
        ("group-beside", _GROUP_BESIDE, after), ("group-before", _GROUP_BEFORE, before), ("tool-beside", _TOOL_BESIDE, after), ("tool-before", _TOOL_BEFORE, before), ("campaign-before", _CAMPAIGN, before), ("compared", COMPARED, before), ("hostile-before", _HOSTILE_BEFORE, before), ("hostile-after", _HOSTILE_AFTER, after), ("behind-actor-cue", _BY, before),
    ):  # fmt: skip
        if pattern.within(sentence.text) and pattern.compiled.search(words):
            found.add(f"{prefix}{name}")
    if mention.patterns & {"called", "calls", "name-for"}:
        nearest = max(
            (
                (match.end(), name)
                for name, pattern in (("tool", _TOOL_WORD), ("group", _GROUP_WORD), ("flaw", _FLAW))
                for match in pattern.compiled.finditer(sentence.text[max(0, mention.start - 70) : mention.start])
            ),
            default=None,
        )
        found.add(f"{prefix}introduced-as-{mention.told_before or (nearest[1] if nearest and not _otherwise(mention) else 'nothing')}")
    elif mention.told_before:
        found.add(f"{prefix}introduced-as-{mention.told_before}")
    if _AMONG_TOOLS.search(sentence.text, max(0, mention.start - 200), mention.start) or (
        _LIST_GOES_ON.match(sentence.text, mention.end) and _NAMED_TOOLS.search(sentence.text, max(0, mention.start - 200), mention.start)
    ):
        found.add(f"{prefix}among-tools")
    token = mention.token
    if token is not None:
        found |= {f"{prefix}{role}" for role in _roles(token)}
        if token.entity:
            found.add(f"type-{token.entity}")
        found |= {f"{prefix}beside={word}" for word in _beside(token)}
    others = [name for name in sentence.names if name.end <= mention.start or mention.end <= name.start]
    for name, holds in (
        ("with-known-tool", any(other.label == "Tool" for other in others)), ("with-known-group", any(other.label == "Group" for other in others)),
        ("with-use-verb", bool(_USE.compiled.search(sentence.text[: mention.start]))), *((name, True) for name in _of_sentence(sentence)),
    ):  # fmt: skip
        if holds:
            found.add(f"{prefix}{name}")
    if token is not None:
        joined = {id(other) for other in conjuncts(token)}
        tools = [Mention(sentence, other.start, other.end, other.text).token for other in others if other.label == "Tool"]
        if any(tool is not None and id(tool) in joined for tool in tools):
            found.add(f"{prefix}joined-to-known-tool")
    if sentence.block.theme:
        found.add(f"theme-{sentence.block.theme}")
    if sentence.block.kind in ("item", "row") and sentence.start + mention.start == sentence.block.start:
        found.add(f"{prefix}opens-item")
    found |= {f"in-{reason}" for reason in sentence.reasons}
    return found


@once_of
def _of_sentence(sentence: Sentence) -> list[str]:
    return matching(
        (("with-tool-noun", _TOOL_WORD), ("with-group-noun", _GROUP_WORD), ("with-ransomware", _RANSOMWARE), ("exploited", _EXPLOITED)), sentence.text
    )


_CUE = re.compile(
    r"[,(]?\s*(?:(?:that|which|also|is|was|be|been|has|have|publicly|commonly|widely|so-called) )*(?:dubbed|nicknamed|named|called|known(?: \w+){0,2} as|tracked(?: \w+){0,2} as|referred to as|aka|a\.k\.a\.)\W*(?:the )?$",
    re.IGNORECASE,
)


def _otherwise(mention: Mention) -> bool:
    """Tell whether the noun that a name is given to is neither actor nor malware: "the transfer mechanism known as SWIFT"."""
    text = mention.sentence.text
    cue = _CUE.search(text, max(0, mention.start - 60), mention.start)
    noun = next((token for token in mention.sentence.tokens if cue and token.end == cue.start()), None)
    return (
        noun is not None
        and noun.tag in ("NN", "NNS")
        and noun.dep != "nsubj"  # "malware, which researchers named Havex"
        and not any(pattern.compiled.fullmatch(noun.text) for pattern in (_TOOL_WORD, _GROUP_WORD, _FLAW))
        and noun.lower not in ("operation", "campaign", "activity", "actor", "unit")
    )


def _beside(token: Token) -> list[str]:
    """Return the nouns that describe a name: in apposition, or as the noun that it belongs to."""
    words = [child.lower for child in token.children if child.dep == "appos" or (child.dep == "compound" and not child.tag.startswith("NNP"))]
    if token.head is not None and token.dep in ("appos", "compound", "nmod"):
        words.append(token.head.lower)
    joined = token
    while joined.dep == "conj" and joined.head is not None:
        joined = joined.head
    return words + ([joined.head.lower] if joined is not token and joined.head is not None else [])


def _roles(token: Token) -> Iterable[str]:
    outer = token
    while outer.dep in ("conj", "appos") and outer.head is not None:
        outer = outer.head
    head = outer.head
    if head is None:
        return [f"root-{outer.dep}"]
    if outer.dep in ("compound", "nmod", "poss", "amod") and head.noun:
        return [f"{outer.dep}={head.lower}"]
    if outer.dep == "pobj" and head.head is not None:
        governor = head.head
        return [f"{name}:{head.lower}" for name in verb_classes().get(governor.lower, ())] or [f"on={governor.lower}:{head.lower}"]
    return [
        *(f"{name}:{outer.dep}" for name in verb_classes().get(head.lower, ("other",))),
        f"on={verb_bases().get(head.lower, head.lower)}:{outer.dep}",
        *(_further(head) if outer.dep in ("nsubj", "nsubjpass") else ()),
    ]


def _further(verb: Token) -> Iterable[str]:
    """Yield what a subject does beyond its verb: "launched an attack", "was found to have repurposed a backdoor to infiltrate"."""
    waiting = [verb]
    while waiting:
        word = waiting.pop()
        for child in word.children:
            if child.dep in ("xcomp", "conj", "advcl", "ccomp") and child.verb and child.child("nsubj", "nsubjpass") is None:
                yield from (f"then-{name}" for name in verb_classes().get(child.lower, ()))
                waiting.append(child)
            elif child.dep == "dobj":
                yield from (f"does-{name}" for name in noun_classes().get(child.lower, ()) if name in ("attack",))
