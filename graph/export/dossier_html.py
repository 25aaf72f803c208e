"""A dossier as HTML: one file that opens anywhere, prints well, asks no network and runs no script."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.dates import span
from graph.dossier import Dossier, Finding, Section, Sentence
from graph.export.dossier_words import by_year, described, proved, seen, source, what
from graph.export.escaping import in_html, web_address
from graph.profile import ReportLine
from graph.subgraph import ProofClaim

STYLE = """
.cw-dossier { max-width: 62rem; line-height: 1.5; overflow-wrap: anywhere; }
.cw-dossier h1 { font-size: 1.9rem; margin: 0 0 .2rem; } .cw-dossier h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; padding: 0; }
.cw-dossier p { margin: .3rem 0; } .cw-dossier .quiet { opacity: .78; font-size: .9em; }
.cw-dossier table { border-collapse: collapse; width: 100%; font-size: .92em; }
.cw-dossier th, .cw-dossier td { text-align: left; vertical-align: top; padding: .25rem .7rem .25rem 0; border: 0; border-bottom: 1px solid rgb(128 128 128 / .28); }
.cw-dossier th { font-weight: 600; opacity: .78; overflow-wrap: normal; } .cw-dossier td:first-child { min-width: 8rem; }
.cw-dossier .disputed { color: #c2410c; font-weight: 600; } .cw-dossier .bar { display: inline-block; height: .7rem; background: #6d3fc4; border-radius: 2px; min-width: 2px; }
.cw-dossier .bars td:nth-child(2) { width: 45%; }
.cw-dossier blockquote { margin: .8rem 0 .1rem; padding: .1rem 0 .1rem .8rem; border-left: 3px solid #8a94a6; } .cw-dossier blockquote.denies { border-left-color: #c2410c; }
.cw-dossier .names { columns: 17rem; list-style: none; padding: 0; margin: 0; font-size: .92em; } .cw-dossier .names li { margin: 0; padding: .12rem 0; break-inside: avoid; }
.cw-dossier .number { font-weight: 600; } .cw-dossier a { color: inherit; text-decoration-color: rgb(128 128 128 / .6); }
.cw-dossier .entry { break-inside: avoid; } .cw-dossier tr { break-inside: avoid; } .cw-dossier h2 { break-after: avoid; }
@media (max-width: 640px) { .cw-dossier .wide { display: none; } .cw-dossier td:first-child { min-width: 5rem; } }
@media (prefers-color-scheme: dark) { .cw-dossier .disputed { color: #fb923c; } .cw-dossier .bar { background: #a78bfa; } }
@media print { .cw-dossier { max-width: none; font-size: 10.5pt; } .cw-dossier .wide { display: table-cell; } .cw-dossier .disputed { color: #000; } }
"""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>{title}</title><style>:root {{ color-scheme: light dark; }} body {{ font-family: system-ui, sans-serif; margin: 2rem auto; padding: 0 1rem; max-width: 62rem; }}{style}</style></head>
<body>{body}</body></html>
"""


class Links(Protocol):
    """Where names and sentences lead; an empty text where they lead nowhere."""

    def entity(self, entity_id: str) -> str:
        """Return the address of an entity."""
        ...

    def sentence(self, claim: ProofClaim) -> str:
        """Return the address of a claim's sentence."""
        ...

    def report(self, line: ReportLine) -> str:
        """Return the address of a report."""
        ...


@dataclass(frozen=True)
class Outside:
    """The links of a file that leaves: reports lead to where they were published, names nowhere."""

    def entity(self, entity_id: str) -> str:
        """Return nothing."""
        return ""

    def sentence(self, claim: ProofClaim) -> str:
        """Return the address of the report, when it is one of the web."""
        return web_address(claim.report.get("url"))

    def report(self, line: ReportLine) -> str:
        """Return its address, when it is one of the web."""
        return web_address(line.url)


def write(dossier: Dossier) -> bytes:
    """Return a dossier as one HTML file, UTF-8."""
    return _PAGE.format(title=in_html(dossier.node.name), style=STYLE, body=body(dossier, Outside())).encode("utf-8", "replace")


def body(dossier: Dossier, links: Links) -> str:
    """Return a dossier as an HTML article, everything escaped; STYLE goes with it."""
    return f'<article class="cw-dossier">{"".join(_parts(dossier, links))}</article>'


def _parts(dossier: Dossier, links: Links) -> Iterator[str]:
    yield f"<h1>{in_html(dossier.node.name)}</h1><p class='quiet'>{in_html(what(dossier))}</p>"
    if described(dossier):
        yield f"<p>{in_html(described(dossier))}</p>"
    yield f"<p>{in_html(seen(dossier))}</p>"
    if dossier.aliases:
        names = "".join(
            f"<li>{in_html(use.name)} <span class='quiet'>{in_html(', '.join(use.users) or 'a source without a name')}</span></li>"
            for use in dossier.aliases
        )
        yield f"<h2>Names, and who uses or lists each</h2><ul class='names'>{names}</ul>"
    for section in dossier.sections:
        yield _section(section, links)
    if dossier.sectors:
        yield f"<h2>Sectors of its victims</h2><p>{' · '.join(f'{in_html(name)} {count}' for name, count in dossier.sectors)}</p>"
    yield _timeline(dossier)
    yield "<h2>The sentences</h2>"
    for section in dossier.sections:
        for finding in section.findings:
            yield from (_sentence(section, finding, item, links) for item in finding.sentences)
            if finding.unquoted:
                yield f"<p class='quiet'>{finding.unquoted} more on {in_html(finding.name)} are not quoted.</p>"
    yield _reports(dossier, links)
    yield from (f"<p class='quiet'>{in_html(notice)}.</p>" for notice in dossier.subgraph.notices)
    yield f"<p class='quiet'>Made with Counterwatch on {in_html(dossier.made)}. Every line rests on the sentences that are quoted; read them before you rely on it.</p>"


def _linked(text: str, address: str) -> str:
    return f'<a href="{in_html(address)}" target="_blank" rel="noopener noreferrer">{in_html(text)}</a>' if address else in_html(text)


def _section(section: Section, links: Links) -> str:
    rows = "".join(_row(finding, links) for finding in section.findings)
    cut = f"<p class='quiet'>The {len(section.findings)} best proven of {section.count}.</p>" if section.count > len(section.findings) else ""
    head = '<tr><th>Name</th><th>How well proved</th><th class="wide">Dated events</th><th>Sentences</th></tr>'
    return f"<h2>{in_html(section.heading)} ({section.count})</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table>{cut}"


def _row(finding: Finding, links: Links) -> str:
    own = finding.edge.properties
    dated = span(own.get("first_seen"), own.get("last_seen"))
    words, comma, dispute = proved(finding.edge).partition(", disputed")
    disputed = f" <span class='disputed'>disputed{in_html(dispute)}</span>" if comma else ""
    numbers = ", ".join(str(item.number) for item in finding.sentences)
    return f'<tr><td>{_linked(finding.name, links.entity(finding.id))}</td><td>{in_html(words)}{disputed}</td><td class="wide">{in_html(dated)}</td><td>{numbers}</td></tr>'


def _timeline(dossier: Dossier) -> str:
    rows = by_year(dossier)
    if not rows:
        return ""
    most = max(row.claims for row in rows)
    bars = "".join(
        f'<tr><td>{in_html(row.year)}</td><td><span class="bar" style="width: {round(80 * row.claims / most)}%"></span> {row.claims}</td><td>{in_html(row.kinds)}</td></tr>'
        for row in rows
    )
    return f'<h2>Claims by year of the event</h2><table class="bars"><thead><tr><th>Year</th><th>Claims</th><th>Of these</th></tr></thead><tbody>{bars}</tbody></table>'


def _sentence(section: Section, finding: Finding, item: Sentence, links: Links) -> str:
    report = item.claim.report
    denies = ' class="denies"' if item.claim.properties["stance"] == "denies" else ""
    title = _linked(str(report.get("title") or "untitled report"), links.sentence(item.claim))
    where = f"{in_html(report.get('publisher') or 'unknown publisher')}, {in_html(report.get('published') or 'undated')}"
    return (
        f"<div class='entry'><blockquote{denies}><span class='number'>{item.number}</span> \u201c{in_html(item.claim.properties['quote'])}\u201d</blockquote>"
        f"<p class='quiet'>{in_html(section.heading)}, {in_html(finding.name)}: {in_html(source(item.claim))}. {title}, {where}</p></div>"
    )


def _reports(dossier: Dossier, links: Links) -> str:
    if not dossier.reports:
        return ""
    rows = "".join(
        f"<tr><td>{_linked(line.title or 'untitled report', links.report(line))}</td><td>{in_html(line.publisher or 'unknown publisher')}</td><td>{in_html(line.published or 'undated')}</td></tr>"
        for line in dossier.reports
    )
    cut = (
        f"<p class='quiet'>The newest {len(dossier.reports)} of {dossier.reports_count}.</p>" if dossier.reports_count > len(dossier.reports) else ""
    )
    return f"<h2>Reports ({dossier.reports_count})</h2><table><thead><tr><th>Title</th><th>Publisher</th><th>Published</th></tr></thead><tbody>{rows}</tbody></table>{cut}"
