"""Criticism: a victim, or the organisation that it is part of, publicly opposed a state."""

import re

from graph.claims import Dated, Draft, Mention
from loaders.prose.document import Document, Sentence, StateMention, mention_of
from loaders.prose.drafting import draft, identity

_CRITICAL = re.compile(
    r"\b(?:critici[sz]\w+|critical (?:of|about|report)|condemn\w*|denounc\w*|accus\w+|call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)|protest\w*|campaign(?:s|ed|ing)? (?:against|for)|oppos(?:e|es|ed|ing)|"
    r"(?:publish|released?|issued?|put out|wrote|written|produced|ran|aired|printed)\w*(?: \w+){0,6}? (?:report|reports|investigation|article|articles|story|stories|study|findings|dossier|series|documentary|reviews?)|"
    r"(?:report|document|investigat|expos|detail|reveal|chronicl)\w*(?: \w+){0,4}? (?:abuses?|violations?|corruption|detention|persecution|repression|torture|crimes?|wealth|killings?|doping|atrocit\w+|disinformation|surveillance|crackdown|how)|"
    r"signed an open letter|spoke out|speaking out|outspoken|lobbied|recommended? (?:a |that )?(?:\w+ ){0,4}?(?:ban\w*|exclu\w+|sanction\w*)|named (?:a |an |two |three )?\w+ officers?|"
    r"(?:banned|suspended|barred) (?:\w+ ){0,6}?athletes)\b",
    re.IGNORECASE,
)
_SUBJECT_PRONOUN = re.compile(
    r"^(?:(?:In|On|Since|Earlier|During|By|A (?:month|year|week)|Months|Weeks|Two|Three|Also|Last|That same)\b[^,]{0,40}?,?\s+)?(?:[Ii]t|[Tt]hey|[Tt]he (?:organi[sz]ation|org|group|newspaper|paper|agency|NGO|website|broadcaster|watchdog|company|charity|foundation|institute|outlet)|[Hh]e|[Ss]he)\b"
)
_ACCUSES_OF_HACK = re.compile(r"\baccus\w+[^.;]{0,60}\b(?:hack|attack|spy|breach|intru)\w*|\bblam\w+", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied)|reject\w*|baseless|groundless)\b", re.IGNORECASE)


def criticisms(document: Document, critics: list[Mention]) -> list[Draft]:
    """CRITICIZED: by a victim or its parent, of a state named in the sentence or the one behind it.

    The general remark that introduces dated acts ("has been critical of ...") is left out where such acts are told.
    """
    wanted = {identity(critic): critic for critic in critics}
    found: list[Draft] = []
    speaker: Mention | None = None
    for sentence in document.sentences:
        speaker = _speaker(sentence, wanted, speaker)
        if speaker is None or not _CRITICAL.search(sentence.text) or _ACCUSES_OF_HACK.search(sentence.text) or _DENIAL.search(sentence.text):
            continue
        state = _state(document, sentence, speaker)
        if state:
            found.append(draft(sentence, "criticism", "CRITICIZED", speaker, state.mention, event=_when(sentence)))
    dated = {(identity(item.subject), item.object.key) for item in found if item.event}
    return [item for item in found if item.event or (identity(item.subject), item.object.key) not in dated]


def _when(sentence: Sentence) -> Dated | None:
    """The date of the act; "since the attack" tells none."""
    first = sentence.dates[0] if sentence.dates else None
    if (
        first is None
        or re.match(r"\W*since\b", sentence.text[max(0, first.start - 8) : first.start + 6], re.IGNORECASE)
        or re.match(r"since\b", sentence.text, re.IGNORECASE)
    ):
        return None
    return first.when


def _speaker(sentence: Sentence, critics: dict[str, Mention], before: Mention | None) -> Mention | None:
    """Return who acts in a sentence: the organisation named first, or the one before where a pronoun stands for it."""
    organizations = sentence.of("Organization")
    pronoun = _SUBJECT_PRONOUN.match(sentence.text)
    first = organizations[0] if organizations else None
    if pronoun and before and (first is None or first.start > pronoun.end()):
        return before
    for name in organizations:
        mention = mention_of(name)
        if identity(mention) in critics:
            return critics[identity(mention)]
        for known, critic in critics.items():
            if mention.text.lower() in (critic.text.lower(), *critic.text.lower().split()) and len(mention.text) > 3:
                return critics[known]
    return before if pronoun else None


def _state(document: Document, sentence: Sentence, critic: Mention) -> StateMention | None:
    """Return the state that is criticised: the sponsor of the report before any other, in this sentence or the next one."""
    sponsors = {
        state.iso2
        for other in document.sentences
        for state in other.states
        if re.search(r"sponsor|backed|linked|behest|direction|nexus|intelligence|hackers|blamed|attribut", other.text)
    }
    for place in (sentence, *document.sentences[sentence.index + 1 : sentence.index + 2]):
        states = [state for state in place.states if state.text not in critic.text and state.text not in critic.name]
        if place is not sentence and (_SUBJECT_PRONOUN.match(place.text) and not states):
            continue
        preferred = [state for state in states if state.iso2 in sponsors] or (states if place is sentence else [])
        if preferred:
            return preferred[0]
    return None
