"""Statements: forms by which somebody puts their name to a finding, read off the text where the parser is of little help."""

import re

from loaders.prose.gate import Gated
from loaders.prose.phrases import Phrase

_PUTS_NAME = Gated(
    r"(?:(?:, | and |, and | & )(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}){0,12},?(?: \w+)? (?:"
    r"(?:issued|released|published|made|put out|signed) (?:an? |the |their )?(?:[\w-]+ ){0,2}?(?:statements?|reports?|declarations?|indictments?|advisor(?:y|ies)|alerts?) (?:\w+ )?"
    r"(?:attributing|blaming|accusing|linking|condemning|denouncing|naming|tying)|"
    r"(?:today |jointly |formally )?(?:hold|holds|held) [A-Z]\w+ (?:\w+ )?responsible)\b"
)
_CLOSES = Gated(
    r"(?:['’]s [\w ]{3,30})? (?:reports?|reported|says?|said|notes?|noted|writes?|wrote|found|finds|adds?|added|warns?|warned|explains?|explained|concluded?|concludes)"
    r"(?: \w+day| today)?[.”\"]*$"
)
_REPORTED_BY = Gated(
    r"\b(?:as|first|originally|also|later|and|were|was|been) (?:first )?(?:reported|noted|described|documented|detailed|revealed|disclosed|analy[sz]ed|published|outlined|pointed out) by (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:findings?|reports?|research|analysis|discovery|disclosure|details|news|word)(?: of it)?,?(?: which| that)? (?:comes?|came|coming) from (?:the )?(?:[\w-]+ ){0,3}?$",
    re.IGNORECASE,
)
_CLAIMS_DEED = Gated(
    r"(?: (?:(?!(?:said|says|say|that|told|found|finds|reported|reports|confirmed|noted|wrote|believes?|whether|after|when)\b)\w+ ){0,8}?)(?:claim(?:ed|s|ing)?|took|takes|taken) (?:responsibility|credit)\b"
)
_TAKES_DOWN = Gated(
    r"(?: (?:has|have|had|also|later|then|since|quietly))* (?:closed|clos(?:es|ing)|took down|tak(?:es?|en|ing) down|removed|suspended|disabled|deleted|banned|shut(?:s|ting)? down|dismantled|disrupted) "
    r"(?:[\w,.-]+ ){0,6}?(?:accounts?|pages|profiles|domains|servers|websites)\b"
)
_LABELS_SAMPLE = re.compile(r"['’\w ]{0,12} as [\"“]?[A-Z]\w*[./:]\w")
_BEFORE_SPEAKER = re.compile(r"[,”\"] (?:the )?$")


def puts_name_to(phrase: Phrase) -> bool:
    """Tell whether somebody, or the list of names that they open, signs an attribution: "Australia and Canada issued statements blaming X"."""
    return phrase.proper and bool(_PUTS_NAME.match(phrase.sentence.text, phrase.end))


def closes(phrase: Phrase) -> bool:
    """Tell whether a sentence ends by naming who says so: "The package targets developers, ReversingLabs reports."."""
    text = phrase.sentence.text
    return phrase.proper and bool(_CLOSES.match(text, phrase.end)) and bool(_BEFORE_SPEAKER.search(text, 0, phrase.start))


def reported_by(phrase: Phrase) -> bool:
    """Tell whether a sentence names whoever published what it tells: "as reported by the analyst Pedro Tavares"."""
    return bool(_REPORTED_BY.search(phrase.sentence.text, max(0, phrase.start - 70), phrase.start))


def takes_down(phrase: Phrase) -> bool:
    """Tell whether somebody closes what the attackers worked with, which says that they found them: "Facebook closed a hundred accounts"."""
    return bool(_TAKES_DOWN.match(phrase.sentence.text, phrase.end))


def claims_deed(phrase: Phrase) -> bool:
    """Tell whether somebody says that they did it themselves, which attributes nothing: "the group claimed responsibility"."""
    return bool(_CLAIMS_DEED.match(phrase.sentence.text, phrase.end))


def labels_sample(phrase: Phrase) -> bool:
    """Tell whether somebody is named only for the label that their product gives a file: "detected by Trend Micro as Trojan.Win32.X"."""
    return bool(_LABELS_SAMPLE.match(phrase.sentence.text, phrase.end))
