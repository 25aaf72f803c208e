"""Speakers: who denies, who finds, and what a sentence must hold to be heard at all."""

import gc
import weakref

import pytest

from graph.claims import Report
from graph.names.build import base_ledger
from loaders.prose import attributors, extract
from loaders.prose.criticism_cues import CUES
from loaders.prose.denials import denials
from loaders.prose.document import Sentence, prepare
from loaders.prose.entities import entities
from loaders.prose.gate import matching
from loaders.prose.gazetteer import gazetteer
from loaders.prose.hedges import hedges
from loaders.prose.layout import blocks
from loaders.prose.motives import motives
from loaders.prose.own_voice import publisher, speaks_in
from loaders.prose.relevance import may_hold_claim
from loaders.prose.statements import ways
from tests.prose.test_claims import pairs
from tests.prose.test_tellings import tools
from tests.prose.test_voices import STORY, prepared, who_denies


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ('"China opposes hacking in every form," a spokesman for the Chinese embassy in Washington, Liu Pengyu, said by email.', "Liu Pengyu"),
        ("Jiang Yu, a spokeswoman of the Chinese foreign ministry, replied that China resolutely opposes every form of hacking.", "Jiang Yu"),
        ("Sandvine gave no interviews. The company called the finding false and misleading.", "Sandvine"),
    ],
)
def test_whoever_denies_goes_by_the_name_that_the_text_gives(said: str, who: str) -> None:
    assert who_denies(f"{STORY} {said}") == {who}


@pytest.mark.parametrize(
    "said",
    [
        "The judge called the findings in Beijing's favour absurd.",
        "The Chinese ministry said that the inquiry had not ended.",
        "The Chinese ministry said that it does not comment.",
        "Its desk checks and refutes Chinese disinformation.",
        "The hacking case was dismissed in Beijing.",
    ],
)
def test_a_judge_an_open_inquiry_and_silence_deny_nothing(said: str) -> None:
    assert who_denies(f"{STORY} {said}") == set()


def test_whoever_denies_one_thing_and_finds_another_is_heard_for_both() -> None:
    document = prepared("Amnesty found the spyware on the phone. Amnesty denied that it had named a state. Intellexa denied everything.")
    denied = denials(document, frozenset())
    only = {entity.name: attributors.only_denies(entity, frozenset(), denied) for entity in entities(document)}
    assert (only["Amnesty"], only["Intellexa"]) == (False, True)


@pytest.mark.parametrize(
    "said",
    [
        "Citizen Lab worked out the chain together with others.",
        "ESET presented Casper in March.",
        "Proofpoint gave the name TA453 to the group.",
        "Citizen Lab came out with a second study.",
    ],
)
def test_to_work_out_to_present_and_to_name_is_to_find(said: str) -> None:
    first = prepared(said).sentences[0].phrases[0]
    assert "finder" in ways(first)


def test_our_view_is_the_finding_of_whoever_the_masthead_names() -> None:
    document = prepared("Quillstone Research > Threat notes\n\nOur view is that the guess was right.")
    named = publisher(document)
    assert named is not None
    assert named.name == "Quillstone Research"
    assert speaks_in(document.sentences[-1])


def test_a_list_of_programs_goes_on_behind_what_they_run_on() -> None:
    said = "Lazarus Group hacked Bellingcat. The group used bought programs too: SpyNote on phones and HWorm on Windows computers."
    assert {"SpyNote", "HWorm"} <= tools(said)


def test_a_response_team_is_no_group_of_hackers() -> None:
    said = "SamCERT investigated the intrusions of hackers in Samoa. SamCERT, a team in Apia, said that APT40 attacked the ministry of Samoa."
    drafts = extract(Report(text=said), base_ledger()).drafts
    assert not [draft for draft in drafts if draft.subject.label == "Group" and "SamCERT" in (draft.subject.name, draft.subject.text)]


@pytest.mark.parametrize(
    ("words", "hedge"),
    [("in its view run by the army", "believe"), ("with moderate certainty the work of Paris", "assess"), ("there was little doubt", "likely")],
)
def test_a_view_a_certainty_and_a_little_doubt_are_hedges(words: str, hedge: str) -> None:
    assert hedge in hedges(words)


