"""Asides: who was hit and what was used in other events than the main ones."""

from loaders.prose import asides
from loaders.prose.entities import entities
from tests.prose.test_claims import claims
from tests.prose.test_voices import prepared

ASIDE = (
    "Hackers working for the Russian government broke into the network of Bellingcat in March 2023 and stole its mail, Secureworks said. "
    "The stolen mail of Bellingcat was put online.\n\n"
    + "Bellingcat has told its readers to change their passwords and has asked the police for help. " * 14
    + "\n\nBackground\n\nIn 2015 hackers attacked the German Bundestag and stole its mail. The Bundestag had to replace its computers."
)


def test_who_was_hit_in_other_events_is_told_as_background() -> None:
    told = {claim.object_text: claim.scope for claim in claims(ASIDE, "TARGETED")}
    assert told == {"Bellingcat": "main", "German Bundestag": "background"}


def test_an_aside_is_told_by_all_sentences_that_speak_of_it() -> None:
    document = prepared(ASIDE)
    found = {entity.name: asides.signals(document, [phrase.sentence for phrase in entity.phrases]) for entity in entities(document)}
    assert found["Bellingcat"] >= {"none-aside", "first-0"}
    assert found["German Bundestag"] >= {"all-aside", "first-4", "last-4", "always-section-background"}
    assert asides.signals(document, []) == {"only-headline"}


def test_a_sentence_that_does_not_say_so_itself_may_tell_of_another_event() -> None:
    story = ASIDE.partition("\n\nBackground")[0] + (
        "\n\nIt is not the first attack of this kind. In an earlier case in 2015, hackers attacked the German Bundestag and stole its mail. "
        "The computers of the Bundestag were infected for weeks."
    )
    told = {claim.object_text: (claim.scope, claim.quote) for claim in claims(story, "TARGETED")}
    assert told["Bundestag"] == ("background", "The computers of the Bundestag were infected for weeks.")


def test_in_a_notice_every_sentence_speaks_for_itself() -> None:
    told = claims(
        "Fancy Bear attacked the weekly Die Zeit with phishing mails. In another case in 2015, Fancy Bear attacked the German Bundestag.", "TARGETED"
    )
    assert {claim.object_text: claim.scope for claim in told}["German Bundestag"] == "background"
    (once,) = claims("Fancy Bear attacked Bellingcat. In another case in 2015, Fancy Bear attacked Bellingcat too.", "TARGETED")
    assert once.scope == "main"
