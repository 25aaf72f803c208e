"""Statements: forms by which somebody puts their name to a finding, read off the text where the parser is of little help."""

import re

from loaders.prose.enumerations import listed_with
from loaders.prose.gate import Gated
from loaders.prose.once import once_of
from loaders.prose.phrases import Phrase
from loaders.prose.roles import roles_of
from loaders.prose.sentences import Token

_LIST_ON = (
    r"(?:(?: \([A-Z][\w-]*\))?(?:, and | and |, | & )(?:[a-z]+ ){0,3}?[A-Z][\w.'’]*(?: (?:of|for|the|[A-Z][\w.'’]*)){0,6}){0,12}(?: \([A-Z][\w-]*\))?"
)
"""The names that a list goes on with behind one of them."""
_PUTS_NAME = Gated(
    _LIST_ON + r",?(?: \w+)? (?:"
    r"(?:issued|released|published|made|put out|signed) (?:an? |the |their )?(?:[\w-]+ ){0,2}?(?:statements?|reports?|declarations?|indictments?|advisor(?:y|ies)|alerts?) (?:\w+ )?"
    r"(?:attributing|blaming|accusing|linking|condemning|denouncing|naming|tying)|"
    r"(?:today |jointly |formally )?(?:hold|holds|held) [A-Z]\w+ (?:\w+ )?responsible)\b"
)
_ISSUES = Gated(
    _LIST_ON + r",?(?: \w+)? (?:issued|released|published|put out|brought out) (?:an? |the |their |its |two )?(?:[\w-]+ ){0,3}?"
    r"(?:advisor(?:y|ies)|alerts?|warnings?|stud(?:y|ies)|analys[ei]s|findings?|indictments?|samples|indicators)\b"
)
_FINDS_PLAINLY = Gated(
    r"(?:, [^,;]{3,60},)? (?:(?:also|later|has|had|now|still|itself) )?(?:found|suspects?|suspected|believes?|believed|assess(?:es|ed)|conclud(?:es|ed)|attribut(?:es|ed)|ascrib(?:es|ed)|blam(?:es|ed)|discovered|identified) "
)
"""What follows a name that opens a sentence where the parser may lose the verb: "CrowdStrike suspects Labyrinth Chollima"."""
_CLOSES = Gated(
    r"(?:['’]s [\w ]{3,30})? (?:reports?|reported|says?|said|notes?|noted|writes?|wrote|found|finds|adds?|added|warns?|warned|explains?|explained|concluded?|concludes)"
    r"(?: \w+day| today)?[.”\"]*$"
)
_REPORTED_BY = Gated(
    r"\b(?:as|first|originally|also|later|and|were|was|been) (?:first )?(?:reported|noted|described|documented|detailed|revealed|disclosed|analy[sz]ed|published|outlined|pointed out) by (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:advisor(?:y|ies)|reports?|assessments?|analys[ei]s|stud(?:y|ies)|statements?|work|alerts?|bulletins?|papers?|guidance|warnings?|documents?)\b[^.;]{0,40}? (?:prepared|written|published|issued|released|compiled|done|produced|signed|authored) (?:\w+ ){0,3}?by (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:advisor(?:y|ies)|reports?|stud(?:y|ies)|statements?|analys[ei]s)\b[^.;]{0,60}? (?:published|issued|released|compiled|produced|written|done) (?:[\w-]+ ){0,4}?(?:together |jointly )?with (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:cases?|inquir(?:y|ies)|investigations?|reviews?|analys[ei]s|research|examinations?)\b[^.;]{0,60}? (?:handled|led|run|carried out|conducted|done|undertaken) (?:[\w-]+ ){0,3}?by (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:stud(?:y|ies)|reports?|analysis|research|advisory) with (?:the )?$"
    r"|\b(?:assessments?|views?|findings?|conclusions?|attribution) (?:is|was|are|were|has been) (?:shared|confirmed|supported|backed|endorsed|echoed) by (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:with|thanks to) (?:[\w-]+ ){0,2}?(?:help|support|assistance) (?:from|of) (?:the )?$|\bhelped by (?:the )?$|\bin the words of (?:the )?$"
    r"|\b(?:indictments?|complaints?|charges)\b[^.;]{0,30}? (?:returned|unsealed|filed|brought|announced) by (?:an? |the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:findings?|facts?|reports?|research|analysis|stud(?:y|ies)|statements?|information|discovery|disclosure|details|news|word)(?: of (?:it|its own|their own))?,?(?: which| that)? (?:comes?|came|coming) (?:out )?(?:this week |today |on \w+day )?from (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:received?|receiving|got|had) (?:an? |the )?(?:\w+ )?(?:warnings?|alerts?|notifications?) (?:\w+ ){0,2}?from (?:the )?$"
    r"|\b(?:together|in (?:partnership|collaboration)) with (?:the )?(?:[\w-]+ ){0,2}?$"
    r"|\bworked on (?:the|this|its|that) (?:[\w-]+ )?(?:report|investigation|story|stud(?:y|ies)|analysis|case) (?:together )?with (?:the )?(?:[\w’']+ ){0,2}?$"
    r"|\b(?:investigated|examined|analy[sz]ed|handled|confirmed|discovered|attributed|identified) (?:\w+ ){0,2}?by (?:the )?(?:[\w-]+ ){0,3}?$"
    r"|\b(?:statement|report|notice|announcement|issued|published|said)\b[^.;]{0,20}? on behalf of (?:the )?$",
    re.IGNORECASE,
)
_LISTED_BEFORE = re.compile(
    r"(?:(?:[a-z]+ ){0,4}?[A-Z][\w.&'’-]*(?: (?:of|for|the|at|in|[A-Z][\w.&'’-]*)){0,7}(?: \([A-Z][\w-]*\))?(?:, and|,| and) )+(?:[a-z]+ ){0,4}?"
)
_LIST_CUE = re.compile(r"\b(?:by|from|with|of) ")
_LONGEST_LIST = 220
"""How far before a name the list may begin in which it stands, in characters."""
_CLAIMS_DEED = Gated(
    r"(?: (?:(?!(?:said|says|say|that|told|found|finds|reported|reports|confirmed|noted|wrote|believes?|whether|after|when)\b)\w+ ){0,8}?)(?:claim(?:ed|s|ing)?|took|takes|taken) (?:responsibility|credit)\b"
)
_TAKES_DOWN = Gated(
    r"(?: (?:has|have|had|also|later|then|since|quietly))* (?:closed|clos(?:es|ing)|took down|tak(?:es?|en|ing) down|removed|suspended|disabled|deleted|banned|shut(?:s|ting)? down|dismantled|disrupted) "
    r"(?!(?:its|their|his|her|our) )(?:[\w,.-]+ ){0,6}?(?:accounts?|pages|profiles|domains|servers|websites)\b"
)
_LABELS_SAMPLE = re.compile(r"['’\w ]{0,12} as [\"“]?[A-Z]\w*[./:]\w")
_BY_EXPERTS = re.compile(
    r"\b[Aa]ccording to (?:\w+ ){0,3}?(?:experts?|researchers?|analysts?|investigators?|specialists?|officials?) (?:at|from|of|with) (?:the )?$"
)
_BEFORE_SPEAKER = re.compile(r"[,”\"] (?:the )?$")
_FINDS_OUT = re.compile(
    r"(?:c[ao]mes?|reach(?:ed|es)?|dr[ae]ws?|shares?|shared|arrive[ds]?) (?:\w+ ){0,5}?(?:the same|a similar|similar|that|this|its) (?:view|conclusion|finding|assessment|judge?ment|result|answer|country|number)s?|"
    r"plac(?:es?|ed) (?:it|them|(?:the|that|this) (?:group|actor|cluster|team))\b[^.;]{0,30}? (?:in|inside|under|within) |fil(?:es?|ed) (?:it|them|(?:the|that|this) (?:group|gang|actor|cluster)) (?:as|under) |"
    r"recogni[sz]ed (?:the|its|their) (?:\w+ )?(?:tools?|handwriting|code|malware|trojan|program)s?\b|(?:had|has|obtained|received) (?:a |the )?(?:\w+ )?samples?\b|"
    r"t(?:akes?|ook) (?:\w+ )?(?:the same|a similar|that) (?:view|line)|s(?:ides?|ided) with\b|(?:has|have|had) no doubt|"
    r"(?:issu(?:es?|ed)|releas(?:es?|ed)|publish(?:es|ed)|put out|brought out|made public) (?:an? |the |their |its |two |several )?(?:[\w-]+ ){0,3}?(?:advisor(?:y|ies)|alerts?|warnings?|stud(?:y|ies)|analys[ei]s|findings?|indictments?|samples|indicators)\b|"
    r"contribut(?:es?|ed) (?:an? |the |two |its |their )?(?:[\w-]+ ){0,2}?(?:samples?|findings?|analys[ei]s|data|report|chapter)\b|"
    r"br(?:eaks?|oke) up (?:the|an?|that|this) (?:[\w-]+ ){0,2}?(?:operation|attempt|team|network|ring)\b|"
    r"c[ao]mes? (?:across|upon)|(?:reach(?:ed|es)?) (?:[\w-]+ ){1,8}?(?:certainty|confidence)\b|t(?:akes?|ook) (?:it|them|him|her|the \w+) for\b|g(?:ives?|ave) (?:\w+ ){0,3}?(?:its|their|the) name|work(?:s|ed)? out (?:the|how|an?|its|their)\b|c[ao]mes? out with (?:the|its|an?) |present(?:s|ed) (?=[A-Z]|(?:an?|the|its|their) (?:[\w-]+ ){0,2}?(?:stud|report|analys|finding|result|paper|malware|trojan|spyware|implant))|sp(?:eaks?|oke) of|"
    r"(?:puts?|lays?|laid) (?:[\w-]+ ){1,6}?(?:down to|at the door of)\b|(?:pieced|piec(?:es|ing)) (?:\w+ ){0,4}?together\b|t(?:akes?|ook) (?:\w+ ){1,4}?apart\b|hint(?:s|ed) at\b|"
    r"(?:led|leads|ran|runs|handled|handles|conducted|headed|carried out) (?:the|its|an?|that|this) (?:[\w-]+ ){0,3}?(?:investigation|inquiry|enquiry|research|probe|analysis|study|review|case|examination)\b|"
    r"(?:t(?:akes?|ook) part in|worked on|helped with|contributed to) (?:the|its|an?|that|this) (?:[\w-]+ ){0,3}?(?:investigation|inquiry|enquiry|research|probe|analysis|study|review|assessment)\b|w(?:ent|as going) public with\b|"
    r"look(?:s|ed) (?:at|into) (?:the|its|their|those|these|\d+|[a-z]+) (?:[\w-]+ ){0,2}?(?:data|samples?|phones?|files|traces|logs|messages|devices?|machines|material|computers)\b|look(?:s|ed) at (?:some of |two of |parts? of )?the (?:same )?(?:[\w-]+ )?(?:material|machines|samples|data|devices)\b|"
    r"declar(?:es|ed) (?:itself|himself|herself|themselves) (?:convinced|certain|sure)\b|"
    r"(?:is|are|was|were|remains?) (?:\w+ ){0,2}?(?:confident|certain|sure|convinced|in no doubt|(?:the |among the )?first to (?:identify|report|describe|find|discover|spot|attribute|name|document|write|notice|warn|see))\b|(?:agree|concur)(?:s|d|ed|red)?\b(?! to\b)"
)
_WORKS = frozenset("article articles book books column columns editorial editorials novel novels poem poems song songs story stories".split())
_TROUBLES = frozenset("delay delays difficulties disruption disruptions failures losses outage outages problem problems trouble troubles".split())
_STATES = frozenset("emergency war".split())
_OF_SOMETHING_ELSE = {
    verb: things
    for verbs, things in (
        ("write writes wrote written writing", _WORKS),
        ("report reports reported reporting", _TROUBLES),
        ("declare declares declared declaring", _STATES),
    )
    for verb in verbs.split()
}
"""What is written, reported or declared that tells nothing of who did it, by verb."""
_PLATFORMS = frozenset("Twitter Facebook Telegram LinkedIn Medium Mastodon YouTube Instagram GitHub VirusTotal X".split())
"""Where findings are posted: "a Twitter post" is nobody's."""


