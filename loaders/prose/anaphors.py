"""Anaphors: words that only point at somebody named before: "the organisation", "its systems", "he was hacked"."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from loaders.prose.enumerations import is_place
from loaders.prose.phrases import Phrase, words_of

if TYPE_CHECKING:
    from loaders.prose.document import Sentence
    from loaders.prose.entities import Entity

_ANAPHOR = re.compile(
    r"^(?:organi[sz]ation|company|firm|group|website|site|newspaper|paper|broadcaster|station|agency|studio|bank|university|ministry|party|charity|think tank|institute|publisher|outlet|office|"
    r"newsroom|association|utility|operator|provider|foundation|council|committee|parliament|body|federation|network|retailer|manufacturer|contractor|hospital|exchange|school|institution|"
    r"bureau|publication|initiative|collective|union|commission|court|airline|carrier|casino|library|museum|church|laboratory|lab|vendor|maker|search company|news agency|"
    r"alliance|channel|centre|center|movement|weekly|daily|magazine|NGO|non-?profit|watchdog|lender|chipmaker|assembly)$",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"^(?:senator|lawyer|attorney|journalist|reporter|activist|dissident|editor|politician|professor|scholar|blogger|defender|prosecutor|researcher|man|woman|monk|minister|president|chancellor|"
    r"candidate|writer|critic|campaigner|columnist|student|prince|princess|widow|ambassador|lawmaker|publisher|exile|opposition leader|clergyman|bishop)$",
    re.IGNORECASE,
)
"""Words for people by what they do."""
_SOMEBODY = frozenset("he him his she her hers".split())
_SOMETHING = frozenset("it its".split())
_MANY = frozenset("they them their".split())
_REACH = 2
"""How many sentences back a pronoun may point; "it" reaches no further than one."""


def is_anaphoric(word: str) -> bool:
    """Tell whether a word may stand for somebody named before: "website" of "the website", "senator"."""
    return bool(_ANAPHOR.match(word) or PERSON.match(word))


def is_anaphor(phrase: Phrase) -> bool:
    """Tell whether a phrase is but "the organisation" or "the senator"."""
    if phrase.proper or phrase.plural or phrase.determiner not in ("the", "this", "that", "its", "their"):
        return False
    words = phrase.text
    return bool(_ANAPHOR.match(words) or PERSON.match(words))


_LOWER = re.compile(r"(?:[a-z-]+ ){1,2}")


def is_described_anaphor(phrase: Phrase) -> bool:
    """Tell whether a phrase may be "the human rights organisation": such a word with what tells its kind."""
    if phrase.proper or phrase.plural or phrase.determiner not in ("the", "this", "that"):
        return False
    before = phrase.sentence.text[phrase.start : phrase.head.start]
    return (
        bool(_LOWER.fullmatch(before)) and phrase.end == phrase.head.end and bool(_ANAPHOR.match(phrase.head.text) or PERSON.match(phrase.head.text))
    )


_TITLE = re.compile(
    r"(?:President|Chancellor|Prime Minister|Minister|Foreign Minister|Secretary|Senator|Bishop|Archbishop|Father|General|Professor|Ambassador|Governor|Mayor)"
)


def titled(found: "list[Entity]", phrase: Phrase) -> "Entity | None":
    """Return the person whom a title alone means: "the Chancellor" of Chancellor Angela Merkel."""
    if not _TITLE.fullmatch(phrase.text):
        return None
    return next(
        (entity for entity in reversed(found) if entity.person and any(told.text.startswith(f"{phrase.text} ") for told in entity.phrases)), None
    )


def antecedent_of_noun(found: "list[Entity]", phrase: Phrase, must_fit: bool = False) -> "Entity | None":
    """Return the named entity that "the organisation" or "the senator" means: the one named last that fits; with `must_fit` none that is not called so."""
    person = bool(PERSON.match(phrase.head.text))
    best: tuple[int, int, int] | None = None
    chosen = None
    for entity in found:
        if not entity.proper or entity.person != person or is_place(entity.first):
            continue
        last = entity.phrases[-1]
        gap = phrase.sentence.index - last.sentence.index
        if gap > 12 or (gap == 0 and last.start >= phrase.start):
            continue
        fits = phrase.head.lower in entity.words or any(phrase.head.lower in words_of(_described(mention)) for mention in entity.phrases)
        subject = any(role.endswith(("nsubj", "nsubjpass")) for role in last.roles)
        rank = (0 if fits else 1, gap - subject, -last.start)
        if (fits or not must_fit) and (best is None or rank < best):
            best, chosen = rank, entity
    return chosen


def _described(phrase: Phrase) -> str:
    """Return the words of an apposition to a phrase: "Bellingcat, the investigative website" gives the latter."""
    beside = re.match(r",?\s+(?:an?|the)\s+([^,.;]{3,80}?)(?=\s(?:that|which|who|whose)\b|[,.;]|$)", phrase.sentence.text[phrase.end :])
    before = phrase.sentence.text[max(0, phrase.start - 60) : phrase.start]
    return (beside[1] if beside else "") + " " + before.rsplit(",", 1)[-1].rsplit(";", 1)[-1][-40:]


def pronouns(sentence: "Sentence") -> Iterator[Phrase]:
    """Yield the personal and possessive pronouns of a parsed sentence, as phrases of their own."""
    for token in sentence.tokens:
        if token.tag in ("PRP", "PRP$") and token.lower in _SOMEBODY | _SOMETHING | _MANY:
            yield Phrase(sentence, token, token.start, token.end)


def antecedent_of_pronoun(found: "list[Entity]", pronoun: Phrase) -> "Entity | None":
    """Return the entity that a pronoun means: the subject named last that fits, else whoever was named last.

    "They" are people, such as "journalists", or else an organisation that is the subject of the same sentence.
    """
    word = pronoun.head.lower
    if word in _MANY:
        several = _nearest((entity for entity in found if not entity.proper and entity.first.plural), pronoun, 1)
        return several or _nearest((entity for entity in found if entity.proper and not entity.person), pronoun, 0)
    fitting = (entity for entity in found if entity.proper and entity.person == (word in _SOMEBODY))
    if word in _SOMEBODY:  # "A refugee asked the police to look into signs that his computer was hacked."
        described = _nearest(
            (entity for entity in found if not entity.proper and entity.first.kind == "people" and not entity.first.plural), pronoun, 0
        )
        named = _nearest((entity for entity in found if entity.proper and entity.person), pronoun, 0)
        if described is not None and named is None:
            return described
    return _nearest(fitting, pronoun, _REACH if word in _SOMEBODY else 1)


def _nearest(entities: "Iterable[Entity]", pronoun: Phrase, reach: int) -> "Entity | None":
    best: tuple[int, bool, int] | None = None
    chosen = None
    for entity in entities:
        last = _last_before(entity, pronoun)
        if last is None:
            continue
        gap = pronoun.sentence.index - last.sentence.index
        if gap > reach:
            continue
        rank = (gap, not any(role.endswith((":nsubj", ":nsubjpass")) for role in last.roles), -last.start)
        if best is None or rank < best:
            best, chosen = rank, entity
    return chosen


def _last_before(entity: "Entity", pronoun: Phrase) -> Phrase | None:
    """Return the last mention of an entity before a pronoun."""
    here = (pronoun.sentence.index, pronoun.start)
    rows = (
        next((phrase for phrase in reversed(told) if (phrase.sentence.index, phrase.end) <= here), None) for told in (entity.phrases, entity.anaphors)
    )
    return max((phrase for phrase in rows if phrase is not None), key=lambda phrase: (phrase.sentence.index, phrase.start), default=None)
