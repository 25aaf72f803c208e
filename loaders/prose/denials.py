"""Denials: somebody contests that a state, or the one accused, did it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from loaders.prose.document import Document, Sentence
from loaders.prose.entities import Entity
from loaders.prose.gate import Gated
from loaders.prose.lexicon import forms
from loaders.prose.phrases import Phrase
from loaders.prose.roles import subtree
from loaders.prose.sentences import Token
from loaders.prose.states import find_states, state_names

_TERMS = r"(?:call(?:s|ed)?|term(?:s|ed)|label(?:s|l?ed)|brand(?:s|ed)|deem(?:s|ed)|considers?|considered|describ(?:es|ed))"
_UNTRUE = r"(?:baseless|groundless|unfounded|false|untrue|incorrect|wrong|invented|absurd|ludicrous|nonsense|fabricat\w+|smear\w*|slander\w*|lies|fiction|disinformation|fake news|conspiracy theor(?:y|ies)|provocation|ridiculous|fantasy|illegitimate|without foundation)"
_VERB = (
    r"(?:(?<!nor )(?<!or )den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|(?<!case was )(?<!suit was )(?<!complaint was )dismiss(?:es|ed|ing)?(?! (?:that|the|this|his|her|their|its|an?) (?:\w+ )?(?:theory|theories|argument|case|suit|lawsuit|motion|appeal|application|petition)\b)|(?:disput(?:es|ed)|contest(?:s|ed)) (?:it|(?:the|this|that|these|those|any|its|their) (?:[\w-]+ ){0,3}?(?:claim|report|accusation|allegation|attribution|finding|conclusion|charge|account|role|link)s?)|refut(?:es|ed)(?! (?:[\w-]+ ){0,2}?(?:disinformation|propaganda|falsehoods|fakes))|rebut(?:s|ted)?|disavow(?:s|ed)?|rul(?:es?|ed) out|protest(?:s|ed)? its innocence|"
    rf"{_TERMS} (?:the |it |this |that |such |them )?[^.;,]{{0,60}}?{_UNTRUE}|"
    rf"{_TERMS} (?:the |this |that |such |all )?(?:[\w-]+ ){{0,3}}?(?:accusations?|allegations?|claims?|charges?|reports?|insinuations?|attribution)[^.;,]{{0,40}}? unacceptable|"
    r"(?:called|calls) (?:the|this|that|these|those|all) (?:[\w-]+ ){0,3}?(?:findings?|reports?|accusations?|allegations?|claims?|charges?|attribution|suspicions?) [\"“]|"
    r"(?:spoke|speaks|talked) of [^.;]{0,30}?(?:fairy tales?|fabricat\w+|inventions?|slander|smears?|lies|provocations?|hysteria|fantas(?:y|ies)|nonsense|propaganda)|"
    r"ha(?:s|d|ve) none of it|(?:took|takes) the same line)"
)
_SAYS_NOT = Gated(
    r"\b(?:said|says|told|stated|insist(?:s|ed)|maintain(?:s|ed)?|added|repeated|argued|wrote|replied|responded|assured)\b[^.;]{0,90}?\b(?:(?:had|has|have) nothing to do|no (?:part|role|involvement|hand|such powers|hackers|evidence|proof|foreign government)|"
    r"(?:did|does|do|has|have|had|was|were|is|are) (?:not|never)\b|never (?:hack|attack|spied|target|run|carried|used)\w*|opposes? (?:all|every|any)|(?:firmly |resolutely |strongly )?oppos(?:es|ed) (?:all|every|any|hack|cyber)|not involved|(?:is|are) (?:itself|themselves|also) (?:a |the )?(?:victims?|major)|"
    r"without (?:proof|evidence)|ought not to be accused|out of the question|nobody had (?:hacked|attacked|broken|entered|spied)|in none of|at no time|the (?:result|work) of (?:an? )?(?:human error|accident)|(?:due to|caused by) (?:an? )?(?:human error|technical (?:faults?|failures?|errors?|problems?))|volunteers|take no orders|opposed)",
    re.IGNORECASE,
)
_CUE = Gated(
    rf"\b{_VERB}\b|\b(?:baseless|groundless|unfounded|smear campaign|(?:was|were|is|are) (?:entirely |completely |simply |totally )?(?:false|untrue)|slander|fabrication|absurd|nothing to do with|in no way|(?<!no )(?<!little )(?<!without )doubt(?:s|ed)? (?:the|that|this)|question(?:s|ed) (?:the|that|this) (?:finding|attribution|claim|conclusion)|were not persuaded|sceptical|skeptical)\b",
    re.IGNORECASE,
)
_CONTENT = Gated(
    r"\bno (?:proof|evidence)\b|\bspeculation\b|\black(?:s|ed|ing)? (?:any |all )?(?:evidence|proof|basis)\b|\bwithout (?:any )?(?:evidence|proof)\b|\bd(?:oes|id) not believe\b|\bbeen no (?:\w+ )?(?:surveillance|wiretapping|spying|hacking)\b|\birresponsible\b|\bno (?:talk|question) of\b|\bnothing (?:more|could be) (?:false|further)|\b(?:oppos\w+|(?:is|are) against) (?:and \w+ )?(?:all |any )?(?:forms? of )?(?:hack|cyber)|\b(?:combat|fight|oppos)\w* (?:[\w-]+ ){0,4}?(?:in )?(?:all|any|every) (?:forms?|kinds?)\b|\bno (?:policy|intention|plans?|practice|programme) (?:of|to) \w+|\b(?:is|are|was|were) (?:directed|used|aimed|meant) (?:only|solely|exclusively) (?:at|against|for)\b|\bproved? nothing\b|\bat no time (?:have|has|had|did)\b|\bout of the question\b|\b[Ii]t was not \w+ that\b|\bnobody had (?:hacked|attacked|broken)|\b(?:does|did|do) not (?:use|own|possess|operate) (?:the |any |such )|\b(?:is|was|are|were) (?:untrue|incorrect|not true)\b|"
    r"\bpropaganda\b|\bkn(?:ows?|ew) nothing\b|\b(?:conducts?|carr(?:y|ies) out|engages? in) no\b|\bnever engages?\b|\bdefamation\b|\bdoes not (?:work for|hack|engage|conduct|carry)|\bregards? [^.;]{0,40} as (?:fabricated|groundless|baseless|false)|"
    r"\bno \w+ (?:surveillance|wiretapp?ing|spying) (?:takes|took) place\b|\bno (?:\w+ )?(?:service|agency|authority|body|unit) (?:has|had) (?:ever )?(?:bought|used|hacked|spied)\b|\bnot true\b|\b(?:incredible|pure|complete|outright|another) lies?\b|\ba (?:farce|smear|hoax|lie|fairy tale|provocation)\b|\bsmear (?:it|us|them|the country)\b|\bno (?:part|hand) in\b|\bdone nothing wrong\b|\bunwarranted\b|\bcannot be relied (?:up)?on\b|\b(?:had|has|did|does) not (?:sell|sold|supplied|supply) (?:to|it|them|the)\b|\bvictims? of (?:hack|cyber)",
    re.IGNORECASE,
)
"""What they say who did nothing of the kind."""
_ABOUT = Gated(
    r"\b(?:accus\w+|allegation\w*|charge[sd]?|claim\w*|attribut\w+|involve\w*|responsib\w+|hack\w*|cyber\w*|attack\w*|role|report\w*|it|behind|any|spyware|spied|spying|this|that|finding\w*|part|such|blame|suspicion\w*)\b",
    re.IGNORECASE,
)
_DECLINED = Gated(
    r"\b(?:declin\w+ to|refus\w+ to|d(?:id|oes|o) not (?:respond|reply|comment|answer|discuss|talk|speak|identify its|want to)|no comment|not (?:responded|commented)|could not be reached|neither confirm\w*)\b",
    re.IGNORECASE,
)
_TITLE = r"(?:[Ee]mbass(?:y|ies)|[Mm]ission|[Aa]mbassador|[Ff]oreign [Mm]inist(?:ry|er)|[Mm]inist(?:ry|er)|[Ss]pokes(?:man|woman|person|people)|[Oo]fficials?|[Aa]uthorities|[Gg]overnment|[Dd]iplomats?|[Pp]resident|[Pp]remier|[Ll]eadership|[Ss]tate media|[Hh]ead|[Cc]hief|[Dd]irector|[Ll]awyers?|[Cc]ompany|[Gg]roup|[Gg]ang|[Ee]xperts?|[Rr]esearchers|[Cc]hief executive|[Aa]gency|[Ss]ervice|[Mm]inistry|[Cc]ouncil|[Oo]ffice|[Kk]remlin|[Ff]irm|[Aa]ide|[Aa]dvis[eo]r|[Ss]ecretary)"
_SUBJECT = re.compile(
    rf"(?P<by>(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[Oo]ther |[Ss]ome |[Aa] few )?(?:[A-Z][\w.'’&-]+ (?:of |for |in |and )?(?:the )?){{0,5}}(?:(?:(?:deputy|senior|chief|prime|foreign|defen[cs]e|security|interior|state|government|army|police|military|embassy|ministry|company|party|palace) )*{_TITLE}(?![a-rt-z])|[A-Z][\w.'’&-]+)"
    rf"(?: (?:of|for|in|at|to) (?:the |its )?(?:[A-Z][\w.'’-]+|security services|presiden(?:t|cy)|government|ministry|military|army|police|company|firm|agency|embassy|mission|committee)(?: (?:[A-Z][\w.'’-]+|of|and|the))*)?"
    rf"(?:,? [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,2}}(?=[, ])|(?: [A-Z][\w.'’-]+){{0,3}}))"
)


@dataclass(eq=False)
class Denial:
    """A sentence that may be a denial: who speaks, by which words; signals for the judge."""

    sentence: Sentence
    by: str
    signals: set[str]
    start: int = 0


_HACKING = Gated(
    r"\b(?:hack\w*|cyber\w*|attack\w*|accus\w+|allegation\w*|blam\w+|spyware|spied|spying|involve\w*|behind|responsib\w+|attribut\w+|intrusion\w*|breach\w*|part in|role)\b",
    re.IGNORECASE,
)
_ABUSES = Gated(
    r"\b(?:abuses?|detention|detain\w*|camps?|imprison\w*|massacres?|genocide|forced labou?r|torture|crimes?|repress\w+|persecut\w+|rights)\b",
    re.IGNORECASE,
)


_NO_DENIAL = Gated(
    r"\bnot the work of (?:small|amateur|individual|lone|ordinary|common|criminal)\w*|\b(?:investigations?|inquir(?:y|ies)|enquir(?:y|ies)|probe|review|examination|search|repairs|work) (?:had|has|have|was|is|were|are|did|does) not\b",
    re.IGNORECASE,
)
"""What is said not to be, and denies nothing: "the inquiry has not ended"."""
_ON_THE_BENCH = re.compile(
    r"\b(?:judges?|justices?|magistrates?|(?:high |supreme |district |appeals? )?courts?|tribunal|panel|jury)\b", re.IGNORECASE
)
"""Whoever judges the case takes no side in it."""
_SUED = Gated(r"\b(?:is|are|was|were|has|have) (?:been )?su(?:ed|ing)\b", re.IGNORECASE)


def of_something_else(document: Document, item: Denial) -> bool:
    """Tell whether a denial is of abuses told just before, and of no attack ("Beijing has always rejected such reports"), or of what somebody is sued for."""
    if _ON_THE_BENCH.search(item.by) or (_SUED.search(item.sentence.text) and not _states_of(item.by)):
        return True
    before = " ".join(sentence.text for sentence in document.before(item.sentence, 1))
    return not _HACKING.search(item.sentence.text) and bool(_ABUSES.search(before)) and not _HACKING.search(before)


def is_echo(item: Denial, others: Sequence[Denial]) -> bool:
    """Tell whether a bare state repeats what its embassy or ministry says in the same report, as headlines do, a pronoun what a state
    said that was heard, or "a spokesman" goes on with what was denied in the sentence before."""
    if item.by not in item.sentence.text:
        own = _states_of(item.by)
        return any(other is not item and other.by in other.sentence.text and own & _states_of(other.by) for other in others)
    if _ANY_SPOKESMAN.fullmatch(item.by):
        return any(item.sentence.index - other.sentence.index == 1 for other in others)
    own = {state.iso2 for state in item.sentence.states if state.text in item.by}
    return (
        "office" not in item.signals
        and bool(own)
        and any("office" in other.signals and own & {state.iso2 for state in other.sentence.states if state.text in other.by} for other in others)
    )


def meant(item: Denial, found: Sequence[Entity]) -> str:
    """Return the name of whoever is only called "the company" where they deny; empty where the words name them, or nobody is meant."""
    return next((entity.name for entity in found if entity.proper and any(_is_at(phrase, item) for phrase in entity.anaphors)), "")


def _is_at(phrase: Phrase, item: Denial) -> bool:
    return phrase.sentence is item.sentence and not phrase.pronoun and item.start <= phrase.start < item.start + len(item.by)


_ANY_SPOKESMAN = re.compile(r"(?:[Aa] |[Tt]he |[Ii]ts )?spokes(?:man|woman|person)")


def _states_of(by: str) -> set[str]:
    return {state_names()[by[start:end]][0] for start, end in find_states(by)}


@lru_cache(maxsize=256)
def contests(text: str) -> bool:
    """Tell whether words may be those of a denial."""
    return bool(_SAYS_NOT.search(text) or _CUE.search(text))


def denials(document: Document, accused: frozenset[str]) -> list[Denial]:
    """Return every sentence that may hold a denial, with its speaker as written; `accused` are the states that a cue ties to the actor."""
    found = []
    for sentence in document.sentences:
        if sentence.block.kind in ("masthead", "heading"):
            continue
        text = _NO_DENIAL.sub(_blank, _DECLINED.sub(_blank, sentence.text))
        cue, says, content = _CUE.search(text), _SAYS_NOT.search(text), _CONTENT.search(text)
        first = cue or says or content
        if first is None:
            continue
        speaker = _speaker(document, sentence, first.start())
        if speaker:
            by, place = speaker
            described = _in_office(sentence.text, by, place)
            signals = _signals(sentence, by, described, bool(says), cue[0] if cue else "") | _of_side(sentence, described, accused)
            found.append(Denial(sentence, by, signals | ({"content"} if content else set()), place))
    return found


def _blank(found: re.Match[str]) -> str:
    """Return as many blanks as a match has letters, so that all else keeps its place."""
    return " " * len(found[0])


def _of_side(sentence: Sentence, by: str, accused: frozenset[str]) -> set[str]:
    """Tell whether the speaker is of a state that is accused, or of another."""
    own = {state.iso2 for state in sentence.states if state.text in by and f" in {state.text}" not in by}
    here = {state.iso2 for state in sentence.states}
    return (
        ({"speaker-accused"} if own & accused else {"speaker-other"} if own else set())
        | ({"accused-here"} if here & accused else set())
        | ({"somebody-accused"} if accused else set())
    )


_SPEAKS = frozenset(
    form
    for base in "say tell state insist maintain add repeat argue write reply respond assure inform declare deny reject dismiss dispute refute contest rebut disavow call describe rule regard claim doubt question term label brand deem".split()
    for form in forms(base)
    if not form.endswith("ing")
)
"""By what verbs somebody denies something or says that it was not so."""


def _speaker(document: Document, sentence: Sentence, at: int) -> tuple[str, int] | None:
    """Return who speaks: the subject of the verb by which it is said, the one nearest before the cue first, else behind it."""
    spoken = [token for token in sentence.tokens if token.lower in _SPEAKS and token.verb]
    spoken.sort(key=lambda token: (token.start > at, abs(token.start - at)))
    for verb in spoken:
        subject = verb.child("nsubj") or _agent(verb)
        while subject is None and verb.dep == "conj" and verb.head is not None:
            verb = verb.head
            subject = verb.child("nsubj")
        if subject is None:
            continue
        if subject.lower in ("it", "he", "she", "they", "who"):
            outer = verb.head if verb.dep == "ccomp" else None
            if outer is not None and outer.lower in _SPEAKS and outer.child("nsubj") is not None:
                continue  # "The embassy informed the ministry that it regards": who informs comes next.
            meant = _meant(document, sentence, subject.start)
            if meant is not None:
                return meant
            continue
        named = _named_at(sentence, subject.start) or _described_at(sentence, subject)
        if named is not None:
            return _person_behind(sentence, *named) or named
    return next(iter(_names(sentence.text, at)), None) or next(_names(sentence.text, len(sentence.text), at), None)


def _agent(verb: Token) -> Token | None:
    """Return by whom something is said, where the verb is passive: "it was at first denied by the director"."""
    by = verb.child("agent") if verb.tag == "VBN" else None
    return by.child("pobj") if by is not None else None


def _names(text: str, until: int, since: int = 0) -> Iterator[tuple[str, int]]:
    """Yield whoever is named in a text between two offsets, without the words in front that name nobody."""
    for match in _SUBJECT.finditer(text, since):
        if match.start() >= until:
            return
        words = match["by"].strip().split(" ")
        while len(words) > 1 and _NOBODY.match(words[0]) and words[0] not in ("The", "A", "An", "Its"):
            words = words[1:]
        by = " ".join(words)
        if _plausible(by):
            yield by, match.end("by") - len(by)


def _named_at(sentence: Sentence, place: int) -> tuple[str, int] | None:
    """Return the words that name whoever stands at an offset."""
    return next(((by, start) for by, start in _names(sentence.text, place + 1) if start <= place < start + len(by)), None)


_BESIDE = re.compile(r"(?: [\w'’.-]+){0,7}?, (?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}),")
_OF_OFFICE = re.compile(r"\b(?:spokes(?:man|woman|person)|ambassador|minister|official|lawyer|counsel|attach[eé]|secretary)\b", re.IGNORECASE)


def _person_behind(sentence: Sentence, by: str, start: int) -> tuple[str, int] | None:
    """Return who holds an office, where the name follows it: "a spokesman for the embassy in Washington, Liu Pengyu, said"."""
    found = _BESIDE.match(sentence.text, start + len(by)) if _OF_OFFICE.search(by) else None
    return (found["who"], found.start("who")) if found else None


def _described_at(sentence: Sentence, subject: Token) -> tuple[str, int] | None:
    """Return the words for whoever is described by the subject of a sentence: "the club", "one of its founders"; by name where one follows."""
    if subject.lower == "one" and subject.children:
        return sentence.text[subject.start : max(part.end for part in subtree(subject.children[0]))], subject.start
    named = next((child for child in subject.children if child.dep == "appos" and child.tag.startswith("NNP")), subject)
    phrase = next((phrase for phrase in sentence.phrases if phrase.head is named), None)
    return (phrase.text, phrase.start) if phrase is not None and phrase.kind not in ("data", "thing") else None


def _meant(document: Document, sentence: Sentence, before: int) -> tuple[str, int] | None:
    """Return whom a pronoun means: who is named last before it in the sentence, else first in one of the two before."""
    here = list(_names(sentence.text, before))
    if here:
        return here[-1]
    for earlier in document.before(sentence, 2):
        named = next(_names(earlier.text, len(earlier.text)), None)
        if named is not None:
            return named[0], 0
    return None


_NOBODY = re.compile(
    r"^(?:"
    + "|".join(sorted(word.capitalize() for word in STOP_WORDS if word.isalpha()))
    + r"|Asked|Earlier|Later|Instead|Yesterday|Today|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"
)


def _plausible(by: str) -> bool:
    words = by.strip().split()
    if not words or len(by.strip()) <= 2 or (len(words) == 1 and words[0].islower() and not words[0].endswith("s")):
        return False
    return not (_NOBODY.match(words[0]) and not (words[0] in ("The", "A", "An", "Its") and len(words) > 1))


_CUES = (
    ("deny", re.compile(r"den(?:y|ie)|protest|rul", re.IGNORECASE)),
    ("reject", re.compile(r"reject|dismiss|refut|rebut|disavow", re.IGNORECASE)),
    ("contest", re.compile(r"disput|contest", re.IGNORECASE)),
    ("call", re.compile(r"call|describ|term|label|brand|deem|consider", re.IGNORECASE)),
    ("doubt", re.compile(r"doubt|question|were not|s[ck]eptical", re.IGNORECASE)),
)
_KEPT_LETTERS = 6


def _kind_of(cue: str) -> str:
    """Return what kind of denial a cue is; the others by their first letters."""
    return next((name for name, pattern in _CUES if pattern.match(cue)), cue.split()[0].lower()[:_KEPT_LETTERS])


_BEHIND_NAME = re.compile(r", (?:an?|the|its|who) [^,;]{3,80}(?=,)")
_BEFORE_NAME = re.compile(r"(?:^|[,;“”\"] )((?:[Aa]n?|[Tt]he|[Ii]ts) [^,;“”\"]{3,80}), $")


def _in_office(text: str, by: str, start: int) -> str:
    """Return the words for a speaker with those that tell their office: "Jiang Yu, a spokeswoman of the Chinese foreign ministry,"."""
    if not text.startswith(by, start) or not by[:1].isupper():
        return by
    before, behind = _BEFORE_NAME.search(text[:start]), _BEHIND_NAME.match(text, start + len(by))
    return " ".join((by, before[1] if before else "", behind[0] if behind else "")).strip()


def _signals(sentence: Sentence, by: str, described: str, says: bool, cue: str) -> set[str]:
    found = {f"cue={_kind_of(cue)}"} if cue else {"no-cue-word"}
    for name, holds in (
        ("says-not", says), ("about", bool(_ABOUT.search(sentence.text))), ("declined", bool(_DECLINED.search(sentence.text))), ("state-named", bool(sentence.states)),
        ("quotation", '"' in sentence.text or "“" in sentence.text), ("office", bool(re.search(_TITLE, described))), ("speaker-is-state", any(state.text in described for state in sentence.states)),
        ("speaker-is-name", by[:1].isupper() and not by.startswith(("The ", "A ", "Its "))), ("group-named", bool(sentence.of("Group"))), ("tool-named", bool(sentence.of("Tool"))),
        ("charges-dropped", bool(re.search(r"\b(?:bail|motion|appeal|lawsuit|petition|visa|request|entry|bill|proposal|pay)\b", sentence.text))),
        ("critic", bool(re.search(r"\b(?:critici[sz]\w+|condemn\w+|accus(?:es|ed) (?!.*\bden))", sentence.text))),
    ):  # fmt: skip
        if holds:
            found.add(name)
    if sentence.block.theme:
        found.add(f"theme-{sentence.block.theme}")
    return found | {f"in-{reason}" for reason in sentence.reasons}
