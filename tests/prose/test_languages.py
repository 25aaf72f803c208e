"""Which language a text is in: what is not English is not read by rules that know English only, however short it is."""

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import extract
from loaders.prose.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le groupe APT28, lié à la Russie, a piraté le Bundestag en 2015 avec X-Agent.", "fr"),
        ("Die Gruppe APT28 hat 2015 den Bundestag mit X-Agent gehackt.", "de"),
        ("El grupo APT28, vinculado a Rusia, atacó el Bundestag en 2015.", "es"),
        ("Хакеры APT28 взломали бундестаг в 2015 году.", "ru"),
        ("中国黑客攻击了台湾政府网站。", "zh"),
    ],
)
def test_a_short_text_in_another_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "APT28 hacked the Bundestag in 2015.",
        "APT28 hacked Bellingcat.",
        "La Poste and Le Monde were hacked by APT28.",
        "NO CANBERRA, NO BEIJING",
        "APT28",
        "2015",
        "",
    ],
)
def test_a_short_text_is_english_unless_its_words_say_otherwise(text: str) -> None:
    assert language_of(text) == "en"


def test_of_a_short_text_in_another_language_names_are_taken_and_nothing_is_claimed() -> None:
    report = extract(Report(text="Le groupe APT28, lié à la Russie, a piraté le Bundestag en 2015 avec X-Agent."), base_ledger())
    assert report.language == "fr"
    assert report.drafts == ()
    assert {"APT28", "X-Agent", "Russie"} <= {mention.text for mention in report.about}
