"""Vectors of words in their sentences, worked out as the English model does, in fewer steps than spaCy takes.

The vector of a word without its neighbours is worked out once for every word, and layers are multiplied by NumPy's
BLAS, three times as fast as the BLIS that spaCy brings. Numbers differ from spaCy's in the sixth place.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]

_PAD = 4
"""Empty rows between sentences: as many words as a vector looks to either side."""

_LEAST = 16
"""Below so many rows BLAS multiplies by another kernel, which rounds differently: a sentence would depend on its batch."""

_AT_ONCE = 768
"""Rows that go through all layers together: they stay in the cache of the processor."""

_MOST_WORDS = 40_000
"""Words whose vectors are kept, 15 MB for each of two networks; then it begins anew."""


def times(rows: Floats, weights: Floats) -> Floats:
    """Return rows times weights; every row comes out the same whatever other rows there are."""
    if len(rows) >= _LEAST:
        return rows @ weights
    padded = np.zeros((_LEAST, rows.shape[1]), dtype=np.float32)
    padded[: len(rows)] = rows
    return (padded @ weights)[: len(rows)]


def of_name(model: Any, name: str) -> list[Any]:
    """Return the layers of a name in a network, in order."""
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


class Products(NumpyOps):  # type: ignore[misc]
    """Multiplies for spaCy's tagger and parser too: their own products take four times as long."""

    def gemm(self, x: Floats, y: Floats, out: Floats | None = None, trans1: bool = False, trans2: bool = False) -> Floats:
        """Return the product of two matrices, either of them transposed."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        if out is None:
            return times(left, right)
        if len(left) >= _LEAST:
            return np.matmul(left, right, out=out)
        out[:] = times(left, right)
        return out


class _Layer:
    """Maxout and normalisation: the largest of three products, brought to mean 0 and variance 1, scaled and moved."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights = maxout.get_param("W")  # (out, pieces, in)
        # By pieces, so that the largest of three is taken of whole blocks instead of neighbours.
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        self._bias = np.ascontiguousarray(maxout.get_param("b").T.reshape(-1))
        self._width = weights.shape[0]
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats) -> Floats:
        width = self._width
        products = times(rows, self._weights)
        products += self._bias
        found = np.maximum(products[:, :width], products[:, width : 2 * width])
        np.maximum(found, products[:, 2 * width :], out=found)
        found -= found.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", found, found)
        spread /= width
        spread += 1e-8
        found *= (1 / np.sqrt(spread))[:, None]
        found *= self._scale
        found += self._shift
        return found


class WordVectors:
    """Vectors of words in their sentences, as one of the model's networks has them."""

    def __init__(self, model: Any) -> None:
        self._columns: list[int | str] = of_name(model, "extract_features")[0].attrs["columns"]
        self._tables = [(node.get_param("E"), node.attrs["seed"]) for node in of_name(model, "hashembed")]
        mixing, *layers = (_Layer(*pair) for pair in zip(of_name(model, "maxout"), of_name(model, "layernorm"), strict=True))
        self._mixing, self._layers = mixing, layers
        self._width: int = self._tables[0][0].shape[1]
        self._ops = NumpyOps()
        self._places: dict[bytes, int] = {}
        self._known: Floats = np.zeros((1024, self._width), dtype=np.float32)

    def __call__(self, docs: Sequence["Doc"]) -> list[Floats]:
        """Return the vectors of the words of every sentence."""
        features = [doc.to_array(self._columns).reshape(len(doc), len(self._columns)) for doc in docs]
        places = self._places_of(np.concatenate(features))
        vectors: list[Floats] = []
        at = 0
        for part in _parts([len(doc) for doc in docs]):
            starts = np.cumsum([_PAD, *(length + _PAD for length in part)])
            rows = np.zeros((int(starts[-1]), self._width), dtype=np.float32)
            inside = np.concatenate([np.arange(start, start + length) for start, length in zip(starts, part, strict=False)])
            rows[inside] = self._known[places[at : at + len(inside)]]
            at += len(inside)
            vectors += np.split(self._in_context(rows, inside), np.cumsum(part)[:-1])
        return vectors

    def _in_context(self, rows: Floats, inside: NDArray[np.int64]) -> Floats:
        """Return the rows `inside` after every layer has seen each row between its neighbours."""
        width = self._width
        windows = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self._layers[:-1]:
            windows[1:, :width] = rows[:-1]
            windows[:, width : 2 * width] = rows
            windows[:-1, 2 * width :] = rows[1:]
            rows += layer(windows)
        # What the last layer makes of the empty rows, a fifth of all, nobody sees.
        last = np.concatenate((rows[inside - 1], rows[inside], rows[inside + 1]), axis=1)
        return rows[inside] + self._layers[-1](last)

    def _places_of(self, features: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return where the vector of each word is known, after working out those of new words."""
        size = features.shape[1] * features.itemsize
        raw = features.tobytes()
        words = [raw[at : at + size] for at in range(0, len(raw), size)]
        if len(self._places) > _MOST_WORDS:
            self._places.clear()
        new = {word: place for place, word in enumerate(words) if word not in self._places}
        if new:
            first = len(self._places)
            if first + len(new) > len(self._known):
                self._known = np.concatenate([self._known[:first], np.zeros((first + 2 * len(new), self._width), dtype=np.float32)])
            self._known[first : first + len(new)] = self._alone(features[list(new.values())])
            self._places.update((word, first + number) for number, word in enumerate(new))
        return np.fromiter((self._places[word] for word in words), dtype=np.int64, count=len(words))

    def _alone(self, features: NDArray[np.uint64]) -> Floats:
        parts = [
            self._ops.gather_add(table, self._ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table))
            for column, (table, seed) in enumerate(self._tables)
        ]
        return self._mixing(np.concatenate(parts, axis=1))


def _parts(lengths: list[int]) -> Iterator[list[int]]:
    part: list[int] = []
    for length in lengths:
        part.append(length)
        if sum(part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part
