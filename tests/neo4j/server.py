"""A real Neo4j community server from Maven Central's jars, for tests: `server.py COMMAND…` runs a command beside one.

The command finds the server in GOVGRAPH_TEST_NEO4J_URI, _USER and _PASSWORD. Where these are set already, such as for
the server of docker-compose.yml, the command gets that one. Without Java 17 or Maven it runs without a server, which is
said, and with CI=true it does not run at all. The jars (`pom.xml`, 120 MB) are kept in the user's cache folder.

The server listens on the loopback address alone and is gone, with all its data, when the command has ended.
"""

from __future__ import annotations

import logging
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

URI, USER, PASSWORD = (f"GOVGRAPH_TEST_NEO4J_{name}" for name in ("URI", "USER", "PASSWORD"))

_POM = Path(__file__).with_name("pom.xml")
_DEFAULT = "neo4j"
"""User and password of a new server; it takes no command but that for another password."""

_PATIENCE = 180.0
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
_CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
dbms.security.auth_max_failed_attempts=0
dbms.usage_report.enabled=false
"""


class Missing(Exception):
    """What a server needs is not on this machine."""


class Server:
    """A server with a home of its own, which it keeps from one start to the next."""

    user = _DEFAULT

    def __init__(self, home: Path) -> None:
        """Lay out the home; Missing where Java, Maven or the jars are."""
        self._jars = jars()
        self._home = home
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.password = secrets.token_urlsafe(16)
        self.uri = f"bolt://127.0.0.1:{self._port}"
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=self._port), encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What tells a command where the server is."""
        return {URI: self.uri, USER: self.user, PASSWORD: self.password}

    def start(self) -> None:
        """Start, and wait until the server answers; RuntimeError with the end of its log where it does not."""
        command = [
            *self._java(),
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self._home}",
            f"--config-dir={self._home / 'conf'}",
            "--console-mode",
        ]
        with (self._home / "server.log").open("ab") as log:
            # A process group of its own, so that Ctrl-C does not stop it before the tests.
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                said = (self._home / "server.log").read_text(errors="replace")[-2000:]
                raise RuntimeError(f"Neo4j did not start; the end of its log is:\n{said}")
            time.sleep(0.25)

    def admin(self, *arguments: str, folder: Path) -> None:
        """Run `neo4j-admin` in a folder on the home of this server, which must not run; RuntimeError where it fails."""
        own = {"NEO4J_HOME": str(self._home), "NEO4J_CONF": str(self._home / "conf")}
        command = [*self._java(), "org.neo4j.cli.AdminTool", *arguments]
        done = subprocess.run(command, cwd=folder, env=os.environ | own, capture_output=True, check=False)
        if done.returncode:
            said = (done.stdout + done.stderr).decode(errors="replace")
            raise RuntimeError(f"neo4j-admin failed; the end of what it says is:\n{said[-2000:]}")

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def _java(self) -> list[str]:
        """Java with its options and the jars, before the name of the class that is run."""
        return [
            "java",
            "-Xmx512m",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dlog4j2.disable.jmx=true",
            "-Dfile.encoding=UTF-8",
            "-cp",
            f"{self._jars}/*",
        ]

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _answers(self) -> bool:
        """Whether the server takes our password, which a new one is given here."""
        with suppress(DriverError, Neo4jError):
            try:
                with self._driver(self.password) as driver:
                    driver.execute_query("RETURN 1", database_="neo4j")
            except AuthError:
                with self._driver(_DEFAULT) as driver:
                    change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
                    driver.execute_query(change, old=_DEFAULT, new=self.password, database_="system")
                return False
            return True
        return False

    def _driver(self, password: str) -> Driver:
        # What cannot be reached yet is no news.
        logging.getLogger("neo4j.pool").setLevel(logging.CRITICAL)
        return GraphDatabase.driver(self.uri, auth=(self.user, password), max_transaction_retry_time=0)


def jars() -> Path:
    """The folder of the server's jars, fetched where they are not there yet; Missing where they cannot be."""
    java = _java()
    if java < 17:
        raise Missing(f"Neo4j needs Java 17 or later, and here is {java or 'none'}")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govgraph-tests"
    version = re.search(r"<neo4j\.version>(.*?)<", _POM.read_text(encoding="utf-8"))
    folder = base / f"neo4j-{version[1] if version else ''}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing("the jars of Neo4j are fetched with Maven, which is not here")
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base) as partial:
        target = Path(partial) / "lib"
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={target}"]
        fetched = subprocess.run([maven, "-q", "-B", "-f", _POM, *goal], capture_output=True, text=True, check=False)
        if fetched.returncode:
            raise Missing(f"Maven does not give the jars of Neo4j: {(fetched.stdout + fetched.stderr)[-500:]}")
        with suppress(OSError):  # another run was faster
            target.rename(folder)
    return folder


@contextmanager
def running() -> Iterator[Server]:
    """A new server, until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="govgraph-neo4j-") as folder:
        server = Server(Path(folder) / "home")
        try:
            server.start()
            yield server
        finally:
            server.stop()


def main(command: Sequence[str]) -> int:
    """Run a command beside a server; its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then as well
    if os.environ.get(URI):
        return subprocess.call(command)
    try:
        with running() as server:
            return subprocess.call(command, env=os.environ | server.environment)
    except Missing as exc:
        if os.environ.get("CI", "").casefold() in ("1", "true", "yes"):
            sys.stderr.write(f"{exc}; in CI that is an error\n")
            return 1
        sys.stderr.write(f"{exc}: what needs a Neo4j server is skipped\n")
    return subprocess.call(command)


def _java() -> int:
    """The version of the Java on the path; 0 where there is none."""
    java = shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
