"""The model's arithmetic: what is worked out here is what spaCy's own pipeline says, whatever else is in the batch."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from commands.load import SAMPLES
from loaders.prose import known_words, vectors
from loaders.prose.layout import blocks
from loaders.prose.network import Network
from loaders.prose.sentences import Token, load, parse, split
from loaders.prose.wording import wording


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md")) if path.stem != "README"]
    return [block.text[start:end] for text in texts for block in blocks(text) for start, end in split(block.text)]


def told(tokens: list[Token]) -> list[tuple[str, str, str, str, str]]:
    return [(token.text, token.tag, token.dep, token.entity, token.head.text if token.head else "") for token in tokens]


def test_words_are_what_spacy_says(sentences: list[str]) -> None:
    for tokens, doc in zip(parse((text, ()) for text in sentences), load().pipe(sentences), strict=True):
        words = [word for word in doc if not word.is_space]
        assert told(tokens) == [
            (word.text, word.tag_, word.dep_, word.ent_type_, word.head.text if word.head.i != word.i and not word.head.is_space else "")
            for word in words
        ]


def test_words_do_not_depend_on_the_other_sentences(sentences: list[str]) -> None:
    few = [*sentences[:40], "Hacked.", "Who?"]
    together = [told(tokens) for tokens in parse((text, ()) for text in few)]
    assert together == [told(tokens) for text in few for tokens in parse([(text, ())])]
    assert together[::-1] == [told(tokens) for tokens in parse((text, ()) for text in reversed(few))]


def test_what_the_wording_says_does_not_depend_on_the_other_sentences(sentences: list[str]) -> None:
    few = [*sentences[:40], "Hacked.", "Who?"]
    together = list(parse((text, ()) for text in few))
    for text, tokens in zip(few, together, strict=True):
        (alone,) = parse([(text, ())])
        # Some processors multiply large matrices with sums in another order than small ones: the last bit may differ, which no rounded weight sees.
        assert np.abs(wording(alone) - wording(tokens)).max() < 1e-4


def test_reports_that_are_read_at_the_same_time_do_not_mix(sentences: list[str]) -> None:
    parts = [sentences[number::4] for number in range(4)]
    alone = [[told(tokens) for tokens in parse((text, ()) for text in part)] for part in parts]
    anew = Network(load("lemmatizer", "attribute_ruler", "senter"))
    with ThreadPoolExecutor(len(parts)) as readers:
        found = list(readers.map(lambda part: [[word for word in words if word] for words, _ in anew.read(part)], parts))
    for texts, words_alone, words in zip(parts, alone, found, strict=True):
        for text, one, other in zip(texts, words_alone, words, strict=True):
            assert [(text[start:end], tag, dep, entity) for start, end, tag, dep, _, entity in other] == [row[:4] for row in one]


def test_words_are_read_alike_after_the_table_of_known_words_began_anew(sentences: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (known_words, vectors):
        monkeypatch.setattr(module, "MOST_WORDS", 60)
    anew = Network(load("lemmatizer", "attribute_ruler", "senter"))
    few = sentences[:30]
    for batch in (few[:10], few[10:20], few[20:], few):
        expected = [told(tokens) for tokens in parse((text, ()) for text in batch)]
        found = [
            [(text[word[0] : word[1]], word[2], word[3], word[5]) for word in words if word]
            for text, (words, _) in zip(batch, anew.read(batch), strict=True)
        ]
        assert found == [[row[:4] for row in rows] for rows in expected]
