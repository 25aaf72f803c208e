"""Reading an article: its text, and what it says about itself."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import frontmatter
import trafilatura
import yaml
from charset_normalizer import from_bytes

from graph.claims import Report
from loaders.errors import LoadError
from loaders.options import Options
from loaders.prose.languages import ENGLISH, language_name, language_of

SUFFIXES = frozenset((".txt", ".md", ".markdown", ".html", ".htm"))

_MAX_FRONT_MATTER = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKDOWN = re.compile(r"^#{1,6}\s+|^>\s?|\*\*|__", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,2000}\)")


def sniff(path: Path) -> bool:
    """Tell whether a file is an article by its suffix."""
    return path.suffix.lower() in SUFFIXES


def read_file(path: Path, options: Options) -> Report:
    """Return an article as a report without drafts.

    Markdown may carry front matter (`title`, `publisher`, `date`, `sources`); of HTML the boilerplate is left
    out. `options.published` dates an article that carries no date. Raises LoadError with the remedy.
    """
    text = _decode(path, options.limits.read_bytes(path))
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm"):
        report = _html(path, text)
    elif suffix in (".md", ".markdown"):
        report = _markdown(path, text)
    else:
        report = Report(text=clean(text), title=_first_line(text, path))
    limit = options.limits.max_characters
    body = report.text
    if len(body) > limit:
        options.problem(
            f"{path}: longer than {limit} characters; what is behind was left out. Remedy: split it, or raise COUNTERWATCH_MAX_CHARACTERS"
        )
        body = body[:limit]
    if not body.strip():
        raise LoadError(path, "holds no text", "give an article with sentences")
    language = language_of(body)
    if language != ENGLISH:
        options.problem(
            f"{path}: is in {language_name(language)}, not in English; only the names in it are read, no claims. Remedy: give a translation"
        )
    return Report(
        text=body, title=report.title, publisher=report.publisher, url=report.url, published=report.published or options.published, language=language
    )


def _decode(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        if best is None or b"\x00" in data[:1000]:
            raise LoadError(path, "is no text that can be decoded", "save it as UTF-8") from None
        return data.decode(best.encoding, errors="replace")


def clean(text: str) -> str:
    """Return text without control characters and with one kind of line break; nothing else changes."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).encode("utf-8", "replace").decode("utf-8")


def _first_line(text: str, path: Path) -> str:
    lines = [line.strip() for line in text[:2000].splitlines() if line.strip()]
    titles = [line for line in lines[:4] if len(line) <= 150 and not line.endswith((".", ":", "old"))]
    return titles[0] if titles else path.stem.replace("-", " ")


def _markdown(path: Path, text: str) -> Report:
    metadata: dict[str, Any] = {}
    if text.startswith("---"):
        end = text.find("\n---", 3)
        if end < 0 or end > _MAX_FRONT_MATTER:
            raise LoadError(path, f"line 1: front matter does not end within {_MAX_FRONT_MATTER} characters", "close it with a line of three hyphens")
        try:
            metadata, text = frontmatter.parse(text)
        except yaml.YAMLError as error:
            place = getattr(error, "problem_mark", None)
            where = f"line {place.line + 2}" if place else "front matter"
            raise LoadError(
                path, f"{where}: front matter is no YAML ({getattr(error, 'problem', None) or error})", "quote values that hold a colon"
            ) from error
    sources = metadata.get("sources") or []
    body = _LINK.sub(r"\1", _MARKDOWN.sub("", clean(text))).strip() + "\n"
    return Report(
        text=body,
        title=str(metadata.get("title") or _first_line(body, path))[:500],
        publisher=str(metadata.get("publisher") or "")[:200],
        url=safe_url(str(sources[0]) if isinstance(sources, list) and sources else str(metadata.get("url") or "")),
        published=_iso(path, metadata.get("date") or metadata.get("published")),
    )


def _iso(path: Path, value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise LoadError(path, f"front matter: date {str(value)[:40]!r} is no date", "write it as 2022-12-06") from None


def _html(path: Path, text: str) -> Report:
    found = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True)
    if found is None or isinstance(found, dict) or not found.text:
        raise LoadError(path, "no article was found in the page", "save the article itself, or its text as .txt")
    return Report(
        text=clean(found.text),
        title=(found.title or path.stem)[:500],
        publisher=(found.sitename or "")[:200],
        url=safe_url(found.url or ""),
        published=(found.date or "")[:10],
    )


def safe_url(url: str) -> str:
    """Return a URL if it is http or https, else an empty text: reports carry `javascript:` too."""
    parts = urlsplit(url.strip()) if len(url) <= 2000 else urlsplit("")
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
