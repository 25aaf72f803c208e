"""The report's own voice: "we attribute the campaign to APT42" is a finding of whoever published it."""

import re
from collections.abc import Iterator

from graph.claims import Mention
from loaders.prose.document import Document, Sentence
from loaders.prose.gate import Gated
from loaders.prose.once import once_of

_WE_FIND = Gated(
    r"\b(?:[Ww]e|[Oo]ur (?:own )?(?:researchers|analysts|team|telemetry|data|reading|analysis|assessment|view|conclusions?|investigation|findings?))\b"
    r"(?: (?!(?:ask|call|urge|demand|thank|hope|want|will|would like|recommend)\b)[\w’'-]+,?){0,4}? ?\b(?:attribut|assess|suspect|conclud|agree|concur|link|tie|believ(?!\w* in\b)|judg|consider|put it|fits|(?:is|are) the same|trace|identif)"
    r"|\b[Ii]n our (?:view|opinion|assessment|judge?ment)\b"
    r"|\b[Oo]ur (?:own )?(?:view|opinion|guess|verdict|bet) (?:is|remains|has been) "
    r"|\b[Ww]e\b[^.;]{0,80}? (?:reach\w*|c[ao]me to|share) (?:the|that|this|its|their|his|her) (?:same |very )*(?:result|conclusion|view|assessment|finding|suspicion|opinion)"
    r"|\b[Ww]e\b[^.;:]{0,60}? (?:and|therefore|also|too) (?:agree|believe|suspect|attribute|conclude|assess)\b"
    r"|\b[Ww]e (?:read|take|see|treat|count|regard) [^.;:]{1,40}? as (?:the same|one|an?other|names? (?:for|of))\b"
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_END_OF_NAME = re.compile(
    r"\s[|/>–—-]\s|\s*[|/>,:·•»]\s*|\s-+\s|\s+(?=\d)|\s+(?:research |security |threat )?blog\b|\s+(?:lab|field|case|threat) (?:notes?|file)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w&.'’-]*|of|for|and|the)(?: (?:[A-Z][\w&.'’-]*|of|for|and|the)){0,6}")
_FIRST_LINES = 200
"""How far into a text its masthead may begin, in characters."""


@once_of
def publisher(document: Document) -> Mention | None:
    """Return who published a report: by its metadata, else by the words that its masthead opens with; None where neither tells."""
    if document.report.publisher:
        return Mention("Organization", document.report.publisher, name=document.report.publisher, kind="organization")
    top = next((sentence for sentence in document.sentences if sentence.block.kind == "masthead"), None)
    if top is None or top.start > _FIRST_LINES:
        return None
    name = _END_OF_NAME.split(top.block.text, maxsplit=1)[0].strip()
    return Mention("Organization", name, name=name, kind="organization") if _NAME.fullmatch(name) else None


@once_of
def speaks_in(sentence: Sentence) -> bool:
    """Tell whether a sentence says in the report's own voice who did it; what somebody is quoted with is theirs."""
    return sentence.block.kind not in ("masthead", "heading") and not sentence.background and bool(_WE_FIND.search(_QUOTED.sub("", sentence.text)))


def findings(document: Document) -> Iterator[Sentence]:
    """Yield the sentences in which a report says in its own voice who did it."""
    return filter(speaks_in, document.sentences)
