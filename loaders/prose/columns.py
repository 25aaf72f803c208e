"""Columns: names that open the rows of one table or the items of one list. What two of them are, the others are too."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from loaders.prose.names import NamedThing

_ENOUGH = 2


def beside(things: Iterable[NamedThing], accepted: Iterable[NamedThing]) -> list[NamedThing]:
    """Return the names that open a row or an item where at least two of those `accepted` open others, in the order of the `things`."""
    opening: dict[Hashable, set[int]] = defaultdict(set)
    for thing in accepted:
        for column in _columns(thing):
            opening[column].add(id(thing))
    return [
        thing
        for thing in things
        if not any(id(thing) in opened for opened in opening.values()) and any(len(opening.get(column, ())) >= _ENOUGH for column in _columns(thing))
    ]


def _columns(thing: NamedThing) -> Iterator[Hashable]:
    """Yield the tables and lists of which a name opens a line: by kind of line, heading and introduction."""
    for mention in thing.mentions:
        block = mention.sentence.block
        before = block.text[: max(0, mention.sentence.start + mention.start - block.start)]
        if block.kind in ("row", "item") and not any(letter.isalnum() for letter in before):
            yield block.kind, block.heading, block.intro
