"""A dossier as Markdown: for notes, wikis and repositories."""

from collections.abc import Iterator

from graph.dates import span
from graph.dossier import Dossier, Finding, Section, Sentence
from graph.export.dossier_words import by_year, described, proved, seen, source, what
from graph.export.escaping import in_markdown, web_address


def write(dossier: Dossier) -> bytes:
    """Return a dossier as Markdown, UTF-8."""
    return ("\n".join(_lines(dossier)).rstrip() + "\n").encode("utf-8", "replace")


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {in_markdown(dossier.node.name)}\n"
    yield f"{in_markdown(what(dossier))}\n"
    if described(dossier):
        yield f"{in_markdown(described(dossier))}\n"
    yield f"{in_markdown(seen(dossier))}\n"
    yield from _names(dossier)
    for section in dossier.sections:
        yield from _section(section)
    if dossier.sectors:
        yield "## Sectors of its victims\n"
        yield from (f"- {in_markdown(name)}: {count}" for name, count in dossier.sectors)
        yield ""
    yield from _timeline(dossier)
    yield from _sentences(dossier)
    yield from _reports(dossier)
    yield from (f"*{in_markdown(notice)}.*\n" for notice in dossier.subgraph.notices)
    yield f"*Made with Counterwatch on {dossier.made}. Every line rests on the sentences that are quoted; read them before you rely on it.*"


def _names(dossier: Dossier) -> Iterator[str]:
    if dossier.aliases:
        yield "## Names, and who uses or lists each\n"
        yield "| Name | Used or listed by |\n| --- | --- |"
        yield from (f"| {in_markdown(use.name)} | {in_markdown(', '.join(use.users) or 'a source without a name')} |" for use in dossier.aliases)
        yield ""


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.heading} ({section.count})\n"
    yield "| Name | How well proved | Dated events | Sentences |\n| --- | --- | --- | --- |"
    for finding in section.findings:
        yield f"| {in_markdown(finding.name)} | {in_markdown(proved(finding.edge))} | {in_markdown(_dates(finding))} | {', '.join(str(item.number) for item in finding.sentences)} |"
    if section.count > len(section.findings):
        yield f"\nThe {len(section.findings)} best proven of {section.count}."
    yield ""


def _dates(finding: Finding) -> str:
    return span(finding.edge.properties.get("first_seen"), finding.edge.properties.get("last_seen"))


def _timeline(dossier: Dossier) -> Iterator[str]:
    rows = by_year(dossier)
    if rows:
        yield "## Claims by year of the event\n"
        yield "| Year | Claims | Of these |\n| --- | --- | --- |"
        yield from (f"| {in_markdown(row.year)} | {row.claims} | {in_markdown(row.kinds)} |" for row in rows)
        yield ""


def _sentences(dossier: Dossier) -> Iterator[str]:
    yield "## The sentences\n"
    for section in dossier.sections:
        for finding in section.findings:
            for item in finding.sentences:
                yield f"**{item.number}.** {in_markdown(section.heading)}, {in_markdown(finding.name)}\n"
                yield f"> \u201c{in_markdown(item.claim.properties['quote'])}\u201d\n>"
                yield f"> {_source(item)}\n"
            if finding.unquoted:
                yield f"*{finding.unquoted} more on {in_markdown(finding.name)} are not quoted.*\n"


def _source(item: Sentence) -> str:
    report = item.claim.report
    title, url = in_markdown(report.get("title") or "untitled report"), web_address(report.get("url"))
    linked = f"[{title}](<{url}>)" if url else title
    return f"{in_markdown(source(item.claim))}: {linked}, {in_markdown(report.get('publisher') or 'unknown publisher')}, {in_markdown(report.get('published') or 'undated')}"


def _reports(dossier: Dossier) -> Iterator[str]:
    if not dossier.reports:
        return
    yield f"## Reports ({dossier.reports_count})\n"
    for line in dossier.reports:
        title, url = in_markdown(line.title or "untitled report"), web_address(line.url)
        linked = f"[{title}](<{url}>)" if url else title
        yield f"- {linked}, {in_markdown(line.publisher or 'unknown publisher')}, {in_markdown(line.published or 'undated')}"
    if dossier.reports_count > len(dossier.reports):
        yield f"\nThe newest {len(dossier.reports)} of {dossier.reports_count}."
    yield ""
