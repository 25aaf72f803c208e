"""A report's text with the sentences of its claims marked and numbered. All of it is escaped: it comes from strangers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from views.text import escaped

LONGEST = 300_000
"""Most characters of a text that are shown at once."""

_LEAD = LONGEST // 3
_PARAGRAPH = 600

_STYLE = """<style>
.cw-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.65; max-width: 46rem; font-size: 1.02rem; }
.cw-text mark { background: rgb(250 204 21 / 0.22); color: inherit; border-radius: 3px; padding: 1px 0; }
.cw-text mark.rejected { background: rgb(148 163 184 / 0.18); text-decoration: line-through; text-decoration-thickness: 1px; text-decoration-color: #8a94a6; }
.cw-text mark.here { background: rgb(250 204 21 / 0.55); outline: 2px solid #d97706; scroll-margin: 30vh; }
.cw-text .cw-n { font-size: 0.68rem; font-weight: 600; vertical-align: super; line-height: 0; margin-left: 2px; padding: 1px 3px; cursor: pointer;
  user-select: none; border-radius: 3px; background: rgb(217 119 6 / 0.16); }
.cw-text .cw-n::after { content: attr(data-n); }
</style>"""

# Fixed text: nothing of a report gets into it, and of the page it reads digits alone.
_SCRIPT = """<script>setTimeout(() => {
  document.querySelector('.cw-text mark.here')?.scrollIntoView({ block: 'center' });
  document.querySelectorAll('.cw-text .cw-n').forEach((sign) => sign.addEventListener('click', () => {
    const number = parseInt(sign.dataset.n, 10);
    document.querySelector('.st-key-claim-' + number)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }));
}, 350)</script>"""


@dataclass(frozen=True)
class Mark:
    """A place in a text, offsets in characters: the number of its claim from 1 (0 for none), and how it is drawn."""

    start: int
    end: int
    number: int = 0
    rejected: bool = False
    here: bool = False


def html(text: str, marks: Sequence[Mark]) -> str:
    """Return a text as HTML with places marked and numbered; all of it is escaped, and places outside the text are cut."""
    bounds = sorted({0, len(text), *(min(len(text), max(0, offset)) for mark in marks for offset in (mark.start, mark.end))})
    parts = []
    for start, end in pairwise(bounds):
        piece = escaped(text[start:end])
        covering = [mark for mark in marks if mark.start <= start and end <= mark.end]
        if covering:
            here = "here" if any(mark.here for mark in covering) else ""
            names = " ".join(filter(None, (here, "rejected" if all(mark.rejected for mark in covering) else "")))
            piece = f'<mark class="{names}">{piece}</mark>' if names else f"<mark>{piece}</mark>"
        numbers = [mark.number for mark in marks if min(mark.end, len(text)) == end and mark.number]
        sign = f'<span class="cw-n" data-n="{", ".join(map(str, numbers))}"></span>' if numbers else ""
        parts.append(piece + sign)
    return "".join(parts)


def place(text: str, at: str) -> tuple[int, int] | None:
    """Return the place that `120-164` or `120` asks for, or None where it asks for none of this text.

    A single offset means the line around it, up to a paragraph's length.
    """
    first, dash, last = at.partition("-")
    if not (first.isascii() and first.isdigit() and len(first) < 12) or (dash and not (last.isascii() and last.isdigit() and len(last) < 12)):
        return None
    start = int(first)
    if start >= len(text):
        return None
    if dash:
        return (start, min(len(text), int(last))) if int(last) > start else None
    begin = max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
    end = text.find("\n", start)
    last_of_line = len(text) if end < 0 else max(end, start + 1)
    return begin, min(last_of_line, start + _PARAGRAPH)


def window(length: int, opened: int) -> tuple[int, int]:
    """Return which part of a text of some length is shown, so that an opened offset is in it."""
    first = max(0, min(opened - _LEAD, length - LONGEST)) if opened > LONGEST - _LEAD else 0
    return first, min(length, first + LONGEST)


def draw(text: str, marks: Sequence[Mark], key: str) -> None:
    """Draw a text, opened at the mark that is `here`; what is too long is cut with a notice."""
    opened = next((mark.start for mark in marks if mark.here), 0)
    first, last = window(len(text), opened)
    shown = [
        Mark(mark.start - first, mark.end - first, mark.number, mark.rejected, mark.here) for mark in marks if mark.end > first and mark.start < last
    ]
    if first or last < len(text):
        st.caption(f"Characters {first:,} to {last:,} of {len(text):,} are shown.")
    st.html(_STYLE + f'<div class="cw-text">{html(text[first:last], shown)}</div>')
    with st.container(key=f"script-{key}"):
        st.html(_SCRIPT + f"<!-- {opened} -->", unsafe_allow_javascript=True)
