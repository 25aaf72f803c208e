"""Patterns that are tried only where they can match: with the gate and without it, the answer is the same."""

import re

import pytest

from commands.load import SAMPLES
from loaders.prose import gate, sponsor_cues
from loaders.prose.gate import Gated, needs_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:(?:in |an )?earlier (?:attacks?|cases?)|at the time)\b", [{"earlier ", "at the time"}]),
        (r"\bden(?:y|ies|ied)\b", [{"den"}]),
        (r"(?:said|told)\b[^.]*\bnever (?:Hack|spied)", [{"said", "told"}, {"never "}, {"hack", "spied"}]),
        (r"(?:hacked|spied)? by (?:the )?\w+", [{" by "}]),
        (r"[A-Z]\w+ \d+", []),
        (r"hack\w*|\d+", []),
        (r"⟨\w+⟩(?=[^.]{0,80}\b(?:hacked|spied))", [{"⟨"}, {"⟩"}, {"hacked", "spied"}]),
        (r"\w++ by (?!nobody)", [{" by "}]),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, needs: list[set[str]]) -> None:
    assert needs_of(pattern, re.IGNORECASE) == needs


def test_every_pattern_finds_the_same_with_its_gate_and_without() -> None:
    assert sponsor_cues.CUES
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md"))]
    lines = [line for text in texts for line in text.splitlines()]
    lines += [line.upper() for line in lines[:200]] + ["Spieſ and hacKerſ", "ATTACKİNG", ""]
    for pattern in gate.every():
        for line in lines:
            assert [match.span() for match in pattern.finditer(line)] == [match.span() for match in pattern.compiled.finditer(line)]


def test_a_pattern_made_late_is_looked_for_too() -> None:
    text = "the zymurgist came"
    assert not Gated("nobody").search(text)
    assert Gated("ZYMURGIST", re.IGNORECASE).search(text)
