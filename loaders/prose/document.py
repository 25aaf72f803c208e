"""A report prepared for the rules: sentences with the names, states, dates and phrases that stand in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.claims import Mention, Report
from loaders.prose import enumerations, scope
from loaders.prose.dates import Found, find_dates
from loaders.prose.gazetteer import Gazetteer, Name
from loaders.prose.headlines import Spelling
from loaders.prose.layout import Block, blocks
from loaders.prose.once import once
from loaders.prose.phrases import Phrase, phrases
from loaders.prose.relevance import may_hold_claim
from loaders.prose.sentences import Token, parse, split
from loaders.prose.stand_ins import StandIn, stand_ins
from loaders.prose.states import find_states, state_names


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


@dataclass(eq=False)
class Sentence:
    """One sentence. `start` and `end` are offsets in the report's text; offsets of what stands in it count from `start`."""

    index: int
    start: int
    end: int
    text: str
    block: Block
    names: list[Name] = field(default_factory=list)
    states: list[StateMention] = field(default_factory=list)
    dates: list[Found] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    reasons: frozenset[str] = frozenset()
    short: bool = False

    @property
    def background(self) -> bool:
        """Tell whether it speaks of something else than the main events."""
        return bool(self.reasons & scope.BACKGROUND)

    @once
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

    @once
    def phrases(self) -> list[Phrase]:
        """The noun phrases, in order."""
        return list(phrases(self))

    @once
    def lists(self) -> dict[int, list[Phrase]]:
        """The lists that the noun phrases stand in, by the id() of each; see loaders/prose/enumerations.py."""
        return enumerations.lists(self)

    def name(self, tag: str) -> Name:
        """Return the name behind a tag such as `G0`."""
        return self.names[int(tag[1:])]

    def of(self, label: str) -> list[Name]:
        """Return the names of one label."""
        return [name for name in self.names if name.label == label]

    def covering(self, start: int, end: int) -> Name | None:
        """Return the name of the ledger that holds these offsets."""
        return next((name for name in self.names if name.start <= start and end <= name.end), None)

    def widened(self, start: int, end: int, head: Token) -> tuple[int, int]:
        """Return the offsets of a phrase, widened so that no name of the ledger is cut in two."""
        for name in self.names:
            if name.start < end and start < name.end and name.start <= head.start < name.end:
                start, end = min(start, name.start), max(end, name.end)
        return start, end


@dataclass(eq=False)
class Document:
    """A report with its prepared sentences."""

    report: Report
    sentences: list[Sentence]
    title: Sentence | None = None

    @once
    def spelling(self) -> Spelling:
        """How the text writes its words, for what is in title case."""
        return Spelling(self.report.text)

    def forget(self) -> None:
        """Let go of all that points at each other, when nothing is asked any more: to look for it as garbage takes longer than to say so."""
        for sentence in (*self.sentences, *([self.title] if self.title else [])):
            for token in sentence.tokens:
                token.head = None
                token.children = []
            vars(sentence).clear()
        vars(self).clear()

    def before(self, sentence: Sentence, how_many: int) -> Sequence[Sentence]:
        """Return the sentences before one, nearest first."""
        return self.sentences[max(0, sentence.index - how_many) : sentence.index][::-1]


def mention_of(name: Name, kind: str = "") -> Mention:
    """Return a found name as a mention; the ledger's id where it has one."""
    if name.entry:
        return Mention(name.label, name.text, name=name.entry.name, key=name.entry.id, kind=kind)
    return Mention(name.label, name.text, name=name.text, kind=kind)


def prepare(reports: Sequence[Report], gazetteer: Gazetteer) -> list[Document]:
    """Return reports with what stands in their sentences; those of all reports are parsed together."""
    documents = [Document(report, list(_sentences(report, gazetteer)), _title(report, gazetteer)) for report in reports]
    written = ((sentence, document) for document in documents for sentence in (*document.sentences, *([document.title] if document.title else [])))
    waiting = [(sentence, document.spelling) for sentence, document in written if may_hold_claim(sentence)]
    hidden = ((sentence.text, _hidden(sentence, spelling)) for sentence, spelling in waiting)
    for (sentence, _), tokens in zip(waiting, parse(hidden), strict=True):
        sentence.tokens = tokens
    return documents