@once_of
def ways(phrase: Phrase) -> frozenset[str]:
    """Return by which ways a phrase finds something out: blamer, charger, closer, finder, by-finder, sayer, closing, report-by, report-of, namer, according-to; empty where by none."""
    found: set[str] = set()
    if _labels_sample(phrase) or _claims_deed(phrase):
        return frozenset()
    seat = _is_seat(phrase)
    person = _speaks_through(phrase)
    for role in (*phrase.roles, *(roles_of(person) if person is not None else ())):
        plain = role.removeprefix("part>")
        if seat and plain != role:
            continue
        name, _, dep = plain.partition(":")
        if name in ("find", "blame") and dep in ("nsubj", "by"):
            found.add("finder" if dep == "nsubj" else "by-finder")
            if name == "blame":
                found.add("blamer")
        elif name == "say" and dep in ("nsubj", "by") and not _tells_of_something_else(phrase):
            found.add("sayer" if dep == "nsubj" else "by-sayer")
        elif name == "name" and dep in ("nsubj", "by"):
            found.add("namer")
        elif name == "sanction" and dep in ("nsubj", "by"):
            found.add("charger")
        elif name == "finding-n" and phrase.text not in _PLATFORMS and dep in ("of", "by", "from", "poss", "before"):
            found.add("report-by" if dep in ("by", "from") else "report-of")
    opening = listed_with(phrase)[0]
    opens = phrase.start <= len("The ")
    if stands_behind(phrase, ("according", "to")) or (phrase.proper and _BY_EXPERTS.search(phrase.sentence.text, 0, opening.start)):
        found.add("according-to")
    head = phrase.head.head if phrase.head.dep == "poss" and phrase.head.head is not None else phrase.head
    while head.dep == "conj" and head.head is not None and head.head.noun:
        head = head.head  # "CISA, the FBI and the NSA issued an advisory"
    verbs = [head.head] if head.dep == "nsubj" else []
    verbs += [child for verb in verbs if verb is not None for child in verb.children if child.dep == "conj"]
    verbs += [child for child in head.children if child.dep == "relcl"]  # "Eva Galperin, who led the research"
    verbs += [child for child in head.children if child.dep == "acl" and head.head is None]  # The parser lost the verb behind a clause.
    if any(verb is not None and _FINDS_OUT.match(phrase.sentence.text, verb.start) for verb in verbs):
        found.add("finder")
    if puts_name_to(phrase):
        found |= {"finder", "blamer"}
    if phrase.proper and (_ISSUES.match(phrase.sentence.text, phrase.end) or (opens and _FINDS_PLAINLY.match(phrase.sentence.text, phrase.end))):
        found.add("finder")
    if _takes_down(phrase):
        found.add("closer")
    if closes(phrase):
        found |= {"sayer", "closing"}
    if _reported_by(phrase, phrase.start) or (phrase.proper and (_reported_by(phrase, opening.start) or _reported_by(phrase, _list_start(phrase)))):
        found.add("report-by")
    return frozenset(found)


