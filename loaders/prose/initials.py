"""Initials: letters in brackets that stand for the name before them: "the United Steelworkers union (USW)"."""

import re

from loaders.prose.phrases import Phrase

BRACKETED = re.compile(r"\s*\((?:the |or )?[\"“']?([A-Z][\w&.-]{1,11})[\"”']?\)")


def initials_behind(phrase: Phrase) -> str:
    """Return the letters in brackets behind a phrase with a common noun at its end, where they are those of its capitals; else nothing."""
    found = BRACKETED.match(phrase.sentence.text, phrase.end)
    if found is None or not found[1].isupper():
        return ""
    capitals = "".join(re.findall(r"[A-Z]\w*", phrase.text)).lower()
    letters = iter(capitals)
    whole = capitals[:1] == found[1][0].lower() and all(letter in letters for letter in found[1].lower())
    return found[1] if whole else ""
