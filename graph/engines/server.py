"""The background process of the embedded engine: `python -m graph.engines.server HOME`.

It runs ArcadeDB with its Bolt plug-in until SIGTERM. It trusts nothing from outside its folder: both ports are
random and on the loopback interface, passwords come from the folder's secrets, files and URLs cannot be loaded
by queries, a statement has a time limit, and a second user can only read.
"""

import json
import os
import signal
import socket
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.engines.home import Connection, Home

DATABASE = "counterwatch"
WRITER = "root"
READER = "analyst"
HEAP = "512m"
COMMAND_TIMEOUT_MS = 10_000
"""Longest run of one statement, whoever sends it: the engine knows no limit of a single session, so writers keep their batches short."""

_SETTINGS: dict[str, Any] = {
    "command.timeout": COMMAND_TIMEOUT_MS,
    "opencypher.loadCsv.allowRemoteUrls": False,
    "opencypher.loadCsv.allowFileUrls": False,
    "server.httpIncomingHost": "127.0.0.1",
    "support.autoRegister": False,
    "queryMaxHeapRAM": 300,
    "server.shutdownTimeout": 10_000,
}

_FULL = {"resultSetLimit": -1, "readTimeout": -1}
_GROUPS = {
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    **_FULL,
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
                },
                "readonly": {**_FULL, "access": [], "types": {"*": {"access": ["readRecord"]}}},
                "*": {**_FULL, "access": [], "types": {"*": {"access": []}}},
            }
        }
    },
    "version": 2,
}


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback interface that are free now, all different."""
    with ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def run(home: Home) -> None:
    """Serve until SIGTERM or SIGINT, then stop cleanly."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    root = home.path / "arcadedb"
    (root / "config").mkdir(parents=True, exist_ok=True, mode=0o700)
    os.chdir(root)
    (root / "config" / "server-groups.json").write_text(json.dumps(_GROUPS), encoding="utf-8")
    writer, reader = home.passwords()
    bolt_port, http_port = free_ports(2)
    server = _start(root, bolt_port, http_port, writer, reader)
    home.write_connection(Connection(os.getpid(), time.time(), bolt_port, http_port, writer, reader))
    print(f"ready: bolt 127.0.0.1:{bolt_port}, pid {os.getpid()}", flush=True)
    while not stopped.wait(0.5):
        pass
    server.stop()
    print("stopped", flush=True)


def _start(root: Path, bolt_port: int, http_port: int, writer: str, reader: str) -> Any:
    import arcadedb_embedded as arcadedb
    import jpype
    from arcadedb_embedded.jvm import start_jvm

    start_jvm(heap_size=HEAP)
    server = arcadedb.create_server(
        root_path=str(root),
        root_password=writer,
        config={
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "host": "127.0.0.1",
            "support.autoRegister": False,
            "queryMaxHeapRAM": 300,
            "server.shutdownTimeout": 10_000,
            "bolt_port": bolt_port,
            "http_port": http_port,
            "mode": "production",
            "bolt_defaultDatabase": DATABASE,
        },
    )
    configuration = jpype.JClass("com.arcadedb.GlobalConfiguration")
    for name, value in _SETTINGS.items():
        setting = configuration.findByKey(f"arcadedb.{name}")
        if setting is not None:
            setting.setValue(value)
    server.start()
    server.create_database(DATABASE)
    security = server._java_server.getSecurity()  # The wheel wraps no call for users.
    if not security.existsUser(READER):
        document = json.dumps({"name": READER, "password": str(security.encodePassword(reader)), "databases": {DATABASE: ["readonly"]}})
        security.createUser(jpype.JClass("com.arcadedb.serializer.json.JSONObject")(document))
    return server


def main() -> None:
    """Entry point of the process; the only argument is the home folder."""
    run(Home(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