def found_motives(text: str) -> dict[str, set[str]]:
    """Return the motives that some cue of a text speaks for, with their signals."""
    return {item.name: item.signals for item in motives(prepared(text), [], [])}


def test_what_is_told_not_to_have_been_is_no_motive() -> None:
    assert "financial-gain" not in found_motives("Hackers broke in. No demand for a ransom has been reported.")
    assert "financial-gain" in found_motives("Hackers broke in. They demanded a ransom.")
    assert "sabotage" in found_motives("Hackers broke in and did notable damage.")


def test_a_purpose_is_one_whoever_tells_it_in_between() -> None:
    told = found_motives("The likely purpose, according to the paper, was to know in advance what the other side would say.")
    assert "told-as-purpose" in told["espionage"]


def test_what_is_punishable_is_no_retaliation() -> None:
    assert "retaliation" not in found_motives("The attack is punishable by eight years in prison.")


@pytest.mark.parametrize(
    "said",
    [
        "Manila took China to arbitration.",
        "He has spoken at rallies in Washington against the government.",
        "She objected publicly to the agreement.",
        "He compared its conduct to that of Nazi Germany.",
    ],
)
def test_to_sue_to_speak_against_and_to_object_is_to_criticize(said: str) -> None:
    assert "criticize" in matching(CUES, said)


def test_a_name_with_the_word_opposition_in_front_is_no_protest() -> None:
    assert "protest" not in matching(CUES, "The networks of the opposition Labor Party had been affected.")


def test_who_objects_to_a_state_is_a_critic() -> None:
    text = "APT41, which works for the Chinese government, hacked the Parliament of Norway in 2020. In January 2013 Norway objected to the arrests in China."
    assert ("org:norway", "state:CN") in pairs(text, "CRITICIZED")


def test_what_stands_behind_the_last_of_two_nouns_belongs_to_it() -> None:
    document = prepared(
        "Among the victims were members of the European Parliament, presidents of Catalonia, lawyers and members of civil society organizations."
    )
    assert {"lawyers", "members of civil society organizations"} <= {phrase.text for phrase in document.sentences[0].phrases}


PARAGRAPH = " ".join(["The report appeared on Monday. It tells of an attack that went on for years, and of those who found it."] * 3)


def test_who_was_inside_is_no_list_of_victims() -> None:
    lines = ("Who was inside", "Who was hit")
    themes = {line: list(blocks(f"{PARAGRAPH}\n\n{line}\n\n- Calypso was the first."))[-1].theme for line in lines}
    assert themes == {"Who was inside": "", "Who was hit": "targets"}


ARTICLE = "Hackers attacked a ministry in Samoa. ESET found them. The minister said so. "


def sentence_of(said: str) -> Sentence:
    """Return the last sentence of an article."""
    return prepared(ARTICLE * 30 + said).sentences[-1]


@pytest.mark.parametrize(
    ("said", "parsed"),
    [
        ("The weather was bad and nothing else happened that had been planned.", False),
        ("Then the program sends what it has found.", False),
        ("Then the hackers sent what the program had found.", False),
        ("Then the hackers sent what she had found.", True),
        ("Then the program sends the lawyers a message.", True),
        ("Then the program told Kestrel what it has found.", True),
        ("Mansoor signed a petition for democratic reforms in March 2011.", True),
    ],
)
def test_in_an_article_a_sentence_of_nobody_and_no_attack_is_not_parsed(said: str, parsed: bool) -> None:
    assert may_hold_claim(sentence_of(said)) is parsed


def test_a_document_that_is_read_leaves_no_garbage() -> None:
    (document,) = prepare([Report(text=ARTICLE)], gazetteer(base_ledger()))
    assert document.sentences[0].phrases
    assert document.sentences[0].lists
    gc.disable()
    try:
        alive = weakref.ref(document.sentences[0])
        document.forget()
        del document
        assert alive() is None
    finally:
        gc.enable()
