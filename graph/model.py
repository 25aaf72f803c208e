"""The vocabulary of the graph, declared once as data.

Labels, relationship types, properties, meanings, colours, icons and STIX names live here and nowhere
else. Constraints, the writer's Cypher, the legend, the forms, the exports and `docs/model.md` are derived
from these tables, so that a new label or relationship is one entry in one file.
"""

from dataclasses import dataclass
from typing import Literal

PropertyType = Literal["string", "integer", "float", "boolean", "date", "strings"]


@dataclass(frozen=True)
class Property:
    """One property of a node or relationship; a `date` is stored as an ISO string, which both engines sort alike."""

    name: str
    type: PropertyType
    meaning: str
    indexed: bool = False


@dataclass(frozen=True)
class NodeType:
    """A node label: what it means, how it is identified, drawn and named in STIX 2.1."""

    label: str
    meaning: str
    prefix: str
    properties: tuple[Property, ...]
    colour: str = ""
    icon: str = ""
    stix: str = ""
    entity: bool = True

    def id(self, tail: str) -> str:
        """Return the id of a node of this type, for example `group:apt28`."""
        return f"{self.prefix}:{tail}"


@dataclass(frozen=True)
class RelationshipType:
    """A relationship between entities, always in this direction, and the summary of the claims of the same kind."""

    name: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    meaning: str
    phrase: str
    stix: str = ""


_ID = Property("id", "string", "stable identifier, `<prefix>:<slug>`", indexed=True)
_NAME = Property("name", "string", "the name to show", indexed=True)

ENTITY_PROPERTIES = (
    _ID,
    _NAME,
    Property("aliases", "strings", "every other name, sorted"),
    Property("search", "string", "lower-cased name and aliases, joined by ` | `; the full-text index reads it"),
    Property("description", "string", "a sentence or two, from the data set that brought it"),
)

