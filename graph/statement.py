"""A question as it is asked of the engine: what a screen shows under "Show the Cypher"."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Statement:
    """Cypher with its parameters, and in a few words what it answers."""

    title: str
    cypher: str
    parameters: dict[str, Any] = field(default_factory=dict)
