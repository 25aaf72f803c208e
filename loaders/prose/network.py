"""The English model's arithmetic, done in fewer steps than spaCy does it; what comes out is what spaCy's pipeline says.

Three quarters of the time that spaCy takes for a sentence goes into the vectors of its words and into finding named
entities word by word. Here the vector of a word without its neighbours is worked out once for every word, layers are
multiplied by NumPy's BLAS (three times as fast as the BLIS that spaCy brings), and entities are found in all sentences
of a batch at once. Tags, and the transitions of the parser, are left to spaCy.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
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


def _times(rows: Floats, weights: Floats) -> Floats:
    """Return rows times weights; every row comes out the same whatever other rows there are."""
    if len(rows) >= _LEAST:
        return rows @ weights
    padded = np.zeros((_LEAST, rows.shape[1]), dtype=np.float32)
    padded[: len(rows)] = rows
    return (padded @ weights)[: len(rows)]


def _of_name(model: Any, name: str) -> list[Any]:
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


class _Ops(NumpyOps):  # type: ignore[misc]
    """Multiplies for spaCy's tagger and parser too: their own products take four times as long."""

    def gemm(self, x: Floats, y: Floats, out: Floats | None = None, trans1: bool = False, trans2: bool = False) -> Floats:
        """Return the product of two matrices, either of them transposed."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        if out is None:
            return _times(left, right)
        if len(left) >= _LEAST:
            return np.matmul(left, right, out=out)
        out[:] = _times(left, right)
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
        products = _times(rows, self._weights)
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
        self._columns: list[int | str] = _of_name(model, "extract_features")[0].attrs["columns"]
        self._tables = [(node.get_param("E"), node.attrs["seed"]) for node in _of_name(model, "hashembed")]
        mixing, *layers = (_Layer(*pair) for pair in zip(_of_name(model, "maxout"), _of_name(model, "layernorm"), strict=True))
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


class Entities:
    """Named entities, found in all sentences of a batch at once: whether one begins at a word does not depend on those before.

    Where one begins, the next word goes on with it or ends it, and nothing else; so spaCy's own rules have it.
    """

    def __init__(self, component: Any) -> None:
        vectors, lower, upper = component.model.layers
        self._vectors = WordVectors(vectors)
        linear = _of_name(vectors, "linear")[0]
        self._reduce, self._reduce_bias = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        weights, pad = lower.get_param("W"), lower.get_param("pad")[0]  # (role, hidden, pieces, in): this word, first and last of the entity
        self._roles = [np.ascontiguousarray(weights[role].transpose(2, 1, 0).reshape(weights.shape[3], -1)) for role in range(3)]
        self._hidden: int = weights.shape[1]
        self._bias = np.ascontiguousarray(lower.get_param("b").T.reshape(-1))
        self._nothing = sum(np.ascontiguousarray(pad[role].T.reshape(-1)) for role in (1, 2)) + self._bias
        names = [component.moves.get_class_name(number) for number in range(component.moves.n_moves)]
        self._begins = [number for number, name in enumerate(names) if name == "O" or (name[:2] in ("B-", "U-") and name != "U-")]
        self._label = [names[number].partition("-")[2] for number in self._begins]
        self._opens = np.array([names[number][0] == "B" for number in self._begins])
        self._within = {name: number for number, name in enumerate(names)}
        self._scores, self._scores_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")

    def __call__(self, docs: Sequence["Doc"]) -> list[list[str]]:
        """Return the type of entity of every word of every sentence, empty where there is none; sentence starts must be set."""
        lengths = [len(doc) for doc in docs]
        rows = _times(np.concatenate(self._vectors(docs)), self._reduce)
        rows += self._reduce_bias
        flags = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]).reshape(len(doc), 2) for doc in docs])
        ends = np.zeros(len(rows), dtype=bool)  # An entity must end here: at the end of the text, or before a new sentence.
        ends[np.cumsum(lengths) - 1] = True
        last = ends.copy()
        ends[:-1] |= flags[1:, 0] == 1
        here = _times(rows, self._roles[0])
        scores = _times(self._largest(here + self._nothing), self._scores[:, self._begins])
        scores += self._scores_bias[self._begins]
        lowest = np.float32(-np.inf)
        space = flags[:, 1] == 1
        outside = self._begins.index(self._within["O"])
        kept = scores[:, outside].copy()
        scores[space] = lowest
        scores[:, outside] = kept
        scores[np.ix_(ends, self._opens)] = lowest
        moves = scores.argmax(axis=1)
        types = [self._label[move] for move in moves.tolist()]
        self._close(rows, here, moves, last, ends, types)
        found, at = [], 0
        for length in lengths:
            found.append(types[at : at + length])
            at += length
        return found

    def _largest(self, rows: Floats) -> Floats:
        return np.maximum(rows[:, : self._hidden], rows[:, self._hidden :])

    def _close(
        self, rows: Floats, here: Floats, moves: NDArray[np.int64], last: NDArray[np.bool_], ends: NDArray[np.bool_], types: list[str]
    ) -> None:
        """Follow every entity that begins to its end; one that begins inside another is none. Writes into `types`."""
        starts = np.flatnonzero(self._opens[moves])
        first = _times(rows[starts], self._roles[1])
        on = np.array([self._within[f"I-{self._label[move]}"] for move in moves[starts]], dtype=np.int64)
        off = np.array([self._within[f"L-{self._label[move]}"] for move in moves[starts]], dtype=np.int64)
        lengths = np.ones(len(starts), dtype=np.int64)
        going = np.arange(len(starts))
        while len(going):
            at = starts[going] + lengths[going]
            hidden = self._largest(here[at] + first[going] + _times(rows[at - 1], self._roles[2]) + self._bias)
            go_on = np.einsum("ij,ji->i", hidden, self._scores[:, on[going]]) + self._scores_bias[on[going]]
            stop = np.einsum("ij,ji->i", hidden, self._scores[:, off[going]]) + self._scores_bias[off[going]]
            lengths[going] += 1
            going = going[(go_on >= stop) & ~ends[at]]
        reached = 0
        for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
            if start >= reached:
                reached = start + length
                types[start:reached] = [types[start]] * length


Word = tuple[int, int, str, str, int, str]
"""Offset, end, Penn tag, dependency label, place of the head among the words, type of entity."""

_SENTENCES = 256


class Network:
    """The English model: reads sentences into words, tags, dependencies and entities."""

    def __init__(self, language: "Language") -> None:
        self._language = language
        components: dict[str, Any] = dict(language.pipeline)
        self._vectors, self._entities = WordVectors(components["tok2vec"].model), Entities(components["ner"])
        self._tagger, self._parser = components["tagger"], components["parser"]
        for component in (self._tagger, self._parser):
            for node in component.model.walk():
                node.ops = _Ops()
        self._strings: dict[int, str] = {}
        self._threads = ThreadpoolController()

    def read(self, texts: Iterable[str]) -> Iterator[list[Word | None]]:
        """Yield the words of every text in order, None for white space; they do not depend on the other texts."""
        docs = [self._language.make_doc(text) for text in texts]
        for at in range(0, len(docs), _SENTENCES):
            batch = docs[at : at + _SENTENCES]
            with self._threads.limit(limits=1, user_api="blas"):  # Cores read other reports; threads over so small a product only wait.
                types = self._annotate(batch)
            for doc, found in zip(batch, types, strict=True):
                yield self._words(doc, found)

    def _annotate(self, docs: list["Doc"]) -> list[list[str]]:
        """Set tags, dependencies and starts of sentences, and return the types of entities."""
        for doc, vectors in zip(docs, self._vectors(docs), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]  # Declared as float64; tagger and parser read it as float32.
        self._tagger.set_annotations(docs, self._tagger.predict(docs))
        self._parser.set_annotations(docs, self._transitions(docs))
        return self._entities(docs)

    def _transitions(self, docs: list["Doc"]) -> list[Any]:
        """Return the parser's final states, step by step for all sentences.

        Its own loop over the same steps lets go of Python's lock and takes it again for every sum: twice the time.
        """
        states = self._parser.moves.init_batch(docs)
        scores = self._parser.model.predict(docs)
        going = [state for state in states if not state.is_final()]
        while going:
            going = self._parser.transition_states(going, scores.predict(going))
        scores.clear_memory()
        return list(states)

    def _words(self, doc: "Doc", types: list[str]) -> list[Word | None]:
        rows = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "IS_SPACE"])
        heads = doc.to_array("HEAD").view(np.int64) + np.arange(len(doc))
        strings = self._strings
        words: list[Word | None] = []
        for (start, length, tag, dep, space), head, kind in zip(rows.tolist(), heads.tolist(), types, strict=True):
            if tag not in strings:
                strings[tag] = doc.vocab.strings[tag]
            if dep not in strings:
                strings[dep] = doc.vocab.strings[dep]
            words.append(None if space else (start, start + length, strings[tag], strings[dep], head, kind))
        return words
