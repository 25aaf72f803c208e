"""The cookbook: questions to start from, each with a name, what it tells, its parameters and how it is best shown.

They are data: `graph/cypher/cookbook.cypher` holds them, and the Cypher page, `docs/cypher-cookbook.md` and the tests read
them from here.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

ParameterKind = Literal["text", "number"]
ChartKind = Literal["bar", "line", "heat"]
Showing = Literal["table", "graph", "chart"]


@dataclass(frozen=True)
class Parameter:
    """A value that a question asks for."""

    name: str
    kind: ParameterKind
    default: Any
    meaning: str


@dataclass(frozen=True)
class Chart:
    """How a result is drawn: `x` and `y` are columns, `series` the column that divides bars or lines by colour.

    A heat map has `y` as its rows and `series` as the column of its values.
    """

    kind: ChartKind
    x: str
    y: str
    series: str = ""


@dataclass(frozen=True)
class Recipe:
    """A question of the cookbook. `graph` says that its rows are best drawn as a graph."""

    name: str
    topic: str
    title: str
    about: str
    cypher: str
    parameters: tuple[Parameter, ...] = ()
    chart: Chart | None = None
    graph: bool = False

    @property
    def showing(self) -> Showing:
        """How its result is shown first."""
        return "graph" if self.graph else "chart" if self.chart else "table"

    @property
    def defaults(self) -> dict[str, Any]:
        """The parameters as they are when nobody changed them."""
        return {parameter.name: parameter.default for parameter in self.parameters}


def parse(text: str) -> dict[str, Recipe]:
    """Return the recipes in a text by name; raises ValueError naming the recipe that lacks something."""
    found: dict[str, Recipe] = {}
    for block in text.split("// name: ")[1:]:
        recipe = _recipe("// name: " + block)
        if recipe.name in found:
            raise ValueError(f"recipe {recipe.name} stands twice")
        found[recipe.name] = recipe
    return found


def _recipe(block: str) -> Recipe:
    head = [line.removeprefix("// ").partition(": ") for line in block.splitlines() if line.startswith("// ")]
    body = "\n".join(line for line in block.splitlines() if not line.startswith("// ")).strip()
    single = {name: value.strip() for name, _, value in head if name != "parameter"}
    missing = [name for name in ("name", "topic", "title", "about") if not single.get(name)]
    if missing or not body:
        raise ValueError(f"recipe {single.get('name')} lacks {', '.join(missing) or 'its Cypher'}")
    return Recipe(
        single["name"],
        single["topic"],
        single["title"],
        single["about"],
        body,
        tuple(_parameter(value) for name, _, value in head if name == "parameter"),
        _chart(single["chart"]) if "chart" in single else None,
        single.get("graph") == "yes",
    )


def _parameter(text: str) -> Parameter:
    name, kind, default, meaning = (part.strip() for part in text.split("|"))
    if kind == "number":
        return Parameter(name, "number", json.loads(default), meaning)
    if kind == "text":
        return Parameter(name, "text", default, meaning)
    raise ValueError(f"parameter {name}: {kind!r} is neither text nor number")


def _chart(text: str) -> Chart:
    kind, x, y, *series = (part.strip() for part in text.split("|"))
    if kind not in ("bar", "line", "heat"):
        raise ValueError(f"{kind!r} is no kind of chart")
    return Chart(kind, x, y, *series)  # type: ignore[arg-type]


RECIPES: dict[str, Recipe] = parse(files("graph.cypher").joinpath("cookbook.cypher").read_text(encoding="utf-8"))
"""The recipes by name, in the order of the cookbook."""
