"""Roles of a word in its sentence: what is done to it or by it, as `class:dependency`.

`attack:dobj` is whom somebody attacks, `data>attack:into` the owner of what was broken into, `find:nsubj` who found
something out, `is-victim` who is called one.
"""

from collections.abc import Iterator, Sequence

from loaders.prose.lexicon import noun_classes, verb_classes
from loaders.prose.sentences import Token

_COUNTS_UP = frozenset("include includes included comprise comprises comprised".split())
_THOSE_HIT = frozenset("targets victims recipients infections".split())
_GOES = frozenset("go goes went gone going".split())
_TURNS_TO = frozenset("concentrate concentrates concentrated concentrating focus focuses focused focusing prey preys preyed preying".split())
_WAGED = frozenset("aimed carried conducted directed launched mounted staged waged".split())
_FALLS = frozenset("fall falls fell fallen falling".split())
_BELONGS = {"belonging": "to", "used": "by", "owned": "by", "operated": "by", "run": "by", "maintained": "by", "affiliated": "with"}
"""By what words something is said to be whose, behind a noun: "networks used by the cabinet"."""
_BE = frozenset("is are was were be been being".split())
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def subtree(token: Token) -> Iterator[Token]:
    """Yield a word and everything that hangs on it."""
    yield token
    for child in token.children:
        yield from subtree(child)


def conjuncts(token: Token) -> list[Token]:
    """Return the words that are coordinated with one."""
    first = token
    while first.dep == "conj" and first.head is not None:
        first = first.head
    found, waiting = [], [first]
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [child for child in word.children if child.dep == "conj"]
    return [word for word in found if word is not token]


def _one_of_those_hit(token: Token) -> bool:
    """Tell whether a word, or one that it is listed with, is "one of the targets"."""
    of = token.child("prep")
    those = of.child("pobj") if of is not None and of.lower in ("of", "among") else None
    if token.lower in ("one", "two", "three", "some", "several") and those is not None and "victim" in noun_classes().get(those.lower, ()):
        return True
    return any(child.dep == "conj" and _one_of_those_hit(child) for child in token.children)


def _those_affected(token: Token) -> bool:
    """Tell whether a word is "those" in "those affected", "those who were hacked"."""
    return token.lower == "those" and any(
        child.dep in ("acl", "relcl") and {"attack", "affect"} & set(_classes_of(child)) for child in token.children
    )


_PHRASAL = {"over": "take takes took taken taking", "down": "bring brings brought bringing knock knocks knocked knocking"}
"""Verbs that tell of an attack with a particle: "took over the accounts of", "brought down the portal"."""


def _classes_of(token: Token) -> tuple[str, ...]:
    if any(child.dep == "prt" and token.lower in _PHRASAL.get(child.lower, "").split() for child in token.children):
        return ("attack",)
    return verb_classes().get(token.lower, ("other",))


def roles_of(token: Token, depth: int = 0) -> Iterator[str]:
    """Yield the roles of a word; those of what it is coordinated with or stands in apposition to are its own too."""
    if depth > 5:
        return
    yield from _clauses(token)
    if token.lower in _THOSE_HIT and any(child.dep == "prep" and child.lower == "in" for child in token.children):
        yield "is-victim"  # "Targets in Egypt were noted too."
    if any(child.dep in ("appos", "conj") and _one_of_those_hit(child) for child in token.children):
        yield "is-victim"
    head, dep = token.head, token.dep
    if head is None:
        yield "root"
        return
    if dep in ("conj", "appos"):
        if dep == "appos":
            yield "appos"
            if "victim" in noun_classes().get(head.lower, ()):
                yield "is-victim"  # "A third target, Husam El Gomati, is a critic of ..."
        yield from roles_of(head, depth + 1)
    elif dep == "pobj":
        yield from _prepositional(head, depth)
    elif head.verb and dep in (*_SUBJECTS, "dobj", "dative", "attr", "oprd", "agent"):
        for name in _classes_of(head):
            yield f"{name}:{dep}"
        if dep == "nsubj":  # "Facebook went further and connected them with a company."
            for then in head.children:
                if then.dep == "conj" and then.verb and then.tag != "VBN" and then.child(*_SUBJECTS) is None:
                    yield from (f"{name}:{dep}" for name in _classes_of(then) if name != "other")
        if dep in _SUBJECTS and head.lower in _FALLS and any(child.lower in ("prey", "victim") or _to_actors(child) for child in head.children):
            yield "is-victim"
        if dep == "dobj" and head.lower in _COUNTS_UP:  # "The victims include X."
            subject = head.child(*_SUBJECTS)
            if subject is not None and ("victim" in noun_classes().get(subject.lower, ()) or _those_affected(subject)):
                yield "is-victim"
        if dep in ("nsubj", "dobj") and head.dep in ("xcomp", "ccomp") and head.head is not None:
            yield f"under-{_classes_of(head.head)[0]}"
        if dep == "attr":  # "The targets were X", "X was the victim".
            subject = head.child(*_SUBJECTS)
            named = subject.child("appos") if subject is not None else None
            for name in noun_classes().get(subject.lower, ()) if subject is not None and named is None else ():
                yield f"is-{name}"
            if subject is not None and _one_of_those_hit(subject):
                yield "is-victim"
            if subject is not None and subject.lower in ("one", "two", "others") and any(part.lower == "them" for part in subtree(subject)):
                yield "is-one-of-them"  # "One of them was Pere Aragonès."
        if dep in _SUBJECTS:
            yield from _said_to_be(head, depth)
        if dep == "nsubjpass" and "send" in _classes_of(head) and head.child("dobj", "oprd") is not None:
            yield "approach:nsubjpass"  # "She was sent messages", but not "messages were sent".
    elif head.noun and dep in ("poss", "compound", "nmod", "amod", "nn"):
        yield from _of_noun(head, "poss" if dep == "poss" else "before", depth)
    elif head.verb:
        yield f"verb:{dep}"


