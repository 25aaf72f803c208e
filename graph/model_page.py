"""The vocabulary as a page: `python -m graph.model_page > docs/model.md`."""

from collections.abc import Iterator

from graph.model import CERTAINTY, MOTIVES, NODES, PROVENANCE, RELATIONSHIPS, SECTORS, SUMMARY_PROPERTIES, VICTIM_LABEL


def lines() -> Iterator[str]:
    """Yield the lines of the page, derived from `graph.model` alone."""
    yield "# The model"
    yield "Made from `graph/model.py`; do not edit."
    yield ""
    yield "## Labels"
    yield f"Entities carry the label `Entity` beside their own; an `Organization` that was targeted carries `{VICTIM_LABEL}` too."
    for node in NODES:
        yield ""
        yield f"### {node.label}"
        yield f"{node.meaning[0].upper()}{node.meaning[1:]}. Id `{node.prefix}:...`{f', STIX 2.1 `{node.stix}`' if node.stix else ''}."
        yield ""
        yield "| property | type | meaning |"
        yield "|---|---|---|"
        yield from (f"| `{prop.name}` | {prop.type} | {prop.meaning} |" for prop in node.properties)
    yield ""
    yield "## Relationships between entities"
    yield "Each is the summary of the accepted claims of the same kind."
    yield ""
    yield "| relationship | from | to | meaning | STIX 2.1 |"
    yield "|---|---|---|---|---|"
    yield from (
        f"| `{item.name}` | {', '.join(item.subjects)} | {', '.join(item.objects)} | {item.meaning} | {item.stix} |" for item in RELATIONSHIPS
    )
    yield ""
    yield "| property | type | meaning |"
    yield "|---|---|---|"
    yield from (f"| `{prop.name}` | {prop.type} | {prop.meaning} |" for prop in SUMMARY_PROPERTIES)
    yield ""
    yield "## Provenance"
    yield from (f"- `{pattern}`" for pattern in PROVENANCE.values())
    yield ""
    yield "## Certainty"
    yield from (f"- **{name}**: confidence {value}" for name, value in CERTAINTY.items())
    for title, table in (("Motives", MOTIVES), ("Sectors", SECTORS)):
        yield ""
        yield f"## {title}"
        yield from (f"- `{name}`: {meaning}" for name, meaning in table.items())


if __name__ == "__main__":
    print("\n".join(lines()))
