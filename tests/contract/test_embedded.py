"""The background process: found again, started once, private, and nothing acknowledged is lost by a kill."""

import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph import store
from graph.doctor import examine
from graph.engines import Engine, EngineError, Home, connect, embedded, serve, status, stop
from graph.store import Store
from tests.contract.test_store import snapshot
from tests.stories import breach, resolved


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Home]:
    home = Home.find(tmp_path / "engine", {})
    yield home
    stop(home)


def test_the_process_is_private_and_local(own: Home) -> None:
    connect(own.path, {}).close()
    assert stat.S_IMODE(own.path.stat().st_mode) == 0o700
    for file in (own.connection_file, own.secrets_file, own.log_file):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    process = psutil.Process(status(own).pid)
    listening = {connection.laddr.ip for connection in process.net_connections() if connection.status == psutil.CONN_LISTEN}
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1"}
    passwords = json.loads(own.secrets_file.read_text()).values()
    said = own.log_file.read_text() + " ".join(process.cmdline()) + str(process.environ())
    assert not any(password in said for password in passwords)


def test_a_second_caller_finds_the_first_one_s_process_and_data(own: Home) -> None:
    first = connect(own.path, {})
    for _ in Store(first).put(resolved(breach("The Daily"))):
        pass
    pid = status(own).pid
    second = connect(own.path, {})
    assert status(own).pid == pid
    assert second.read("MATCH (r:Report) RETURN r.publisher AS by") == [{"by": "The Daily"}]
    first.close()
    second.close()


def test_after_a_kill_it_starts_again_with_everything_acknowledged(own: Home) -> None:
    engine = connect(own.path, {})
    for _ in Store(engine).put(resolved(breach("The Daily"), breach("The Weekly"))):
        pass
    engine.close()
    psutil.Process(status(own).pid).kill()
    again = connect(own.path, {})
    assert again.read("MATCH (:Report)-[:STATES]->(c:Claim) RETURN count(c) AS n") == [{"n": 8}]
    again.close()


def test_a_kill_during_a_load_loses_nothing_acknowledged_and_a_second_load_ends_like_an_undisturbed_one(
    own: Home, embedded_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "CLAIMS_PER_TRANSACTION", 40)
    reports = resolved(*(breach(f"Paper {number}") for number in range(40)))
    list(Store(embedded_engine).put(reports))
    engine = connect(own.path, {})
    acknowledged = 0
    writing = Store(engine).put(reports)
    while acknowledged <= 15:
        acknowledged += next(writing).reports
    psutil.Process(status(own).pid).kill()
    with pytest.raises(EngineError, match="Remedy"):
        next(writing)
    engine.close()
    again = connect(own.path, {})
    assert 15 < acknowledged < 40
    assert again.read("MATCH (r:Report) RETURN count(r) AS n") == [{"n": acknowledged}]
    assert list(examine(again)) == []
    list(Store(again).put(reports))
    assert snapshot(again) == snapshot(embedded_engine)
    again.close()


def test_a_full_disk_is_named_before_anything_is_started(own: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_DISK_NEEDED", 10**18)
    with pytest.raises(EngineError, match=r"the disk of .* is full\. Remedy: free some space"):
        connect(own.path, {})


def test_several_who_start_at_once_end_up_with_one_process(own: Home) -> None:
    script = "import sys; from pathlib import Path; from graph.engines import Home, serve; print(serve(Home(Path(sys.argv[1]))).pid)"
    callers = [
        subprocess.Popen([sys.executable, "-c", script, str(own.path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for _ in range(3)
    ]
    pids = {caller.communicate(timeout=120)[0].strip() for caller in callers}
    assert len(pids) == 1
    assert serve(own).pid == int(pids.pop())


def test_a_stale_file_is_not_believed(own: Home) -> None:
    connect(own.path, {}).close()
    said = json.loads(own.connection_file.read_text())
    stop(own)
    own.connection_file.write_text(json.dumps({**said, "pid": 1}))
    assert not status(own).running
    engine = connect(own.path, {})
    assert engine.read("RETURN 1 AS one") == [{"one": 1}]
    engine.close()


def test_stop_is_honest_and_can_be_said_twice(own: Home) -> None:
    connect(own.path, {}).close()
    assert status(own).running
    assert stop(own) is True
    assert not status(own).running
    assert stop(own) is False
