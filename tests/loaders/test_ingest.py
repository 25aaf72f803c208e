"""Ingest: files into the store, once, whatever is wrong with some of them."""

from pathlib import Path

import pytest

from graph.engines import Engine
from graph.store import Store
from loaders.ingest import Failed, Finished, find_files, ingest
from loaders.options import Options

ARTICLE = "---\ntitle: A breach\npublisher: The Daily\ndate: 2022-12-05\n---\nChinese state-sponsored hackers breached Bellingcat in October.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.md").write_text(ARTICLE)
    (tmp_path / "bad.md").write_text("---\ntitle: [\n---\nx")
    (tmp_path / "README.md").write_text("Chinese hackers breached nobody.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.md").write_text(ARTICLE)
    return tmp_path


def test_a_bad_file_stops_nothing_but_itself(embedded_engine: Engine, folder: Path) -> None:
    events = list(ingest([folder], Store(embedded_engine), Options()))
    assert [event.path.name for event in events if isinstance(event, Failed)] == ["bad.md"]
    assert [event.path.name for event in events if isinstance(event, Finished)] == ["good.md"]
    assert embedded_engine.read("MATCH (g:Group)-[:TARGETED]->(v:Victim) RETURN v.id AS id") == [{"id": "org:bellingcat"}]


def test_what_was_loaded_is_passed_over_until_it_changes(embedded_engine: Engine, folder: Path) -> None:
    def load(again: bool = False, published: str = "") -> Finished:
        (finished,) = (
            event
            for event in ingest([folder / "good.md"], Store(embedded_engine), Options(published=published), again=again)
            if isinstance(event, Finished)
        )
        return finished

    assert not load().already
    assert load().already
    assert not load(again=True).already
    (folder / "good.md").write_text(ARTICLE.replace("Bellingcat", "Human Rights Watch"))
    assert not load().already
    assert embedded_engine.read("MATCH (r:Report) RETURN count(r) AS n") == [{"n": 2}]


def test_a_file_of_no_known_kind_is_named(embedded_engine: Engine, folder: Path) -> None:
    (event,) = (
        event
        for event in ingest(
            [
                folder / "picture.png",
            ],
            Store(embedded_engine),
            Options(),
        )
        if isinstance(event, Failed)
    )
    assert "no loader takes this kind of file" in str(event.error)
    (missing,) = (event for event in ingest([folder / "missing.md"], Store(embedded_engine), Options()) if isinstance(event, Failed))
    assert "no such file" in str(missing.error)


def test_folders_are_read_in_order_without_what_is_hidden(folder: Path) -> None:
    assert [file.name for file in find_files([folder, folder / "good.md"])] == ["bad.md", "good.md"]
