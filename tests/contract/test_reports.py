"""The list of reports, on both engines."""

from dataclasses import replace

import pytest

from graph import reports
from graph.claims import Report
from graph.engines import Engine
from graph.reports import Filter
from graph.review import set_status
from graph.store import Store
from tests.stories import breach, resolved

VICTIM = "org:amnesty-international-canada"
ENTRY = Report(text="A row.", title="Row 1", kind="galaxy-entry")


@pytest.fixture
def library(engine: Engine) -> Engine:
    papers = [replace(breach(f"Paper {number}"), published=f"2022-12-{10 + number}") for number in range(5)]
    for _ in Store(engine).put(resolved(*papers, ENTRY)):
        pass
    return engine


def titles(engine: Engine, chosen: Filter, skip: int = 0, limit: int = 25) -> list[str]:
    return [line.title for line in reports.page(engine, chosen, skip, limit).reports]


def test_reports_come_newest_first_and_a_page_at_a_time(library: Engine) -> None:
    everything = [f"Breach in Paper {number}" for number in (4, 3, 2, 1, 0)] + ["Row 1"]
    assert titles(library, Filter()) == everything
    assert titles(library, Filter(), 2, 2) == everything[2:4]
    assert reports.page(library, Filter(), 2, 2).total == 6
    assert titles(library, Filter(), 100) == []


def test_a_filter_narrows_by_words_kind_dates_and_what_is_mentioned(library: Engine) -> None:
    assert titles(library, Filter(words="PAPER breach 3")) == ["Breach in Paper 3"]
    assert titles(library, Filter(words="paper nothing")) == []
    assert titles(library, Filter(kind="galaxy-entry")) == ["Row 1"]
    assert titles(library, Filter(since="2022-12-11", until="2022-12-12")) == ["Breach in Paper 2", "Breach in Paper 1"]
    assert reports.page(library, Filter(entity=VICTIM)).total == 5
    assert reports.page(library, Filter(entity="org:nobody")).total == 0
    assert reports.kinds(library) == {"article": 5, "galaxy-entry": 1}


def test_a_line_counts_its_claims_by_status(library: Engine) -> None:
    (line,) = reports.page(library, Filter(words="paper 3")).reports
    assert (line.claims, line.reviewed) == ({"accepted": 4}, "")
    claim = library.read("MATCH (:Report {id: $id})-[:STATES]->(c) RETURN c.id AS id ORDER BY id", id=line.id)[0]["id"]
    set_status(library, line.id, {claim: "rejected"})
    (line,) = reports.page(library, Filter(words="paper 3")).reports
    assert line.claims == {"accepted": 3, "rejected": 1}
    assert line.reviewed


def test_what_is_shown_as_cypher_can_be_asked(library: Engine) -> None:
    for chosen in (Filter(words="paper", kind="article"), Filter(entity=VICTIM)):
        (statement,) = reports.statements(chosen, 0, 3)
        assert len(library.console(statement.cypher, statement.parameters).rows) == 3
