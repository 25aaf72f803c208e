"""Criticism: a victim, or whom it belongs to, publicly opposed or exposed a state: a dated act."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.prose.acts import Act, Speaker, deeds_of
from loaders.prose.criticism_cues import POWER
from loaders.prose.document import Document, Sentence
from loaders.prose.entities import Entity, same
from loaders.prose.gate import Gated
from loaders.prose.phrases import words_of

_HACKED = Gated(
    r"\b(?:hack\w*|attack\w*|malware|spyware|phish\w*|breach\w*(?! of (?:\w+ ){0,2}?(?:law|treat(?:y|ies)|promises?|rules|trust|rights|the constitution|agreements?|sovereignty|[A-Z]\w+(?:'s|’s) (?:own )?promise))|intru\w+|infect\w*|compromis\w*|cyber\w*)\b",
    re.IGNORECASE,
)
_DENIES = Gated(
    r"\b(?:den(?:y|ies|ied)|reject\w*|baseless|groundless|unfounded|fabricat\w+|slander\w*|(?:calls?|called) (?:the|this|that|these|such) (?:\w+ )?(?:accusation|allegation|report|finding|claim|charge)s?)\b",
    re.IGNORECASE,
)
_ATTRIBUTES = Gated(
    r"\b(?:(?:is|was|were|be) responsible|behind (?:it|the|this)|attribut\w+|carried out by|work of|to blame|(?:linked|tied|traced|ties|links) to|(?:affiliated|associated) with|originat\w+ (?:from|in)|state-sponsored|government-backed)\b|"
    r"\b(?:accus|blam)\w*\b[^;]{0,100}\b(?:of|for|over|behind)\b[^.;]{0,40}\b(?:hack|attack|cyber|breach|intrusion|spying|espionage|malware|phish)",
    re.IGNORECASE,
)
_REPRESSED = Gated(r"\b(?:arrest\w*|jail\w*|imprison\w*|barred|expelled|sentenced|charged|banned|raid\w*|closed|detained|convicted)\b", re.IGNORECASE)
_IN_POWER = re.compile(r"(?:Acting )?(?:President|Prime Minister|Minister|King|Crown Prince|Chancellor|General|Vice President)\b")


@dataclass(eq=False)
class Criticism:
    """A sentence in which an entity may criticise a state; signals for the judge."""

    sentence: Sentence
    critic: Entity
    iso2: str
    state_text: str
    signals: set[str]
    words: str


def criticisms(
    document: Document, told: Sequence[Act], victims: list[Entity], sponsors: list[str], likely: Mapping[int, float], guessed: str = ""
) -> list[Criticism]:
    """Return every sentence in which a victim, its parent or its voice may criticise a state.

    `told` are the report's acts, `victims` those accepted, `sponsors` the ISO alpha-2 codes of accepted sponsors, most likely first; `likely`
    maps the id() of an entity to how likely it is a victim: a text tells of somebody's criticism mostly because it was attacked.
    Where no sponsor was accepted, `guessed` is the state that comes nearest to one.
    """
    meant = sponsors or ([guessed] if guessed else [])
    rows: list[Criticism] = []
    states_hit: dict[str, Entity] = {}
    for act in told:
        sentence, cues = act.sentence, act.cues
        speakers = [*act.speakers, *_own_states(sentence, victims, states_hit)]
        states = _states(document, sentence, meant, sure=bool(sponsors))
        for entity, how, words, deeds in speakers:
            kin = (
                "kin"
                if how == "own-state"
                else _kinship(entity, victims)
                or ("stranger" if entity.proper and how != "other" and not _is_place(entity) and not _IN_POWER.match(words) else "")
            )
            if not kin:
                continue
            # Whoever belongs to a victim is as likely a critic as the victim: "Amnesty International" of its Canadian branch.
            akin = [victim for victim in victims if kin == "kin" and (how == "own-state" or _kinship(entity, [victim]) == "kin")]
            chance = f"victim-{min(5, int(max(likely.get(id(one), 0.0) for one in (entity, *akin)) * 10))}"
            for iso2, text, where in states:
                if any(
                    state.iso2 == iso2
                    and state.start >= entity.first.start
                    and state.end <= entity.first.end
                    and (state.form == "name" or (entity.proper and entity.first.kind == "government"))
                    for state in entity.first.sentence.states
                ):
                    continue
                about = "power" if act.power or where == "here" else "nothing"
                signals = _signals(document, sentence, entity, cues, how) | {
                    *(f"does-{deed}" for deed in deeds or {"nothing"}),
                    *(f"does-{deed}&{about}" for deed in deeds),
                    f"about-{about}",
                    f"critic-{kin}",
                    chance,
                    f"state-{where}",
                    *({"another-state-here"} if where != "here" and sentence.states else ()),
                    f"state-{'sponsor' if iso2 in sponsors else 'guessed' if iso2 == guessed else 'other'}",
                }
                if where == "here" and kin in ("victim", "kin") and _opposes(signals, how):
                    signals.add(f"opposes-{'sponsor' if iso2 in sponsors else 'other'}")
                rows.append(Criticism(sentence, entity, iso2, text, signals, words))
    return rows


def opponents(document: Document, told: Sequence[Act], accused: frozenset[str]) -> dict[int, frozenset[str]]:
    """Return, by the id() of an entity, how it acts against the states that are tied to the actor: whom a report tells this of, it mostly tells of as hit."""
    here = [act for act in told if any(state.iso2 in accused for state in act.sentence.states)]
    against: dict[int, set[str]] = {}
    for item in criticisms(document, here, [], sorted(accused), {}):
        if item.signals >= {"state-here", "state-sponsor"} and not item.signals & {"hacked", "denies", "attributes"}:
            kind = {"opposes-accused"} if item.signals & _OPPOSES else {"acts-on-accused"} if _acts_against_power(item.signals) else set()
            against.setdefault(id(item.critic), set()).update(kind)
    return {critic: frozenset(kinds) for critic, kinds in against.items()}


_MADE_PUBLIC = frozenset(("cue-publish", "cue-report", "cue-demand", "cue-speak", "cue-act"))
_OPPOSES = frozenset(("cue-criticize", "cue-condemn", "cue-protest", "act-on-abuse"))


def _opposes(signals: set[str], how: str) -> bool:
    """Tell whether somebody does, in so many words, what a critic does, and of no attack."""
    acts = signals & {"cue-criticize", "cue-condemn", "cue-protest"} or (
        signals & {"cue-publish", "cue-report", "cue-speak", "cue-demand", "cue-act"} and signals & {"cue-expose", "cue-abuse"}
    )
    return how != "other" and bool(acts) and not signals & {"hacked", "denies", "attributes", "repressed"}


_PLAIN = 0.3


def plain(item: Criticism, probability: float) -> bool:
    """Tell whether a victim of a sponsor plainly acted against those in power there: few such acts are annotated, so the threshold wavers."""
    return {"critic-victim", "state-sponsor"} <= item.signals and _acts_against_power(item.signals) and probability >= _PLAIN


def plausible(item: Criticism) -> bool:
    """Tell whether a sentence holds more than that somebody said or published something: opposition, abuses, or the state itself."""
    signals = item.signals
    if "denies" in signals or (
        "state-assumed" in signals and not signals & {"dated", "cue-criticize", "cue-condemn", "cue-protest"} and not _acts_against_power(signals)
    ):
        return False
    if "attributes" in signals and ("group-named" in signals or not signals & {"act-on-abuse", "cue-publish", "cue-report", "cue-expose"}):
        return False  # To say who attacked is no criticism of what a state does.
    if "hacked" in signals and not signals & {"cue-criticize", "cue-condemn", "act-on-abuse", "cue-abuse"}:
        return False  # "The resistance group was hacked" tells of no protest.
    if _acts_against_power(signals) and ("dated" in signals or "act-on-abuse" in signals):
        return True
    if signals & _OPPOSES or ("cue-abuse" in signals and "cues-1" not in signals):
        return True
    return "hacked" not in signals and ("state-here" in signals or ("dated" in signals and bool(signals & _MADE_PUBLIC)))


def _acts_against_power(signals: set[str]) -> bool:
    return "about-power" in signals and any(signal.startswith("does-") and signal.endswith("&power") for signal in signals)


def _own_states(sentence: Sentence, victims: list[Entity], made: dict[str, Entity]) -> Iterator[Speaker]:
    """Yield the states that act in a sentence and whose own parliament or ministry was hit: "Norway condemned the annexation"; `made` keeps them."""
    for state in sentence.states:
        if state.form != "name" or not any(_is_of(victim, state.iso2) for victim in victims):
            continue
        phrase = next((phrase for phrase in sentence.phrases if phrase.head.start < state.end and state.start < phrase.head.end), None)
        deeds = deeds_of(phrase.head) if phrase is not None and phrase.head.dep in ("nsubj", "conj") else set()
        if phrase is not None and deeds:
            yield made.setdefault(state.iso2, Entity([phrase], words_of(state.text))), "own-state", phrase.text, deeds


def _is_of(victim: Entity, iso2: str) -> bool:
    """Tell whether a victim is of a state's own government, by its words: "Parliament of Norway"."""
    return any(
        (phrase.kind == "government" or POWER.search(phrase.text)) and state.iso2 == iso2 and phrase.start <= state.start and state.end <= phrase.end
        for phrase in victim.phrases
        for state in phrase.sentence.states
    )


