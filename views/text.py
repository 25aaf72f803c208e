"""Text from reports on a page. Reports are hostile: whatever they hold is shown as text and does nothing."""

import html
import re
from urllib.parse import urlsplit

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:@&])")


def plain(text: object) -> str:
    """Return text that Markdown shows as it is written: no links, images, HTML, maths, colours or emoji codes.

    Line breaks become spaces, so that no text can begin a block of its own.
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def link(text: object, url: object) -> str:
    """Return a Markdown link to an http or https address, or the text alone where the address is anything else."""
    address = str(url or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return plain(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s<>\"'`\\^{}|]", address):
        return plain(text)
    return f"[{plain(text)}]({address.replace('(', '%28').replace(')', '%29')})"


def escaped(text: object) -> str:
    """Return text for HTML that we write ourselves."""
    return html.escape(str(text), quote=True)


def when(start: str | None, end: str | None, precision: str | None) -> str:
    """Return an event's date at its precision, or `undated`."""
    if not start:
        return "undated"
    length = {"year": 4, "month": 7}.get(precision or "day", 10)
    first, last = start[:length], (end or start)[:length]
    return first if first == last else f"{first} to {last}"
