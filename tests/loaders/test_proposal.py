"""Reports that somebody adds by hand: what is read, under which name faults are told, and what a review stores."""

from dataclasses import replace
from datetime import date

import pytest

from graph.engines import Engine
from graph.names.resolver import preview
from graph.store import Store
from loaders.errors import LoadError
from loaders.fetching import Fetched, FetchError, FetchLimits
from loaders.ingest import commit
from loaders.limits import Limits
from loaders.options import Options
from loaders.proposal import from_text, from_upload, from_url, suffixes

ARTICLE = "The hack at Bellingcat\n\nRussian state-sponsored hackers known as APT28 breached Bellingcat in October 2022, Mandiant said. APT28 used X-Agent.\n"
PAGE = "<html><head><title>The hack</title></head><body><article><h1>The hack</h1><p>APT28 hacked Bellingcat in October 2022, Mandiant said. Café owners were not affected by this hack at all.</p></article></body></html>"
OPTIONS = Options(published="2022-12-01")


def test_an_uploaded_article_is_read_with_what_it_claims() -> None:
    found = from_upload("hack.txt", ARTICLE.encode(), OPTIONS)
    assert found.report.title == "The hack at Bellingcat"
    assert found.report.published == "2022-12-01"
    assert {draft.kind for draft in found.report.drafts} >= {"TARGETED", "SPONSORED_BY"}
    assert found.problems == ()
    assert all(suffix in suffixes() for suffix in (".txt", ".md", ".html"))


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\evil\\x.txt", "/tmp/x.txt", "a/b/.txt/x.txt", "x\x00y.txt", "<b>.txt"])
def test_the_name_of_an_upload_leads_nowhere(name: str) -> None:
    with pytest.raises(LoadError) as caught:
        from_upload(name, b"", OPTIONS)
    assert "/" not in str(caught.value.path)
    assert "<" not in str(caught.value.path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.exe", b"MZ", "give one of .txt"),
        ("x", b"", "give one of"),
        ("x.txt", b"\x00\x01" * 600, "no text"),
        ("x.md", b"---\na: b: c\n---\n", "no YAML"),
    ],
)
def test_what_cannot_be_read_is_named_as_its_owner_calls_it(name: str, data: bytes, words: str) -> None:
    with pytest.raises(LoadError, match=words) as caught:
        from_upload(name, data, OPTIONS)
    assert str(caught.value).startswith(f"{name}: ")
    assert "counterwatch-" not in str(caught.value)


def test_a_long_text_is_cut_with_a_notice_in_words_of_its_owner() -> None:
    found = from_upload("long.txt", ARTICLE.encode() * 40, replace(OPTIONS, limits=Limits(max_characters=500)))
    assert len(found.report.text) == 500
    assert found.problems[0].startswith("long.txt: longer than 500 characters")


def test_pasted_text_takes_what_is_said_of_it() -> None:
    found = from_text(ARTICLE, OPTIONS, title="Mine", publisher="The Daily", url="https://example.org/a").report
    assert (found.title, found.publisher, found.url, found.published) == ("Mine", "The Daily", "https://example.org/a", "2022-12-01")
    assert from_text(ARTICLE, OPTIONS, url="javascript:alert(1)").report.url == ""
    with pytest.raises(LoadError, match="no text"):
        from_text(" \n ", OPTIONS)


def test_a_page_of_the_web_keeps_where_it_was_found_whatever_it_says_of_itself() -> None:
    lying = PAGE.replace("<head>", '<head><link rel="canonical" href="https://honest.example/">')
    found = from_url(
        "https://e.org/a", OPTIONS, FetchLimits(), lambda url, _: Fetched("https://e.org/b", "text/html", "iso-8859-1", lying.encode("iso-8859-1"))
    ).report
    assert (found.url, found.retrieved) == ("https://e.org/b", date.today().isoformat())
    assert "Café" in found.text
    odd = from_url("https://e.org/a", OPTIONS, FetchLimits(), lambda url, _: Fetched(url, "text/html", "no-such-charset", PAGE.encode()))
    assert "Café" in odd.report.text


def test_a_private_address_is_refused_on_the_way_to_a_proposal() -> None:
    with pytest.raises(FetchError, match="private network"):
        from_url("http://127.0.0.1:1/", OPTIONS, FetchLimits())


def test_a_preview_tells_what_every_draft_would_become_and_a_commit_stores_it(embedded_engine: Engine) -> None:
    report = from_text(ARTICLE, OPTIONS).report
    shown = preview(report, OPTIONS.ledger)
    assert len(shown) == len(report.drafts)
    sponsor = next(number for number, draft in enumerate(report.drafts) if draft.kind == "SPONSORED_BY")
    seen = shown[sponsor]
    assert seen is not None
    assert (seen.subject.id, seen.object.id) == ("group:apt28", "state:RU")
    rejected = report.with_drafts(
        tuple(replace(draft, status="rejected") if number == sponsor else draft for number, draft in enumerate(report.drafts))
    )
    written = commit(rejected, Store(embedded_engine), OPTIONS)
    assert written.reports == 1
    stored = {row["id"]: row["status"] for row in embedded_engine.read("MATCH (c:Claim) RETURN c.id AS id, c.status AS status")}
    assert stored == {item.claim.id: "rejected" if number == sponsor else "accepted" for number, item in enumerate(shown) if item}
    assert embedded_engine.read("MATCH (r:Report) RETURN r.reviewed IS NOT NULL AS reviewed") == [{"reviewed": True}]
    assert embedded_engine.read("MATCH (:Group)-[r:SPONSORED_BY]->() RETURN r") == []
