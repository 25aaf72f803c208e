"""Hostile text on a page is text."""

import pytest

from views.text import escaped, link, plain, when


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](http://evil/x.png)",
        "**bold**",
        "`code`",
        "$x^2$",
        ":red[x]",
        ":material/delete:",
        "# heading",
        "- item",
        "| a | b |",
        "~~x~~",
        "<http://evil>",
        "&lt;",
    ],
)
def test_no_markup_survives(text: str) -> None:
    shown = plain(text)
    for character in "<>[]()*`$#|~:&!_":
        assert all(shown[place - 1] == "\\" for place, found in enumerate(shown) if found == character), shown


def test_a_line_break_begins_no_block() -> None:
    assert "\n" not in plain("a\n# b\n\n- c")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//evil", "ftp://x/y", "http://", "https://x/ y", 'https://x/"onclick=', "https://[::1", "", None],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert link("title", url) == "title"


def test_a_link_cannot_be_left_by_its_address() -> None:
    assert link("a]b", "https://example.org/a)b(c") == "[a\\]b](https://example.org/a%29b%28c)"


def test_html_is_escaped() -> None:
    assert escaped("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;"


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        (None, None, None, "undated"),
        ("2022-10-01", "2022-10-31", "month", "2022-10"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2022-10-05", "2022-10-05", "day", "2022-10-05"),
        ("2020-01-01", "2021-12-31", "year", "2020 to 2021"),
    ],
)
def test_a_date_is_shown_as_finely_as_it_is_known(start: str | None, end: str | None, precision: str | None, shown: str) -> None:
    assert when(start, end, precision) == shown
