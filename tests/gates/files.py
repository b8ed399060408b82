"""Files that no office wrote as they are: bytes changed, and payloads that are signed but hostile.

Run from the project's folder: python -m tests.gates.files [MUTATIONS] [SEED]
"""

import sqlite3
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from nacl.signing import SigningKey
from sqlalchemy import select

from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.exchange.manifest import FORMAT, Manifest, manifest_bytes
from db.exchange.merge import merge, received
from db.exchange.package import LENGTH_BYTES, Order, write_package
from db.exchange.payload import APPLICATION, TABLES
from db.exchange.sealing import Cost, passphrase_seal, sealed
from db.exchange.target import MAGIC
from db.records import author_key
from db.schema import metadata
from planner.changes import Author
from planner.errors import PlannerError
from tests.builders import a_case
from tests.gates.bombs import pages_used_again
from tests.gates.offices import Broken

PASSPHRASE = "quatre mots pour rire"
CHEAP = Cost(1, 8)
SECONDS, MEGABYTES = 2.0, 200.0
PEAK = Path("/proc/self/clear_refs")
Make = Callable[[], bytes]


def mutations(data: bytes, number: int, random: Random, start: int = 0) -> Iterator[bytes]:
    """Yield files that differ from a sound one after its `start`: flipped, cut, inserted into, doubled."""
    for _ in range(number):
        at = random.randrange(start, len(data))
        kind = random.randrange(5)
        if kind < 2:
            yield data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        elif kind == 2:
            yield data[:at]
        elif kind == 3:
            yield data[:at] + random.randbytes(random.randrange(1, 9)) + data[at:]
        else:
            yield data + data[at:]


def refused(database: Database, path: Path) -> bool:
    """Say whether a file is refused with an error that a person can act on."""
    try:
        merge(database, received(database, path, PASSPHRASE))
    except PlannerError:
        return True
    return False


def contents(database: Database) -> str:
    """Return the hash of every row of a database."""
    with database.reading() as connection:
        rows = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    return sha256(repr(rows).encode()).hexdigest()


def try_mutations(folder: Path, number: int, seed: int, last: int | None = None) -> int:
    """Return how many exports mutated, in the `last` bytes if told, were refused; Broken if one was not."""
    source, target = open_database(folder / "source.db"), open_database(folder / "target.db")
    CaseStore(target).add(a_case(notes="reste"), NOBODY)
    before = contents(target)
    CaseStore(source).add(a_case(notes="à rappeler"), NOBODY)
    path = folder / "a.parcours"
    write_package(source, path, Order(PASSPHRASE, cost=CHEAP))
    data = path.read_bytes()
    tried = 0
    start = len(data) - last if last else 0
    for mutated in mutations(data, number, Random(seed), start):
        path.write_bytes(mutated)
        tried += 1
        if not refused(target, path):
            raise Broken(f"mutation {tried} was taken")
    if contents(target) != before:
        raise Broken("the database was changed")
    source.close()
    target.close()
    return tried


def signed_file(payload: bytes, schema: str = "0003") -> bytes:
    """Return the file of an office that signs whatever it likes."""
    signing = SigningKey(b"\1" * 32)
    key, seal = passphrase_seal(PASSPHRASE, CHEAP)
    public = bytes(signing.verify_key).hex()
    label = Manifest("hostile", "", public, 1, "2026-11-26", "all", True, 1, schema, seal)
    content = sealed(payload, key, seal, label.about)
    written = manifest_bytes(replace(label, sha256=sha256(content).hexdigest(), size=len(content)))
    data = MAGIC + len(written).to_bytes(LENGTH_BYTES, "big") + written + content
    return data + signing.sign(data).signature


