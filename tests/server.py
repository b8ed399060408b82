"""A PostgreSQL server of the tests' own: made in a temporary folder, on a socket there, gone with them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from db.database import Database, open_database
from db.server import passwords
from db.server.address import Address, card_of
from db.server.connecting import connected
from db.server.preparing import admit_office, prepare

ADMIN, SECRET = "admin", "a secret of the tests"
# Where Debian keeps the programs of the server, which are not in the PATH.
FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
MODEL = "parcours_model"
# What survives a power cut is asked elsewhere.
HASTE = ("fsync=off", "full_page_writes=off", "listen_addresses=")
OFFICES = ("ouest", "est")


def program(name: str) -> str | None:
    """Return where a program of the server lies, if it is on this machine."""
    return shutil.which(name) or next((str(f / name) for f in FOLDERS if (f / name).exists()), None)


class Cluster:
    """A running server with two offices; each test takes a database of its own from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def admin(self, database: str) -> Address:
        """Return the administrator's way to a database."""
        return Address(str(self.folder), database, ADMIN)

    def start(self, *settings: str) -> None:
        """Start the server, and wait until it answers."""
        said = (f"unix_socket_directories={self.folder}", *settings)
        options = " ".join(f"-c {setting}" for setting in said)
        log = str(self.folder / "log")
        self.run("pg_ctl", "start", "-w", "-D", str(self.folder / "data"), "-o", options, "-l", log)

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server; "immediate" is what a power cut does to it."""
        self.run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self.folder / "data"))

    def run(self, name: str, *arguments: str) -> None:
        """Run a program of the server, which refuses to be run by root."""
        command = program(name)
        assert command is not None
        done = subprocess.run(
            [command, *arguments], user=_unprivileged(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, text=True, cwd=self.folder,
        ) if name != "pg_ctl" else subprocess.run(
            [command, *arguments], user=_unprivileged(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL, cwd=self.folder,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout

    def database(self) -> Address:
        """Make a database with our tables and the two offices, both still empty."""
        address = self.admin(f"parcours_{next(self._numbers)}")
        self.ask(f"CREATE DATABASE {address.database} TEMPLATE {MODEL}")
        for office in OFFICES:
            self.ask(f"GRANT CONNECT, TEMPORARY ON DATABASE {address.database} TO {office}")
        return address

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Have the administrator run a statement."""
        with connected(self.admin(database), SECRET) as connection:
            connection.autocommit = True
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []


@contextmanager
def ended_with_us(folder: Path) -> Iterator[None]:
    """See that no server outlives the tests, however they end: its watcher waits for our end of a pipe."""
    stop = 'read _; "$0" stop -m immediate -D "$1/data"; rm -rf "$1"'
    watcher = subprocess.Popen(
        ["sh", "-c", stop, str(program("pg_ctl")), str(folder)], stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=_unprivileged(), start_new_session=True,
    )  # fmt: skip
    try:
        yield
    finally:
        watcher.communicate()


def _unprivileged() -> str | None:
    if os.name != "posix" or os.geteuid():
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def running(*settings: str) -> Iterator[Cluster]:
    """Give a server that runs; the test is skipped where there is no PostgreSQL."""
    if program("initdb") is None:
        pytest.skip("PostgreSQL is not on this machine (apt-get install postgresql)")
    # Not in the folder of a test: the path of a socket has room for a hundred letters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    cluster = Cluster(folder)
    secret = folder / "secret"
    secret.write_text(SECRET)
    if (user := _unprivileged()) is not None:
        shutil.chown(folder, user)
        shutil.chown(secret, user)
    try:
        cluster.run(
            "initdb", "-D", str(folder / "data"), "-U", ADMIN, "-A", "scram-sha-256",
            "--pwfile", str(secret), "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        with ended_with_us(folder):
            cluster.start(*settings)
            try:
                yield cluster
            finally:
                cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def model() -> Iterator[Cluster]:
    """Give a server from which databases are quickly made."""
    with running(*HASTE) as cluster:
        prepare(cluster.admin(MODEL), SECRET)
        for office in OFFICES:
            admit_office(cluster.admin(MODEL), SECRET, office, office)
        yield cluster


def card(address: Address, office: str, folder: Path) -> Path:
    """Return the card of an office's way to a database, with its password held."""
    path = card_of(Address(address.host, address.database, office), folder)
    passwords.hold(path, office)
    return path


def opened(address: Address, office: str, folder: Path) -> Database:
    """Return a database as an office has it open."""
    return open_database(card(address, office, folder))
