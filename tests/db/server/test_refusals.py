"""Why a server takes no connection, or breaks one off: each reason has its sentence in both languages."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg
import pytest

from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.faults import fault
from db.server import connecting, passwords
from db.server.address import Address, card_of
from db.server.faults import CODES
from planner.errors import PlannerError
from planner.sentences import error_sentence
from planner.server_words import SERVER_ERRORS
from planner.words import Words
from tests.builders import a_case
from tests.server import SECRET, Cluster, card


@pytest.fixture(autouse=True)
def unheard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ask a silent server anew each time."""
    monkeypatch.setattr(connecting, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 2)
    yield


def refusal(path: Path) -> str:
    with pytest.raises(PlannerError) as refused:
        open_database(path)
    for language in ("fr", "en"):
        said = error_sentence(refused.value, Words(language))
        assert "…" not in said and refused.value.code not in said, said
    return refused.value.code


def test_each_reason_is_told_apart(address: Address, tmp_path: Path) -> None:
    here = Address(address.host, address.database, "ouest")
    found = {
        "server-password-needed": (here, None),
        "server-password-refused": (here, "faux"),
        "server-database-missing": (replace(here, database="nulle_part"), "ouest"),
        "server-unreachable": (replace(here, host=str(tmp_path)), "ouest"),
        "server-host-unknown": (replace(here, host="nulle-part.invalid"), "ouest"),
        "server-not-prepared": (replace(here, database="postgres"), "ouest"),
    }
    for code, (place, password) in found.items():
        path = card_of(place, tmp_path)
        passwords.forget(path)
        if password:
            passwords.hold(path, password)
        assert refusal(path) == code


def test_a_closed_port_does_not_answer(tmp_path: Path) -> None:
    path = card_of(Address("127.0.0.1", "base", "ouest", 1), tmp_path)
    assert refusal(path) == "server-unreachable"


def test_a_role_that_is_no_office_is_not_let_in(cluster: Cluster, address: Address, tmp_path: Path) -> None:
    cluster.ask("CREATE ROLE visiteuse LOGIN PASSWORD 'visiteuse'")
    cluster.ask(f"GRANT CONNECT ON DATABASE {address.database} TO visiteuse")
    assert refusal(card(address, "visiteuse", tmp_path)) == "server-not-allowed"
    cluster.ask(f"REVOKE CONNECT ON DATABASE {address.database} FROM visiteuse")
    cluster.ask("DROP ROLE visiteuse")


def test_an_administrator_is_not_taken_for_an_office(address: Address, tmp_path: Path) -> None:
    path = card_of(address, tmp_path)
    passwords.hold(path, SECRET)
    assert refusal(path) == "server-not-an-office"


def test_an_older_or_newer_schema_is_refused(address: Address, tmp_path: Path) -> None:
    path = card(address, "ouest", tmp_path)
    for version, code in (("0003", "server-too-old-schema"), ("9999", "database-too-new")):
        with closing(connecting.connected(address, SECRET)) as admin:
            admin.execute("UPDATE parcours.alembic_version SET version_num = %s", (version,))
            admin.commit()
        assert refusal(path) == code


def test_an_old_server_is_refused(address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(connecting, "OLDEST_VERSION", 990000)
        assert refusal(card(address, "ouest", tmp_path)) == "server-too-old"


def test_a_server_that_was_silent_is_not_waited_for_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "PAUSE_SECONDS", 60)
    path = card_of(Address(str(tmp_path), "base", "ouest"), tmp_path)
    assert refusal(path) == "server-unreachable"
    monkeypatch.setattr(connecting, "connected", lambda *_: pytest.fail("asked again"))
    assert refusal(path) == "server-unreachable"