def _speaks_through(phrase: Phrase) -> Token | None:
    """Return the person who speaks for an organisation: "Adam Meyers, senior vice president of intelligence at CrowdStrike", "Jane Doe of Kaspersky"."""
    preposition = phrase.head.head if phrase.proper and phrase.head.dep == "pobj" else None
    if preposition is None or preposition.lower not in ("of", "at", "from", "with"):
        return None
    word = preposition.head
    while word is not None and word.entity != "PERSON" and word.noun:
        word = word.head.head if word.dep == "pobj" and word.head is not None else word.head if word.dep in ("appos", "conj") else None
    return word if word is not None and word.entity == "PERSON" else None


def _is_seat(phrase: Phrase) -> bool:
    """Tell whether it is but where another belongs who has a name: "Citizen Lab, a research group at the University of Toronto"."""
    preposition = phrase.head.head if phrase.head.dep == "pobj" else None
    noun = preposition.head if preposition is not None else None
    return noun is not None and noun.dep == "appos" and noun.head is not None and noun.head.tag.startswith("NNP")


def stands_behind(phrase: Phrase, words: tuple[str, ...]) -> bool:
    """Tell whether a phrase stands behind these words, with at most one between: "according to the ministry"."""
    before = phrase.sentence.text[max(0, phrase.start - 30) : phrase.start].lower().split()
    return tuple(before[-len(words) :]) == words or tuple(before[-len(words) - 1 : -1]) == words


