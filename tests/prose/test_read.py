"""Reading articles: text, front matter, pages; and what is said of a bad one."""

from pathlib import Path

import pytest

from loaders.errors import LoadError
from loaders.limits import Limits
from loaders.options import Options
from loaders.prose.read import read_file

PAGE = """<html><head><title>Breach | The Daily</title><meta property="article:published_time" content="2022-12-06T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/login">Log in</a></nav><article><h1>Breach</h1><p>{}</p><p>{}</p></article>
<script>alert(1)</script><footer>Cookie settings. All rights reserved.</footer></body></html>""".format(
    "The organization was hacked in October, and it told the public of it in December after an investigation of eight weeks.",
    "Experts of a security company were called in, and they found the tools of a group that they had seen before in other networks.",
)


def test_markdown_carries_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: A breach\npublisher: The Daily\ndate: 2022-12-05\nsources:\n  - https://example.org/a\n---\n# Heading\nText with a [link](https://example.org).\n",
        encoding="utf-8",
    )
    report = read_file(file, Options())
    assert (report.title, report.publisher, report.published, report.url) == ("A breach", "The Daily", "2022-12-05", "https://example.org/a")
    assert report.text == "Heading\nText with a link.\n"


def test_of_a_page_the_article_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE, encoding="utf-8")
    report = read_file(file, Options())
    assert "hacked in October" in report.text
    assert "Log in" not in report.text
    assert "alert" not in report.text
    assert report.published == "2022-12-06"


def test_another_encoding_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Der Bundestag wurde gehackt. Die Täter kamen früh über gefälschte Mails.".encode("latin-1"))
    assert "Täter" in read_file(file, Options()).text


def test_a_link_that_is_no_web_address_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: x\nsources: ['javascript:alert(1)']\n---\nText.\n", encoding="utf-8")
    assert read_file(file, Options()).url == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no text"),
        (b"---\ntitle: [\n---\nText", "front matter is no YAML"),
        (b"---\ntitle: a\ndate: yesterday\n---\nText", "is no date"),
        (b"---\ntitle: a\nText without an end", "does not end"),
        (b"---\n!!python/object/apply:os.system ['true']\n---\nText", "front matter is no YAML"),
    ],
)
def test_a_bad_file_is_named_with_place_and_remedy(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "bad.md"
    file.write_bytes(content)
    with pytest.raises(LoadError, match=says) as caught:
        read_file(file, Options())
    assert str(file) in str(caught.value)
    assert "Remedy:" in str(caught.value)


def test_a_file_over_the_limit_is_refused_and_a_long_text_is_cut_with_a_notice(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("word " * 1000, encoding="utf-8")
    with pytest.raises(LoadError, match="larger than 100 bytes"):
        read_file(file, Options(limits=Limits(max_bytes=100)))
    notices: list[str] = []
    assert len(read_file(file, Options(limits=Limits(max_characters=50), problem=notices.append)).text) == 50
    assert "longer than 50 characters" in notices[0]
