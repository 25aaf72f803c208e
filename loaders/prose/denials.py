"""Denials: somebody contests that a state did it."""

import re

from graph.claims import Draft, Mention
from loaders.prose.actors import actor_of
from loaders.prose.document import Document, Sentence
from loaders.prose.drafting import draft

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed)|refut(?:es|ed)|contest(?:s|ed)|call(?:s|ed) the (?:\w+ ){0,3}(?:baseless|groundless|unfounded|false)|"
    r"(?:baseless|groundless|unfounded|slander\w*|smears?|fabricat\w+|fake news)|no involvement|had nothing to do|not (?:been )?(?:involved|behind|responsible))\b",
    re.IGNORECASE,
)
_TITLE = r"(?:embassy|ambassador|foreign ministry|foreign minister|ministry|spokes(?:man|woman|person)|officials?|authorities|government|diplomats?|president|leadership|side)"
_BY_STATE = re.compile(
    rf"((?:[Tt]he )?⟨S[ant](?P<a>\d+)⟩(?:['’]s?)?(?: \w+){{0,3}}? {_TITLE}(?: (?:in|to|of|for) (?:the )?[\w⟨⟩ ]{{1,30}}?)?)(?=,| (?:\w+ ){{0,2}}(?:has |had |have )?(?:den|reject|dismiss|disput|refut|contest|call|sa[iy]|describ|brand))",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(rf"((?:[Tt]he |[Aa] )?{_TITLE} (?:of|for|at|in) (?:the )?⟨S[ant](?P<a>\d+)⟩)", re.IGNORECASE)
_BARE = re.compile(
    r"(⟨S[nt](?P<a>\d+)⟩)(?: \w+){0,3}? (?:has |have |had )?(?:always |repeatedly |consistently |routinely |previously )?(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|call(?:s|ed))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:accus\w+|allegation\w*|charge\w*|claim\w*|attribut\w+|involve\w*|responsib\w+|hack\w*|cyber\w*|attack\w*|role|report\w*|it|behind|any)\b",
    re.IGNORECASE,
)


def denials(document: Document) -> list[Draft]:
    """SPONSORED_BY with stance denies: a state's voice rejects that the actor works for it."""
    drafts = []
    for sentence in document.sentences:
        if sentence.states and _DENIES.search(sentence.tagged) and _ABOUT.search(sentence.text):
            found = _denier(sentence)
            if found:
                number, by = found
                state = sentence.states[number]
                drafts.append(
                    draft(
                        sentence,
                        "denial",
                        "SPONSORED_BY",
                        actor_of(document, sentence),
                        state.mention,
                        stance="denies",
                        certainty="stated",
                        asserted_by=by,
                    )
                )
    return drafts


def _denier(sentence: Sentence) -> tuple[int, Mention] | None:
    tagged = sentence.tagged
    for pattern in (_BY_STATE, _TITLE_OF, _BARE):
        match = pattern.search(tagged)
        if match:
            words = re.sub(r"⟨S[antv](\d+)⟩", lambda tag: sentence.states[int(tag[1])].text, match[1])
            words = re.sub(r"⟨[GTO](\d+)⟩", lambda tag: sentence.names[int(tag[1])].text, words).strip()
            state = sentence.states[int(match["a"])]
            name = words if words != state.text else f"Government of {state.text}"
            return int(match["a"]), Mention("Organization", words, name=name, kind="government")
    return None
