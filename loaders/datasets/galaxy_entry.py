"""One entry of a MISP galaxy as a report: which field becomes which claim."""

from collections.abc import Callable, Mapping
from typing import Any

from graph.claims import Certainty, ClaimError, Draft, Mention, Report
from graph.model import NODE
from graph.names.conventions import convention
from graph.names.galaxy import Entry, Related
from graph.names.keys import slug
from graph.names.ledger import Ledger
from graph.names.states import iso2, states
from loaders.datasets import vocabulary
from loaders.datasets.fields import FieldText, Quote
from loaders.datasets.sponsorship import country_is_sponsor

CFR = Mention("Organization", "Council on Foreign Relations")

# MISP's estimative language, https://www.misp-project.org/taxonomies.html#_estimative_language
_LIKELIHOOD: dict[str, Certainty] = {"almost-certain": "stated", "very-likely": "likely", "likely": "likely", "roughly-even-chance": "suspected"}

_MAX_TEXT = 20_000


class EntryReader:
    """Writes an entry's fields down as text and claims."""

    def __init__(self, entry: Entry, publisher: str, ledger: Ledger, producers: Mapping[str, Mention], problem: Callable[[str], None]) -> None:
        self.entry = entry
        self.publisher = Mention("Organization", publisher)
        self.ledger = ledger
        self.producers = producers
        self.problem = problem
        self.text = FieldText()
        self.drafts: list[Draft] = []
        self.heading = self.text.paragraph(entry.value)
        if entry.description:
            self.text.paragraph(entry.plain_description[:_MAX_TEXT])

    def report(self, read: Callable[["EntryReader"], None]) -> Report:
        """Return the entry as a report, read by one of the functions below."""
        read(self)
        refs = [url for url in self.entry.strings("refs") if url.startswith(("https://", "http://"))]
        return Report(
            text=self.text.text,
            title=self.entry.value,
            publisher=self.publisher.text,
            url=refs[0] if refs else "",
            kind="galaxy-entry",
            language="en",
            drafts=tuple(self.drafts),
        )

    def subject(self, label: str, kind: str = "") -> Mention:
        """Return the entry itself as a mention."""
        entry = self.entry
        known = self.ledger.by_uuid(entry.uuid)
        if known and known.label == label:
            identity = f"misp:{entry.uuid}"
        else:
            # A galaxy tells its entries apart: one that the ledger does not know is nobody's alias.
            named = self.ledger.resolve(entry.name, label)
            identity = named.id if named and named.name == entry.name else NODE[label].id(slug(entry.name))
        return Mention(label, entry.value, name=entry.name, key=identity, kind=kind, description=entry.plain_description.split("\n")[0][:600])

    def claim(self, kind: str, subject: Mention, target: Mention, quote: Quote, field: str, by: Mention | None = None, **more: Any) -> None:
        """Add a claim proved by a line; one that cannot be made is told as a problem."""
        try:
            self.drafts.append(
                Draft(kind, subject, target, quote.text, quote.start, quote.end, f"misp_galaxy:{field}", asserted_by=by or self.publisher, **more)
            )
        except ClaimError as error:
            self.problem(f"{field}: {error}")

    @property
    def confidence(self) -> float | None:
        """The entry's own `attribution-confidence` (percent) as 0 to 1, None when it has none or nonsense."""
        for text in self.entry.strings("attribution-confidence"):
            if text.isdigit() and 0 < int(text) <= 100:
                return int(text) / 100
        return None

    def names(self, subject: Mention) -> None:
        """KNOWN_AS: the entry's own name and its synonyms, with who uses each where that is known."""
        users = self._name_users()
        own = users.pop(self.entry.name, None) or self._user_of(self.entry.name)
        self.claim("KNOWN_AS", subject, Mention("Name", self.entry.name), self.heading, "value", own)
        for name in dict.fromkeys([*self.entry.synonyms, *users]):
            user = users.get(name) or self._user_of(name)
            quote = self.text.field("synonym", f"{name} (so called by {user.text})" if user else name)
            self.claim("KNOWN_AS", subject, Mention("Name", name), quote, "name-attribution" if name in users else "synonyms", user)

    def _name_users(self) -> dict[str, Mention]:
        users: dict[str, Mention] = {}
        for written in self.entry.strings("name-attribution"):
            name, _, uuid = written.rpartition(":")
            if name and uuid in self.producers:
                users[name.strip()] = self.producers[uuid]
            else:
                self.problem(f"name-attribution: no producer known for {written!r}; loaded without who uses the name")
        return users

    def _user_of(self, name: str) -> Mention | None:
        rule = convention(name)
        return Mention("Organization", rule.attributor) if rule else None


def read_group(reader: EntryReader) -> None:
    """Claims of an actor: names, sponsor or seat, victims, sectors, motives, tools, what it is part of."""
    entry, actor = reader.entry, reader.subject("Group")
    reader.names(actor)
    _sponsors(reader, actor)
    for field in ("cfr-suspected-victims", "suspected-victims"):
        for written in entry.strings(field):
            _victim(reader, actor, written, field)
    for written in entry.strings("sector") if entry.galaxy == "microsoft-activity-group" else ():
        _microsoft_kind(reader, actor, written)
    for field in ("cfr-target-category", "targeted-sector"):
        for written in entry.strings(field):
            _sector(reader, actor, written, field)
    for field in ("cfr-type-of-incident", "motive"):
        for written in entry.strings(field):
            motives = vocabulary.motives(written)
            if motives is None:
                reader.problem(f"{field}: {written!r} is no motive of the vocabulary and is left out")
            for motive in motives or ():
                quote = reader.text.field(field, written)
                reader.claim(
                    "MOTIVATED_BY",
                    actor,
                    Mention("Motive", written, name=motive),
                    quote,
                    field,
                    CFR if field.startswith("cfr-") else None,
                    certainty="likely",
                )
    for link in entry.related:
        _link(reader, actor, link)


