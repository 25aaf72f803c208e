"""Attributors: who made the finding that a sentence tells."""

import re

from graph.claims import Draft, Mention
from loaders.prose.actors import actor_of
from loaders.prose.document import Document, Sentence, mention_of
from loaders.prose.drafting import draft

FINDING = (
    r"(?:determined?|determines|attribut(?:e|es|ed|ing)|conclud(?:e|es|ed)|found|finds|assess(?:es|ed)|link(?:s|ed)|tied|ties|blam(?:e|es|ed)|identif(?:y|ies|ied)|trac(?:es|ed)|"
    r"nam(?:es|ed)|accus(?:e|es|ed)|indicat(?:e|es|ed)|discovered|uncovered|detected|pinned|analy[sz]ed|believes?|suspects?|considers?|reported|reports|revealed|said|says|"
    r"publicly named|charged|indicted|confirmed|warned|established|track(?:s|ed)|exposed|disclosed|documented|judged?|judges|estimates?|investigated|announced|unsealed|connected|calls|called)"
)
_BEFORE = re.compile(
    rf"⟨(O\d+)⟩(?:,[^,⟨⟩]{{1,80}},| \([^)]{{1,40}}\)|['’]s?(?: \w+){{0,4}}| (?:researchers?|experts?|investigators?|officials?|analysts?|\w+ [Ll]ab|investigation|prosecutors))?(?: \w+){{0,3}}? {FINDING}\b"
)
_STATE_BODY = re.compile(
    rf"((?:⟨Sa\d+⟩|[A-Z][\w.]+)(?: \w+){{0,2}} (?:government|authorities|officials|prosecutors|intelligence (?:agencies|services)|investigators|court))(?: \w+){{0,2}}? {FINDING}\b"
)
_STATE_SAYS = re.compile(r"⟨Sn(\d+)⟩ (?:has |have )?(?:said|announced|accused|blamed|attributed|formally \w+|publicly \w+|named|says)\b")
_ACCORDING = re.compile(
    r"\b(?:according to|(?:found|discovered|uncovered|identified|detected|reported|revealed|analy[sz]ed|attributed \w+ \w+ \w+|made public|investigated|determined|unsealed) by)(?: \w+){0,5}? ⟨(O\d+)⟩",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"⟨(O\d+)⟩(?:['’]s? \w+)?(?: researchers| officials)? {FINDING}\W*$")
_FINDING_NOUN = re.compile(r"⟨(O\d+)⟩['’]s? (?:\w+ ){0,2}(?:assessment|investigation|analysis|findings?|report|attribution|conclusion|indictment)\b")


def attributor_of(document: Document, sentence: Sentence, at: int) -> Mention | None:
    """Return who makes the statement whose cue stands at `at` of the tagged sentence; None for the report's own voice.

    The finder nearest before the cue wins, so that in "the group added that Secureworks determined ..." it is
    Secureworks; after it only "..., Microsoft said" and "according to ..." count.
    """
    tagged = sentence.tagged
    before = [(match.start(1), match[1]) for match in _BEFORE.finditer(tagged) if match.start(1) <= at]
    before += [(match.start(1), match[1]) for match in _FINDING_NOUN.finditer(tagged) if match.start(1) <= at]
    named = [(match.start(1), match[1]) for pattern in (_ACCORDING, _AFTER) for match in pattern.finditer(tagged)]
    for _, tag in sorted(before, reverse=True) + sorted(named):
        name = sentence.name(tag)
        if name.label == "Organization":
            return mention_of(name, "" if name.entry else _kind(sentence, name.start, name.end))
    return _body(sentence, at)


def _body(sentence: Sentence, at: int) -> Mention | None:
    """Return a state's authorities as the finder: "German prosecutors said", "the United States accused"."""
    state = _STATE_SAYS.search(sentence.tagged)
    if state and state.start() <= at:
        name = sentence.states[int(state[1])]
        return Mention("Organization", name.text, name=f"Government of {name.text}", kind="government")
    for match in _STATE_BODY.finditer(sentence.tagged):
        if match.start() <= at:
            words = re.sub(r"⟨Sa(\d+)⟩", lambda tag: sentence.states[int(tag[1])].text, match[1])
            if "⟨" not in words:
                return Mention("Organization", words, name=words, kind="government")
    return None


def _kind(sentence: Sentence, start: int, end: int) -> str:
    shift = sentence.span.text.find(sentence.text)
    for entity in sentence.span.ents:
        place = entity.start_char - sentence.span.start_char - shift
        if place < end and start < place + len(entity.text):
            return "person" if entity.label_ == "PERSON" else "organization"
    return "organization"


_ATTRIBUTES = re.compile(
    r"\b(?:attribut|blam|accus|pinned|link|tied|behind|responsible|the work of|traced|named|identified|charged|indicted|tracks)", re.IGNORECASE
)


def attributions(document: Document) -> list[Draft]:
    """ATTRIBUTED: an organisation says that it was this group, in a sentence that names both."""
    found = []
    for sentence in document.sentences:
        groups = sentence.of("Group")
        cue = _ATTRIBUTES.search(sentence.tagged)
        if groups and cue:
            by = attributor_of(document, sentence, cue.start())
            if by and by.kind != "person":
                found.append(draft(sentence, "attribution-verb", "ATTRIBUTED", by, actor_of(document, sentence, groups[0].start), asserted_by=by))
    return found
