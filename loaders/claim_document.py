"""Claims as JSON: the shape that `counterwatch extract` prints and that extraction is scored in."""

import re
from typing import Any

from graph.claims import Dated, Entity
from graph.names.keys import key
from graph.names.resolver import Resolved


def claim_documents(resolved: Resolved) -> list[dict[str, Any]]:
    """Return a report's claims as JSON-able dictionaries, in the order of the text.

    `subject` and `object` are {id, label, name, text} and `named` for groups: `text` is what stands in the sentence
    ("the group"), `name` what the report calls it elsewhere, else its usual name. `event_date` is an ISO date at its
    precision (`2022`, `2022-10`, `2022-10-05`) or None; `asserted_by` is as written or None.
    """
    entities = {entity.id: entity for entity in resolved.entities}
    called = _called(resolved)

    def entity(entity_id: str, text: str) -> dict[str, Any]:
        found = entities[entity_id]
        row: dict[str, Any] = {"id": found.id, "label": found.label, "name": called.get(found.id, found.name), "text": text}
        if found.label == "Group":
            row["named"] = found.properties.get("named", True)
        return row

    return [
        {
            "id": claim.id,
            "kind": claim.kind,
            "stance": claim.stance,
            "certainty": claim.certainty,
            "confidence": claim.confidence,
            "subject": entity(claim.subject, claim.subject_text),
            "object": entity(claim.object, claim.object_text),
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "asserted_by": claim.asserted_by or None,
            "event_date": Dated(claim.event_start, claim.event_end, claim.event_precision).short if claim.event_precision else None,  # type: ignore[arg-type]
            "said_on": claim.said_on or None,
            "scope": claim.scope,
            "method": claim.method,
        }
        for claim in sorted(resolved.claims, key=lambda claim: (claim.start, claim.end, claim.id))
    ]


def _called(resolved: Resolved) -> dict[str, str]:
    """Return, by id, under which of its names a report speaks of an entity: its usual one where it stands in a claim, else the
    first that does; where claims only say "the group", the name by which the headline or the text calls it."""
    entities = {entity.id: entity for entity in resolved.entities}
    found: dict[str, str] = {}
    for claim in sorted(resolved.claims, key=lambda claim: (claim.start, claim.end, claim.id)):
        for entity_id, text in ((claim.subject, claim.subject_text), (claim.object, claim.object_text)):
            entity = entities[entity_id]
            if text == entity.name or (entity_id not in found and key(text) in {key(name) for name in (entity.name, *entity.aliases)}):
                found[entity_id] = text
    written = f"{resolved.report.title}\n{resolved.report.text}"
    for entity in resolved.entities:
        if entity.id not in found and entity.label in ("Group", "Tool", "Organization"):
            found[entity.id] = _written(entity, written)
    return found


def _written(entity: Entity, text: str) -> str:
    """Return the first of an entity's names that stands in a text, as it is written there; its usual name where none does."""
    for name in (entity.name, *sorted(entity.aliases, key=lambda alias: (-len(alias), alias))):
        words = re.findall(r"[^\W\d_]+|\d+", name.removeprefix("The "))
        place = re.search(r"(?<!\w)" + r"[\W_]{0,2}".join(map(re.escape, words)) + r"(?!\w)", text, re.IGNORECASE) if words else None
        if place:
            return place[0]
    return entity.name