# Icons are the `d` of one path on a 24 x 24 grid, drawn for this project: no external fonts, no sprite sheets.
NODES: tuple[NodeType, ...] = (
    NodeType(
        "State", "a country: a sponsor, or where a victim is", "state",
        (*ENTITY_PROPERTIES, Property("iso2", "string", "ISO 3166-1 alpha-2"), Property("iso3", "string", "ISO 3166-1 alpha-3")),
        colour="#B3261E", icon="M5 3h2v1h12l-3 4.500 3 4.500H7v8H5z", stix="location",
    ),
    NodeType(
        "Group", "an APT group, a campaign cluster, an agency unit, or an actor that nobody named", "group",
        (*ENTITY_PROPERTIES, Property("named", "boolean", "false for an actor that no source named")),
        colour="#6D3FC4", icon="M12 3a5 5 0 0 1 5 5v2l1.500 1.500H5.500L7 10V8a5 5 0 0 1 5-5zM6 14h12l-1 3-3 1-2-1-2 1-3-1zm-2 7c0-1.500.800-2.500 2-3l2 1 4 1 4-1 2-1c1.200.500 2 1.500 2 3z",
        stix="intrusion-set",
    ),
    NodeType(
        "Tool", "malware, commercial spyware, an offensive or dual-use tool", "tool",
        (*ENTITY_PROPERTIES, Property("kind", "string", "malware, spyware or tool")),
        colour="#B45309", icon="M9 3h6l1 3h-1.500v4l4.500 8.500a1.700 1.700 0 0 1-1.500 2.500h-11A1.700 1.700 0 0 1 5 18.500L9.500 10V6H8z", stix="malware",
    ),
    NodeType(
        "Organization", "anyone who is targeted, supplies, criticises or attributes; a `Victim` too once targeted", "org",
        (*ENTITY_PROPERTIES, Property("kind", "string", "organization, government, person, community or sector-wide")),
        colour="#1F6FB5", icon="M4 21V4h10v5h6v12h-6v-4h-2v4zm3-14v2h2V7zm0 4v2h2v-2zm4-4v2h2V7zm0 4v2h2v-2zm5 1v2h2v-2zm0 4v2h2v-2zM7 15v2h2v-2z",
        stix="identity",
    ),
    NodeType(
        "Motive", "why an actor attacks", "motive", ENTITY_PROPERTIES,
        colour="#0F766E", icon="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 3a6 6 0 1 1 0 12 6 6 0 0 1 0-12zm0 3.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
        stix="attack-motivation",
    ),
    NodeType(
        "Sector", "the line of work of a victim", "sector", ENTITY_PROPERTIES,
        colour="#4D7C0F", icon="M12 2l8.500 5v10L12 22l-8.500-5V7zm0 3L6 8.500v7L12 19l6-3.500v-7z", stix="industry-sector",
    ),
    NodeType(
        "Name", "one name as somebody writes it; several groups may share one", "name", (_ID, _NAME),
        colour="#64748B", icon="M4 5h16v3h-1.500V7h-5v10h2v2h-7v-2h2V7h-5v1H4z", entity=False,
    ),
    NodeType(
        "Report", "one source: an article, a PDF, a row of a tracker, an entry of a galaxy", "report",
        (
            _ID,
            Property("title", "string", "headline or name of the entry"),
            Property("publisher", "string", "who published it"),
            Property("url", "string", "where it can be read"),
            Property("published", "date", "date of publication", indexed=True),
            Property("retrieved", "date", "date on which it was fetched"),
            Property("text", "string", "the text that claims quote"),
            Property("kind", "string", "article, galaxy-entry, ...", indexed=True),
            Property("language", "string", "ISO 639-1 code of the text"),
            Property("ledger", "string", "version of the ledger of names that read it"),
            Property("reviewed", "string", "when somebody decided on its claims, ISO 8601 UTC; a load then leaves it as it is"),
        ),
        colour="#475569", icon="M6 3h8l4 4v14H6zm2 8v1.500h8V11zm0 3v1.500h8V14zm0 3v1.500h5V17z", stix="report", entity=False,
    ),
    NodeType(
        "Claim", "one statement in one report", "claim",
        (
            _ID,
            Property("edge", "string", "id of the relationship that it speaks about: `<kind>|<subject>|<object>`", indexed=True),
            Property("kind", "string", "the type of that relationship"),
            Property("stance", "string", "asserts or denies"),
            Property("certainty", "string", "stated, likely, suspected or inferred"),
            Property("confidence", "float", "0 to 1; from the certainty unless the data set brings its own"),
            Property("quote", "string", "the words of the report, verbatim: text[start:end]"),
            Property("start", "integer", "offset of the quote in the text, in characters"),
            Property("end", "integer", "offset behind the quote"),
            Property("subject", "string", "id of the subject"),
            Property("object", "string", "id of the object"),
            Property("subject_text", "string", "the subject as written"),
            Property("object_text", "string", "the object as written"),
            Property("asserted_by", "string", "who says so, as written"),
            Property("attributor", "string", "id of who says so"),
            Property("event_start", "date", "first day on which it may have happened"),
            Property("event_end", "date", "last day on which it may have happened"),
            Property("event_precision", "string", "day, month or year"),
            Property("said_on", "date", "when it was said"),
            Property("method", "string", "the rule or data set that produced it"),
            Property("status", "string", "proposed, accepted or rejected"),
            Property("scope", "string", "main, or background for earlier and merely mentioned events"),
            Property("judgement", "string", "of a KNOWN_AS: same, overlaps, disputed or not"),
        ),
        colour="#94A3B8", icon="M4 4h16v12h-9l-5 5v-5H4zm4 4v1.500h8V8zm0 3v1.500h5V11z", stix="relationship", entity=False,
    ),
    NodeType(
        "Load", "one finished load of one file: the journal that lets a second load skip it", "load",
        (
            _ID,
            Property("path", "string", "what was loaded"),
            Property("loader", "string", "the loader that read it"),
            Property("reports", "integer", "reports in it"),
            Property("claims", "integer", "claims in it"),
            Property("finished", "string", "when it ended, ISO 8601 UTC"),
        ),
        colour="#94A3B8", icon="M11 3h2v9l3-3 1.500 1.500L12 16l-5.500-5.500L8 9l3 3zM4 18h16v3H4z", entity=False,
    ),
    NodeType(
        "Investigation", "a scene that somebody saved: what is on the canvas, where it lies, name and notes", "investigation",
        (
            _ID,
            Property("name", "string", "its name; empty for a state that was only kept for a link"),
            Property("notes", "string", "what its author noted"),
            Property("scene", "string", "the scene as JSON"),
            Property("selected", "strings", "what is selected"),
            Property("entities", "integer", "entities on the scene"),
            Property("revision", "integer", "how often it was saved"),
            Property("created", "string", "when it was first saved, ISO 8601 UTC"),
            Property("changed", "string", "when it was last saved, ISO 8601 UTC"),
            Property("saved", "boolean", "false for a state that was only kept for a link"),
        ),
        colour="#94A3B8", icon="M6 3h12v18l-6-4-6 4z", entity=False,
    ),
    NodeType(
        "Query", "a query that somebody saved for the Cypher page", "query",
        (
            _ID,
            Property("name", "string", "its name"),
            Property("about", "string", "what it tells"),
            Property("cypher", "string", "the statement"),
            Property("parameters", "string", "its parameters as JSON"),
            Property("changed", "string", "when it was last saved, ISO 8601 UTC"),
        ),
        colour="#94A3B8", icon="M4 5h16v14H4zm3 4l3 3-3 3 1.500 1.500L13 12 8.500 7.500zm6 6h5v-2h-5z", entity=False,
    ),
)  # fmt: skip