_ACTORS = frozenset("group groups hackers attackers gang actor actors intruders crew".split())


def _to_actors(preposition: Token) -> bool:
    """Tell whether words are "to the group": "five clients had fallen to the group"."""
    to = preposition.child("pobj") if preposition.lower == "to" else None
    return to is not None and to.lower in _ACTORS


def _said_to_be(verb: Token, depth: int) -> Iterator[str]:
    """Roles that a subject is said to have: "were the target", "appear to have been targets", "were among those who were hacked"."""
    then = verb.child("xcomp")
    copula = then if then is not None and then.lower in _BE and verb.lower not in _BE else verb
    attribute = copula.child("attr")
    # "NGOs are an attractive target" tells of no attack; "students are the new quarry of APT36" does.
    if attribute is not None and (copula.lower not in ("is", "are") or any(child.lower == "of" for child in attribute.children)):
        yield from (f"is-{name}" for name in noun_classes().get(attribute.lower, ()))
    among = next((child for child in copula.children if child.dep == "prep" and child.lower == "among"), None) if copula.lower in _BE else None
    others = among.child("pobj") if among is not None else None
    if others is not None:
        yield from (role for role in roles_of(others, depth + 1) if role != "other:among")
        if "victim" in noun_classes().get(others.lower, ()):
            yield "is-victim"  # "Banks are among the recipients."
        if others.lower == "them":
            yield "is-one-of-them"  # "The Senate is among them."


def _clauses(token: Token) -> Iterator[str]:
    """Roles that hang on the noun itself: "systems infected", "journalists who were targeted"."""
    for child in token.children:
        if child.dep == "acl" and _is_predicate(token, child):
            yield from (f"{name}:nsubj" for name in _classes_of(child))
        elif child.dep == "acl" and child.tag == "VBN":
            yield from (f"{name}:acl" for name in _classes_of(child))
        elif child.dep == "relcl":
            for part in child.children:
                if part.lower in ("who", "which", "that", "whom") and part.dep in (*_SUBJECTS, "dobj"):
                    yield from (f"{name}:{part.dep}" for name in _classes_of(child))
                    if part.dep == "nsubj":  # "who sits in the senate and has accused Doha"
                        then = (verb for verb in child.children if verb.dep == "conj" and verb.verb and verb.child(*_SUBJECTS) is None)
                        yield from (f"{name}:nsubj" for verb in then for name in _classes_of(verb) if name != "other")
            if any(part.lower == "whose" for part in subtree(child)):
                for part in child.children:
                    if part.dep in _SUBJECTS or part.dep == "dobj":
                        for noun in noun_classes().get(part.lower, ()):
                            yield from (f"{noun}>{name}:{part.dep}" for name in _classes_of(child))


def _is_predicate(token: Token, verb: Token) -> bool:
    """Tell whether what the parser takes for a participle is what a name does: "ESET, which received samples first, attributed it to Sandworm"."""
    between = any(child.dep == "relcl" and child.index < verb.index for child in token.children)
    return between and token.head is None and token.tag.startswith("NNP") and verb.tag in ("VBD", "VBN")