def made_of(*statements: str, without: str = "", version: int = FORMAT) -> bytes:
    """Return a payload with the tables of an export, save one, and what the statements add."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {version}")
        for table, statement in TABLES.items():
            if table != without:
                connection.execute(statement)
        for statement in statements:
            connection.execute(statement)
        return connection.serialize()


ENDLESS = "WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n)"
ROW = "INSERT INTO changes VALUES ('s', 1, 1, 'c', 'cases', 'c', 'notes', '\"x\"', 'a')"
MANY = (
    f"{ENDLESS} INSERT INTO sqlite_master SELECT 'table', 't' || x, 't' || x, 3, "
    "'CREATE TABLE t' || x || ' (a)' FROM n LIMIT 100000"
)
AUTHORS = "INSERT INTO authors VALUES ('a', 'A', '', '')"


def of_record(numbered: str, *more: str) -> bytes:
    """Return a payload with one record, sound but for what numbers it (site, number, moment), and more."""
    key = author_key(Author("A"))
    return made_of(
        f"INSERT INTO authors VALUES ('{key}', 'A', '', '')",
        f"INSERT INTO changes VALUES ({numbered}, 'c', 'cases', 'c', 'start', '\"2027-01-11\"', '{key}')",
        *more,
    )


def of_link(field: str) -> bytes:
    """Return a payload with two records, the later of which says that it overwrote the day of the start."""
    later = f"'c', 'cases', 'c', '{field}', '\"2027-01-12\"', '{author_key(Author('A'))}'"
    return of_record(
        "'s', 1, 1",
        f"INSERT INTO changes VALUES ('s', 2, 2, {later})",
        "INSERT INTO parents VALUES ('s', 2, 's', 1)",
    )


LINKED = "INSERT INTO parents VALUES"


def of_circle() -> bytes:
    """Return a payload with three records of three offices, each of which says that it overwrote the next.

    A fourth stands beside them: a case of which nothing stands is refused for that.
    """
    told = f"'c', 'cases', 'c', 'notes', '\"x\"', '{author_key(Author('A'))}'"
    others = (f"INSERT INTO changes VALUES ('{site}', 1, {at}, {told})" for at, site in enumerate("tuv", 2))
    links = (("t", "u"), ("u", "v"), ("v", "t"))
    circle = (f"{LINKED} ('{child}', 1, '{parent}', 1)" for child, parent in links)
    return of_record("'s', 1, 1", *others, *circle)


HOSTILE: dict[str, Make] = {
    "a view in the place of a table": lambda: made_of(
        "CREATE VIEW purges AS SELECT 'c', 's', 1, '', ''", without="purges"
    ),
    "an endless view": lambda: made_of(
        f"CREATE VIEW parents AS {ENDLESS} SELECT 's' AS site, x AS seq, 's' AS parent_site, x AS parent_seq "
        "FROM n", without="parents"
    ),
    "a trigger": lambda: made_of("CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM authors; END"),
    "one table more": lambda: made_of("CREATE TABLE more (a)"),
    "one table less": lambda: made_of(without="facts"),
    "other columns": lambda: made_of("CREATE TABLE facts (name, value, more)", without="facts"),
    "a hundred thousand tables": lambda: made_of("PRAGMA writable_schema = ON", MANY),
    "a later format": lambda: made_of(version=FORMAT + 1),
    "no database": lambda: b"SQLite format 3\0" + b"\0" * 4000,
    "a number for a text": lambda: made_of(AUTHORS, ROW.replace("'\"x\"'", "5")),
    "a blob for a text": lambda: made_of(AUTHORS, ROW.replace("'\"x\"'", "x'00'")),
    "a text for a number": lambda: made_of(AUTHORS, ROW.replace("'s', 1, 1", "'s', 'one', 1")),
    "a number beyond the moments": lambda: made_of(AUTHORS, ROW.replace("'s', 1, 1", "'s', -1, 1")),
    "a number beyond those of any office": lambda: of_record("'s', 9223372036854775806, 1"),
    "a name under which nothing leaves": lambda: of_record("'s~', 1, 1"),
    "an unknown table": lambda: made_of(AUTHORS, ROW.replace("'cases'", "'settings'")),
    "an unknown author": lambda: made_of(ROW),
    "a forged author": lambda: made_of(AUTHORS, ROW),
    "a link without its record": lambda: made_of("INSERT INTO parents VALUES ('s', 1, 's', 2)"),
    "a link to another field": lambda: of_link("notes"),
    "a record that overwrites itself": lambda: of_record("'s', 1, 1", f"{LINKED} ('s', 1, 's', 1)"),
    "a record that overwrites a later one": lambda: of_record("'s', 1, 1", f"{LINKED} ('s', 1, 's', 2)"),
    "records in a circle": lambda: of_circle(),
    "a page that is used again": pages_used_again,
    "a trade of no sense": lambda: made_of("INSERT INTO catalogue VALUES ('trades', '{\"code\": []}')"),
    "a deep value": lambda: made_of("INSERT INTO catalogue VALUES ('trades', '" + "[" * 90_000 + "')"),
}  # fmt: skip


def try_hostile(folder: Path, name: str) -> tuple[float, float]:
    """Return the seconds and megabytes that refusing a signed payload takes; Broken if it is taken."""
    target = open_database(folder / "target.db")
    path = folder / "hostile.parcours"
    path.write_bytes(signed_file(HOSTILE[name]()))
    with _measured() as took:
        if not refused(target, path):
            raise Broken(f"{name} was taken")
    target.close()
    if took[0] > SECONDS or took[1] > MEGABYTES:
        raise Broken(f"{name}: {took[0]:.1f} s, {took[1]:.0f} MB")
    return took[0], took[1]


@contextmanager
def _measured() -> Iterator[list[float]]:
    """Yield a list that has the seconds and megabytes that were taken, once that is over."""
    took: list[float] = []
    # The process's own most says nothing where something else took more of it before: Linux can forget that.
    with suppress(OSError):
        PEAK.write_text("5")
    tracemalloc.start()
    before, began = getrusage(RUSAGE_SELF).ru_maxrss, process_time()
    try:
        yield took
        most = max(
            (getrusage(RUSAGE_SELF).ru_maxrss - before) / 2**10, tracemalloc.get_traced_memory()[1] / 2**20
        )
        took += process_time() - began, most
    finally:
        tracemalloc.stop()


def main(number: int = 20_000, seed: int = 1) -> int:
    """Try mutations and hostile payloads and print what they took."""
    with TemporaryDirectory() as folder:
        tried = try_mutations(Path(folder), number, seed)
        print(f"{tried} mutated exports, all refused; the database unchanged")
    for name in HOSTILE:
        with TemporaryDirectory() as folder:
            seconds, megabytes = try_hostile(Path(folder), name)
            print(f"{name}: refused in {seconds:.2f} s, {megabytes:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