def test_the_windows_own_thread_waits_no_more_until_a_worker_heard_the_server(
    address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = card(address, "ouest", tmp_path)
    open_database(path).close()
    asked: list[int | None] = []
    real = connecting.connected

    def lost(*said: Any) -> Any:
        asked.append(said[-1])
        raise PlannerError("server-unreachable", server="")

    with monkeypatch.context() as patched:
        patched.setattr(connecting, "connected", lost)
        for _ in range(3):
            with pytest.raises(PlannerError, match="server-unreachable"):
                connecting.connect(path)
    assert asked == [connecting.HURRIED_SECONDS]
    monkeypatch.setattr(connecting, "connected", lambda *said: asked.append(said[-1]) or real(*said))
    worker = Thread(target=lambda: connecting.connect(path).close())
    worker.start()
    worker.join()
    connecting.connect(path).close()
    assert asked == [2, connecting.CONNECT_SECONDS, connecting.HURRIED_SECONDS]


@pytest.mark.parametrize("is_known", [True, False])
def test_a_password_goes_bare_to_no_server_that_is_not_proven(
    is_known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bytes] = []
    monkeypatch.setattr(Address, "is_known", is_known)

    def demand(door: socket.socket) -> None:
        with door.accept()[0] as link:
            link.recv(1000)  # the start, after which a bare password is asked
            link.sendall(struct.pack("!cII", b"R", 8, 3))
            heard.append(link.recv(1000))

    with socket.create_server(("127.0.0.1", 0)) as door:
        greedy = Thread(target=demand, args=(door,))
        greedy.start()
        place = Address("127.0.0.1", "base", "ouest", door.getsockname()[1], (("sslmode", "disable"),))
        with pytest.raises(PlannerError):
            connecting.connected(place, "un secret")
        greedy.join()
    assert (b"un secret" in heard[0]) is is_known


def test_a_connection_cut_in_the_middle_keeps_nothing_and_is_told(
    database: Database, cluster: Cluster
) -> None:
    store = CaseStore(database)
    case = a_case()
    version = store.add(case, NOBODY)
    with pytest.raises(PlannerError, match="server-lost"), database.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET notes = 'à demi'")
        cluster.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ouest'")
        connection.exec_driver_sql("SELECT 1")
    assert store.load(case.id) == (case, version)
    assert store.save(replace(case, notes="après"), version, NOBODY) == version + 1


def test_an_answer_lost_at_the_commit_is_joined_without_a_conflict(database: Database) -> None:
    store, case = CaseStore(database), a_case()
    version = store.add(case, NOBODY)
    edited = replace(case, notes="gardé")
    store.save(edited, version, NOBODY)
    # The window never heard of it: it saves again as of the former version.
    with pytest.raises(PlannerError, match="case-changed"):
        store.save(edited, version, NOBODY)
    joined, _ = store.join(edited, case, NOBODY)
    assert joined == edited and not store.history(case.id).conflicts


def test_who_waits_too_long_for_a_turn_is_told(
    database: Database, address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, case = CaseStore(database), a_case()
    version = store.add(case, NOBODY)
    monkeypatch.setattr(connecting, "PATIENCE_MS", 100)
    other = open_database(card(address, "ouest", tmp_path / "elsewhere"))
    begun, ended = Event(), Event()

    def hold() -> None:
        with database.writing():
            begun.set()
            ended.wait(20)

    holder = Thread(target=hold)
    holder.start()
    begun.wait(20)
    with pytest.raises(PlannerError, match="database-busy"):
        CaseStore(other).save(replace(case, notes="x"), version, NOBODY)
    # Readers wait for nobody.
    assert CaseStore(other).load(case.id) == (case, version)
    ended.set()
    holder.join()
    other.close()


def test_a_text_that_no_server_keeps_is_told(database: Database) -> None:
    with pytest.raises(PlannerError, match="server-odd-text"):
        CaseStore(database).add(a_case(notes="a\0b"), NOBODY)


def test_every_code_of_a_server_has_its_sentence(address: Address, tmp_path: Path) -> None:
    path = card(address, "ouest", tmp_path)
    for state, code in CODES.items():
        kind = psycopg.errors.lookup(state) if len(state) == 5 else psycopg.OperationalError
        error = kind("…")
        error.sqlstate = state.ljust(5, "0")
        found = fault(error, path)
        assert found is not None and found.code == code
        assert code in SERVER_ERRORS or code == "database-busy"
        assert "…" not in error_sentence(found, Words("fr"))
    assert fault(psycopg.errors.UniqueViolation("a bug"), path) is None
