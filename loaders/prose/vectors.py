"""Vectors of words in their sentences, worked out as the English model does, in fewer steps than spaCy takes.

The vector of a word without its neighbours, and what the first layer makes of it, are worked out once for every word;
layers are multiplied by NumPy's BLAS, three times as fast as the BLIS that spaCy brings. Numbers differ from spaCy's in the sixth place.
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

_MOST_WORDS = 10_000
"""Words whose vectors and products are kept, 38 MB for each of two networks; then it begins anew."""


def times(rows: Floats, weights: Floats, out: Floats | None = None) -> Floats:
    """Return rows times weights, in `out` where given; every row comes out the same whatever other rows there are."""
    if len(rows) >= _LEAST:
        return np.matmul(rows, weights, out=out)
    padded = np.zeros((_LEAST, rows.shape[1]), dtype=np.float32)
    padded[: len(rows)] = rows
    found = (padded @ weights)[: len(rows)]
    if out is None:
        return found
    out[:] = found
    return out


def of_name(model: Any, name: str) -> list[Any]:
    """Return the layers of a name in a network, in order."""
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


class Products(NumpyOps):  # type: ignore[misc]
    """Multiplies for spaCy's tagger and parser too: their own products take four times as long."""

    def gemm(self, x: Floats, y: Floats, out: Floats | None = None, trans1: bool = False, trans2: bool = False) -> Floats:
        """Return the product of two matrices, either of them transposed."""
        return times(x.T if trans1 else x, y.T if trans2 else y, out)


class _Layer:
    """Maxout and normalisation: the largest of three products, brought to mean 0 and variance 1, scaled and moved."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights = maxout.get_param("W")  # (out, pieces, in)
        # By pieces, so that the largest of three is taken of whole blocks instead of neighbours.
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        self._bias = np.ascontiguousarray(maxout.get_param("b").T.reshape(-1))
        self.products = len(self._bias)
        self._width = weights.shape[0]
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats, products: Floats, found: Floats) -> Floats:
        """Return what the layer makes of rows, in `found`; `products` is room to work in."""
        return self.of_products(times(rows, self._weights, products), found)

    def parts(self, rows: Floats) -> list[Floats]:
        """Return the products of rows where they stand first, in the middle and last of three."""
        return [times(rows, third) for third in self._weights.reshape(3, -1, self.products)]

    def of_products(self, products: Floats, found: Floats) -> Floats:
        """Return what the layer makes of rows whose products are known, in `found`; writes over both."""
        width = self._width
        products += self._bias
        np.maximum(products[:, :width], products[:, width : 2 * width], out=found)
        np.maximum(found, products[:, 2 * width :], out=found)
        found -= (np.einsum("ij->i", found) / width)[:, None]
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
        layers = [_Layer(*pair) for pair in zip(of_name(model, "maxout"), of_name(model, "layernorm"), strict=True)]
        self._mixing, self._first, *self._middle, self._last = layers
        self._width: int = self._tables[0][0].shape[1]
        self._ops = NumpyOps()
        self._places: dict[bytes, int] = {}
        # The system gives room for words as they come, not before.
        self._known: Floats = np.zeros((_MOST_WORDS, self._width), dtype=np.float32)
        self._parts: list[Floats] = [np.zeros((_MOST_WORDS, self._first.products), dtype=np.float32) for _ in range(3)]
        self._rooms: list[Floats] = [
            np.empty((0, width), dtype=np.float32) for width in (self._width, 3 * self._width, self._first.products, self._width)
        ]

    def __call__(self, docs: Sequence["Doc"]) -> list[Floats]:
        """Return the vectors of the words of every sentence."""
        features = [doc.to_array(self._columns).reshape(len(doc), len(self._columns)) for doc in docs]
        places = self._places_of(np.concatenate(features))
        vectors: list[Floats] = []
        at = 0
        for part in _portions([len(doc) for doc in docs]):
            starts = np.cumsum([_PAD, *(length + _PAD for length in part)])
            inside = np.concatenate([np.arange(start, start + length) for start, length in zip(starts, part, strict=False)])
            where = np.zeros(int(starts[-1]), dtype=np.int64)  # The empty word, between sentences.
            where[inside] = places[at : at + len(inside)]
            at += len(inside)
            vectors += np.split(self._in_context(where, inside), np.cumsum(part)[:-1])
        return vectors

    def _in_context(self, where: NDArray[np.int64], inside: NDArray[np.int64]) -> Floats:
        """Return the words `inside` after every layer has seen each word, given by its place, between its neighbours."""
        rows, windows, products, found = self._room(len(where))
        before, here, after = self._parts
        width = self._width
        self._known.take(where, 0, out=rows, mode="clip")
        # The first layer sees words without their neighbours: what it makes of each is known, and only has to be added up.
        here.take(where, 0, out=products, mode="clip")
        products[1:] += before.take(where[:-1], 0, out=windows[1:], mode="clip")
        products[:-1] += after.take(where[1:], 0, out=windows[:-1], mode="clip")
        rows += self._first.of_products(products, found)
        windows[0, :width] = windows[-1, 2 * width :] = 0
        for layer in self._middle:
            windows[1:, :width] = rows[:-1]
            windows[:, width : 2 * width] = rows
            windows[:-1, 2 * width :] = rows[1:]
            rows += layer(windows, products, found)
        # What the last layer makes of the empty rows, a fifth of all, nobody sees.
        last = np.concatenate((rows[inside - 1], rows[inside], rows[inside + 1]), axis=1)
        return rows[inside] + self._last(last, products[: len(last)], found[: len(last)])

    def _room(self, rows: int) -> Iterator[Floats]:
        """Yield room for rows of the widths that are worked with, kept from one call to the next: not for two at the same time."""
        if rows > len(self._rooms[0]):
            self._rooms = [np.empty((rows + _AT_ONCE // 4, room.shape[1]), dtype=np.float32) for room in self._rooms]
        return (room[:rows] for room in self._rooms)

    def _places_of(self, features: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return where the vector of each word is known, after working out those of new words."""
        size = features.shape[1] * features.itemsize
        raw = features.tobytes()
        words = [raw[at : at + size] for at in range(0, len(raw), size)]
        places = self._places
        new = {word: number for number, word in enumerate(words) if word not in places}
        if len(places) + len(new) >= len(self._known):
            places.clear()
            new = {word: number for number, word in enumerate(words)}
            self._known, *self._parts = (_with_room(table, len(new) + 1) for table in (self._known, *self._parts))
        if new:
            first = len(places) + 1  # The empty word comes before all.
            rows = slice(first, first + len(new))
            self._known[rows] = alone = self._alone(features[list(new.values())])
            for table, products in zip(self._parts, self._first.parts(alone), strict=True):
                table[rows] = products
            places.update(zip(new, range(first, first + len(new)), strict=True))
        return np.fromiter(map(places.__getitem__, words), dtype=np.int64, count=len(words))

    def _alone(self, features: NDArray[np.uint64]) -> Floats:
        parts = [
            self._ops.gather_add(table, self._ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table))
            for column, (table, seed) in enumerate(self._tables)
        ]
        rows = np.concatenate(parts, axis=1)
        return self._mixing(
            rows, np.empty((len(rows), self._mixing.products), dtype=np.float32), np.empty((len(rows), self._width), dtype=np.float32)
        )


def _with_room(table: Floats, rows: int) -> Floats:
    return table if rows <= len(table) else np.zeros((rows, table.shape[1]), dtype=np.float32)


def _portions(lengths: list[int]) -> Iterator[list[int]]:
    part: list[int] = []
    for length in lengths:
        part.append(length)
        if sum(part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part