def _sponsors(reader: EntryReader, actor: Mention) -> None:
    entry = reader.entry
    by_cfr = [(written, iso2(written)) for written in entry.strings("cfr-suspected-state-sponsor")]
    for written, code in by_cfr:
        if code:
            quote = reader.text.field("cfr-suspected-state-sponsor", written)
            reader.claim(
                "SPONSORED_BY",
                actor,
                _state(code, written),
                quote,
                "cfr-suspected-state-sponsor",
                CFR,
                certainty="suspected",
                confidence=reader.confidence,
            )
        elif written.lower() != "unknown":
            reader.problem(f"cfr-suspected-state-sponsor: {written!r} is no state of ISO 3166-1 and is left out")
    for written in entry.strings("country"):
        code = iso2(written)
        if code is None:
            reader.problem(f"country: {written!r} is no ISO 3166-1 code and is left out")
            continue
        quote = reader.text.field("country", written)
        if country_is_sponsor(entry) or any(code == sponsor for _, sponsor in by_cfr):
            reader.claim("SPONSORED_BY", actor, _state(code, written), quote, "country", certainty="suspected", confidence=reader.confidence)
        else:
            reader.claim("LOCATED_IN", actor, _state(code, written), quote, "country", certainty="suspected", confidence=reader.confidence)


def _microsoft_kind(reader: EntryReader, actor: Mention, written: str) -> None:
    """`sector` of this galaxy is Microsoft's kind of actor: a state that it attributes the activity to, or a motive.

    Source: "How Microsoft names threat actors"; the other kinds (private sector offensive actor, in development) say neither.
    """
    code = iso2(written)
    if code:
        reader.claim("SPONSORED_BY", actor, _state(code, written), reader.text.field("sector", written), "sector", certainty="likely")
    elif written.lower() == "financially motivated":
        reader.claim("MOTIVATED_BY", actor, Mention("Motive", written, name="financial-gain"), reader.text.field("sector", written), "sector")


def _state(code: str, written: str) -> Mention:
    return Mention("State", written, key=f"state:{code}")


def _victim(reader: EntryReader, actor: Mention, written: str, field: str) -> None:
    quote = reader.text.field(field, written)
    code = iso2(written)
    if code:
        victim = Mention(
            "Organization", written, name=f"Organizations in {states()[code].name}", key=f"org:organizations-in-{code.lower()}", kind="sector-wide"
        )
        reader.claim("LOCATED_IN", victim, _state(code, written), quote, field, CFR)
    elif vocabulary.is_region(written):
        victim = Mention("Organization", written, name=f"Organizations in {written}", kind="sector-wide")
    else:
        victim = Mention("Organization", written)
    reader.claim("TARGETED", actor, victim, quote, field, CFR, certainty="suspected")


def _sector(reader: EntryReader, actor: Mention, written: str, field: str) -> None:
    sector = vocabulary.sector(written)
    if sector is None:
        reader.problem(f"{field}: {written!r} is no sector of the vocabulary and is left out")
    if not sector:
        return
    quote = reader.text.field(field, written)
    by = CFR if field.startswith("cfr-") else None
    victim = Mention("Organization", written, name=f"Organizations in the {sector} sector", key=f"org:{sector}-sector", kind="sector-wide")
    reader.claim("TARGETED", actor, victim, quote, field, by, certainty="suspected")
    reader.claim("IN_SECTOR", victim, Mention("Sector", written, name=sector), quote, field, by)


def _link(reader: EntryReader, actor: Mention, link: Related) -> None:
    other = reader.ledger.by_uuid(link.uuid)
    wanted = {"uses": ("USES", "Tool"), "deploys": ("USES", "Tool"), "part-of": ("PART_OF", "Group")}.get(link.type)
    if other is None or wanted is None or other.label != wanted[1]:
        return  # ATT&CK techniques and targets are no part of this graph.
    certainty = _LIKELIHOOD.get(link.likelihood, "stated" if not link.likelihood else "suspected")
    target = Mention(other.label, other.name, key=f"misp:{link.uuid}")
    quote = reader.text.field(link.type, other.name)
    reader.claim(wanted[0], actor, target, quote, f"related-{link.type}", certainty=certainty)


def read_tool(reader: EntryReader) -> None:
    """Claims of a tool: its names."""
    reader.names(reader.subject("Tool", "tool" if reader.entry.galaxy == "mitre-tool" else "malware"))


def read_vendor(reader: EntryReader) -> None:
    """Claims of a seller of surveillance: its names and its products."""
    vendor = reader.subject("Organization", "organization")
    reader.names(vendor)
    for product in reader.entry.strings("products"):
        quote = reader.text.field("product", product)
        reader.claim(
            "SUPPLIED", vendor, Mention("Tool", product, name=product.title() if product.isupper() else product, kind="spyware"), quote, "products"
        )


def read_agency(reader: EntryReader) -> None:
    """Claims of an intelligence agency: its names and its state."""
    agency = reader.subject("Organization", "government")
    reader.names(agency)
    for written in reader.entry.strings("country"):
        code = iso2(written)
        if code:
            reader.claim("LOCATED_IN", agency, _state(code, written), reader.text.field("country", written), "country")
        else:
            reader.problem(f"country: {written!r} is no ISO 3166-1 code and is left out")
