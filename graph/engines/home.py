"""Where the embedded engine lives: its folder, and the file that tells how to reach it."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from graph.engines.errors import EngineError


@dataclass(frozen=True)
class Connection:
    """How to reach a running embedded engine. Passwords never leave this file and the memory of our processes."""

    pid: int
    started: float
    bolt_port: int
    http_port: int
    password: str
    reader_password: str

    @property
    def uri(self) -> str:
        """The Bolt address, always on the loopback interface."""
        return f"bolt://127.0.0.1:{self.bolt_port}"


@dataclass(frozen=True)
class Home:
    """The folder of one user's engine, readable by that user alone."""

    path: Path

    @classmethod
    def find(cls, given: Path | None, environ: Mapping[str, str]) -> "Home":
        """Return the folder that is given, else COUNTERWATCH_HOME, else the platform's user data folder.

        Creates it with mode 0700; raises EngineError when that cannot be done.
        """
        path = given or Path(environ.get("COUNTERWATCH_HOME") or platformdirs.user_data_dir("counterwatch", appauthor=False))
        path = path.expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.chmod(0o700)
        except OSError as error:
            raise EngineError(
                f"{path} cannot be used as the engine's folder: {error.strerror}. Remedy: set COUNTERWATCH_HOME to a folder of yours."
            ) from error
        return cls(path)

    @property
    def connection_file(self) -> Path:
        """`engine.json`: how to reach the process that runs now."""
        return self.path / "engine.json"

    @property
    def secrets_file(self) -> Path:
        """`secrets.json`: the two passwords, made once."""
        return self.path / "secrets.json"

    @property
    def log_file(self) -> Path:
        """The process's log."""
        return self.path / "engine.log"

    @property
    def lock_file(self) -> Path:
        """Held while a process is being started or stopped."""
        return self.path / "engine.lock"

    def connection(self) -> Connection | None:
        """Return how to reach the engine that was started last, or None when there is none or the file is torn."""
        try:
            return Connection(**json.loads(self.connection_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_connection(self, connection: Connection) -> None:
        """Write the connection file, whole or not at all, with mode 0600."""
        write_private(self.connection_file, json.dumps(asdict(connection)))

    def passwords(self) -> tuple[str, str]:
        """Return the passwords of writer and reader; they are made and kept with mode 0600 on first use."""
        if not self.secrets_file.exists():
            write_private(self.secrets_file, json.dumps({"writer": secrets.token_urlsafe(24), "reader": secrets.token_urlsafe(24)}))
        try:
            kept = json.loads(self.secrets_file.read_text(encoding="utf-8"))
            return kept["writer"], kept["reader"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineError(f"{self.secrets_file} is unreadable. Remedy: restore it, or move {self.path} away and load again.") from error


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, in one step: readers see the old content or the new."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
