"""How much of a file a loader reads: named settings, because files come from strangers."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from loaders.errors import LoadError


@dataclass(frozen=True)
class Limits:
    """Limits of one load. Each can be set by an environment variable, `COUNTERWATCH_MAX_BYTES` for `max_bytes`."""

    max_bytes: int = 50_000_000
    """Largest file, in bytes."""
    max_characters: int = 1_000_000
    """Longest text that claims are extracted from, in characters; what is behind is cut with a notice."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Limits":
        """Return the limits with what the environment sets; raises ValueError when a value is no positive number."""
        given = os.environ if environ is None else environ
        values: dict[str, int] = {}
        for setting in fields(cls):
            name = f"COUNTERWATCH_{setting.name.upper()}"
            if name in given:
                if not given[name].isdigit() or int(given[name]) == 0:
                    raise ValueError(f"{name} must be a positive whole number, not {given[name]!r}")
                values[setting.name] = int(given[name])
        return cls(**values)

    def read_bytes(self, path: Path) -> bytes:
        """Return a file's bytes; raises LoadError when it is missing, unreadable, no regular file or too large."""
        try:
            if not path.is_file():
                raise LoadError(path, "no such file" if not path.exists() else "not a regular file", "check the path")
            with path.open("rb") as file:
                data = file.read(self.max_bytes + 1)
        except OSError as error:
            raise LoadError(path, f"cannot be read: {error.strerror}", "check its permissions") from error
        if len(data) > self.max_bytes:
            raise LoadError(path, f"larger than {self.max_bytes} bytes", "split it, or raise COUNTERWATCH_MAX_BYTES")
        return data
