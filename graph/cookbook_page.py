"""Writes the cookbook for people: `python -m graph.cookbook_page > docs/cypher-cookbook.md`."""

import json
from collections.abc import Iterator

from graph.cookbook import RECIPES, Recipe


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# The Cypher cookbook"
    yield "Made from `graph/cypher/cookbook.cypher`; do not edit. Every question runs on both engines, in the explorer's *Cypher* page and with `counterwatch query`."
    topic = ""
    for recipe in RECIPES.values():
        if recipe.topic != topic:
            topic = recipe.topic
            yield ""
            yield f"## {topic}"
        yield from _recipe(recipe)


def _recipe(recipe: Recipe) -> Iterator[str]:
    yield ""
    yield f"### {recipe.title}"
    yield f"`{recipe.name}`. {recipe.about}"
    yield ""
    yield "```cypher"
    yield recipe.cypher
    yield "```"
    if recipe.parameters:
        yield ""
        for parameter in recipe.parameters:
            yield f"- `${parameter.name}`: {parameter.meaning}, for example `{json.dumps(parameter.default, ensure_ascii=False)}`"


if __name__ == "__main__":
    print("\n".join(lines()))