def _is_place(entity: Entity) -> bool:
    first = entity.first
    return first.head.entity in ("GPE", "LOC") and not any(role.startswith(("criticize:", "say:")) for role in first.roles)


def _kinship(entity: Entity, victims: list[Entity]) -> str:
    """Tell whether an entity is a victim, is named like one, or is a person beside one; empty for strangers."""
    if any(victim is entity for victim in victims):
        return "victim"
    for victim in victims:
        if not victim.proper and entity.proper and entity.words < victim.words:
            return "kin"  # "staff of Human Rights Watch"
        if victim.proper and entity.proper and (same(victim.words, entity.words) or bool(victim.words & entity.words - _COMMON)):
            return "kin"
        if entity.proper and any(
            entity.words <= words_of(phrase.sentence.text) and phrase.sentence is entity.first.sentence for phrase in victim.phrases
        ):
            return "beside"
    return ""


_COMMON = frozenset(
    "international national university institute party ministry government parliament news press media group network center centre foundation council committee association democratic union state".split()
)


def _states(document: Document, sentence: Sentence, sponsors: list[str], sure: bool) -> list[tuple[str, str, str]]:
    """Return (ISO alpha-2, words, where it stands) of the states that a sentence may be about.

    Where a report ties its actor to a state (`sure`), that is whom its victims are told to have criticised, whatever other states a sentence
    names: "the invasion of Ukraine was an unprovoked war".
    """
    here = {state.iso2: (state.iso2, state.text, "here") for state in reversed(sentence.states)}
    preferred = [row for iso2, row in here.items() if iso2 in sponsors]
    if preferred or (here and not sure):
        return preferred or list(here.values())
    near = [
        state
        for other in (*document.before(sentence, 2), *document.sentences[sentence.index + 1 : sentence.index + 2])
        for state in other.states
        if state.iso2 in sponsors
    ]
    if near:
        return [(near[0].iso2, near[0].text, "near")]
    return [(sponsors[0], "", "assumed")] if sponsors else []