def puts_name_to(phrase: Phrase) -> bool:
    """Tell whether somebody, or the list of names that they open, signs an attribution: "Australia and Canada issued statements blaming X"."""
    return phrase.proper and bool(_PUTS_NAME.match(phrase.sentence.text, phrase.end))


def closes(phrase: Phrase) -> bool:
    """Tell whether a sentence ends by naming who says so: "The package targets developers, ReversingLabs reports."."""
    return phrase.proper and closes_between(phrase.sentence.text, phrase.start, phrase.end)


def closes_between(text: str, start: int, end: int) -> bool:
    """Tell whether the words between two offsets of a sentence are who says so at its end."""
    return bool(_CLOSES.match(text, end)) and bool(_BEFORE_SPEAKER.search(text, 0, start))


def _reported_by(phrase: Phrase, start: int) -> bool:
    """Tell whether a sentence names whoever published what it tells: "as reported by the analyst Pedro Tavares"; `start` is where a phrase, or its list, begins."""
    text, since = phrase.sentence.text, max(0, start - 70)
    near = any(text.find(word, since, start) >= 0 for word in (" by ", " from ", " with ", " of "))
    return near and bool(_REPORTED_BY.search(text, since, start))


def _list_start(phrase: Phrase) -> int:
    """Return where the list of names begins that a name stands in, by the letters alone: "by the FBI, South Korea's NIS and Britain's NCSC"."""
    text = phrase.sentence.text
    if not (text[: phrase.start].rstrip().endswith((",", "and", "the")) or " and " in text[max(0, phrase.start - 30) : phrase.start]):
        return phrase.start
    for cue in reversed(list(_LIST_CUE.finditer(text, max(0, phrase.start - _LONGEST_LIST), phrase.start))):
        if _LISTED_BEFORE.fullmatch(text, cue.end(), phrase.start):
            return cue.end()
    return phrase.start