def _hidden(sentence: Sentence, spelling: Spelling) -> list[StandIn]:
    """Return what the parser sees instead of words of a sentence."""
    found = list(stand_ins(sentence.text, sentence.names))
    kept = [(name.start, name.end) for name in sentence.names] + [(state.start, state.end) for state in sentence.states]
    kept += [(start, end) for start, end, _ in found]
    return [*found, *spelling.in_sentence_case(sentence.text, kept)]


def _title(report: Report, gazetteer: Gazetteer) -> Sentence | None:
    """Return the headline as a sentence that stands before all others; it may repeat what stands in the text."""
    if not any(character.isalpha() for character in report.title):
        return None
    sentence = Sentence(-1, 0, len(report.title), report.title, Block(0, len(report.title), report.title, "title"), short=len(report.text) < SHORT)
    _annotate(sentence, gazetteer, report.published)
    return sentence


SHORT = 1500
"""A text below this length, in characters, is one notice of one event rather than an article."""


def _sentences(report: Report, gazetteer: Gazetteer) -> Iterator[Sentence]:
    lines = list(blocks(report.text))
    lead = " ".join(block.text for block in [block for block in lines if block.kind == "paragraph"][:2])
    main = scope.main_years(report.title, lead, report.published)
    short = len(report.text) < SHORT
    index = 0
    for block in lines:
        if block.kind in ("boilerplate",):
            continue
        spans = list(split(block.text))
        paragraph = scope.Paragraph.of([block.text[start:end] for start, end in spans])
        for start, end in spans:
            text = block.text[start:end]
            sentence = Sentence(index, block.start + start, block.start + end, text, block, short=short)
            _annotate(sentence, gazetteer, report.published)
            sentence.reasons = scope.reasons(text, block, sentence.dates, main, paragraph)
            if index == 0:
                sentence.reasons -= scope.OF_WORDS  # What a report begins with is what it tells of.
            index += 1
            yield sentence


def _annotate(sentence: Sentence, gazetteer: Gazetteer, published: str) -> None:
    text = sentence.text
    # A word for a state is that state, even where some tool is called so too.
    spans = list(find_states(text))
    services = [(start, end) for start, end in spans if state_names()[text[start:end]][1] == "service"]
    # So is its service, even where a longer name holds it: "Iran's Islamic Revolutionary Guard Corps".
    sentence.names = [
        _with_version(name, text)
        for name in gazetteer.find(text)
        if not any(start <= name.start and name.end <= end for start, end in spans)
        and not any(name.start < end and start < name.end for start, end in services)
    ]
    for start, end in spans:
        if all(end <= name.start or name.end <= start for name in sentence.names):
            sentence.states.append(StateMention(start, end, text[start:end], *state_names()[text[start:end]]))
    sentence.states = [_of_owner(sentence, place) for place in range(len(sentence.states))]
    sentence.dates = list(find_dates(text, published))


_OWNS_BEFORE = re.compile(r"(?:['’]s?)? ")
_OWNS_AFTER = {"seat": re.compile(r",? (?:in|of) "), "name": re.compile(r" of (?:the )?")}


def _of_owner(sentence: Sentence, place: int) -> StateMention:
    """Return a mention; a service is that of the state beside it: "Vietnam's Ministry of Public Security" is not China's."""
    mention = sentence.states[place]
    if mention.form != "service" or mention.text.isupper():
        return mention
    before = sentence.states[place - 1] if place else None
    if before is not None and before.form in ("name", "adjective") and _OWNS_BEFORE.fullmatch(sentence.text[before.end : mention.start]):
        return replace(mention, iso2=before.iso2)
    after = sentence.states[place + 1] if place + 1 < len(sentence.states) else None
    if after is not None and after.form in _OWNS_AFTER and _OWNS_AFTER[after.form].fullmatch(sentence.text[mention.end : after.start]):
        return replace(mention, iso2=after.iso2)
    return mention


_VERSION = re.compile(r" v?\d+(?:\.\d+)+(?![\w.]*\w)| [2-9](?=[.,;:)](?:\s|$))| RAT\b")


def _with_version(name: Name, text: str) -> Name:
    """Return the name of a tool with the version or kind that follows it: "Duqu 2.0", "BlackEnergy 3", "Crimson RAT"."""
    found = _VERSION.match(text, name.end) if name.label == "Tool" else None
    return replace(name, end=found.end(), text=text[name.start : found.end()]) if found else name