def _signals(document: Document, sentence: Sentence, entity: Entity, cues: list[str], how: str) -> set[str]:
    found = {f"cue-{cue}" for cue in cues} | {f"cue-{cue}&{how}" for cue in cues} | {f"as-{how}", f"cues-{min(len(cues), 4)}"}
    if "abuse" in cues and set(cues) & {"publish", "report", "expose", "speak", "condemn", "criticize", "protest", "demand"}:
        found.add("act-on-abuse")
    for name, holds in (
        ("dated", bool(sentence.dates)), ("hacked", bool(_HACKED.search(sentence.text))), ("denies", bool(_DENIES.search(sentence.text))), ("attributes", bool(_ATTRIBUTES.search(sentence.text))), ("repressed", bool(_REPRESSED.search(sentence.text))),
        ("person", entity.person), ("named", entity.proper), ("group-named", bool(sentence.of("Group"))), ("early", sentence.index < 4), ("short-text", sentence.short),
        ("has-long", bool(re.search(r"\b(?:for years|since \d{4}|for a decade|has long|frequently|regularly|repeatedly|often)\b", sentence.text))),
        ("why", bool(re.search(r"\b(?:why|earned|reason|no stranger|relations|strained|not hard to see|has been called|known for|angered|irritat\w+)\b", sentence.text + " " + sentence.block.heading))),
    ):  # fmt: skip
        if holds:
            found.add(name)
    told = [date.when.start for date in sentence.dates]
    if told and document.report.published and told[0][:7] < document.report.published[:7]:
        found.add("dated-before")
    if sentence.block.theme:
        found.add(f"theme-{sentence.block.theme}")
    return found | {f"in-{reason}" for reason in sentence.reasons}
