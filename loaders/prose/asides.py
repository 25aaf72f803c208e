"""Asides: whether somebody who was hit, or a tool, belongs to the main events of a report, by the sentences that tell of it.

Each sentence by itself tells why it may be background (loaders/prose/scope.py). Here all of them are taken together:
how many there are, where in the report, and in what company.
"""

from collections.abc import Iterable, Sequence

from loaders.prose.document import Document, Sentence

_FIFTHS = 5
_MANY = 4
EVEN = 0.5
"""From this chance on a thing is rather one of the main events than not."""
SURE = 0.65
"""The same, where every sentence that tells of it is background by itself."""


def signals(document: Document, told: Iterable[Sentence]) -> frozenset[str]:
    """Return what can be observed of the sentences that tell of a thing; the headline among them counts for nothing."""
    inside = sorted({sentence.index: sentence for sentence in told if sentence.index >= 0}.items())
    sentences = [sentence for _, sentence in inside]
    if not sentences:
        return frozenset({"only-headline"})
    aside = [sentence.background for sentence in sentences]
    found = {
        "all-aside" if all(aside) else "some-aside" if any(aside) else "none-aside",
        f"first-{_fifth(document, sentences[0])}",
        f"last-{_fifth(document, sentences[-1])}",
        f"sentences-{min(_MANY, len(sentences))}",
    }
    reasons = {reason for sentence in sentences for reason in sentence.reasons}
    found |= {f"told-{reason}" for reason in reasons}
    if all(sentence.reasons for sentence in sentences):
        found |= {f"always-{reason}" for reason in reasons}
    for sentence in sentences:
        if any(other.background for other in document.before(sentence, 1)):
            found.add("after-aside")
        if any(other.background for other in document.sentences[sentence.index + 1 : sentence.index + 2]):
            found.add("before-aside")
        if _mostly_aside([other for other in document.sentences if other.block is sentence.block]):
            found.add("among-asides")
    return frozenset(found)


def _fifth(document: Document, sentence: Sentence) -> int:
    """Return in which fifth of the report a sentence stands, 0 to 4."""
    return sentence.index * _FIFTHS // max(1, len(document.sentences))


def _mostly_aside(paragraph: Sequence[Sentence]) -> bool:
    return sum(sentence.background for sentence in paragraph) * 2 > len(paragraph)
