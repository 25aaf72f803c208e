"""`counterwatch extract --explain`: a text with its claims marked, and why each of them was made."""

from typing import Any

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from commands.screen import OUT
from graph.claims import Report
from graph.names.resolver import Resolved
from loaders.claim_document import claim_documents
from loaders.prose.explain import explain
from loaders.prose.languages import ENGLISH, language_name

_STYLES = {
    "SPONSORED_BY": "bold red",
    "TARGETED": "bold blue",
    "USES": "yellow",
    "MOTIVATED_BY": "cyan",
    "CRITICIZED": "magenta",
    "ATTRIBUTED": "green",
}


def show_explained(resolved: Resolved) -> None:
    """Print a report's text with a number at every claim, then the claims with their rules, signals and hedges."""
    claims = claim_documents(resolved)
    OUT.print(Text(resolved.report.title or "", style="bold"))
    OUT.print(marked(resolved.report.text, claims))
    if not claims:
        OUT.print(escape(why_no_claims(resolved.report)))
        return
    table = Table(show_lines=True, title="Why")
    for column in ("", "Claim", "Certainty", "Rule and what decided"):
        table.add_column(column, overflow="fold")
    for number, claim in enumerate(claims, 1):
        table.add_row(str(number), escape(_what(claim)), escape(_certainty(claim)), escape(_why(claim)))
    OUT.print(Padding(table, (1, 0)))


def why_no_claims(report: Report) -> str:
    """Return why a report has no claims: its language, with what it names, or that it ties nothing together."""
    if report.language in ("", ENGLISH):
        return "No claims: the text names no state, group, victim or tool that it ties together."
    named = ", ".join(mention.text for mention in report.about)
    return f"No claims: the text is in {language_name(report.language)}. It names " + (named or "nobody that is known") + "."


def marked(text: str, claims: list[dict[str, Any]]) -> Text:
    """Return a text whose quotes are underlined and followed by the numbers of their claims, from 1."""
    by_place: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for number, claim in enumerate(claims, 1):
        by_place.setdefault((claim["start"], claim["end"]), []).append((number, claim["kind"]))
    shown, at = Text(), 0
    for (start, end), numbers in sorted(by_place.items()):
        if start < at:
            continue
        shown.append(text[at:start])
        shown.append(text[start:end], style="underline")
        for number, kind in numbers:
            shown.append(f" [{number}]", style=_STYLES.get(kind, "dim"))
        at = end
    shown.append(text[at:])
    return shown


def _what(claim: dict[str, Any]) -> str:
    denied = "denied: " if claim["stance"] == "denies" else ""
    aside = "\n(background)" if claim["scope"] == "background" else ""
    return f"{claim['subject']['name']}\n{denied}{claim['kind']}\n{claim['object']['name']}{aside}"


def _certainty(claim: dict[str, Any]) -> str:
    explanation = explain(claim["method"], claim["quote"])
    by = f"\nsays {claim['asserted_by']}" if claim["asserted_by"] else ""
    return f"{claim['certainty']}: {explanation.certainty}{by}" if explanation else f"{claim['certainty']}{by}"


def _why(claim: dict[str, Any]) -> str:
    explanation = explain(claim["method"], claim["quote"])
    if explanation is None:
        return str(claim["method"])
    decided = "\n".join(f"+ {signal}" for signal in explanation.signals)
    return f"{explanation.rule}: {explanation.meaning}" + (f"\n{decided}" if decided else "")
