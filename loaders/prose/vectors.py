"""Vectors of words in their sentences, worked out as the English model does, in fewer steps than spaCy takes.

The vector of a word without its neighbours, and what the first layer makes of it, are worked out once for every word, from
what is known beforehand of each of its parts; layers are multiplied by NumPy's BLAS, three times as fast as the BLIS that
spaCy brings. Numbers differ from spaCy's in the sixth place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from loaders.prose.known_words import AT_ONCE, MOST_WORDS, Portion

Floats = NDArray[np.float32]

_LEAST = 16
"""Below so many rows BLAS multiplies by another kernel, which rounds differently: a sentence would depend on its batch."""


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

    def parts(self, *rows: Floats) -> list[Floats]:
        """Return the products of what stands first, second and so on in the rows that the layer sees: added up, they are those of whole rows."""
        return [times(part, weights) for part, weights in zip(rows, self._weights.reshape(len(rows), -1, self.products), strict=True)]

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
        self.columns: list[int | str] = of_name(model, "extract_features")[0].attrs["columns"]
        layers = [_Layer(*pair) for pair in zip(of_name(model, "maxout"), of_name(model, "layernorm"), strict=True)]
        self._mixing, self._first, *self._middle, self._last = layers
        hashed = of_name(model, "hashembed")
        self._seeds: list[int] = [node.attrs["seed"] for node in hashed]
        self._features = self._mixing.parts(*(node.get_param("E") for node in hashed))
        self._width: int = hashed[0].get_param("E").shape[1]
        self._ops = NumpyOps()
        # The system gives room for words as they come, not before.
        self._known: Floats = np.zeros((MOST_WORDS, self._width), dtype=np.float32)
        self._parts: list[Floats] = [np.zeros((MOST_WORDS, self._first.products), dtype=np.float32) for _ in range(3)]
        self._rooms: list[Floats] = [
            np.empty((0, width), dtype=np.float32) for width in (self._width, 3 * self._width, self._first.products, self._width)
        ]

    def __call__(self, portions: Iterable[Portion]) -> Iterator[Floats]:
        """Yield the vectors of the words of every portion."""
        return (self._in_context(portion.where, portion.inside) for portion in portions)

    def learn(self, features: NDArray[np.uint64], first: int) -> None:
        """Work out the numbers of new words, given by a row of `columns` each, and keep them from the place `first` on."""
        alone = self._alone(features)
        rows = slice(first, first + len(alone))
        if rows.stop > len(self._known):
            self._known, *self._parts = (_longer(table, rows.stop) for table in (self._known, *self._parts))
        self._known[rows] = alone
        for table, products in zip(self._parts, self._first.parts(alone, alone, alone), strict=True):
            table[rows] = products

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
            self._rooms = [np.empty((rows + AT_ONCE // 4, room.shape[1]), dtype=np.float32) for room in self._rooms]
        return (room[:rows] for room in self._rooms)

    def _alone(self, features: NDArray[np.uint64]) -> Floats:
        products = np.zeros((len(features), self._mixing.products), dtype=np.float32)
        for column, (table, seed) in enumerate(zip(self._features, self._seeds, strict=True)):
            products += self._ops.gather_add(table, self._ops.hash(np.ascontiguousarray(features[:, column]), seed) % len(table))
        return self._mixing.of_products(products, np.empty((len(features), self._width), dtype=np.float32))


def _longer(table: Floats, rows: int) -> Floats:
    longer = np.zeros((rows, table.shape[1]), dtype=np.float32)
    longer[: len(table)] = table
    return longer
