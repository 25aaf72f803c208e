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


def of_everything() -> list[Report]:
    """Reports that hold every label and relationship of the vocabulary, with the names that the cookbook asks for."""
    cozy, crimson = Mention("Group", "APT29"), Mention("Group", "Crimson Kite")
    mimikatz, lance = Mention("Tool", "Mimikatz"), Mention("Tool", "Glass Lance")
    paper, union = Mention("Organization", "The Free Paper"), Mention("Organization", "Critics Union")
    vendor, supplier = Mention("Organization", "CrowdStrike"), Mention("Organization", "Lance Makers")
    media, civil = Mention("Sector", "media"), Mention("Sector", "civil-society")
    event = Dated("2021-03-01", "2021-03-31", "month")
    lines: list[tuple[str, Mention, Mention, str, dict[str, object]]] = [
        ("SPONSORED_BY", BEAR, RUSSIA, "Fancy Bear is Russian.", {"asserted_by": vendor}),
        ("SPONSORED_BY", BEAR, CHINA, "Somebody says Fancy Bear is Chinese.", {"certainty": "suspected"}),
        ("SPONSORED_BY", cozy, RUSSIA, "APT29 is Russian.", {"asserted_by": vendor}),
        ("SPONSORED_BY", crimson, CHINA, "Crimson Kite is Chinese.", {"certainty": "likely", "asserted_by": vendor}),
        ("TARGETED", BEAR, paper, "Fancy Bear hacked The Free Paper.", {"event": event}),
        ("TARGETED", cozy, paper, "APT29 hacked The Free Paper.", {"certainty": "suspected"}),
        ("TARGETED", crimson, union, "Crimson Kite hacked the Critics Union.", {"event": event}),
        ("TARGETED", BEAR, union, "Fancy Bear hacked the Critics Union.", {}),
        ("LOCATED_IN", paper, RUSSIA, "The Free Paper is in Russia.", {}),
        ("IN_SECTOR", paper, media, "The Free Paper is a newspaper.", {}),
        ("IN_SECTOR", union, civil, "The Critics Union is an NGO.", {}),
        ("CRITICIZED", union, CHINA, "The Critics Union criticized China.", {"event": Dated("2020-01-01", "2020-12-31", "year")}),
        ("USES", BEAR, mimikatz, "Fancy Bear uses Mimikatz.", {}),
        ("USES", cozy, mimikatz, "APT29 uses Mimikatz.", {}),
        ("USES", crimson, mimikatz, "Crimson Kite uses Mimikatz.", {}),
        ("USES", crimson, lance, "Crimson Kite uses Glass Lance.", {}),
        ("SUPPLIED", supplier, lance, "Lance Makers sold Glass Lance.", {}),
        ("MOTIVATED_BY", BEAR, Mention("Motive", "espionage"), "Fancy Bear spies.", {}),
        ("KNOWN_AS", BEAR, Mention("Name", "Two Meanings"), "Fancy Bear is called Two Meanings.", {"asserted_by": vendor}),
        ("KNOWN_AS", cozy, Mention("Name", "Two Meanings"), "APT29 is called Two Meanings.", {"asserted_by": vendor}),
        ("ATTRIBUTED", vendor, BEAR, "CrowdStrike blames Fancy Bear.", {}),
    ]
    text = " ".join(line[3] for line in lines)
    second = report(
        "Fancy Bear is Russian, they say.",
        ("SPONSORED_BY", BEAR, RUSSIA, "Fancy Bear is Russian, they say.", {"asserted_by": Mention("Organization", "ESET")}),
    )
    return [report(text, *lines, title="A little of everything"), second, breach("The Daily"), breach("The Weekly", denial=True)]
