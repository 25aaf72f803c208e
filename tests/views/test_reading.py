"""What is read beside a graph: sentences with their words marked, search hits with their reason, notes on how well a thing is proved."""

import pytest

from graph.explore import Hit
from graph.profile import Tie
from graph.subgraph import Edge
from views import edge_details, entity_details, report, search
from views.proof import fragment, marked


def test_the_words_of_a_claim_are_marked_in_its_sentence() -> None:
    assert marked("Bear hit One & only One.", ("Bear", "One")) == "<mark>Bear</mark> hit <mark>One</mark> &amp; only <mark>One</mark>."
    assert marked("Fancy Bear and Bear", ("Bear", "Fancy Bear")) == "<mark>Fancy Bear</mark> and <mark>Bear</mark>"
    assert marked("x", ("", None, "y")) == "x"  # type: ignore[arg-type]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "<mark>", '" onclick=x', "(.*)", "</blockquote><img src=x>"])
def test_a_hostile_sentence_is_text_even_where_it_is_marked(hostile: str) -> None:
    html = marked(f"before {hostile} after", (hostile,))
    assert html.replace("<mark>", "").replace("</mark>", "").count("<") == 0
    text = f"before {hostile} after"
    shown = report.marked_text(text, [{"start": 7, "end": 7 + len(hostile)}], [])
    assert shown.replace("<mark>", "").replace("</mark>", "").count("<") == 0


def test_a_text_is_marked_where_claims_are_and_shows_the_one_that_was_opened() -> None:
    claims = [{"start": 0, "end": 4}, {"start": 2, "end": 6}]
    assert report.marked_text("abcdefgh", claims, [claims[1]]) == '<mark>ab</mark><mark class="here">cd</mark><mark class="here">ef</mark>gh'
    assert report.marked_text("ab", [{"start": -5, "end": 99}], []) == "<mark>ab</mark>"


def test_a_link_to_a_report_leads_to_the_sentence() -> None:
    assert (
        fragment("https://example.org/a", "one two three four five six seven")
        == "https://example.org/a#:~:text=one%20two%20three%20four%20five%20six"
    )
    assert fragment("https://example.org/a", " ".join("abcdefghijkl")).endswith(",i%20j%20k%20l")
    assert fragment("https://example.org/a#b", "x") == "https://example.org/a#b"
    assert fragment("", "x") == ""
    assert "%2D" in fragment("https://e.org", "state-backed")


def hit(label: str, name: str, matched: str = "", users: tuple[str, ...] = ()) -> Hit:
    return Hit(f"x:{name}", label, name, matched or name, users)


def test_hits_are_grouped_by_type_and_the_type_of_the_best_comes_first() -> None:
    found = search.grouped([hit("Tool", "A"), hit("State", "B"), hit("Tool", "C")])
    assert [(label, [item.name for item in items]) for label, items in found] == [("Tool", ["A", "C"]), ("State", ["B"])]


def test_a_hit_says_by_which_name_it_was_found_and_who_uses_it() -> None:
    assert search.why(hit("Group", "APT28")) == ""
    assert search.why(hit("Group", "APT28", "Fancy Bear", ("CrowdStrike",))) == "as \u201cFancy Bear\u201d, the name used or listed by CrowdStrike"
    assert search.why(hit("Group", "APT28", "Bear", ("A", "B", "C", "D", "E"))).endswith("A, B, C and 2 more")
    assert "<" not in search.why(hit("Group", "APT28", "<b>", ("<i>",))).replace("\\<", "")


def test_recent_entities_come_once_the_last_first() -> None:
    recent = [("group:a", "A", "Group"), ("group:b", "B", "Group")]
    assert [item[0] for item in search.remembered(recent, "group:b", "B", "Group")] == ["group:b", "group:a"]
    assert len(search.remembered([(str(n), "", "") for n in range(20)], "x", "", "")) == 8


def test_how_well_a_thing_is_proved_is_said_in_a_few_words() -> None:
    edge = Edge(
        "SPONSORED_BY", "group:a", "state:b", {"sources": 2, "claims": 3, "certainty": "likely", "confidence": 0.75, "disputed": True, "denials": 1}
    )
    assert entity_details.tie_note(Tie(edge, "state:b", "B")) == "likely, 2 sources, disputed"
    assert edge_details.summary(edge) == "**2 independent sources** · 3 claims · certainty **likely** · confidence 0.75"
    assert edge_details.dispute(edge, ["Russia"]) == "Disputed: 1 denial; other sponsors named: Russia"
    assert edge_details.dispute(Edge("USES", "a", "b", {}), []) == ""
