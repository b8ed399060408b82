"""Work that a database does not hold yet, kept in a folder of its own until it is written.

A draft of an encrypted database is sealed with its key, one of a server with the password that opens it; of a
plain file it is as plain as the file.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import keys, strays
from db.cases import CaseStore
from db.faults import told
from db.server import passwords
from db.server.address import is_server
from planner.case import Case
from planner.errors import PlannerError
from planner.fields import Rows, case_from_rows, case_rows
from planner.office import Counsellor

SUFFIX, HALF, SEALED = ".draft", ".new", b"sealed draft\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """A case as it is on screen, what it was when it was last read, and the version of that.

    Version 0 is of a case that no store was told of yet. `sent` is what a save under way has of the case.
    `run` is the start of the program that made it: a draft of an earlier one waits for its answer.
    """

    case: Case
    base: Case | None
    version: int
    run: str = ""
    sent: Case | None = None


def keep(folder: Path, database: Path, draft: Draft) -> None:
    """Keep a draft, in the place of an older one of its case and run; the disk's refusal is an error."""
    path = _path(folder, database, draft.case.id, draft.run)
    data = json.dumps(
        {
            "case": draft.case.id,
            "version": draft.version,
            "run": draft.run,
            "rows": _listed(case_rows(draft.case)),
            "base": _listed(case_rows(draft.base)) if draft.base else [],
            "sent": _listed(case_rows(draft.sent)) if draft.sent else [],
        },
        ensure_ascii=False,
    ).encode()
    with told(path):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, _sealed(data, database))


def drop(folder: Path, database: Path, case_id: str, run: str = "") -> None:
    """Forget the draft of a case that a run made, if there is one."""
    with suppress(OSError):
        _path(folder, database, case_id, run).unlink(missing_ok=True)


def destroy(folder: Path, database: Path, case_ids: Collection[str]) -> None:
    """Forget what any run kept of cases that the law had destroyed, wherever their database lay."""
    if not case_ids:
        return
    for path, held in _held(folder, f"*{SUFFIX}", database):
        if held.get("case") in case_ids:
            path.unlink(missing_ok=True)
    for half in folder.glob(f"*{HALF}"):
        half.unlink(missing_ok=True)


def seal(folder: Path, database: Path) -> None:
    """Seal what was kept of a database before it was encrypted; the disk's refusal is an error."""
    for path in folder.glob(f"{_mark(database)}-*{SUFFIX}"):
        data = path.read_bytes()
        if not data.startswith(SEALED):
            # Still found by its name, should this be stopped half way.
            plain = path.rename(path.with_suffix(f".plain{SUFFIX}"))
            with told(path):
                _write(path, _sealed(data, database))
            strays.destroy(plain)


def drafts(folder: Path, database: Path) -> tuple[Draft, ...]:
    """Return what waits for a database; what cannot be read is left where it is, and out."""
    return tuple(_readable(folder, database))


def recover(store: CaseStore, draft: Draft, author: Counsellor) -> str:
    """Write a draft beside what was saved since, so that neither is lost; return the id of its case."""
    if store.name(draft.case.id) is None:
        store.add(draft.case, author)
    else:
        store.join(draft.case, _known(store, draft), author)
    return draft.case.id


def _known(store: CaseStore, draft: Draft) -> Case | None:
    """Return what the store was last known to hold: its own save is no one else's, told of or not.

    Of a case that was just begun that is nothing: the blank one on screen was never in a store.
    """
    if draft.sent is not None and store.load(draft.case.id) == (draft.sent, draft.version + 1):
        return draft.sent
    return draft.base if draft.version else None


def _readable(folder: Path, database: Path) -> Iterator[Draft]:
    for _, held in _held(folder, f"{_mark(database)}-*{SUFFIX}", database):
        with suppress(ValueError, KeyError, TypeError, PlannerError):
            case, base, sent = (_case(held, name) for name in ("rows", "base", "sent"))
            if case is not None:
                yield Draft(case, base, int(held["version"]), str(held.get("run", "")), sent)


def _case(held: dict[str, Any], name: str) -> Case | None:
    return case_from_rows(held["case"], _rows(held[name])) if held.get(name) else None


def _held(folder: Path, names: str, database: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield what the files of these names hold, of those that can be read."""
    for path in sorted(folder.glob(names)):
        with suppress(OSError, ValueError, PlannerError):
            held = json.loads(_unsealed(path.read_bytes(), database))
            if isinstance(held, dict):
                yield path, held


def _write(path: Path, data: bytes) -> None:
    building = path.with_suffix(HALF)
    with os.fdopen(os.open(building, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    building.replace(path)


def _mark(database: Path) -> str:
    return hashlib.sha256(os.fsencode(database.absolute())).hexdigest()[:16]


def _path(folder: Path, database: Path, case_id: str, run: str) -> Path:
    case = hashlib.sha256(f"{run}{case_id}".encode()).hexdigest()[:16]
    return folder / f"{_mark(database)}-{case}{SUFFIX}"


def _listed(rows: Rows) -> list[list[object]]:
    return [[table, key, dict(row)] for (table, key), row in rows.items()]


def _rows(listed: list[list[object]]) -> Rows:
    return {(str(table), str(key)): row for table, key, row in listed}  # type: ignore[misc]


def _sealed(data: bytes, database: Path) -> bytes:
    """Return a draft as it may lie on a disk."""
    if (key := _key(database)) is None:
        return data
    from nacl.secret import Aead

    return SEALED + bytes(Aead(key).encrypt(data))


def _unsealed(data: bytes, database: Path) -> bytes:
    if not data.startswith(SEALED):
        return data
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    if (key := _key(database)) is None:
        raise PlannerError("database-locked", path=str(database))
    try:
        return bytes(Aead(key).decrypt(data.removeprefix(SEALED)))
    except CryptoError as fault:
        raise PlannerError("vault-other-key", path=str(database)) from fault


def _key(database: Path) -> bytes | None:
    """Return a key for drafts alone, made from what opens the database; None where nothing does."""
    if is_server(database):
        return passwords.key(database)
    # A key that is held says more than a file that may be away.
    if (key := keys.held(database)) is None:
        if keys.is_sealed(database):
            raise PlannerError("database-locked", path=str(database))
        return None
    return hashlib.blake2b(key.raw, digest_size=32, person=b"parcours draft").digest()
