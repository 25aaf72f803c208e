"""Standing: what the noun is that a state's name belongs to, and what that noun does or suffers."""

from loaders.prose.document import Sentence, StateMention
from loaders.prose.lexicon import noun_classes, singular, verb_classes
from loaders.prose.roles import roles_of
from loaders.prose.sentences import Token

_KINDS = {
    "actor": "actor hacker attacker group spy operative operator adversary intruder cyberspy gang crew team perpetrator apt outfit threat cybercriminal hacktivist",
    "authority": "government state regime military army intelligence authority service agency officer agent official leadership police force ministry president leader",
    "firm": "company firm vendor manufacturer developer startup contractor maker provider supplier",
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def standing(sentence: Sentence, state: StateMention) -> set[str]:
    """Return what the noun is that a state's name belongs to, and its role: hackers who attack, or a company that was attacked."""
    inside = [token for token in sentence.tokens if state.start <= token.start < state.end]
    if not inside:
        return set()
    head = _noun_of(inside[-1])
    name = sentence.covering(head.start, head.end)
    if name is not None:
        kind = name.label
    elif head is inside[-1]:
        kind = "itself"
    else:
        word = singular(head.lower)
        kind = _KIND_OF.get(word) or ("attack" if "attack" in noun_classes().get(word, ()) else "name" if head.tag.startswith("NNP") else "other")
    prefix = "title:" if sentence.index < 0 else "bg:" if sentence.background else ""
    stands = f"{prefix}stands-alone" if kind == "itself" else f"{prefix}stands-with-{kind.lower()}"
    return {stands} | {f"{stands}:{role}" for role in roles_of(head)}


_SPEAKS = frozenset(("say", "find", "blame", "name", "sanction"))


def says(sentence: Sentence, state: StateMention) -> bool:
    """Tell whether a state, its authority or service is who says or finds something, as the subject of that verb and of no more."""
    inside = [token for token in sentence.tokens if state.start <= token.start < state.end]
    head = _noun_of(inside[-1]) if inside else None
    if head is None:
        return False
    authority = head is inside[-1] or _KIND_OF.get(singular(head.lower)) == "authority"
    while head.dep == "appos" and head.head is not None:
        head = head.head
    verb = head.head if head.dep == "nsubj" else None
    return authority and verb is not None and not _SPEAKS.isdisjoint(verb_classes().get(verb.lower, ()))


def _noun_of(token: Token) -> Token:
    """Return the noun that a word describes: "company" of "South Korea-based company", the word itself where it describes none."""
    at = token
    for _ in range(4):
        if at.head is None or at.dep not in ("amod", "compound", "nmod", "nn", "poss", "npadvmod"):
            break
        at = at.head
    return at if at.noun else token