VICTIM_LABEL = "Victim"
"""The label that an Organization carries while an accepted claim says that it was targeted."""

ENTITY_LABEL = "Entity"
"""The label that every entity carries beside its own."""

RELATIONSHIPS: tuple[RelationshipType, ...] = (
    RelationshipType("SPONSORED_BY", ("Group",), ("State",), "works for, with or from that state's authorities", "is sponsored by", "attributed-to"),
    RelationshipType("TARGETED", ("Group",), ("Organization",), "attacked, compromised, spied on", "targeted", "targets"),
    RelationshipType("USES", ("Group",), ("Tool",), "employed in its operations", "uses", "uses"),
    RelationshipType("MOTIVATED_BY", ("Group",), ("Motive",), "the aim that the source gives or plainly describes", "is motivated by", "related-to"),
    RelationshipType("PART_OF", ("Group", "Organization"), ("Group", "Organization"), "a sub-group, a branch, an agency's unit", "is part of", "part-of"),
    RelationshipType("CRITICIZED", ("Organization",), ("State",), "publicly criticised, reported on or opposed: a dated act", "criticized", "related-to"),
    RelationshipType("ATTRIBUTED", ("Organization",), ("Group",), "said that it was them", "attributed it to", "related-to"),
    RelationshipType("SUPPLIED", ("Organization",), ("Tool",), "sold it or made it", "supplied", "authored-by"),
    RelationshipType("IN_SECTOR", ("Organization",), ("Sector",), "line of work", "is in sector", "related-to"),
    RelationshipType("LOCATED_IN", ("Organization", "Group"), ("State",), "has its seat there; of a group, without being sponsored", "is located in", "located-at"),
    RelationshipType("KNOWN_AS", ("Group", "Tool", "Organization"), ("Name",), "is called so by the attributor of the claim", "is known as", "related-to"),
)  # fmt: skip

PROVENANCE: dict[str, str] = {
    "STATES": "(Report)-[:STATES]->(Claim)",
    "SUBJECT": "(Claim)-[:SUBJECT]->(Entity)",
    "OBJECT": "(Claim)-[:OBJECT]->(Entity or Name)",
    "ASSERTED_BY": "(Claim)-[:ASSERTED_BY]->(Organization)",
    "MENTIONS": "(Report)-[:MENTIONS]->(Entity)",
}
"""The relationships that tie a summary to its proof."""

