"""The layout of an article: its lines as blocks, with the section and the introduction that each stands under.

In a real article much of a claim's meaning is in the layout: a list under "Those who were targeted include:",
a table row, a heading "Earlier cases", a line that only asks to subscribe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["title", "masthead", "heading", "paragraph", "item", "row", "boilerplate"]
Theme = Literal["", "background", "advice", "response", "targets", "method", "attribution", "names"]

MAX_LINE = 20_000
"""Longest line that is read, in characters; a longer one is no prose and is passed over."""

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"\s*(?:[-*•‣▪–—]{1,2}|\(?[a-z0-9]{1,2}[.)])\s+(?=\S)")
_BULLET = re.compile(r"\s*[-*•‣▪–—]{1,2}\s")
_DATELINE = re.compile(r"^[A-Z][A-Z .'’-]{2,}(?:, [^()\n]{2,40}?)?(?: ?\([A-Z][^()\n]{1,40}\))? ?(?:-{1,2}|–|—) (?=\S)")
"""How an agency opens a story: "SEOUL, March 17 (Reuters) - "; the place and the agency take no part in what it tells."""
_BOILERPLATE = re.compile(
    r"^\W*(?:share (?:this|on)|subscribe|sign up|follow us|related\b|more (?:about|from|on)\b|read (?:more|our|next)|contact\b|print this|newsletter|donate|"
    r"we use cookies|this site uses cookies|cookie|privacy|terms of|all rights|copyright|©|back issues|feedback|tags?:|filed under|was this (?:page )?useful|"
    r"is this page useful|questions to|press contact|media enquiries|\(reporting by|\(editing by|reporting by|for corrections|get the\b|take a trial|about [A-Z]\w+ \w+:|"
    r"to leave this list|text may be reused|this (?:note|notice) (?:will|carries)|print this|join us|most read|advertisement|listen to|watch:|see also)",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\S {2,}\S.*?\S {2,}\S")
"""A row of a table that is laid out with blanks."""
_TAIL = re.compile(
    r"(?:\b(?:subscribe|newsletter|cookies?|privacy policy|sign up|all rights reserved|terms of use|request a demo)\b.*){2}", re.IGNORECASE
)
_THEMES: tuple[tuple[Theme, re.Pattern[str]], ...] = (
    (
        "background",
        re.compile(
            r"background|earlier|previous|history|other (?:cases|incidents|attacks|groups|operations|campaigns|actors|news)|^another\b|\bin brief\b|\bnot (?:in|part of) (?:this|our|the)\b|related|not to be confused|wider|odd cousin|context|past |precedent|elsewhere|similar",
            re.IGNORECASE,
        ),
    ),
    (
        "advice",
        re.compile(
            r"recommend|what (?:you|we|to|customers|members|users|readers|organi[sz]ations)\b(?!.*\b(?:know|say|tell|see|prove)\b).*\b(?:do|should|can)\b|advice|mitigat|\bactions?\b|red flags|protect yourself|guidance|what to do|next steps|we call on|our demands|how to stay|detection|defen[cs]e tips",
            re.IGNORECASE,
        ),
    ),
    ("response", re.compile(r"respon(?:d|se)|reaction|denial|comment|position of|reply", re.IGNORECASE)),
    (
        "targets",
        re.compile(
            r"\bwho (?:was|were|is|has|else)\b(?! (?:(?:was|were|is|been) )?(?:inside|in there|behind|responsible|to blame|doing|watching|listening|reading|done|spying))|targets?\b|targeted|victims?\b|affected|was hit|institutions hit|the studio|casualties",
            re.IGNORECASE,
        ),
    ),
    (
        "attribution",
        re.compile(r"attribut|who did it|who is behind|who ran it|behind it|responsib|suspect|state ties|\bblame|culprit|perpetrator", re.IGNORECASE),
    ),
    ("method", re.compile(r"\bhow (?:it|the|they)\b|method|technique|tool|malware|lures|technical|tactics|infection", re.IGNORECASE)),
    ("names", re.compile(r"\bnames?\b|naming|aliases|who (?:they are|is [A-Z])|also known", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Block:
    """One line of an article: offsets of its words in the text, what it is, the theme of its section.

    `intro` is the line that introduces a list item or a table row (it ends with a colon, or is the heading).
    """

    start: int
    end: int
    text: str
    kind: Kind
    theme: Theme = ""
    heading: str = ""
    intro: str = ""


@lru_cache(maxsize=16)  # Every line of a section asks.
def theme_of(heading: str) -> Theme:
    """Return what a section is about, by its heading; empty where the heading does not tell."""
    return next((theme for theme, pattern in _THEMES if pattern.search(heading)), "")


def blocks(text: str) -> Iterator[Block]:
    """Yield the lines of a text in order as blocks; empty, endless and wordless lines are left out."""
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text) if len(match[0]) <= MAX_LINE and any(c.isalpha() for c in match[0])]
    body = next((number for number, (_, line) in enumerate(lines) if len(line) > 110), len(lines))
    heading = intro = ""
    for number, (offset, line) in enumerate(lines):
        item = _ITEM.match(line) or (_DATELINE.match(line) if number < body + 3 else None)
        start = offset + (item.end() if item else len(line) - len(line.lstrip()))
        words = text[start : offset + len(line.rstrip())]
        following = lines[number + 1][1] if number + 1 < len(lines) else ""
        kind = _kind(words, bool(_ITEM.match(line)), bool(_BULLET.match(line)), number, body, following, number + 3 >= len(lines))
        if kind == "heading":
            heading, intro = words, words
        elif kind == "paragraph":
            intro = words if words.endswith(":") else heading if intro == heading else ""
        yield Block(start, start + len(words), words, kind, theme_of(heading), heading, intro if kind in ("item", "row") else "")
        if kind == "paragraph" and not words.endswith(":"):
            intro = ""


def _kind(words: str, item: bool, bulleted: bool, number: int, body: int, following: str, last: bool) -> Kind:
    if (_BOILERPLATE.search(words) and (len(words) < 160 or last)) or (len(words) < 400 and _TAIL.search(words)):
        return "boilerplate"
    if words.count(" | ") >= 1 or _COLUMNS.search(words):
        return "masthead" if number < body else "boilerplate" if last else "row"
    if bulleted or (item and not _numbered_heading(words, following)):
        return "item"
    if number < body and len(words) <= 110 and not words.endswith((".", ":", "!", "?", '"', "”")):
        return "masthead"
    short = len(words) <= 70 and len(words.split()) <= 10 and not words.endswith((".", ":", ";", "!", ",", '"', "”"))
    return "heading" if short and following else "paragraph"


def _numbered_heading(words: str, following: str) -> bool:
    """Tell "1. E-mail accounts, August 2020" before a paragraph from an item among others."""
    return len(words) <= 60 and not words.endswith((".", ";", ",")) and not _ITEM.match(following) and len(following) > 110
