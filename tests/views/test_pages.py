"""The pages' logic without a browser, on the real embedded engine."""

from pathlib import Path

import psutil
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.engines import Engine, Home, status, stop
from graph.store import Store
from tests.stories import breach, resolved

APP = str(Path(__file__).parents[2] / "app.py")
CRITICS = "from views import surveillance_of_critics\nsurveillance_of_critics.page()"


@pytest.fixture(autouse=True)
def _fresh_engine() -> None:
    st.cache_resource.clear()


def test_an_empty_graph_says_what_to_do_next(embedded_engine: Engine) -> None:
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert "counterwatch load --starter" in page.info[0].value
    assert [link.proto.label for link in page.get("page_link")] == ["Add a report"]


def test_a_search_that_finds_nothing_says_what_to_try(embedded_engine: Engine) -> None:
    for _ in Store(embedded_engine).put(resolved(breach("The Daily"))):
        pass
    page = AppTest.from_file(APP, default_timeout=60).run()
    page.text_input(key="search").set_value("<b>Zzyzx</b>").run()
    assert any("Nothing is called \u201c\\<b\\>Zzyzx" in item.value for item in page.markdown)
    assert "Add a report" in [link.proto.label for link in page.get("page_link")]


def test_the_pattern_page_is_empty_until_somebody_was_a_critic(embedded_engine: Engine) -> None:
    page = AppTest.from_string(CRITICS, default_timeout=60).run()
    assert not page.exception
    assert "No hits yet" in page.info[0].value
    for _ in Store(embedded_engine).put(resolved(breach("The Daily"))):
        pass
    page.run()
    assert any("Amnesty International Canada" in item.value for item in page.markdown)


def test_an_engine_that_does_not_answer_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert "Remedy" in page.error[0].value


def test_an_engine_that_ended_under_an_open_page_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERWATCH_HOME", str(tmp_path / "own"))
    home = Home(tmp_path / "own")
    try:
        page = AppTest.from_file(APP, default_timeout=60).run()
        psutil.Process(status(home).pid).kill()
        page.run()
        assert not page.exception
        assert not page.error
        assert "counterwatch load --starter" in page.info[0].value
    finally:
        stop(home)