SUMMARY_PROPERTIES = (
    Property("id", "string", "`<type>|<subject id>|<object id>`"),
    Property("claims", "integer", "accepted claims that assert it"),
    Property("denials", "integer", "accepted claims that deny it"),
    Property("sources", "integer", "independent attributors: five papers that quote one vendor count once"),
    Property("confidence", "float", "one minus the product over sources of one minus their best claim"),
    Property("certainty", "string", "the strongest among the claims"),
    Property("first_seen", "date", "first day of the earliest event"),
    Property("last_seen", "date", "last day of the latest event"),
    Property("disputed", "boolean", "true when a denial or a competing sponsor exists"),
    Property("witnesses", "strings", "each source: `attributor`, `publisher` or `report`, who that is, its best confidence and strongest certainty"),
)

CERTAINTY: dict[str, float] = {"stated": 0.9, "likely": 0.7, "suspected": 0.5, "inferred": 0.3}
"""Grades of certainty, strongest first, and the confidence each stands for unless the data set brings a figure."""

MOTIVES: dict[str, str] = {
    "espionage": "gathering political, military or strategic secrets",
    "surveillance": "watching people: critics, dissidents, journalists, minorities",
    "intellectual-property-theft": "taking trade secrets and research",
    "financial-gain": "theft, fraud, extortion",
    "sabotage": "destroying or damaging data or systems",
    "disruption": "taking services down, defacement",
    "influence": "hack-and-leak, disinformation, meddling in elections",
    "pre-positioning": "access kept for a later conflict",
    "retaliation": "punishing or intimidating someone for what they said or did",
}

SECTORS: dict[str, str] = {
    "government": "ministries, parliaments, agencies, diplomacy",
    "military": "armed forces and defence industry",
    "civil-society": "NGOs, activists, dissidents, minorities, think tanks",
    "media": "newsrooms and journalists",
    "academia": "universities and research",
    "finance": "banks, exchanges, insurers",
    "energy": "oil, gas, power, nuclear",
    "telecommunications": "carriers and satellites",
    "technology": "software, hardware, IT services",
    "healthcare": "hospitals, medicine, pharmaceuticals",
    "transportation": "airlines, shipping, rail, logistics",
    "manufacturing": "industry and engineering",
    "legal": "law firms, courts, lawyers",
    "other": "anything else, political parties among it",
}

NODE: dict[str, NodeType] = {node.label: node for node in NODES}
"""Node types by label."""

RELATIONSHIP: dict[str, RelationshipType] = {relationship.name: relationship for relationship in RELATIONSHIPS}
"""Relationship types by name; the kinds of claim."""

LABEL_OF_PREFIX: dict[str, str] = {node.prefix: node.label for node in NODES}
"""Labels by the prefix of an id, so that `group:apt28` tells that it is a Group."""


def kinds_between(subject: str, target: str) -> tuple[str, ...]:
    """Return the kinds of claim that may join two labels, subject first: `Group` and `State` give SPONSORED_BY and LOCATED_IN."""
    return tuple(item.name for item in RELATIONSHIPS if subject in item.subjects and target in item.objects)


def edge_id(kind: str, subject: str, target: str) -> str:
    """Return the id of a relationship: `<type>|<subject id>|<object id>`."""
    return f"{kind}|{subject}|{target}"


def split_edge(edge: str) -> tuple[str, str, str]:
    """Return (type, subject id, target id) of a relationship's id; raises ValueError when it is none."""
    parts = edge.split("|")
    if len(parts) != 3 or parts[0] not in RELATIONSHIP:
        raise ValueError(f"{edge!r} is no relationship's id")
    return parts[0], parts[1], parts[2]


ENTITY_LABELS: tuple[str, ...] = tuple(node.label for node in NODES if node.entity)


def label_of(node_id: str) -> str:
    """Return the label that an id belongs to: `group:apt28` gives `Group`.

    Raises ValueError when the prefix is not of the vocabulary.
    """
    prefix = node_id.partition(":")[0]
    if prefix not in LABEL_OF_PREFIX:
        raise ValueError(f"{node_id!r} has no known prefix; expected one of {', '.join(sorted(LABEL_OF_PREFIX))}")
    return LABEL_OF_PREFIX[prefix]
