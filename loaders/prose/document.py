"""A report prepared for the rules: sentences with the names, states and dates that stand in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.claims import Mention, Report
from loaders.prose.dates import Found, find_dates
from loaders.prose.gazetteer import Gazetteer, Name
from loaders.prose.states import state_names, state_pattern

if TYPE_CHECKING:
    from spacy.tokens import Span

ACTOR_NOUN = (
    r"(?:threat |cyber ?|state |nation-state |government )?(?:actors?|hackers?|attackers?|groups?|spies|operatives|operators|adversar(?:y|ies)|intruders?|cyberspies|hacking teams?|"
    r"espionage groups?|APTs?|gangs?|forces|agents|officers|intelligence|military|services?|cyber ?spies|crew|team|perpetrators?)"
)
_NER = {"ORG": "organization", "PERSON": "person"}
_NO_ORGANIZATION = re.compile(
    r"\b(?:hackers?|attack|malware|spyware|ransomware|campaign|operation|APT|DDoS|Windows|Android|iPhone|iOS|internet|zero-day)\b", re.IGNORECASE
)
_EDGE = re.compile(r"^(?:the|a|an)\s+|['’]s?$", re.IGNORECASE)


@dataclass(frozen=True)
class StateMention:
    """A state as written: offsets in the sentence, ISO alpha-2, and form (name, adjective, seat, service)."""

    start: int
    end: int
    text: str
    iso2: str
    form: str

    @property
    def mention(self) -> Mention:
        """The state as a mention."""
        return Mention("State", self.text, key=f"state:{self.iso2}")


@dataclass
class Sentence:
    """One sentence. `start` and `end` are offsets in the report's text; offsets of what stands in it count from `start`."""

    index: int
    start: int
    end: int
    text: str
    span: "Span"
    names: list[Name] = field(default_factory=list)
    states: list[StateMention] = field(default_factory=list)
    dates: list[Found] = field(default_factory=list)

    @cached_property
    def tagged(self) -> str:
        """The text with ⟨G0⟩, ⟨T1⟩, ⟨O2⟩ for names and ⟨Sa0⟩ for states (a adjective, n name, t seat, v service)."""
        pieces, at = [], 0
        for start, end, tag in self._tags():
            pieces += [self.text[at:start].replace("⟨", "<").replace("⟩", ">"), f"⟨{tag}⟩"]
            at = end
        pieces.append(self.text[at:].replace("⟨", "<").replace("⟩", ">"))
        return "".join(pieces)

    def _tags(self) -> Iterator[tuple[int, int, str]]:
        forms = {"adjective": "a", "name": "n", "seat": "t", "service": "v"}
        rows = [(name.start, name.end, f"{name.label[0]}{number}") for number, name in enumerate(self.names)]
        rows += [(state.start, state.end, f"S{forms[state.form]}{number}") for number, state in enumerate(self.states)]
        yield from sorted(rows)

    def state(self, tag: str) -> StateMention:
        """Return the state behind a tag such as `Sa0`."""
        return self.states[int(tag[2:])]

    def name(self, tag: str) -> Name:
        """Return the name behind a tag such as `G0`."""
        return self.names[int(tag[1:])]

    def of(self, label: str) -> list[Name]:
        """Return the names of one label."""
        return [name for name in self.names if name.label == label]


@dataclass
class Document:
    """A report with its prepared sentences."""

    report: Report
    sentences: list[Sentence]

    @cached_property
    def groups(self) -> list[Name]:
        """Named groups in order of first appearance, each once."""
        seen: dict[str, Name] = {}
        for sentence in self.sentences:
            for name in sentence.of("Group"):
                seen.setdefault(name.entry.id if name.entry else name.text.lower(), name)
        return list(seen.values())


def mention_of(name: Name, kind: str = "") -> Mention:
    """Return a found name as a mention; the ledger's id where it has one."""
    if name.entry:
        return Mention(name.label, name.text, name=name.entry.name, key=name.entry.id, kind=kind)
    return Mention(name.label, name.text, name=_EDGE.sub("", name.text), kind=kind)


def prepare(report: Report, sentences: list[tuple[int, "Span"]], gazetteer: Gazetteer) -> Document:
    """Return a report's sentences with what stands in them."""
    prepared: list[Sentence] = []
    for offset, span in sentences:
        text = span.text.strip()
        if not text:
            continue
        start = offset + span.start_char + (len(span.text) - len(span.text.lstrip()))
        sentence = Sentence(len(prepared), start, start + len(text), report.text[start : start + len(text)], span)
        _annotate(sentence, start - offset, gazetteer, report.published)
        prepared.append(sentence)
    return Document(report, prepared)


def _annotate(sentence: Sentence, shift: int, gazetteer: Gazetteer, published: str) -> None:
    text = sentence.text
    # A word for a state is that state, even where some tool is called so too.
    spans = [match.span() for match in state_pattern().finditer(text)]
    names = [name for name in gazetteer.find(text) if not any(start <= name.start and name.end <= end for start, end in spans)]
    taken = [(name.start, name.end) for name in names]

    def free(start: int, end: int) -> bool:
        return all(end <= other_start or other_end <= start for other_start, other_end in taken)

    for match in state_pattern().finditer(text):
        if free(match.start(), match.end()):
            iso2, form = state_names()[match[0]]
            sentence.states.append(StateMention(match.start(), match.end(), match[0], iso2, form))
    taken += [(state.start, state.end) for state in sentence.states]
    for entity in sentence.span.ents:
        if entity.label_ not in _NER or _NO_ORGANIZATION.search(entity.text):
            continue
        words = _EDGE.sub("", entity.text).strip()
        start = text.find(words, max(0, entity.start_char - shift))
        if start >= 0 and len(words) > 2 and words[0].isupper() and free(start, start + len(words)):
            names.append(Name(start, start + len(words), words, "Organization", None))
            taken.append((start, start + len(words)))
    sentence.names = sorted(names, key=lambda name: name.start)
    sentence.dates = list(find_dates(text, published))
