"""Salience: whom a pronoun or "the organisation" means."""

import pytest

from loaders.prose.acts import acts
from loaders.prose.entities import entities
from tests.prose.test_voices import prepared


def meant(text: str) -> dict[str, list[str]]:
    """Return, by the name of every entity, the pronouns and nouns that mean it."""
    told = entities(prepared(text))
    return {
        entity.name: [phrase.text for phrase in (*entity.anaphors, *(row for row in entity.pronouns if row not in entity.anaphors))]
        for entity in told
    }


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("The embassy told reporters nothing. Al-Haq has documented abuses since 1979. In 2017 it handed the court a file.", "Al-Haq", "it"),
        ("Citizen Lab wrote to the Foreign Ministry. It published a report in May.", "Citizen Lab", "It"),
        ("Omar Radi presented a report on the army to President Lopez. A month later he said that soldiers had lied.", "Omar Radi", "he"),
        ("Rania Dridi, a presenter, was hacked too. She had criticised the Emirates.", "Rania Dridi", "She"),
        ("Three ministries lost files. The Respublika published letters, and in June its reporters were arrested.", "Respublika", "its"),
    ],
)
def test_a_pronoun_means_the_subject_of_the_sentence_before(text: str, name: str, word: str) -> None:
    told = meant(text)
    assert word in told[name]
    assert not any(word in words for other, words in told.items() if other != name)


def test_who_is_called_madam_is_no_he() -> None:
    told = meant("Mrs Clara Weber wrote to the ministry. He reads her mail, she said of Karl Meier.")
    assert "He" not in told["Mrs Clara Weber"]
    assert "she" in told["Mrs Clara Weber"]


def test_it_may_stand_for_nothing() -> None:
    assert "It" not in meant("Bellingcat was hacked in May. It is known that spies read its mail.")["Bellingcat"]


def test_it_may_mean_a_state_and_then_no_organisation() -> None:
    told = meant("Montenegro, a small country, joined NATO in 2017. In March it condemned the invasion of Ukraine.")
    assert not any("it" in words for words in told.values())


def test_they_may_be_the_attackers_and_it_a_tool() -> None:
    told = meant("The attackers reached the mail of two activists. They copied it. Three lawyers were infected with Pegasus. It records calls.")
    assert not any({"They", "It"} & set(words) for words in told.values())


def test_half_is_forgotten_with_every_sentence() -> None:
    far = "Bellingcat was founded in 2014. " + "Journalists read many papers. " * 6 + "It condemned the attack."
    assert "It" not in meant(far)["Bellingcat"]


def test_a_ministry_is_no_company() -> None:
    told = meant("Change.org was attacked in April. The Foreign Ministry said nothing. The company did not give in.")
    assert "company" in told["Change.org"]
    assert "company" not in told["Foreign Ministry"]


def test_spyware_is_no_organisation() -> None:
    told = meant("Citizen Lab looked at the phone. Pegasus records calls. The organisation warned the owner. Lazarus took money. The group is old.")
    assert told["Citizen Lab"] == ["organisation"]


def test_whom_a_report_does_not_name_is_called_by_the_same_word() -> None:
    told = meant("An activist in Togo was hacked with spyware. The activist had criticised the government.")
    assert told["activist in Togo"] == ["activist"]


def test_a_name_at_the_beginning_of_a_sentence_that_the_tagger_takes_for_a_noun_is_one() -> None:
    found = {
        entity.name: entity.proper for entity in entities(prepared("Cristosal condemned the removal of five judges. Malware was found on phones."))
    }
    assert found["Cristosal"]
    assert not found.get("Malware")


def test_who_is_told_of_by_a_surname_alone_is_a_person() -> None:
    document = prepared("Hanan Elatr was hacked with Pegasus in May. Elatr said that the Emirates were behind it. Hacking Team said nothing.")
    assert {entity.name: entity.person for entity in entities(document)} == {"Hanan Elatr": True, "Hacking Team": False}


def test_who_acts_is_whom_the_pronoun_means() -> None:
    document = prepared("The embassy said nothing. Human Rights Watch works in Amman. In September it published a report on torture in Jordan.")
    told = acts(document, entities(document))[-1]
    assert [(entity.name, how) for entity, how, *_ in told.speakers if how == "pronoun"] == [("Human Rights Watch", "pronoun")]
