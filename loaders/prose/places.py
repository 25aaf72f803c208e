"""What a text says of its victims themselves: what they are part of, and where they are."""

import re

from graph.claims import Draft, Mention
from loaders.prose.document import Document, Sentence, mention_of
from loaders.prose.drafting import draft, identity
from loaders.prose.gate import Gated
from loaders.prose.states import state_names

_BRANCH = Gated(
    r"\b(?:⟨Sa(\d+)⟩ )?(?:branch|section|chapter|arm|office|affiliate|subsidiary|division|unit) of (?:the )?⟨(O\d+)⟩|⟨(O\d+)⟩['’]s ⟨Sa(\d+)⟩ (?:branch|section|chapter|arm|office|affiliate|subsidiary|division)",
    re.IGNORECASE,
)
_BRANCH_NAME = re.compile(r"\w+ (?:branch|section|chapter|arm) of (?:the )?(.+)", re.IGNORECASE)
_IN_STATE = Gated(r"⟨(O\d+)⟩,? (?:[\w-]+ ){0,3}?(?:in|of|based in|headquartered in) (?:[A-Z]\w+, )?⟨Sn(\d+)⟩")


def parts_and_places(document: Document, victims: list[Mention]) -> list[Draft]:
    """PART_OF and LOCATED_IN of victims: "the Canadian branch of Amnesty International", "X in Canada", "X Canada"."""
    by_identity = {identity(victim): victim for victim in victims}
    drafts = []
    for sentence in document.sentences:
        for match in _BRANCH.finditer(sentence.tagged):
            drafts += _branch(sentence, match, victims)
        for match in _IN_STATE.finditer(sentence.tagged):
            victim = by_identity.get(identity(mention_of(sentence.name(match[1]))))
            if victim:
                drafts.append(draft(sentence, "place-in", "LOCATED_IN", victim, sentence.states[int(match[2])].mention, scope="main"))
        for name in sentence.of("Organization"):
            victim = by_identity.get(identity(mention_of(name)))
            written = _BRANCH_NAME.fullmatch(name.text)
            if victim and written:
                drafts.append(draft(sentence, "part-branch-name", "PART_OF", victim, Mention("Organization", written[1]), scope="main"))
            state = _own_state(victim) if victim else None
            if victim and state:
                drafts.append(draft(sentence, "place-in-name", "LOCATED_IN", victim, state, scope="main"))
    return drafts


def _own_state(victim: Mention) -> Mention | None:
    words = (victim.name or victim.text).rsplit(" ", 1)
    if len(words) == 2 and words[1] in state_names():
        iso2, form = state_names()[words[1]]
        return Mention("State", words[1], key=f"state:{iso2}") if form == "name" else None
    return None


def _branch(sentence: Sentence, match: re.Match[str], victims: list[Mention]) -> list[Draft]:
    """The branch is a victim whose name begins with the parent's: "Amnesty International Canada"."""
    parent = mention_of(sentence.name(match[2] or match[3]))
    number = match[1] or match[4]
    whole = parent.name or parent.text
    branch = next((victim for victim in victims if (victim.name or victim.text).startswith(whole) and identity(victim) != identity(parent)), None)
    if branch is None:
        return []
    drafts = [draft(sentence, "part-branch", "PART_OF", branch, parent, scope="main")]
    if number is not None:
        drafts.append(draft(sentence, "place-branch", "LOCATED_IN", branch, sentence.states[int(number)].mention, scope="main"))
    return drafts
