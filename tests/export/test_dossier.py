"""Dossiers as files: everything that is known, in the words of its sources, and nothing that does anything but be read."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graph import dossier as dossiers
from graph.claims import Mention
from graph.dossier import Dossier
from graph.engines import Engine
from graph.export.dossier_files import DOSSIER_FORMATS
from graph.export.escaping import in_html, in_markdown, web_address
from graph.limits import LIMITS
from graph.store import Store
from tests.stories import BEAR, CHINA, RUSSIA, breach, report, resolved

ACTOR = "group:unnamed-cn-amnesty-international-canada-2022"
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "https://evil.example and www.evil.example",
    "<https://evil.example>",
    "a | b | c",
    "`code` **bold** _it_ ~~no~~ $x$",
    "# heading",
    "1. list",
    "- item",
    "> quote",
    "&lt;script&gt; &#60;",
    "[^1]: note",
    "\" onmouseover='alert(1)",
    "{{ template }}",
    "x\n\n# heading\n\n- y",
    "\u202egnp.exe",
)


def story(engine: Engine, villain: str = "Number One") -> Dossier:
    text = f"Bear hit {villain}. Bear is Russian. Bear is Chinese."
    bear = report(
        text,
        ("TARGETED", BEAR, Mention("Organization", villain), f"Bear hit {villain}."),
        ("SPONSORED_BY", BEAR, RUSSIA, "Bear is Russian."),
        ("SPONSORED_BY", BEAR, CHINA, "Bear is Chinese."),
        title=villain,
        publisher=villain,
    )
    for _ in Store(engine).put(resolved(bear)):
        pass
    found = dossiers.dossier(engine, "group:apt28")
    assert found is not None
    return found


def tokens(markdown: bytes) -> list[str]:
    """Return what a reading of a file with all of GitHub's extensions finds in it."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.decode())
    return [token.type for block in blocks for token in (block, *(block.children or ()))]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_a_dossier_tells_what_is_known_with_the_sentences_numbered(engine: Engine) -> None:
    for _ in Store(engine).put(resolved(breach("The Daily"), breach("The Weekly", denial=True))):
        pass
    found = dossiers.dossier(engine, ACTOR)
    assert found is not None
    assert [(section.heading, section.count) for section in found.sections] == [("Sponsors", 1), ("Victims", 1)]
    (sponsor,) = found.sections[0].findings
    assert (sponsor.name, sponsor.edge.properties["disputed"], len(sponsor.sentences)) == ("China", True, 3)
    assert [item.number for section in found.sections for finding in section.findings for item in finding.sentences] == [1, 2, 3, 4, 5]
    assert [line.publisher for line in found.reports] == ["The Weekly", "The Daily"] or len(found.reports) == 2
    assert dossiers.dossier(engine, "group:nobody") is None
    asked = [engine.console(statement.cypher, statement.parameters) for statement in dossiers.statements(ACTOR)]
    assert [len(table.rows) for table in asked] == [2, 0, 2]  # Ties, names, reports.


def test_what_is_not_quoted_is_counted(embedded_engine: Engine) -> None:
    for _ in Store(embedded_engine).put(resolved(*(breach(f"Paper {number}") for number in range(LIMITS.dossier_sentences + 2)))):
        pass
    found = dossiers.dossier(embedded_engine, ACTOR)
    assert found is not None
    (sponsor,) = found.sections[0].findings
    assert (len(sponsor.sentences), sponsor.unquoted) == (LIMITS.dossier_sentences, 2)
    for format in DOSSIER_FORMATS.values():
        assert "2 more on China are not quoted" in format.write(found).decode()


def test_every_format_says_the_same(embedded_engine: Engine) -> None:
    found = story(embedded_engine)
    for format in DOSSIER_FORMATS.values():
        text = format.write(found).decode()
        for words in (
            "APT28",
            "Russia",
            "China",
            "Number One",
            "disputed: another sponsor is named",
            "Bear is Russian.",
            "Sponsors",
            "Victims",
            "Reports",
        ):
            assert words in text, (format.name, words)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text_in_every_format(embedded_engine: Engine, hostile: str) -> None:
    flat = " ".join(hostile.split())
    found = story(embedded_engine, flat)
    kinds = tokens(DOSSIER_FORMATS["markdown"].write(found))
    embedded_engine.clear()
    harmless = tokens(DOSSIER_FORMATS["markdown"].write(story(embedded_engine)))
    assert [kind for kind in kinds if not kind.startswith("text")] == [kind for kind in harmless if not kind.startswith("text")]
    tags = Tags()
    tags.feed(DOSSIER_FORMATS["html"].write(found).decode())
    assert not {"script", "img", "iframe", "svg"} & tags.found
    assert not [name for name in tags.attributes if name.startswith("on")]


def test_the_file_of_html_asks_no_network_and_runs_nothing(embedded_engine: Engine) -> None:
    text = DOSSIER_FORMATS["html"].write(story(embedded_engine)).decode()
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")


def test_addresses_of_reports_are_links_only_where_they_are_of_the_web() -> None:
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    for wrong in (
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        'https://e.org/"x',
        "https://e.org/<x>",
        "https://e.org/ x",
        "//e.org",
        None,
        "http://[::1",
    ):
        assert web_address(wrong) == ""


@given(st.text(max_size=80))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    kinds = {
        token.type
        for block in MarkdownIt("gfm-like", {"linkify": False}).parse(f"x {in_markdown(text)}")
        for token in (block, *(block.children or ()))
    }
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    alone = {
        token.type for block in MarkdownIt("gfm-like", {"linkify": False}).parse(in_markdown(text)) for token in (block, *(block.children or ()))
    }
    assert alone <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert "<" not in in_html(text)
    assert "://" not in in_markdown(text)  # What makes links of bare addresses finds none.


def test_readable_text_stays_readable() -> None:
    assert in_markdown("Storm-0558 read e-mail (in 2023), 5.2% of it.") == "Storm-0558 read e-mail (in 2023), 5.2% of it."


def test_pseudonyms_hide_victims_that_are_not_listed_too(embedded_engine: Engine) -> None:
    sentence = "Bear hit One Corp, Two Corp and Three Corp."
    many = report(
        f"{sentence} Bear hit One Corp again.",
        *(("TARGETED", BEAR, Mention("Organization", f"{number} Corp"), sentence) for number in ("One", "Two", "Three")),
        ("TARGETED", BEAR, Mention("Organization", "One Corp"), "Bear hit One Corp again."),
        title="The fall of Three Corp",
    )
    for _ in Store(embedded_engine).put(resolved(many)):
        pass
    short = dossiers.dossier(embedded_engine, "group:apt28", rows=1)
    assert short is not None
    assert len(short.sections[0].findings) == 1
    secret = dossiers.with_pseudonyms(embedded_engine, short)
    for format in DOSSIER_FORMATS.values():
        text = format.write(secret).decode()
        assert "Corp" not in text
        assert "Victim 1" in text
        assert "sentences may still tell who they are" in text
    victim = dossiers.dossier(embedded_engine, "org:two-corp")
    assert victim is not None
    about = DOSSIER_FORMATS["markdown"].write(dossiers.with_pseudonyms(embedded_engine, victim)).decode()
    assert about.startswith("# Victim ")
    assert "Two Corp" not in about
