"""A plain database made an encrypted one: copied, compared row by row, and only then put in its place."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from db.connection import APPLICATION, Connection, Stopped, application, connect, made
from db.faults import told
from db.keys import Key, forget, hold, is_sealed, key_path, new_key
from db.strays import PLAIN_MARK
from db.vault.doors import put_aside
from db.vault.key_file import keep_names, new_key_file, write_key_file
from db.vault.recovery_code import new_code
from planner.errors import PlannerError

Row = tuple[Any, ...]
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
)


def protect(
    path: Path,
    passphrase: str,
    progress: Callable[[float], None] = lambda share: None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[str, Path]:
    """Encrypt a plain database that nobody has open; return its recovery code and the plain file set aside.

    The plain file stays whole, under another name, until the person has the code and lets it be destroyed.
    `progress` is told the share that is done; once `stopped` says so, Stopped leaves all as it was.
    """
    if is_sealed(path):
        raise PlannerError("vault-already", path=str(path))
    key, code = new_key(), new_code()
    building = path.with_name(f".{path.name}.{uuid4().hex}.new")
    aside = path.with_name(f"{path.stem}.{uuid4().hex[:8]}{PLAIN_MARK}{path.suffix}")
    with told(path):
        try:
            _encrypt(path, building, key, Watch(progress, stopped))
            _swap(path, building, aside, lambda: write_key_file(path, new_key_file(key, passphrase, code)))
        finally:
            forget(building)
            building.unlink(missing_ok=True)
    hold(path, key)
    return code, aside


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far the work is, and who may stop it."""

    progress: Callable[[float], None]
    stopped: Callable[[], bool]

    def going(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows until somebody stops."""
        for row in rows:
            if self.stopped():
                raise Stopped
            yield row


def plain_copies(path: Path) -> tuple[Path, ...]:
    """Return the plain databases that lie around an encrypted one: its backups of before, for instance."""
    folder, name = path.absolute().parent, f"{path.stem}*"
    found = sorted({*folder.glob(name + path.suffix), *folder.glob(f"{name}/*{path.suffix}")})
    return tuple(copy for copy in found if copy != path.absolute() and not is_sealed(copy))


def _encrypt(path: Path, building: Path, key: Key, watch: Watch) -> None:
    with closing(connect(path)) as source:
        if application(source) != APPLICATION:
            raise PlannerError("not-a-database", path=str(path))
        # No journal of plain pages is left beside the file; the name of the file is free for another one.
        if source.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
            raise PlannerError("database-busy", path=str(path))
        source.execute("BEGIN IMMEDIATE")
        hold(building, key)
        with closing(made(building)) as target:
            _copy(source, target, watch)
            if _digest(source) != _digest(target):
                raise PlannerError("disk-fault", path=str(path))
        source.execute("ROLLBACK")
    with building.open("rb+") as file:
        os.fsync(file.fileno())


def _copy(source: Connection, target: Connection, watch: Watch) -> None:
    """Write every table, row, index and mark of a plain database; SQLCipher reads no plain file of ours."""
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN")
    for statement in _statements(source, "table"):
        target.execute(statement)
    tables = source.execute(TABLES).fetchall()
    for number, (table,) in enumerate(tables):
        watch.progress(number / len(tables))
        _copy_rows(source, target, table, watch)
    for kind in ("index", "trigger", "view"):
        for statement in _statements(source, kind):
            target.execute(statement)
    (version,) = source.execute("PRAGMA user_version").fetchone()
    target.execute(f"PRAGMA user_version = {version}")
    target.execute(f"PRAGMA application_id = {APPLICATION}")
    target.execute("COMMIT")


def _statements(source: Connection, kind: str) -> Iterator[str]:
    wanted = "SELECT sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    return (statement for (statement,) in source.execute(wanted, (kind,)))


def _copy_rows(source: Connection, target: Connection, table: str, watch: Watch) -> None:
    rows = source.execute(f'SELECT * FROM "{table}"')
    marks = ", ".join("?" * len(rows.description))
    target.executemany(f'INSERT INTO "{table}" VALUES ({marks})', watch.going(rows))


def _digest(connection: Connection) -> str:
    """Return what says that two databases hold the same: their schema, their marks and every row."""
    found = sha256()
    for asked in ("PRAGMA user_version", "PRAGMA application_id", SCHEMA, *_selects(connection)):
        for row in connection.execute(asked):
            found.update(repr(row).encode())
    return found.hexdigest()


def _selects(connection: Connection) -> tuple[str, ...]:
    return tuple(f'SELECT * FROM "{table}"' for (table,) in connection.execute(TABLES).fetchall())


def _swap(path: Path, building: Path, aside: Path, keep_key: Callable[[], None]) -> None:
    """Put the encrypted file in the place of the plain one; the name always has one of the two, whole."""
    put_aside(key_path(path))
    keep_key()
    try:
        _name_also(path, aside)
        os.replace(building, path)
    except BaseException:
        _name_back(path, aside)
        key_path(path).unlink(missing_ok=True)
        raise
    # The plain file has two names until then, and may be destroyed by one of them soon.
    keep_names(path.parent)


def _name_also(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside)
    except OSError:
        # Some disks have no hard links.
        os.rename(path, aside)


def _name_back(path: Path, aside: Path) -> None:
    if path.exists():
        aside.unlink(missing_ok=True)
    else:
        os.rename(aside, path)
