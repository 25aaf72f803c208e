"""A real Neo4j Community for tests and for `make neo4j`.

Looked for in this order: COUNTERWATCH_TEST_NEO4J_URI (a server that tests may empty, with NEO4J_USERNAME and
NEO4J_PASSWORD; a plain NEO4J_URI is somebody's data and is never touched), a Docker engine, JDK 17 with Maven.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
import platformdirs

HERE = Path(__file__).parent / "neo4j"
VERSION = "5.26"
_READY_SECONDS = 120
_EXPORTS = ("java.base/java.nio", "java.base/sun.nio.ch", "java.base/java.lang")


@dataclass(frozen=True)
class Server:
    """A running Neo4j: where it is and how to log in."""

    uri: str
    username: str
    password: str


class NoNeo4jError(Exception):
    """No Neo4j can be had here; says what was missing."""


@contextmanager
def neo4j_server() -> Iterator[Server]:
    """Yield a Neo4j that may be emptied, and stop it afterwards; raises NoNeo4jError when none can be had."""
    given = os.environ.get("COUNTERWATCH_TEST_NEO4J_URI")
    if given:
        yield Server(given, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    elif _docker_runs():
        with _in_docker() as server:
            yield server
    elif shutil.which("java") and shutil.which("mvn"):
        with _on_java() as server:
            yield server
    else:
        raise NoNeo4jError("neither COUNTERWATCH_TEST_NEO4J_URI, nor a Docker engine, nor JDK 17 with Maven is here")


def _docker_runs() -> bool:
    return bool(shutil.which("docker")) and subprocess.run(["docker", "info"], capture_output=True, check=False).returncode == 0


def free_port() -> int:
    """Return a port of the loopback interface that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _in_docker() -> Iterator[Server]:
    port, password = free_port(), secrets.token_urlsafe(16)
    name = f"counterwatch-neo4j-{port}"
    environment = {**os.environ, "NEO4J_AUTH": f"neo4j/{password}"}
    command = [
        "docker",
        "run",
        "--rm",
        "--detach",
        "--name",
        name,
        "--publish",
        f"127.0.0.1:{port}:7687",
        "--env",
        "NEO4J_AUTH",
        f"neo4j:{VERSION}-community",
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, env=environment)
        server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
        _wait(server, None)
        yield server
    except subprocess.CalledProcessError as error:
        raise NoNeo4jError(f"docker run failed: {error.stderr.decode(errors='replace')[-300:]}") from error
    finally:
        subprocess.run(["docker", "stop", name], check=False, capture_output=True)


def _jars() -> Path:
    """Return the folder of Neo4j's jars, fetched once into the user's cache."""
    folder = Path(platformdirs.user_cache_dir("counterwatch")) / f"neo4j-{VERSION}" / "lib"
    done = folder / ".complete"
    if not done.exists():
        command = [
            "mvn",
            "-q",
            "-B",
            "-f",
            str(HERE / "pom.xml"),
            "dependency:copy-dependencies",
            f"-DoutputDirectory={folder}",
            "-DincludeScope=runtime",
        ]
        finished = subprocess.run(command, check=False, capture_output=True, text=True)
        if finished.returncode:
            raise NoNeo4jError(f"Maven could not fetch Neo4j's jars: {finished.stdout[-300:]}")
        done.touch()
    return folder


@contextmanager
def _on_java() -> Iterator[Server]:
    jars = _jars()
    with tempfile.TemporaryDirectory(prefix="counterwatch-neo4j-") as folder:
        port = free_port()
        configuration = Path(folder) / "neo4j.conf"
        configuration.write_text((HERE / "neo4j.conf").read_text(encoding="utf-8").replace("PORT", str(port)), encoding="utf-8")
        opens = [f"--add-opens={module}=ALL-UNNAMED" for module in _EXPORTS]
        command = ["java", "-Xmx512m", *opens, "-cp", f"{jars}/*", str(HERE / "Start.java"), folder, str(configuration)]
        with (Path(folder) / "console.log").open("w") as log:
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            password = secrets.token_urlsafe(16)
            server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
            _wait(Server(server.uri, "neo4j", "neo4j"), process)
            with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver, driver.session(database="system") as session:
                session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password).consume()
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(server: Server, process: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        if process is not None and process.poll() is not None:
            raise NoNeo4jError("Neo4j ended while starting")
        try:
            with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password), connection_timeout=2) as driver:
                driver.verify_authentication()
            return
        except (neo4j.exceptions.ServiceUnavailable, OSError):
            time.sleep(0.3)
        except neo4j.exceptions.Neo4jError:
            return  # It answers; the first login has to change its password.
    raise NoNeo4jError(f"Neo4j did not answer within {_READY_SECONDS} seconds")


def main() -> None:
    """Run a Neo4j in the foreground, for `make neo4j`; the password goes into a file that only its user can read."""
    from graph.engines.home import write_private

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with neo4j_server() as server:
            settings = Path(platformdirs.user_cache_dir("counterwatch")) / "neo4j.env"
            settings.parent.mkdir(parents=True, exist_ok=True)
            lines = (f"export NEO4J_URI={server.uri}", f"export NEO4J_USERNAME={server.username}", f"export NEO4J_PASSWORD={server.password}")
            write_private(settings, "\n".join(lines) + "\n")
            print(f"Neo4j {VERSION} Community at {server.uri}. In another shell: source {settings}\nCtrl-C stops it.", flush=True)
            signal.pause()
    except NoNeo4jError as error:
        sys.exit(f"No Neo4j here: {error}. Remedy: install Docker, or JDK 17 and Maven.")
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
