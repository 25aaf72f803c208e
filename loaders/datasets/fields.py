"""A report's text made of a data set's fields, one line each, so that every claim has a sentence to point at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    """Words of a text and where they stand: `text[start:end]`."""

    text: str
    start: int
    end: int


class FieldText:
    """Collects lines and remembers where each stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def paragraph(self, text: str) -> Quote:
        """Add a paragraph and return it as a quote."""
        quote = Quote(text, self._length, self._length + len(text))
        self._parts.append(text + "\n\n")
        self._length += len(text) + 2
        return quote

    def field(self, name: str, value: str) -> Quote:
        """Add the line `name: value` and return it as a quote; line breaks in the value become spaces."""
        line = f"{name}: {' '.join(value.split())}"
        quote = Quote(line, self._length, self._length + len(line))
        self._parts.append(line + "\n")
        self._length += len(line) + 1
        return quote

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)
