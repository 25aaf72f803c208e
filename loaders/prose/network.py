"""The English model's arithmetic, done in fewer steps than spaCy does it; what comes out is what spaCy's pipeline says.

Three quarters of the time that spaCy takes for a sentence goes into the vectors of its words and into finding named
entities word by word. Here the vector of a word without its neighbours is worked out once for every word, layers are
multiplied by NumPy's BLAS (three times as fast as the BLIS that spaCy brings), and entities are found in all sentences
of a batch at once. Tags, and the transitions of the parser, are left to spaCy.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from threadpoolctl import ThreadpoolController

from loaders.prose.known_words import KnownWords, Portion
from loaders.prose.vectors import Floats, Products, WordVectors, of_name, times

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Entities:
    """Named entities, found in all sentences of a batch at once: whether one begins at a word does not depend on those before.

    Where one begins, the next word goes on with it or ends it, and nothing else; so spaCy's own rules have it.
    """

    def __init__(self, component: Any) -> None:
        vectors, lower, upper = component.model.layers
        self.vectors = WordVectors(vectors)
        linear = of_name(vectors, "linear")[0]
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

    def __call__(self, docs: Sequence["Doc"], portions: Iterable[Portion]) -> list[list[str]]:
        """Return the type of entity of every word of every sentence, empty where there is none; sentence starts must be set."""
        lengths = [len(doc) for doc in docs]
        rows = times(np.concatenate(list(self.vectors(portions))), self._reduce)
        rows += self._reduce_bias
        flags = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]).reshape(len(doc), 2) for doc in docs])
        ends = np.zeros(len(rows), dtype=bool)  # An entity must end here: at the end of the text, or before a new sentence.
        ends[np.cumsum(lengths) - 1] = True
        last = ends.copy()
        ends[:-1] |= flags[1:, 0] == 1
        here = times(rows, self._roles[0])
        scores = times(self._largest(here + self._nothing), self._scores[:, self._begins])
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
        first = times(rows[starts], self._roles[1])
        on = np.array([self._within[f"I-{self._label[move]}"] for move in moves[starts]], dtype=np.int64)
        off = np.array([self._within[f"L-{self._label[move]}"] for move in moves[starts]], dtype=np.int64)
        lengths = np.ones(len(starts), dtype=np.int64)
        going = np.arange(len(starts))
        while len(going):
            at = starts[going] + lengths[going]
            hidden = self._largest(here[at] + first[going] + times(rows[at - 1], self._roles[2]) + self._bias)
            go_on = np.einsum("ij,ji->i", hidden, self._scores[:, on[going]]) + self._scores_bias[on[going]]
            stop = np.einsum("ij,ji->i", hidden, self._scores[:, off[going]]) + self._scores_bias[off[going]]
            lengths[going] += 1
            going = going[(go_on >= stop) & ~ends[at]]
        reached = 0
        for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
            if start >= reached:
                reached = start + length
                types[start:reached] = [types[start]] * length


def _unless_plain(rule: Callable[[str], Any], nothing: Any) -> Callable[[str], Any]:
    """Return a rule by which the tokenizer cuts words, not tried on plain letters: no rule cuts those, and most words are such."""
    return lambda text: nothing if text.isascii() and text.isalpha() else rule(text)


Word = tuple[int, int, str, str, int, str]
"""Offset, end, Penn tag, dependency label, place of the head among the words, type of entity."""

_SENTENCES = 256
_ASKED_OF_WORDS = (attrs.LOWER, attrs.NORM, attrs.PREFIX, attrs.SUFFIX, attrs.SHAPE, attrs.IS_SPACE)


class Network:
    """The English model: reads sentences into words, tags, dependencies and entities."""

    def __init__(self, language: "Language") -> None:
        self._language = language
        components: dict[str, Any] = dict(language.pipeline)
        self._vectors, self._entities = WordVectors(components["tok2vec"].model), Entities(components["ner"])
        self._known = KnownWords(self._vectors, self._entities.vectors)
        self._tagger, self._parser = components["tagger"], components["parser"]
        for component in (self._tagger, self._parser):
            for node in component.model.walk():
                node.ops = Products()
        upper = self._parser.model.layers[-1]
        self._moves, self._moves_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        # The rest of what spaCy works out for every new word, such as whether it is like an address, nobody asks for.
        vocabulary: Any = language.vocab  # Its types do not tell of this table.
        vocabulary.lex_attr_getters = {number: vocabulary.lex_attr_getters[number] for number in _ASKED_OF_WORDS}
        tokenizer: Any = language.tokenizer
        for rule, nothing in (("prefix_search", None), ("suffix_search", None), ("infix_finditer", ()), ("url_match", None)):
            setattr(tokenizer, rule, _unless_plain(getattr(tokenizer, rule), nothing))
        self._strings: dict[int, str] = {}
        self._threads = ThreadpoolController()
        self._alone = Lock()  # The explorer reads for several people at once; tables of words and room to work in are there once.

    def read(self, texts: Iterable[str]) -> Iterator[tuple[list[Word | None], Floats]]:
        """Yield the words of every text in order, None for white space, and a row of 96 numbers for each; neither depends on the other texts."""
        docs = [self._language.make_doc(text) for text in texts]
        for at in range(0, len(docs), _SENTENCES):
            batch = docs[at : at + _SENTENCES]
            with self._alone, self._threads.limit(limits=1, user_api="blas"):  # Cores read other reports; threads over so small a product only wait.
                types = self._annotate(batch)
            for doc, found in zip(batch, types, strict=True):
                yield self._words(doc, found), doc.tensor  # type: ignore[misc]  # As above.

    def _annotate(self, docs: list["Doc"]) -> list[list[str]]:
        """Set tags, dependencies and starts of sentences, and return the types of entities."""
        portions = self._known.portions(docs)
        rows = np.concatenate(list(self._vectors(portions)))
        for doc, tensor in zip(docs, np.split(rows, np.cumsum([len(doc) for doc in docs])[:-1]), strict=True):
            doc.tensor = tensor
        self._tagger.set_annotations(docs, self._tagger.predict(docs))
        self._parser.set_annotations(docs, self._transitions(docs))
        return self._entities(docs, portions)

    def _transitions(self, docs: list["Doc"]) -> list[Any]:
        """Return the parser's final states, step by step for all sentences.

        Its own loop over the same steps lets go of Python's lock and takes it again for every sum: twice the time.
        """
        states = self._parser.moves.init_batch(docs)
        steps = self._parser.model.predict(docs)
        going = [state for state in states if not state.is_final()]
        while going:
            scores = times(steps.state2vec.predict(steps.get_token_ids(going)), self._moves)
            scores += self._moves_bias
            going = self._parser.transition_states(going, scores)
        steps.clear_memory()
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
