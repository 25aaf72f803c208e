"""The wording around a name: what the English model makes of its head word and of the word that governs it.

Signals say what rules of the language can tell; these numbers say what the words around are like that no rule lists.
`make train` learns how much they count, with the weights of the signals, and cross-validation keeps them: on texts
that the rules were least written with, they find most.
"""

from collections.abc import Iterable

import numpy as np

from loaders.prose.sentences import Token
from loaders.prose.vectors import Floats

SIZE = 192
"""Numbers of a word and of its governor, 96 each."""

_OUTWARD = frozenset(("conj", "appos", "pobj", "agent", "compound", "prep"))


def wording(heads: Iterable[Token]) -> Floats:
    """Return the mean over the head words of all mentions, shape (192,); zeros where there are none."""
    rows = [(token, governor(token)) for token in heads]
    if not rows:
        return np.zeros(SIZE, dtype=np.float32)
    if len(rows) == 1:
        return np.concatenate((rows[0][0].vector, rows[0][1].vector))
    own = np.add.reduce([token.vector for token, _ in rows])
    over = np.add.reduce([token.vector for _, token in rows])
    found: Floats = np.concatenate((own, over), dtype=np.float32) / np.float32(len(rows))
    return found


def governor(token: Token) -> Token:
    """Return the word that a word hangs on, through prepositions and lists: "computers" for "NGOs" in "computers of firms and NGOs"."""
    outer = token
    while outer.dep in _OUTWARD and outer.head is not None:
        outer = outer.head
    return outer.head if outer is token and outer.head is not None else outer
