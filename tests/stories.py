"""Tiny reports for tests, made as a loader would make them."""

from graph.claims import Dated, Draft, Mention, Report
from graph.names.build import base_ledger
from graph.names.resolver import Resolved, resolve

CHINA = Mention("State", "China", key="state:CN")
RUSSIA = Mention("State", "Russia", key="state:RU")
SOMEBODY = Mention("Group", "the hackers", named=False)
BEAR = Mention("Group", "Fancy Bear")
AMNESTY_CANADA = Mention("Organization", "Amnesty International Canada")
AMNESTY = Mention("Organization", "Amnesty International")
SECUREWORKS = Mention("Organization", "Secureworks")
EMBASSY = Mention("Organization", "The Chinese embassy in Ottawa", kind="government")


def report(
    text: str, *statements: tuple[object, ...], published: str = "2022-12-05", title: str = "A report", publisher: str = "The Daily"
) -> Report:
    """Return a report; each statement is (kind, subject, object, sentence of the text, further fields as a dict)."""
    drafts = []
    for kind, subject, target, sentence, *rest in statements:
        start = text.index(str(sentence))
        more = rest[0] if rest else {}
        drafts.append(Draft(kind, subject, target, str(sentence), start, start + len(str(sentence)), "test", **more))  # type: ignore[arg-type]
    return Report(text=text, title=title, publisher=publisher, published=published, drafts=tuple(drafts))


def resolved(*reports: Report) -> list[Resolved]:
    """Resolve reports with the bundled ledger."""
    return [resolve(item, base_ledger()) for item in reports]


def breach(paper: str, by: Mention | None = SECUREWORKS, denial: bool = False) -> Report:
    """Return one paper's account of the breach of Amnesty International Canada."""
    october = Dated("2022-10-01", "2022-10-31", "month")
    september = Dated("2020-09-01", "2020-09-30", "month")
    hit, blame, critic, part, no = (
        f"Amnesty International Canada was hacked in October, {paper} writes.",
        f"China was likely behind it, {paper} heard.",
        "In September 2020 Amnesty International criticized China.",
        "The branch is part of Amnesty International.",
        "The embassy rejected the accusation.",
    )
    statements: list[tuple[object, ...]] = [
        ("TARGETED", SOMEBODY, AMNESTY_CANADA, hit, {"event": october}),
        ("SPONSORED_BY", SOMEBODY, CHINA, blame, {"certainty": "likely", "asserted_by": by}),
        ("CRITICIZED", AMNESTY, CHINA, critic, {"event": september}),
        ("PART_OF", AMNESTY_CANADA, AMNESTY, part),
    ]
    if denial:
        statements.append(("SPONSORED_BY", SOMEBODY, CHINA, no, {"stance": "denies", "asserted_by": EMBASSY}))
    return report(" ".join((hit, blame, critic, part, no)), *statements, publisher=paper, title=f"Breach in {paper}")
