"""Suppliers: who made or sold a tool."""

import re
from collections.abc import Iterator

from graph.claims import Draft, Mention
from loaders.prose.document import Document, Sentence, mention_of
from loaders.prose.drafting import draft
from loaders.prose.gazetteer import Name
from loaders.prose.once import once_of

_MADE = re.compile(
    r"⟨(O\d+)⟩['’]s? (?:\w+ ){0,2}?⟨(T\d+)⟩|⟨(T\d+)⟩,? (?:\w+ ){0,5}?(?:made|sold|developed|built|produced|marketed|supplied|created) (?:\w+ ){0,3}?by (?:the )?(?:\w+ ){0,4}?⟨(O\d+)⟩|"
    r"⟨(O\d+)⟩,? (?:\w+ ){0,6}?(?:maker|developer|vendor|makes|sells|sold|markets|developed|built)(?: of)? (?:the )?(?:\w+ ){0,2}?⟨(T\d+)⟩"
)


def suppliers(document: Document) -> list[Draft]:
    """SUPPLIED: the makers and sellers that a sentence names beside a tool."""
    drafts = []
    for sentence, maker, made in _supplied(document):
        tool = mention_of(made, "spyware")
        drafts.append(
            draft(sentence, "supplier", "SUPPLIED", mention_of(maker, "organization"), Mention("Tool", tool.text, tool.name, tool.key, tool.kind))
        )
    return drafts


@once_of
def suppliers_named(document: Document) -> frozenset[str]:
    """Return how the text writes those who made or sold a tool."""
    return frozenset(maker.text for _, maker, _ in _supplied(document))


def _supplied(document: Document) -> Iterator[tuple[Sentence, Name, Name]]:
    """Yield the sentence, the maker and what it made."""
    for sentence in document.sentences:
        for match in _MADE.finditer(sentence.tagged):
            yield sentence, sentence.name(match[1] or match[4] or match[5]), sentence.name(match[2] or match[3] or match[6])
