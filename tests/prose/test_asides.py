"""Asides: who was hit and what was used in other events than the main ones."""

from loaders.prose import asides, cast, columns
from loaders.prose.entities import entities
from loaders.prose.names import named_things
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


def test_a_notice_tells_of_one_matter_what_its_group_did_before_too() -> None:
    told = claims(
        "Fancy Bear attacked the weekly Die Zeit with phishing mails. In another case in 2015, Fancy Bear attacked the German Bundestag.\n\n"
        "It has nothing to do with the hackers who attacked Bellingcat, the weekly said, and there is no known connection with them.",
        "TARGETED",
    )
    scopes = {claim.object_text: claim.scope for claim in told}
    assert scopes["German Bundestag"] == "main"
    assert scopes["Bellingcat"] == "background"


HACKED = (
    "For about four hours in April, water ran out of a dam in Bremanger. Unknown hackers had broken into its control panel and opened a valve.\n\n"
    "The security service linked the attack on the dam to Russia. The hackers stole nothing, said the owner of the dam, but they could have done more harm. "
    "The service said that the hackers work for the Russian government.\n\n"
    + "The owner of the dam has changed all its passwords since, and has asked the police for help. " * 14
    + "\n\nIn June several public services went offline under a flood of traffic. Mandiant suspects Sandworm, a unit of Russian military intelligence."
)


def test_a_group_that_a_report_recalls_did_not_do_what_nobody_is_named_for() -> None:
    assert {claim.subject for claim in claims(HACKED, "SPONSORED_BY", "2025-08-14")} == {"group:unknown"}
    assert not any("sandworm" in claim.subject for claim in claims(HACKED, "TARGETED", "2025-08-14") if claim.scope == "main")


def test_a_name_that_is_given_to_those_who_did_it_is_theirs_wherever_it_is_told() -> None:
    named = HACKED + " Mandiant tracks the hackers as Kestrel Crow."
    (thing,) = [thing for thing in named_things(prepared(named)) if thing.forms == ["Kestrel Crow"]]
    assert asides.is_their_name(thing)
    assert "given-to-them" in asides.group_signals(prepared(named), thing, frozenset())
    (other,) = [thing for thing in named_things(prepared(HACKED)) if thing.forms == ["Sandworm"]]
    assert not asides.is_their_name(other)


def test_of_whom_a_sentence_speaks_tells_of_which_events_it_is() -> None:
    document = prepared("Sandworm attacked the dam of Bremanger. Turla attacked a ministry in Kyiv.")
    sandworm, turla = named_things(document)[:2]
    of_whom = cast.of_whom([sandworm], [turla])
    assert of_whom == {0: "ours", 1: "others"}
    assert "of-others" in asides.signals(document, [document.sentences[1]], of_whom)
    assert "of-ours" in asides.signals(document, document.sentences, of_whom)


def test_what_two_names_of_a_table_are_the_others_are() -> None:
    document = prepared(
        "Mandiant, which the manufacturer had called in, has published a second report on those who broke into the appliances, and has found these programs:\n\n"
        "The tools\n| SALTWATER | malware that runs commands |\n| SEASIDE | malware that opens a shell |\n| SKIPJACK | waits for commands of the attackers |\n\n"
        "Barracuda has asked its customers to replace the appliance, and says that it is sorry for the inconvenience that this may cause to them.\n"
        "The patch of May does not help.\nThe company has paid for the new ones."
    )
    things = {thing.forms[0]: thing for thing in named_things(document)}
    assert columns.beside(things.values(), [things["SALTWATER"], things["SEASIDE"]]) == [things["SKIPJACK"]]
    assert columns.beside(things.values(), [things["SALTWATER"]]) == []