_INSIDE = frozenset("in on at inside into onto within across".split())
_PLANTED = frozenset(
    "backdoor backdoors malware spyware implant implants trojan trojans wiper ransomware shell shells software code tool tools loader virus worm".split()
)


def _plants(verb: Token) -> bool:
    """Tell whether a verb tells of malware that somebody puts somewhere: "placed the backdoor ShadowPad in ten organizations"."""
    what = verb.child("dobj", "nsubjpass")
    if what is None:
        return False
    found = what.lower in ("it", "them") and what.dep == "dobj" and "find" in _classes_of(verb)  # "Symantec found it at a bank."
    return found or what.lower in _PLANTED or any(child.lower in _PLANTED for child in what.children)


def _on_devices(preposition: Token) -> bool:
    """Tell whether something is put on machines, whose make tells nothing of whose they are: "on phones of Apple"."""
    where = preposition.child("pobj")
    return where is not None and "data" in noun_classes().get(where.lower, ())


def _prepositional(preposition: Token, depth: int) -> Iterator[str]:
    governor = preposition.head
    if governor is not None and preposition.lower == "against" and governor.entity in ("DATE", "TIME"):
        while governor is not None and not governor.verb:  # "was used in the second half of 2023 against the iPhones of"
            governor = governor.head
    if preposition.dep == "agent" and governor is not None:
        yield from (f"{name}:by" for name in _classes_of(governor))
        yield from _owned(governor, preposition, depth)
        return
    if governor is None:
        yield f"prep:{preposition.lower}"
    elif governor.verb:
        yield from (f"{name}:{preposition.lower}" for name in _classes_of(governor))
        if preposition.lower in _INSIDE and not _on_devices(preposition) and _plants(governor):
            yield "attack:into"
        if preposition.lower == "against" and governor.lower in _WAGED:  # "operations were directed against journalists"
            yield "use:against"
        if preposition.lower == "after" and governor.lower in _GOES:  # "went after chip makers"
            yield "attack:after"
        if preposition.lower == "on" and governor.lower in _TURNS_TO:  # "has concentrated on ministries"
            yield "turn:on"
        yield from _owned(governor, preposition, depth)
    elif governor.noun:
        yield from _of_noun(governor, preposition.lower, depth)
    elif governor.dep == "prep" or governor.tag == "IN":
        yield from _prepositional(governor, depth + 1)
        yield f"prep:{preposition.lower}"
    else:
        yield f"{governor.lower if governor.lower in ('critical', 'responsible', 'according', 'aimed', 'open') else 'adj'}:{preposition.lower}"


def _owned(verb: Token, preposition: Token, depth: int) -> Iterator[str]:
    """Roles of whom something belongs to by a participle: "credentials belonging to officials" are the officials' credentials."""
    thing = verb.head
    if verb.dep == "acl" and thing is not None and preposition.lower == _BELONGS.get(verb.lower) and "data" in noun_classes().get(thing.lower, ()):
        yield from _of_noun(thing, "belonging", depth)


def missed_roles(token: Token, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the roles of a word whose preposition the parser hung on the wrong word.

    In "of being behind the breaches at Anthem" it belongs to the noun right before it, in "sent malware disguised as
    offers to engineers" to the verb. `tokens` are those of the sentence.
    """
    while token.dep in ("conj", "appos") and token.head is not None:
        token = token.head
    preposition = token.head
    if token.dep != "pobj" or preposition is None or not preposition.index:
        return
    noun = tokens[preposition.index - 1]
    if (
        preposition.lower in ("on", "at", "against", "of", "into")
        and noun.noun
        and noun is not preposition.head
        and "attack" in noun_classes().get(noun.lower, ())
    ):
        yield f"attack-n:{preposition.lower}"
    if preposition.lower == "to" and _sent(preposition):
        yield "send:to"


def _sent(preposition: Token) -> bool:
    """Tell whether "to" hangs on a participle behind what somebody sent."""
    word = preposition.head
    if word is None or word.dep != "acl" or word.head is None or word.head.dep != "dobj":
        return False
    verb = word.head.head
    return verb is not None and "send" in _classes_of(verb)


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
            for role in roles_of(noun, depth + 1)
            if role not in ("root", "appos")
        )
    elif link == "including" or link == "like":
        yield from roles_of(noun, depth + 1)
