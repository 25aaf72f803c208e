"""A console statement that runs beside the screen, so that somebody can watch it and cancel it."""

import secrets
import threading
import time
from collections.abc import Mapping
from typing import Any

from graph.engines import Cancelled, Engine, EngineError, QueryFailed, Refused, Table

AT_ONCE = 4
"""Console statements that run at once, of all sessions together; a further one is refused until one has ended."""

_room = threading.BoundedSemaphore(AT_ONCE)


class Running:
    """One statement on its way: ask `done`, then take `result`."""

    def __init__(self, engine: Engine, statement: str, parameters: Mapping[str, Any], rows: int, seconds: float) -> None:
        """Start it; raises Refused when too many are running already."""
        if not _room.acquire(blocking=False):
            raise Refused(f"{AT_ONCE} statements are running already. Remedy: wait a few seconds, then run it again")
        self.statement = statement
        self.parameters = dict(parameters)
        self.seconds = seconds
        self._engine = engine
        self._tag = secrets.token_hex(8)
        self._started = time.monotonic()
        self._ended = threading.Event()
        self._table: Table | None = None
        self._error: EngineError | None = None
        self._cancelled: Cancelled | None = None
        threading.Thread(target=self._work, args=(rows,), daemon=True, name="console").start()

    def _work(self, rows: int) -> None:
        try:
            self._table = self._engine.console(self.statement, self.parameters, rows=rows, seconds=self.seconds, tag=self._tag)
        except EngineError as error:
            self._error = error
        except Exception as error:  # A fault of ours must end the wait, too.
            self._error = QueryFailed(f"the statement could not be run: {error}"[:500])
        finally:
            _room.release()
            self._ended.set()

    @property
    def elapsed(self) -> float:
        """Seconds since it started."""
        return time.monotonic() - self._started

    @property
    def done(self) -> bool:
        """Whether there is a result: its rows, its error, or that it was cancelled."""
        return self._cancelled is not None or self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until it is done, at most so long; return whether it is."""
        self._ended.wait(seconds)
        return self.done

    def cancel(self) -> None:
        """Give it up: in the engine, where that can be done; nobody waits for it any longer in any case."""
        if self.done:
            return
        self._cancelled = Cancelled("cancelled")
        try:
            ended = self._engine.cancel(self._tag)
        except Exception:  # The connection may be what is stuck; giving up must work all the same.
            ended = False
        after = "" if ended else ". The embedded engine stops working on it within ten seconds" if self._engine.name == "embedded" else ""
        self._cancelled = Cancelled(f"cancelled after {self.elapsed:.1f} seconds{after}")

    def result(self) -> Table:
        """Return the rows of a statement that is done; raises what it failed with."""
        if self._cancelled:
            raise self._cancelled
        if self._error is not None:
            raise self._error
        if self._table is None:
            raise QueryFailed("the statement has not ended yet")
        return self._table
