"""Noun phrases: where each begins and ends, what kind of thing it names, and what is done to it in its sentence.

The roles of a phrase are the raw material of the rules: `attack:dobj` is whom somebody attacks, `data>attack:into`
the owner of what was broken into, `find:nsubj` who found something out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from loaders.prose.lexicon import noun_classes, plural, singular, verb_classes
from loaders.prose.sentences import Token

if TYPE_CHECKING:
    from loaders.prose.document import Sentence

_LEFT = frozenset(("compound", "amod", "nmod", "poss", "nummod", "quantmod", "nn", "advmod", "npadvmod"))
_KEPT_PREPOSITIONS = frozenset(("of", "in", "for", "at", "from", "on"))
_OPENING = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "several", "many", "some", "other", "any", "all", "both", "those", "these", "this", "that", "such", "various",
                      "multiple", "numerous", "certain", "two", "three", "four", "five", "six", "least", "at", "more", "than", "about", "around", "nearly", "over", "dozens", "another", "each", "every", "no", "further", "only"))  # fmt: skip
_HOSTILE = re.compile(r"\b(?:hacking|threat|espionage|apt|ransomware|hacker|criminal|cyber|activity)\b", re.IGNORECASE)
_SECTOR_HEADS = frozenset(("sector", "sectors", "industry", "industries", "verticals"))
_SECTOR_BORDER = re.compile(
    r"\b(?:in|of|across|from|within|on|against|the|target|targets|targeted|targeting|including|are|as|by|attacked|to|into|is|were|was|their|its)\s+|[:;(]\s*"
)
_SECTOR_SPLIT = re.compile(r", and |, or |, | and | or ")
_NOT_SECTOR = re.compile(
    r"^(?:the|in|of|and|across|from|several|various|multiple|many|other|critical|different|global|u\.s\.|us|key|private|public|all|such|as|including|organi[sz]ations?|companies|entities|targeting|targets?|targeted)\b\s*",
    re.IGNORECASE,
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")

_KIND_WORDS: dict[str, str] = {
    "actor": "hacker attacker intruder adversary actor cyberspy spy hacktivist perpetrator culprit cybercriminal criminal gang apt assailant threat-actor",
    "government": "government ministry parliament embassy department senate congress police army navy military bundestag storting council administration municipality agency consulate court "
    "authority commission cabinet presidency mission bureau state legislature force treasury regime city",
    "people": "activist journalist dissident reporter defender lawyer attorney critic researcher blogger exile politician lawmaker monk academic scholar professor professional executive athlete "
    "minority uyghur uighur tibetan community member employee staff supporter opponent official diplomat senator candidate expert engineer scientist people person individual user citizen attendee "
    "worker ambassador leader subscriber student editor prosecutor judge soldier personnel defector refugee family relative wife husband widow son daughter customer resident dissenter clergy bishop "
    "campaigner figure developer mp minister president chancellor contractor advocate speaker columnist writer publisher presenter laureate emir prince princess chairman director voter contributor "
    "correspondent freelancer volunteer archbishop priest nun nurse doctor physician geneticist teacher lecturer servant aide adviser advisor consultant policymaker delegate negotiator investigator "
    "witness colleague man woman player gamer trader investor donor guest patient passenger veteran commander officer geologist player owner founder participant visitor target counsel",
    "organization": "company firm corporation organization organisation bank university institute institution newspaper newsroom media broadcaster outlet ngo group think-tank tank party hospital utility "
    "provider manufacturer airline carrier operator exchange studio association foundation church school charity publisher station industry sector business retailer supplier vendor clinic laboratory "
    "entity infrastructure port plant grid casino union federation league club movement fund society center centre monastery conglomerate bourse platform startup charity nonprofit consultancy "
    "stock-exchange hotel museum library press daily magazine paper agency bureau office committee campaign branch subsidiary body maker producer enterprise initiative service",
    "data": "network computer server phone device e-mail email account mailbox inbox website site page system database machine file domain password credential cloud record screen router modem "
    "telephone laptop iphone handset message information software app application browser channel",
    "thing": "attack malware spyware tool vulnerability time way year month week day activity tactic technique evidence report link code exploit thing part number range right work democracy freedom "
    "speech protest privacy access control attention world country region internet case flaw bug product attempt effort content document money election process interest policy law operation incident "
    "intrusion name question statement version address technology intelligence secret connection doubt proof claim accusation allegation responsibility conflict war invasion conference method traffic "
    "period moment purpose aim goal motive success damage loss light analysis investigation finding indictment affair espionage series wave spring summer autumn winter word story letter list table "
    "victim malware trojan backdoor ransomware visitor-page program programme news decision plan power place point matter fact hand eye head side",
}  # fmt: skip


@cache
def kinds() -> dict[str, str]:
    """Return what kind of thing a noun names, in singular and plural; the first kind that lists it."""
    table: dict[str, str] = {}
    for name, words in _KIND_WORDS.items():
        for word in words.split():
            table.setdefault(word, name)
            table.setdefault(plural(word), name)
    return {**table, "children": "people", "men": "people", "women": "people", "mps": "people", "media": "organization", "ngos": "organization"}


_NAME_KINDS = re.compile(
    r"\b(?:(?P<government>Ministry|Government|Parliament|Department|Agency|Council|Commission|Army|Navy|Police|Embassy|Senate|Bundestag|Storting|Bureau|Directorate|Authority|Court|Office|Secretariat|Congress|"
    r"Assembly|Administration|Treasury|Forces?|Command|Cabinet|Service)|(?P<organization>University|Institute|Bank|Company|Corp|Corporation|Inc|Ltd|Group|Network|Party|Association|Foundation|Times|Post|News|Media|"
    r"TV|Radio|Church|Hospital|Centre|Center|Lab|Labs|Society|International|Union|Federation|Committee|Airlines?|Holdings|Watch|Forum|Fund|Security|Systems|Technologies|Telecom|Press|Journal|Club|Casino|Energy))\b"
)


@dataclass
class Phrase:
    """A noun with its own modifiers: offsets in the sentence; the head word decides what it is."""

    sentence: "Sentence"
    head: Token
    start: int
    end: int
    hidden_verb: str = ""
    """Class of a verb that the parser took for a modifier: "Ocean Lotus targeted bloggers"."""

    @cached_property
    def text(self) -> str:
        """The words, without article and relative clause."""
        return self.sentence.text[self.start : self.end].strip(" ,'’\"“”")

    @cached_property
    def proper(self) -> bool:
        """Tell whether it is a name."""
        return self.head.tag.startswith("NNP")

    @cached_property
    def plural(self) -> bool:
        """Tell whether its head is a plural."""
        return self.head.tag in ("NNS", "NNPS")

    @cached_property
    def determiner(self) -> str:
        """The article or pronoun in front, in lower case; empty where there is none."""
        found = next((child for child in self.head.children if child.dep in ("det", "poss") and child.index < self.head.index), None)
        return found.lower if found is not None else ""

    @cached_property
    def kind(self) -> str:
        """What it names, by its head word or the words of a name: actor, government, people, organization, data, thing, or empty."""
        if self.proper:
            found = _NAME_KINDS.search(self.text)
            return str(found.lastgroup) if found else ""
        head = self.head.lower
        if head in ("groups", "group", "teams", "team", "operators", "operator") and _HOSTILE.search(self.text):
            return "actor"
        return kinds().get(head, "")

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """What is done to it or by it, as `class:dependency`; see the module."""
        hidden = (f"{self.hidden_verb}:dobj",) if self.hidden_verb else ()
        return tuple(dict.fromkeys((*hidden, *_roles(self.head, 0))))


def phrases(sentence: "Sentence") -> Iterator[Phrase]:
    """Yield the noun phrases of a parsed sentence in order, also those inside others."""
    for token in sentence.tokens:
        if token.noun and _inside(token) and _owner(token):
            left = (
                min((part.start for part in token.head.children if part.dep in _LEFT and part.index <= token.index), default=token.start)
                if token.head
                else token.start
            )
            yield Phrase(sentence, token, left, token.end)
        elif token.noun and not (_inside(token) and not _own_name(sentence, token)):
            start, end = _extent(token)
            verb = _hidden_verb(sentence, token, start)
            start = verb.end + 1 if verb is not None else start
            start, end = sentence.widened(start, end, token)
            if sentence.text[end : end + 1] == "-" or not any(character.isalpha() for character in sentence.text[start:end]):
                continue
            if token.lower in _SECTOR_HEADS:
                yield from _sectors(sentence, token, start, end)
                yield from _listed(sentence, token)
            else:
                yield Phrase(sentence, token, start, end, "attack" if verb is not None else "")


_LISTED = re.compile(
    r"\s*(?:,? (?:such as|including|like)|:| (?:are|were|include|included))\s+((?:[\w&/-]+(?: [\w&/-]+){0,3}(?:, and |, or |, | and | or )){1,10}[\w&/-]+(?: [\w&/-]+)?)"
)


def _listed(sentence: "Sentence", head: Token) -> Iterator[Phrase]:
    """Yield "IT" and "healthcare" of "industries such as IT and healthcare" as phrases of their own."""
    found = _LISTED.match(sentence.text, head.end)
    at = found.start(1) if found else 0
    for piece in _SECTOR_SPLIT.split(found[1]) if found else ():
        begin = sentence.text.find(piece, at)
        at = begin + len(piece)
        if piece.strip():
            yield Phrase(sentence, head, begin, begin + len(piece.rstrip()))


def _inside(token: Token) -> bool:
    """Tell whether a noun only modifies another: "government" in "government officials"."""
    return token.dep == "compound" and token.head is not None and token.head.noun and token.head.index - token.index < 6


def _owner(token: Token) -> bool:
    """Tell whether a modifier is whom something belongs to: "ministry" in "the defense ministry website"."""
    head = token.head
    return (
        head is not None
        and kinds().get(head.lower) == "data"
        and kinds().get(token.lower) in ("government", "people")
        and head.index - token.index <= 2
    )


def _own_name(sentence: "Sentence", token: Token) -> bool:
    """Tell whether a modifier is the whole name of an organisation: "Microsoft" in "Microsoft researchers"."""
    name = sentence.covering(token.start, token.end)
    return (
        name is not None
        and name.label == "Organization"
        and name.end == token.end
        and token.head is not None
        and not token.head.tag.startswith("NNP")
    )


def _hidden_verb(sentence: "Sentence", head: Token, start: int) -> Token | None:
    """Return a verb of attack inside a phrase, behind a name: the parser missed that the sentence has one."""
    inside = [token for token in sentence.tokens if start <= token.start < head.start]
    for place, token in enumerate(inside):
        if (
            token.tag in ("VBD", "VBN", "NNS", "VBZ")
            and "attack" in verb_classes().get(token.lower, ())
            and any(before.tag.startswith("NNP") for before in inside[:place])
        ):
            return token
    return None


def _sectors(sentence: "Sentence", head: Token, start: int, end: int) -> Iterator[Phrase]:
    """Yield "energy", "water" and "aviation sectors" of "the energy, water and aviation sectors" as phrases of their own."""
    before = _SECTOR_BORDER.split(sentence.text[: head.start])[-1]
    pieces = _SECTOR_SPLIT.split(before)
    if len(pieces) < 2 or not all(0 < len(piece.split()) <= 4 for piece in pieces):
        yield Phrase(sentence, head, start, end)
        return
    at = head.start - len(before)
    for number, piece in enumerate(pieces):
        begin = sentence.text.find(piece, at)
        at = begin + len(piece)
        words = _NOT_SECTOR.sub("", _NOT_SECTOR.sub("", piece))
        if words.strip():
            begin += len(piece) - len(words)
            last = number == len(pieces) - 1
            yield Phrase(sentence, head, begin, head.end if last else begin + len(words.rstrip()))


def _extent(token: Token) -> tuple[int, int]:
    if _inside(token):
        return token.start, token.end
    left = token
    for child in token.children:
        if child.index < left.index and child.dep in _LEFT and not (child.dep == "poss" and child.tag == "PRP$"):
            left = min(_subtree(child), key=lambda part: part.index)
    return _trimmed_left(token, left), _right_end(token, 0).end


def _right_end(token: Token, depth: int) -> Token:
    """Return the last word of a noun's own phrase: "Organization for the Prohibition of Chemical Weapons", "companies involved in vaccine development"."""
    right = token
    for child in token.children:
        if child.index != right.index + 1 or depth > 2:
            continue
        if child.dep == "prep" and child.lower in _KEPT_PREPOSITIONS:
            inside = child.child("pobj")
            if (
                inside is not None
                and inside.noun
                and not any(part.tag == "CD" for part in (inside, *inside.children))
                and inside.entity not in ("DATE", "TIME")
            ):
                right = _right_end(inside, depth + 1)
                joined = [part for part in inside.children if part.dep == "conj" and part.tag.startswith("NNP") and inside.tag.startswith("NNP")]
                right = max((right, *joined), key=lambda part: part.index)
        elif child.dep in ("acl", "relcl") and token.tag == "NNS" and token.lower in _VAGUE:
            words = sorted(_subtree(child), key=lambda part: part.index)
            if len(words) <= 10:
                right = words[-1]
    return right


