"""Denials: somebody contests that a state, or the one accused, did it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.prose.document import Document, Sentence
from loaders.prose.gate import Gated

_VERB = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed|e)|refut(?:es|ed)|contest(?:s|ed)?|rebut(?:s|ted)?|disavow(?:s|ed)?|rul(?:es?|ed) out|protest(?:s|ed)? its innocence|"
    r"calls? (?:the |it |this |that |such )?[^.;]{0,60}?(?:baseless|groundless|unfounded|false|absurd|nonsense|fabricat\w+|smear\w*|slander\w*|lies|fiction|disinformation|fake news|unacceptable|provocation)|"
    r"called (?:the |it |this |that |such |them )?[^.;]{0,60}?(?:baseless|groundless|unfounded|false|absurd|nonsense|fabricat\w+|smear\w*|slander\w*|lies|fiction|disinformation|fake news|unacceptable|provocation|ridiculous|fantasy)|"
    r"describ(?:es|ed) (?:the |it |this )?[^.;]{0,60}?(?:baseless|groundless|unfounded|false|absurd|unacceptable|fabricat\w+))"
)
_SAYS_NOT = Gated(
    r"\b(?:said|says|told|stated|insist(?:s|ed)|maintain(?:s|ed)|added|repeated|argued|wrote|replied|responded|assured)\b[^.;]{0,90}?\b(?:(?:had|has|have) nothing to do|no (?:part|role|involvement|hand|such powers|hackers|evidence|proof|foreign government)|"
    r"(?:did|does|do|has|have|had|was|were|is|are) (?:not|never)\b|never (?:hack|attack|spied|target|run|carried|used)\w*|opposes? (?:all|every|any)|(?:firmly |resolutely |strongly )?oppos(?:es|ed) (?:all|every|any|hack|cyber)|not involved|(?:is|are) (?:itself|themselves|also) (?:a |the )?(?:victims?|major)|"
    r"without (?:proof|evidence)|ought not to be accused|volunteers|take no orders|opposed)",
    re.IGNORECASE,
)
_CUE = Gated(
    rf"\b{_VERB}\b|\b(?:baseless|groundless|unfounded|smear campaign|(?:was|were|is|are) (?:entirely |completely |simply |totally )?(?:false|untrue)|slander|fabrication|absurd|nothing to do with|(?<!no )(?<!little )(?<!without )doubt(?:s|ed)? (?:the|that|this)|question(?:s|ed) (?:the|that|this) (?:finding|attribution|claim|conclusion)|were not persuaded|sceptical|skeptical)\b",
    re.IGNORECASE,
)
_ABOUT = Gated(
    r"\b(?:accus\w+|allegation\w*|charge[sd]?|claim\w*|attribut\w+|involve\w*|responsib\w+|hack\w*|cyber\w*|attack\w*|role|report\w*|it|behind|any|spyware|spied|spying|this|that|finding\w*|part|such|blame|suspicion\w*)\b",
    re.IGNORECASE,
)
_DECLINED = Gated(
    r"\b(?:declin\w+ to|refus\w+ to|did not (?:respond|reply|comment|answer)|no comment|not (?:responded|commented)|could not be reached|neither confirm\w*)\b",
    re.IGNORECASE,
)
_TITLE = r"(?:[Ee]mbass(?:y|ies)|[Mm]ission|[Aa]mbassador|[Ff]oreign [Mm]inist(?:ry|er)|[Mm]inist(?:ry|er)|[Ss]pokes(?:man|woman|person|people)|[Oo]fficials?|[Aa]uthorities|[Gg]overnment|[Dd]iplomats?|[Pp]resident|[Pp]remier|[Ll]eadership|[Ss]tate media|[Hh]ead|[Cc]hief|[Dd]irector|[Ll]awyers?|[Cc]ompany|[Gg]roup|[Gg]ang|[Ee]xperts?|[Rr]esearchers|[Cc]hief executive|[Aa]gency|[Ss]ervice|[Mm]inistry|[Cc]ouncil|[Oo]ffice|[Kk]remlin|[Ff]irm)"
_SUBJECT = re.compile(
    rf"(?P<by>(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[Oo]ther |[Ss]ome |[Aa] few )?(?:[A-Z][\w.'’&-]+ (?:of |for |in |and )?(?:the )?){{0,5}}(?:(?:deputy |senior |chief |prime |foreign |defen[cs]e |security |interior |state )*{_TITLE}|[A-Z][\w.'’&-]+)"
    rf"(?: (?:of|for|in|at|to) (?:the )?(?:[A-Z][\w.'’-]+|security services|president)(?: (?:[A-Z][\w.'’-]+|of|and|the))*)?(?: [A-Z][\w.'’-]+){{0,3}})"
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


def of_something_else(document: Document, item: Denial) -> bool:
    """Tell whether a denial is of abuses told just before, and of no attack: "Beijing has always rejected such reports"."""
    before = " ".join(sentence.text for sentence in document.before(item.sentence, 1))
    return not _HACKING.search(item.sentence.text) and bool(_ABUSES.search(before)) and not _HACKING.search(before)


def is_echo(item: Denial, others: Sequence[Denial]) -> bool:
    """Tell whether a bare state repeats what its embassy or ministry says in the same report: headlines do."""
    own = {state.iso2 for state in item.sentence.states if state.text in item.by}
    return (
        "office" not in item.signals
        and bool(own)
        and any("office" in other.signals and own & {state.iso2 for state in other.sentence.states if state.text in other.by} for other in others)
    )


@lru_cache(maxsize=256)
def contests(text: str) -> bool:
    """Tell whether words may be those of a denial."""
    return bool(_SAYS_NOT.search(text) or _CUE.search(text))


def denials(document: Document) -> list[Denial]:
    """Return every sentence that may hold a denial, with its speaker as written."""
    found = []
    for sentence in document.sentences:
        if sentence.block.kind in ("masthead", "heading"):
            continue
        says = _SAYS_NOT.search(sentence.text)
        cue = _CUE.search(sentence.text)
        if not says and not cue:
            continue
        speaker = _speaker(document, sentence, (cue.start() if cue else says.start() if says else 0))
        if speaker:
            by, place = speaker
            found.append(Denial(sentence, by, _signals(sentence, by, bool(says), cue[0] if cue else ""), place))
    return found


def _speaker(document: Document, sentence: Sentence, at: int) -> tuple[str, int] | None:
    """Return who speaks: the subject in front of the cue, else behind it, else of the sentence before for a pronoun."""
    before = [match for match in _SUBJECT.finditer(sentence.text) if match.start() < at]
    good = [match for match in before if _plausible(match["by"])]
    subject = next((token for token in sentence.tokens if token.dep in ("nsubj", "nsubjpass") and token.start <= at), None)
    if subject is not None:
        inside = [match for match in good if match.start() <= subject.start < match.end()]
        if inside:
            return inside[0]["by"].strip(), inside[0].start()
        if subject.lower in ("it", "he", "she", "they", "who") and not good:
            for earlier in document.before(sentence, 2):
                names = [match for match in _SUBJECT.finditer(earlier.text) if _plausible(match["by"])]
                if names:
                    return names[0]["by"].strip(), 0
    if good:
        return good[0]["by"].strip(), good[0].start()
    after = next((match for match in _SUBJECT.finditer(sentence.text, at) if _plausible(match["by"])), None)
    return (after["by"].strip(), after.start()) if after else None


_NOBODY = re.compile(
    r"^(?:In|On|The|It|He|She|They|But|And|At|As|For|That|This|When|While|After|Before|If|Its|A|An|No|Not|There|Asked|Both|Neither|What|Who|Only|Last|Since|By|To|Such|All|Nothing|Yes|Earlier|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"
)


def _plausible(by: str) -> bool:
    words = by.strip().split()
    return bool(words) and len(by.strip()) > 2 and not (_NOBODY.match(words[0]) and not (words[0] in ("The", "A", "An", "Its") and len(words) > 1))


def _signals(sentence: Sentence, by: str, says: bool, cue: str) -> set[str]:
    words = cue.lower().split()
    found = {f"cue={words[0][:6]}"} if words else {"no-cue-word"}
    for name, holds in (
        ("says-not", says), ("about", bool(_ABOUT.search(sentence.text))), ("declined", bool(_DECLINED.search(sentence.text))), ("state-named", bool(sentence.states)),
        ("quotation", '"' in sentence.text or "“" in sentence.text), ("office", bool(re.search(_TITLE, by))), ("speaker-is-state", any(state.text in by for state in sentence.states)),
        ("speaker-is-name", by[:1].isupper() and not by.startswith(("The ", "A ", "Its "))), ("group-named", bool(sentence.of("Group"))), ("tool-named", bool(sentence.of("Tool"))),
        ("charges-dropped", bool(re.search(r"\b(?:bail|motion|appeal|lawsuit|petition|visa|request|entry|bill|proposal|pay)\b", sentence.text))),
        ("critic", bool(re.search(r"\b(?:critici[sz]\w+|condemn\w+|accus(?:es|ed) (?!.*\bden))", sentence.text))),
    ):  # fmt: skip
        if holds:
            found.add(name)
    if sentence.block.theme:
        found.add(f"theme-{sentence.block.theme}")
    return found | {f"in-{reason}" for reason in sentence.reasons}