def _takes_down(phrase: Phrase) -> bool:
    """Tell whether somebody closes what the attackers worked with, which says that they found them: "Facebook closed a hundred accounts", not "its servers"."""
    return bool(_TAKES_DOWN.match(phrase.sentence.text, phrase.end))


def _claims_deed(phrase: Phrase) -> bool:
    """Tell whether somebody says that they did it themselves, which attributes nothing: "the group claimed responsibility"."""
    return bool(_CLAIMS_DEED.match(phrase.sentence.text, phrase.end))


def _tells_of_something_else(phrase: Phrase) -> bool:
    """Tell whether what somebody wrote, reported or declared says nothing of who did it: "who had written the article", "banks reported trouble"."""
    verbs = [phrase.head.head, *(child for child in phrase.head.children if child.dep == "relcl")]
    told = [(verb.lower, verb.child("dobj")) for verb in verbs if verb is not None]
    return any(thing is not None and thing.lower in _OF_SOMETHING_ELSE.get(verb, ()) for verb, thing in told)


def _labels_sample(phrase: Phrase) -> bool:
    """Tell whether somebody is named only for the label that their product gives a file: "detected by Trend Micro as Trojan.Win32.X"."""
    return bool(_LABELS_SAMPLE.match(phrase.sentence.text, phrase.end))