_VAGUE = frozenset(
    "companies organizations organisations entities firms individuals people users citizens institutions residents members groups employees persons websites others".split()
)


def _trimmed_left(head: Token, left: Token) -> int:
    words = sorted((part for part in _subtree(head) if left.index <= part.index <= head.index), key=lambda part: part.index)
    for word in words:
        if word.index == head.index or not (word.lower in _OPENING or word.tag in ("DT", "``", "''", "PRP$", "-LRB-", ",", ":", "HYPH")):
            return word.start
    return head.start


def _subtree(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        yield from _subtree(child)


def _verb(token: Token) -> tuple[str, ...]:
    return verb_classes().get(token.lower, ("other",))


def _roles(token: Token, depth: int) -> Iterator[str]:
    if depth > 5:
        return
    yield from _clauses(token)
    head, dep = token.head, token.dep
    if head is None:
        yield "root"
        return
    if dep in ("conj", "appos"):
        if dep == "appos":
            yield "appos"
        yield from _roles(head, depth + 1)
    elif dep == "pobj":
        yield from _prepositional(head, depth)
    elif head.verb and dep in (*_SUBJECTS, "dobj", "dative", "attr", "oprd", "agent"):
        for name in _verb(head):
            yield f"{name}:{dep}"
        if dep in ("nsubj", "dobj") and head.dep in ("xcomp", "ccomp") and head.head is not None:
            yield f"under-{_verb(head.head)[0]}"
        if dep == "attr":  # "The targets were X", "X was the victim".
            subject = head.child(*_SUBJECTS)
            for name in noun_classes().get(subject.lower, ()) if subject is not None else ():
                yield f"is-{name}"
        if dep in _SUBJECTS and head.lower not in ("is", "are"):  # "NGOs are an attractive target" tells of no attack.
            attribute = head.child("attr")
            for name in noun_classes().get(attribute.lower, ()) if attribute is not None else ():
                yield f"is-{name}"
    elif head.noun and dep in ("poss", "compound", "nmod", "amod", "nn"):
        yield from _of_noun(head, "poss" if dep == "poss" else "before", depth)
    elif head.verb:
        yield f"verb:{dep}"


def _clauses(token: Token) -> Iterator[str]:
    """Roles that hang on the noun itself: "systems infected", "journalists who were targeted"."""
    for child in token.children:
        if child.dep == "acl" and child.tag == "VBN":
            yield from (f"{name}:acl" for name in _verb(child))
        elif child.dep == "relcl":
            for part in child.children:
                if part.lower in ("who", "which", "that", "whom") and part.dep in (*_SUBJECTS, "dobj"):
                    yield from (f"{name}:{part.dep}" for name in _verb(child))
            if any(part.lower == "whose" for part in _subtree(child)):
                for part in child.children:
                    if part.dep in _SUBJECTS or part.dep == "dobj":
                        for noun in noun_classes().get(part.lower, ()):
                            yield from (f"{noun}>{name}:{part.dep}" for name in _verb(child))


def _prepositional(preposition: Token, depth: int) -> Iterator[str]:
    governor = preposition.head
    if preposition.dep == "agent" and governor is not None:
        yield from (f"{name}:by" for name in _verb(governor))
        return
    if governor is None:
        yield f"prep:{preposition.lower}"
    elif governor.verb:
        yield from (f"{name}:{preposition.lower}" for name in _verb(governor))
    elif governor.noun:
        yield from _of_noun(governor, preposition.lower, depth)
    elif governor.dep == "prep" or governor.tag == "IN":
        yield from _prepositional(governor, depth + 1)
        yield f"prep:{preposition.lower}"
    else:
        yield f"{governor.lower if governor.lower in ('critical', 'responsible', 'according', 'aimed', 'open') else 'adj'}:{preposition.lower}"


def _of_noun(noun: Token, link: str, depth: int) -> Iterator[str]:
    classes = noun_classes().get(noun.lower, ())
    for name in classes or ("noun",):
        yield f"{name}-n:{link}"
    if ("data" in classes or "part" in classes) and link in (
        "of",
        "at",
        "belonging",
        "inside",
        "within",
        "from",
        "in",
        "poss",
        "before",
        "for",
        "to",
    ):
        name = "data" if "data" in classes else "part"
        yield from (
            role if role.startswith((">", "data>", "part>")) else f"{name}>{role}"
            for role in _roles(noun, depth + 1)
            if role not in ("root", "appos")
        )
    elif link == "including" or link == "like":
        yield from _roles(noun, depth + 1)


def words_of(text: str) -> frozenset[str]:
    """Return what words tell one phrase from another: lower case, singular, without articles and possessives."""
    found = (re.sub(r"['’]s?$", "", word.lower()) for word in re.findall(r"[^\W_][\w&+.'’-]*", text))
    return frozenset(
        singular(word.strip("."))
        for word in found
        if word.strip(".") not in _OPENING and word not in ("and", "or", "of", "in", "on", "for", "to", "with", "by", "from")
    )
