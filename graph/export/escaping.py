"""Text from reports in documents that leave: whatever it holds is shown as text and does nothing."""

import html
import re
from urllib.parse import urlsplit

# What can begin something inside a line of CommonMark or of its common extensions. Hyphens and dots inside words stay readable.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~$^{}@]|&(?=#?\w+;)|:(?=//|\w+:)|(?<=www)\.|!(?=\[)", re.IGNORECASE)
_AT_START = re.compile(r"^(?:[#+\-=>:]|\d+(?=[.)]))")
_NO_ADDRESS = re.compile(r"[\s<>\"'`\\^{}|\x00-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def in_html(text: object) -> str:
    """Return text for HTML, for its attributes too; what turns the direction of writing around is left out."""
    return html.escape(_INVISIBLE.sub("", str(text)), quote=True)


def in_markdown(text: object) -> str:
    """Return text for one line of Markdown: no links, images, HTML, headings, lists, tables or code come out of it."""
    words = " ".join(_INVISIBLE.sub("", str(text)).split())
    return _AT_START.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", _MARKDOWN.sub(r"\\\g<0>", words))


def web_address(url: object) -> str:
    """Return an http or https address as it is, or an empty text for anything else."""
    text = str(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc and not _NO_ADDRESS.search(text) else ""
