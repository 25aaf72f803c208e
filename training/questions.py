"""The questions that the judge answers, with the examples that an annotated text gives for each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from loaders.prose import asides, attributors, criticism, denials, motives, rivals, sectors, sponsors, victims
from loaders.prose.certainty import GRADES, certainty_signals
from loaders.prose.document import SHORT
from loaders.prose.entities import Entity
from loaders.prose.enumerations import is_place
from loaders.prose.sponsors import Sponsor
from loaders.prose.vectors import Floats
from training.corpora import Annotated
from training.matching import any_same, same_group, same_name, same_tool, same_victim


@dataclass(frozen=True)
class Known:
    """What earlier questions answered about a text, by weights that had not seen it.

    `of_whom` tells by the index of a sentence whose groups it names. `chances` are how likely each entity is a victim by itself, `company` what is told of those beside it, `likely` how likely it
    is with that; all by the id() of the entity. `rivals` is what is told of each state beside the others, by its id().
    """

    of_whom: Mapping[int, str] = field(default_factory=dict)
    chances: Mapping[int, float] = field(default_factory=dict)
    company: Mapping[int, frozenset[str]] = field(default_factory=dict)
    rivals: Mapping[int, frozenset[str]] = field(default_factory=dict)
    likely: Mapping[int, float] = field(default_factory=dict)
    victims: tuple[Entity, ...] = ()
    sponsors: tuple[str, ...] = ()
    guessed: str = ""


@dataclass(frozen=True)
class Example:
    """What can be observed of one candidate, whether the answer is yes, which annotated facts it stands for, and the wording around it."""

    signals: frozenset[str]
    answer: bool
    facts: tuple[object, ...] = ()
    wording: Floats | None = None
    stands: bool = True
    """False where a rule above the judge would turn a yes down: it teaches weights, but no threshold."""


def _named(text: Annotated, key: str, same: Callable[[str, str], bool]) -> Iterator[Example]:
    wanted, neutral = text.forms(key), text.neutral(key)
    for thing, signals in text.things:
        facts = tuple(number for number, forms in enumerate(wanted) if any_same(same, thing.forms, forms))
        if facts or not any(any_same(same, thing.forms, forms) for forms in neutral):
            yield Example(signals, bool(facts), facts, thing.wording)


def groups(text: Annotated, known: Known) -> Iterator[Example]:
    """Is it the name of a group of the main events?"""
    yield from _named(text, "groups", same_group)


def tools(text: Annotated, known: Known) -> Iterator[Example]:
    """Is it the name of a tool that the actor used?"""
    yield from _named(text, "tools", same_tool)


def victim(text: Annotated, known: Known) -> Iterator[Example]:
    """Is it somebody whom the actor attacked, by what is told of itself?"""
    accused = sponsors.accused(text.states)
    for entity, facts in _victims(text):
        told = victims.signals(text.document, entity, accused, text.opponents.get(id(entity), frozenset()))
        yield Example(told, bool(facts), facts, entity.wording)


def victim_among(text: Annotated, known: Known) -> Iterator[Example]:
    """Is it somebody whom the actor attacked, given how likely that is of those beside it?"""
    yield from (Example(known.company[id(entity)], bool(facts), facts) for entity, facts in _victims(text))


def _victims(text: Annotated) -> Iterator[tuple[Entity, tuple[int, ...]]]:
    """Yield the entities of a text with the annotated victims that each stands for."""
    wanted, neutral = text.forms("victims"), text.neutral("victims")
    told = {
        number
        for number, forms in enumerate(wanted)
        if any(not is_place(entity.first) and any_same(same_victim, entity.forms, forms) for entity in text.entities)
    }
    for entity in text.entities:
        facts = tuple(number for number, forms in enumerate(wanted) if any_same(same_victim, entity.forms, forms))
        if is_place(entity.first) and told >= set(facts):  # "Pakistan" shares its word with "officials in Pakistan", who were hit.
            facts = ()
        if facts or not any(any_same(same_victim, entity.forms, forms) for forms in neutral):
            yield entity, facts


def victim_main(text: Annotated, known: Known) -> Iterator[Example]:
    """Was it attacked in the main events, rather than in others that the report recalls?"""
    for entity in text.entities if _is_article(text) else ():
        told = asides.signals(text.document, (phrase.sentence for phrase in entity.phrases), known.of_whom)
        yield from _main(text, "victims", same_victim, entity.forms, told)


def tool_main(text: Annotated, known: Known) -> Iterator[Example]:
    """Was it used in the main events, rather than in others that the report recalls?"""
    for thing, _ in text.things:
        told = asides.signals(text.document, (mention.sentence for mention in thing.mentions), known.of_whom)
        yield from _main(text, "tools", same_tool, thing.forms, told)


def group_main(text: Annotated, known: Known) -> Iterator[Example]:
    """Did it act in the main events, rather than in others that the report recalls?"""
    for thing, signals in text.things if _is_article(text) else ():
        yield from _main(text, "groups", same_group, thing.forms, asides.group_signals(text.document, thing, signals))


def _is_article(text: Annotated) -> bool:
    """Tell whether a text has room for other events: a notice is annotated without a background. Of tools there are too few to leave notices out."""
    return len(text.document.report.text) >= SHORT


def _main(text: Annotated, key: str, same: Callable[[str, str], bool], forms: list[str], told: frozenset[str]) -> Iterator[Example]:
    """Yield the example of an entity that is annotated as one of the main events or of the background; optional ones are neither."""
    main = tuple(number for number, names in enumerate(text.forms(key)) if any_same(same, forms, names))
    if main or any(any_same(same, forms, names) for names in text.aside(key)):
        yield Example(told, bool(main), main)


def sponsor(text: Annotated, known: Known) -> Iterator[Example]:
    """Does the report tie the actor to this state, by all that it says of the state?"""
    yield from (Example(frozenset(item.signals), bool(facts), facts) for item, facts in _states(text))


def tie(text: Annotated, known: Known) -> Iterator[Example]:
    """Does it, by this sentence alone?"""
    yield from (Example(rivals.tie_signals(row), bool(facts), facts) for item, facts in _states(text) for row in item.evidence)


def sponsor_among(text: Annotated, known: Known) -> Iterator[Example]:
    """Does it, given how likely that is by each sentence, and of the other states?"""
    yield from (Example(known.rivals[id(item)], bool(facts), facts) for item, facts in _states(text))


def _states(text: Annotated) -> Iterator[tuple[Sponsor, tuple[str, ...]]]:
    """Yield the states of a text with the annotated sponsor that each stands for."""
    wanted = [row["state"] for row in text.gold["sponsors"] if row["certainty"] != "denied"]
    neutral = {forms[0] for forms in text.neutral("sponsors")}
    for item in text.states:
        if item.iso2 in wanted or item.iso2 not in neutral:
            yield item, (item.iso2,) if item.iso2 in wanted else ()


def certainty(grade: str) -> Callable[[Annotated, Known], Iterator[Example]]:
    """Does this sentence tie the state to the actor with this grade of certainty?"""

    def examples(text: Annotated, known: Known) -> Iterator[Example]:
        for row in text.gold["sponsors"]:
            if row["certainty"] not in GRADES:
                continue
            item = next((found for found in text.states if found.iso2 == row["state"]), None)
            inside = [evidence for evidence in item.evidence if evidence.sentence.index >= 0] if item else []
            proving = [evidence for evidence in inside if row["quote"][:40] in evidence.sentence.text or evidence.sentence.text in row["quote"]]
            for evidence in proving:
                yield Example(certainty_signals(evidence), row["certainty"] == grade, (row["state"],))

    return examples


def attributor(text: Annotated, known: Known) -> Iterator[Example]:
    """Did they, by the text, find out or say who did it?"""
    wanted = [row["name"] for row in text.gold["attributors"]]
    hit, accused = {id(entity) for entity in known.victims}, sponsors.accused(text.states)
    for entity in text.entities:
        facts = tuple(number for number, name in enumerate(wanted) if any_same(same_name, entity.forms, [name]))
        yield Example(attributors.signals(text.document, entity, id(entity) in hit, accused, known.of_whom), bool(facts), facts, entity.wording)


def evidence(text: Annotated, known: Known) -> Iterator[Example]:
    """Does this sentence prove the sponsor?"""
    quotes = {row["state"]: row["quote"] for row in text.gold["sponsors"] if row["certainty"] in GRADES}
    for item in text.states:
        for row in item.evidence:
            if row.sentence.index >= 0:
                quote = quotes.get(item.iso2, "")
                proves = bool(quote) and (quote[:40] in row.sentence.text or row.sentence.text in quote)
                yield Example(sponsors.evidence_signals(row), proves, (item.iso2,) if proves else ())


def denial(text: Annotated, known: Known) -> Iterator[Example]:
    """Does this speaker deny or contest it in this sentence?"""
    wanted = [row["by"] for row in text.gold["denials"]]
    for item in denials.denials(text.document, sponsors.accused(text.states)):
        facts = tuple(number for number, name in enumerate(wanted) if same_name(item.by, name))
        yield Example(frozenset(item.signals), bool(facts), facts)


def motive(text: Annotated, known: Known) -> Iterator[Example]:
    """Is this a motive of the main events?"""
    wanted = {row["motive"] for row in text.gold["motives"]}
    found = motives.motives(text.document, [entity.name for entity in known.victims], [row["name"] for row in text.gold["tools"]])
    yield from (Example(frozenset(item.signals), item.name in wanted, (item.name,) if item.name in wanted else ()) for item in found)


def sector(text: Annotated, known: Known) -> Iterator[Example]:
    """Is this a sector of the victims?"""
    wanted = set(text.gold["sectors"])
    for item in sectors.sectors(text.document, list(known.victims)):
        yield Example(frozenset(item.signals), item.name in wanted, (item.name,) if item.name in wanted else ())


def criticized(text: Annotated, known: Known) -> Iterator[Example]:
    """Does this victim, or whom it belongs to, criticise this state in this sentence?"""
    wanted = sorted({(row["critic"], row["state"]) for row in text.gold["criticisms"]})
    for item in criticism.criticisms(text.document, text.acts, list(known.victims), list(known.sponsors), known.likely, known.guessed):
        facts = tuple(
            number for number, (critic, state) in enumerate(wanted) if state == item.iso2 and any_same(same_name, item.critic.forms, [critic])
        )
        yield Example(frozenset(item.signals), bool(facts), facts, stands=criticism.plausible(item))


def _sponsors_of(text: Annotated) -> int:
    return sum(row["certainty"] != "denied" for row in text.gold["sponsors"])


@dataclass(frozen=True)
class Asked:
    """A question: where its examples come from, how many annotated facts a text has for it, and what a false yes costs.

    `beta` weighs recall against precision when the threshold is chosen: below 1, precision counts more.
    """

    name: str
    examples: Callable[[Annotated, Known], Iterable[Example]]
    facts: Callable[[Annotated], int]
    beta: float = 1.0
    strength: float = 0.3
    highest: float = 0.5
    """The highest threshold that is tried: on a few texts a higher one is mostly chance."""
    leans_on: Literal["", "chances", "victims"] = ""
    """Which earlier answers a question needs: which groups are the main ones and how likely each entity is a victim, and each state a sponsor, by itself, or who the victims and sponsors are."""


ASKED: tuple[Asked, ...] = (
    Asked("group", groups, lambda text: len(text.gold["groups"])),
    Asked("tool", tools, lambda text: len(text.gold["tools"])),
    Asked("victim", victim, lambda text: len(text.gold["victims"])),
    Asked("group-main", group_main, lambda text: len(text.gold["groups"]), strength=0.1),
    Asked("sponsor", sponsor, _sponsors_of),
    Asked("tie", tie, _sponsors_of, strength=0.1),
    Asked("victim-main", victim_main, lambda text: len(text.gold["victims"]), strength=0.1, leans_on="chances"),
    Asked("tool-main", tool_main, lambda text: len(text.gold["tools"]), strength=0.1, leans_on="chances"),
    Asked("victim-among", victim_among, lambda text: len(text.gold["victims"]), strength=0.1, leans_on="chances"),
    Asked("sponsor-among", sponsor_among, _sponsors_of, beta=0.7, strength=0.1, highest=0.65, leans_on="chances"),
    Asked("evidence", evidence, lambda text: len(text.gold["sponsors"])),
    Asked("attributor", attributor, lambda text: len(text.gold["attributors"]), strength=0.1, leans_on="victims"),
    Asked("denial", denial, lambda text: len(text.gold["denials"])),
    Asked("motive", motive, lambda text: len(text.gold["motives"]), leans_on="victims"),
    Asked("sector", sector, lambda text: len(text.gold["sectors"]), beta=0.8, leans_on="victims"),
    Asked("criticism", criticized, lambda text: len({(row["critic"], row["state"]) for row in text.gold["criticisms"]}), leans_on="victims"),
    *(Asked(f"certainty-{grade}", certainty(grade), lambda text: len(text.gold["sponsors"])) for grade in GRADES),
)
