"""Noun phrases that may be victims: where they begin and end, and what is none."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.claims import Mention
from loaders.prose.actors import has_actor
from loaders.prose.document import Document, Sentence, mention_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES_OF_DATA = frozenset(
    [
        "account",
        "accounts",
        "network",
        "networks",
        "system",
        "systems",
        "computer",
        "computers",
        "server",
        "servers",
        "phone",
        "phones",
        "device",
        "devices",
        "email",
        "emails",
        "e-mail",
        "e-mails",
        "mailbox",
        "mailboxes",
        "infrastructure",
        "website",
        "websites",
        "site",
        "inbox",
        "inboxes",
        "iphone",
        "iphones",
        "telephone",
        "telephones",
        "laptop",
        "laptops",
        "data",
        "database",
        "databases",
        "communications",
        "machines",
        "machine",
        "files",
        "handset",
        "handsets",
        "mail",
        "messages",
        "staff",
        "members",
        "employees",
        "office",
        "offices",
    ]
)
_NO_VICTIM = frozenset(
    ["attack", "attacks", "campaign", "campaigns", "operation", "operations", "target", "targets", "victim", "victims", "breach", "malware", "spyware", "tool", "tools", "vulnerability", "vulnerabilities", "software", "information", "data", "password", "passwords", "credentials", "intelligence", "secrets", "time", "way", "year", "years", "month", "months", "week", "weeks", "day", "days", "activity", "activities", "tactics", "techniques", "evidence", "report", "reports", "link", "links", "code", "exploit", "exploits", "something", "anyone", "everyone", "people", "person", "persons", "individual", "individuals", "users", "user", "others", "them", "him", "her", "us", "you", "we", "they", "it", "he", "she", "who", "whom", "which", "that", "this", "those", "these", "one", "ones", "thing", "things", "part", "number", "dozens", "hundreds", "thousands", "scores", "range", "variety", "host", "series", "list", "rights", "work", "record", "democracy", "freedom", "speech", "protest", "protests", "privacy", "contacts", "plans", "access", "control", "attention", "world", "country", "countries", "state", "region", "internet", "cyberattack", "cyberattacks", "intrusion", "intrusions", "hack", "hacks", "incident", "incidents", "case", "cases", "flaw", "flaws", "bug", "bugs", "product", "products", "service", "services", "browser", "app", "apps", "application", "applications", "attempt", "attempts", "effort", "efforts", "message", "messages", "email", "emails", "file", "files", "content", "document", "documents", "transaction", "transactions", "money", "funds", "election", "elections", "process", "interests", "policy"]
)  # fmt: skip
_KEEP_PREPOSITIONS = frozenset(("of", "in", "for", "at", "from"))
_STAFF = frozenset(
    ["researcher", "reporter", "journalist", "official", "employee", "member", "staffer", "executive", "editor", "contributor", "worker"]
)
_PRONOUNS = frozenset(("its", "their", "his", "her"))

DESCRIBED = "described"
"""Kind of a victim that one common noun in the singular describes: another sentence may name it."""


def head_noun(token: "Token") -> "Token":
    """Return whom an attack on data hits: of "accounts of journalists" the journalists, of "WADA's servers" WADA."""
    if (
        token.lemma_.lower() in _PLACES_OF_DATA
        or token.lower_ in _PLACES_OF_DATA
        or token.lower_ in ("dozens", "hundreds", "thousands", "scores", "number", "range", "variety", "members", "staff", "employees", "series")
    ):
        for child in token.children:
            if child.dep_ == "poss":
                return child
            if child.dep_ == "prep" and child.lower_ in ("of", "at", "belonging", "inside", "within", "from", "in"):
                inside = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
                if inside is not None:
                    return head_noun(inside)
    if token.lemma_.lower() in _STAFF:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "at", "for", "from"):
                inside = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj" and grandchild.pos_ == "PROPN"), None)
                if inside is not None and inside.ent_type_ not in ("GPE", "NORP", "LOC"):
                    return inside
    return token


def conjuncts(token: "Token") -> Iterator["Token"]:
    """Yield a noun and what is coordinated with it."""
    yield token
    yield from (other for other in token.conjuncts if other.i > token.i and other.pos_ in ("NOUN", "PROPN"))


def phrase(token: "Token") -> tuple[int, int]:
    """Return (start, end) in the parsed text of a noun with its own modifiers, without article, relative clause and conjuncts."""
    left = token
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss", "nummod", "quantmod") and child.i < left.i:
            left = min(child.subtree, key=lambda part: part.i) if child.dep_ != "nummod" else left
    right = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in _KEEP_PREPOSITIONS and child.i == right.i + 1:
            inside = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
            if inside is not None and inside.ent_type_ not in ("DATE", "TIME") and not inside.like_num:
                right = inside
                for deeper in inside.rights:
                    if deeper.dep_ in ("conj", "cc") and inside.pos_ == "PROPN" and deeper.pos_ in ("PROPN", "CCONJ"):
                        right = max(right, deeper, key=lambda part: part.i)
    while left.i < right.i and (
        left.is_punct
        or left.dep_ == "det"
        or left.lower_ in ("the", "a", "an", "its", "their", "his", "her", "our", "several", "many", "some", "other", "least", "at", "dozens")
    ):
        left = left.doc[left.i + 1]
    return left.idx, right.idx + len(right)


def victim_mention(document: Document, sentence: Sentence, token: "Token") -> Mention | None:
    """Return the victim that a noun of the parsed sentence is, or None where it is none."""
    base = sentence.span.start_char + (len(sentence.span.text) - len(sentence.span.text.lstrip()))
    token = head_noun(token)
    if token.lower_ in _PRONOUNS:
        return _owner(document, sentence, token.idx - base)
    start, end = phrase(token)
    start, end = start - base, end - base
    for name in sentence.names:
        if name.start <= token.idx - base < name.end:
            if name.label in ("Group", "Tool"):
                return None
            follows = sentence.text[name.end : end].strip(" '’s")
            if name.label == "Organization" and not follows:
                return mention_of(name, "" if name.entry else _kind(token))
    words = sentence.text[start:end].strip(" ,'’\"")
    if not _is_victim(words, token, sentence, start, end):
        return None
    alias = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    return Mention("Organization", alias, kind=_kind(token))


def _owner(document: Document, sentence: Sentence, at: int) -> Mention | None:
    """Return whom "its" means in "its network": the organisation named last before it."""
    for place in [sentence, *reversed(document.sentences[max(0, sentence.index - 2) : sentence.index])]:
        named = [name for name in place.of("Organization") if place is not sentence or name.end <= at]
        if named:
            first = named[0]
            return mention_of(first, "" if first.entry else "organization")
    return None


def _is_victim(words: str, token: "Token", sentence: Sentence, start: int, end: int) -> bool:
    if len(words) < 3 or len(words) > 120 or token.pos_ not in ("NOUN", "PROPN") or token.lower_ in _NO_VICTIM or token.lemma_.lower() in _NO_VICTIM:
        return False
    if (
        token.lower_ in _PLACES_OF_DATA
        or has_actor(token.text)
        or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "PRODUCT", "EVENT", "LAW")
    ):
        return False
    bare_state = any(state.start <= start and end <= state.end for state in sentence.states)
    return not bare_state and any(character.isalpha() for character in words)


_GOVERNMENT = re.compile(
    r"\b(?:government|ministr(?:y|ies)|parliament|embass(?:y|ies)|agenc(?:y|ies)|department|senate|congress|police|army|military|officials?|diplomats?|bundestag|municipal)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:activists?|journalists?|dissidents?|reporters?|defenders?|lawyers?|critics|researchers?|bloggers?|exiles?|politicians?|lawmakers|monks|academics?|scholars?|professionals?|executives?|athletes?|minorit(?:y|ies)|Uyghurs|Tibetans|communit(?:y|ies)|members|employees|staff|supporters|opponents)\b",
    re.IGNORECASE,
)


def _kind(token: "Token") -> str:
    words = " ".join(part.text for part in token.subtree)[:200]
    if token.ent_type_ == "PERSON":
        return "person"
    if _GOVERNMENT.search(token.text) or (token.pos_ == "NOUN" and _GOVERNMENT.search(words[:60])):
        return "government"
    if token.tag_ == "NN" and not any(part.pos_ == "PROPN" for part in token.subtree if part.i <= token.i):
        return DESCRIBED
    return "community" if _PEOPLE.search(token.text) else "organization"
