"""What an analyst has on the desk of the Cypher page: the statement, its parameters, limits, history; plain functions only."""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from graph.cookbook import RECIPES, Recipe
from graph.engines import Table
from graph.saved_queries import SavedQuery
from graph.statement import Statement

FieldKind = Literal["text", "number", "value"]

MOST_ROWS = 10_000
MOST_SECONDS = 60
_REMEMBERED = 50
_LINK_LETTERS = 6000
_STATEMENT_LETTERS = 400_000
_STRINGS_AND_COMMENTS = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")


@dataclass(frozen=True)
class Field:
    """A parameter as a field of a form. A `text` is taken as it stands, a `value` is JSON where it is JSON."""

    name: str
    kind: FieldKind
    value: Any
    meaning: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of the history: what was run, and how it ended."""

    statement: str
    parameters: dict[str, Any]
    title: str
    outcome: str


@dataclass(frozen=True)
class Desk:
    """The state of the page. `opened` is what was last put into the editor and `rev` counts that; `text` is what it holds now."""

    opened: str = ""
    rev: int = 0
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    recipe: str = ""
    saved: SavedQuery | None = None
    title: str = ""
    rows: int = 1000
    seconds: int = 10
    history: tuple[Entry, ...] = ()


def parameter_names(statement: str) -> list[str]:
    """Return the parameters that a statement names, each once, in the order of the text; strings and comments are passed over."""
    return list(dict.fromkeys(_PARAMETER.findall(_STRINGS_AND_COMMENTS.sub(" ", statement))))


def with_recipe(desk: Desk, recipe: Recipe, values: Mapping[str, Any] | None = None) -> Desk:
    """Return the desk with a recipe of the cookbook on it, with its own values but for those that are given."""
    own = {**recipe.defaults, **{name: value for name, value in (values or {}).items() if name in recipe.defaults}}
    return replace(_put(desk, recipe.cypher, own, recipe.title), recipe=recipe.name)


def with_saved(desk: Desk, query: SavedQuery) -> Desk:
    """Return the desk with a saved query on it."""
    return replace(_put(desk, query.cypher, query.parameters, query.name), saved=query)


def with_statement(desk: Desk, statement: Statement) -> Desk:
    """Return the desk with a statement on it that another page shows."""
    return _put(desk, statement.cypher, statement.parameters, statement.title)


def with_entry(desk: Desk, entry: Entry) -> Desk:
    """Return the desk with a line of its history on it."""
    return _put(desk, entry.statement, entry.parameters, entry.title)


def _put(desk: Desk, text: str, values: Mapping[str, Any], title: str) -> Desk:
    return replace(desk, opened=text, rev=desk.rev + 1, text=text, values=dict(values), recipe="", saved=None, title=title)


def told(desk: Desk, news: Any) -> Desk:
    """Return the desk with what the editor says that it holds; what is no news, or of an older revision, changes nothing."""
    if not isinstance(news, Mapping) or news.get("rev") != str(desk.rev) or not isinstance(news.get("text"), str):
        return desk
    return edited(desk, news["text"])


def edited(desk: Desk, text: str) -> Desk:
    """Return the desk with another text in the editor; a recipe that is changed is one no longer."""
    if text == desk.text:
        return desk
    text = text[:_STATEMENT_LETTERS]
    recipe = desk.recipe if desk.recipe and RECIPES[desk.recipe].cypher == text else ""
    return replace(desk, text=text, recipe=recipe, title=desk.title if recipe or desk.saved else "")


def fields(desk: Desk) -> list[Field]:
    """Return the form that the statement asks for."""
    declared = {parameter.name: parameter for recipe in RECIPES.values() if recipe.name == desk.recipe for parameter in recipe.parameters}
    found = []
    for name in parameter_names(desk.text):
        value = desk.values.get(name, "")
        if name in declared:
            found.append(Field(name, declared[name].kind, value, declared[name].meaning))
        else:
            found.append(Field(name, "value", shown(value)))
    return found


def shown(value: Any) -> str:
    """Return a parameter's value as text for a field, so that `value_of` gives it back."""
    if isinstance(value, str):
        try:
            json.loads(value)
        except ValueError:
            return value
    return json.dumps(value, ensure_ascii=False)


def value_of(kind: FieldKind, written: Any) -> Any:
    """Return the value that somebody wrote into a field: JSON where it is JSON, else the text as it is."""
    if kind != "value" or not isinstance(written, str):
        return written
    try:
        return json.loads(written)
    except ValueError:
        return written


def asked(desk: Desk) -> dict[str, Any]:
    """Return the parameters that the statement names, with their values; a field that was left empty is an empty text."""
    return {name: desk.values.get(name, "") for name in parameter_names(desk.text)}


def remembered(desk: Desk, statement: str, parameters: dict[str, Any], outcome: str) -> Desk:
    """Return the desk with a run in its history, newest first; the same run again moves to the front."""
    first = next((line.strip() for line in statement.splitlines() if line.strip() and not line.strip().startswith("//")), statement)
    entry = Entry(statement, parameters, desk.title or first[:90], outcome)
    others = tuple(line for line in desk.history if (line.statement, line.parameters) != (statement, parameters))
    return replace(desk, history=(entry, *others)[:_REMEMBERED])


def outcome_of(table: Table) -> str:
    """Return in a few words what came out of a run."""
    more = "first " if table.truncated else ""
    return f"{more}{len(table.rows):,} {'row' if len(table.rows) == 1 else 'rows'}, {table.milliseconds:,.0f} ms"


def address(desk: Desk) -> dict[str, str] | None:
    """Return the parameters of an address that bring the statement back, or None when it is too long for one."""
    if not desk.text.strip():
        return {}
    if desk.recipe:
        changed = {name: value for name, value in asked(desk).items() if value != RECIPES[desk.recipe].defaults[name]}
        return {"recipe": desk.recipe, **({"with": json.dumps(changed, ensure_ascii=False)} if changed else {})}
    document = json.dumps({"cypher": desk.text, "parameters": asked(desk)}, ensure_ascii=False)
    packed = base64.urlsafe_b64encode(zlib.compress(document.encode("utf-8", "replace"), 9)).decode().rstrip("=")
    return {"query": packed} if len(packed) <= _LINK_LETTERS else None


def from_address(desk: Desk, parameters: Mapping[str, str]) -> Desk | None:
    """Return the desk that an address asks for, or None when it asks for nothing that can be read."""
    recipe = RECIPES.get(parameters.get("recipe", ""))
    if recipe:
        return with_recipe(desk, recipe, _object(parameters.get("with", "{}")))
    if "query" not in parameters:
        return None
    text = parameters["query"]
    try:
        inflate = zlib.decompressobj()
        document = inflate.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), _STATEMENT_LETTERS * 4)
    except (binascii.Error, ValueError, zlib.error):
        return None
    found = _object(document.decode("utf-8", "replace"))
    given = found.get("parameters")
    if inflate.unconsumed_tail or not isinstance(found.get("cypher"), str):
        return None
    return _put(desk, found["cypher"][:_STATEMENT_LETTERS], given if isinstance(given, dict) else {}, "")


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
