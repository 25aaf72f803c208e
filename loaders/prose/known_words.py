"""Words that were seen before, and the rows of numbers that sentences of such words become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from loaders.prose.vectors import WordVectors

_PAD = 4
"""Empty rows between sentences: as many words as a vector looks to either side."""

AT_ONCE = 768
"""Rows that go through all layers together: they stay in the cache of the processor."""

MOST_WORDS = 10_000
"""Words whose vectors and products are kept, 38 MB for each of two networks; then it begins anew."""


@dataclass(frozen=True)
class Portion:
    """Sentences that go through all layers together, with empty rows between them."""

    where: NDArray[np.int64]
    """The place of the word of each row in the tables of known words; 0 for an empty row."""
    inside: NDArray[np.int64]
    """The rows that are words."""


class KnownWords:
    """Words that were seen before: each has its place, where every network knows the numbers of it."""

    def __init__(self, *networks: "WordVectors") -> None:
        self._networks = networks
        self._columns = list(dict.fromkeys(column for network in networks for column in network.columns))
        self._in_columns = [[self._columns.index(column) for column in network.columns] for network in networks]
        self._as_bytes = np.dtype((np.void, len(self._columns) * np.dtype(np.uint64).itemsize))
        self._places: dict[bytes, int] = {}

    def portions(self, docs: Sequence["Doc"]) -> list[Portion]:
        """Return the sentences in portions, in order, after every network has worked out the numbers of new words."""
        places = self._places_of(np.concatenate([doc.to_array(self._columns).reshape(len(doc), len(self._columns)) for doc in docs]))
        portions: list[Portion] = []
        at = 0
        for lengths in _portions([len(doc) for doc in docs]):
            starts = np.cumsum([_PAD, *(length + _PAD for length in lengths)])
            inside = np.concatenate([np.arange(start, start + length) for start, length in zip(starts, lengths, strict=False)])
            where = np.zeros(int(starts[-1]), dtype=np.int64)
            where[inside] = places[at : at + len(inside)]
            at += len(inside)
            portions.append(Portion(where, inside))
        return portions

    def _places_of(self, features: NDArray[np.uint64]) -> NDArray[np.int64]:
        words: Any = features.view(self._as_bytes).ravel().tolist()  # Each the bytes of a row.
        places = self._places
        new = {word: number for number, word in enumerate(words) if word not in places}
        if len(places) + len(new) >= MOST_WORDS:
            places.clear()
            new = {word: number for number, word in enumerate(words)}
        if new:
            first = len(places) + 1  # The empty word comes before all.
            rows = features[list(new.values())]
            for network, columns in zip(self._networks, self._in_columns, strict=True):
                network.learn(rows[:, columns], first)
            places.update(zip(new, range(first, first + len(new)), strict=True))
        return np.fromiter(map(places.__getitem__, words), dtype=np.int64, count=len(words))


def _portions(lengths: list[int]) -> Iterator[list[int]]:
    part: list[int] = []
    for length in lengths:
        part.append(length)
        if sum(part) >= AT_ONCE:
            yield part
            part = []
    if part:
        yield part
