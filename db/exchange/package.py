"""An exported database: magic, length, label, sealed content and signature; read with distrust."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey
from sqlalchemy import Connection, delete, insert

from db.database import Database
from db.exchange.hostile import WrongPayload, payload_from
from db.exchange.incoming import Incoming, incoming_from
from db.exchange.manifest import FORMAT, Manifest, WrongLabel, manifest_bytes, manifest_from, reader_of
from db.exchange.offices import next_sequence, own_key
from db.exchange.outgoing import check_texts, chosen_cases, outgoing
from db.exchange.payload import Payload, payload_bytes
from db.exchange.record_check import WrongRecord
from db.exchange.sealing import (
    PUBLIC_BYTES,
    SIGNATURE_BYTES,
    USUAL_COST,
    Cost,
    Keys,
    Seal,
    fingerprint,
    is_signed,
    office_seal,
    opened_key,
    passphrase_seal,
    public_key,
    sealed,
    unsealed,
)
from db.exchange.share import Watch, part, unwatched
from db.exchange.target import MAGIC, beside, check_target, put
from db.faults import told
from db.migrations import NEWEST
from db.records import author_of, this_site
from db.schema import exported_cases, exports
from planner.controls import without_controls
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.passphrase import holds
from planner.private_numbers import masked

LENGTH_BYTES = 4
LONGEST_LABEL, LARGEST = 16_384, 1 << 30
NOBODY, NO_KEYS = Counsellor(), Keys()


@dataclass(frozen=True, slots=True)
class Order:
    """What to export and for whom: a passphrase, or the public key of the receiving office.

    No `search` and no `cases` mean the whole office; `identity` takes a stated `basis`, in which no private
    number is kept.
    """

    passphrase: str = ""
    receiver: str = ""
    search: str | None = None
    cases: tuple[str, ...] = ()
    identity: bool = False
    basis: str = ""
    cost: Cost = USUAL_COST

    @property
    def scope(self) -> str:
        """Return which of the database leaves, without saying whom it was searched by."""
        return "search" if self.search is not None else "cases" if self.cases else "all"

    @property
    def written_basis(self) -> str:
        """Return the basis as it is kept here and told there."""
        return masked(self.basis.strip())


@dataclass(frozen=True, slots=True)
class Package:
    """A received file that was read whole and found sound."""

    path: Path
    manifest: Manifest
    content: Incoming

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the key of the office that it comes from."""
        return fingerprint(bytes.fromhex(self.manifest.key))


def write_package(
    database: Database,
    path: Path,
    order: Order,
    author: Counsellor = NOBODY,
    tell: Watch = unwatched,
) -> Manifest:
    """Export to a file and return its label; `tell` hears steps done of all, and may raise to stop.

    The file is read back and verified, then noted in the export log, and only then takes its name. A number
    is never given twice, whatever becomes of its file. Only an older export is ever replaced.
    """
    _check_order(order)
    with told(path):
        check_target(path)
    key, seal = _seal(order)
    with told(path), beside(path) as building:
        signing, number = _numbered(database, path, order)
        with database.writing() as connection:
            tell(0, 1)
            chosen = _chosen(connection, path, order)
            check_texts(connection, chosen, order.identity, part(tell, 0.0, 0.05))
            facts = [("basis", order.written_basis)]
            payload = outgoing(connection, chosen, order.identity, part(tell, 0.05, 0.4))
            label = _label(connection, order, seal, author, len(chosen), signing, number)
            data, label = _packed(replace(payload, facts=facts), label, key, signing, part(tell, 0.4, 0.6))
            del payload
            _read(data, path, lambda found: key, part(tell, 0.6, 0.95))
            put(building, data, part(tell, 0.95, 1.0))
            _note(connection, path, label, order, author, chosen)
        # Only now: no file lies there that the log does not know, and none that a lost key signed.
        _give_name(database, building, path, number)
    return label


def _numbered(database: Database, path: Path, order: Order) -> tuple[SigningKey, int]:
    """Return the key of this office and the number of an export, both kept whatever becomes of the file."""
    with database.writing() as connection:
        _chosen(connection, path, order)
        return own_key(connection), next_sequence(connection)


def _chosen(connection: Connection, path: Path, order: Order) -> list[str]:
    if chosen := chosen_cases(connection, order.search, order.cases):
        return chosen
    raise PlannerError("exchange-nothing", path=str(path))


def _give_name(database: Database, building: Path, path: Path, number: int) -> None:
    try:
        os.replace(building, path)
    except OSError:
        with database.writing() as connection:
            for table in (exported_cases, exports):
                connection.execute(delete(table).where(table.c.sequence == number))
        raise


def read_package(path: Path, keys: Keys = NO_KEYS, tell: Watch = unwatched) -> Package:
    """Return a received file, read whole; PlannerError when any of it is not as an office wrote it.

    `tell` hears steps done of all, and may raise to stop.
    """
    return _read(_bytes(path), path, lambda seal: opened_key(seal, keys), tell)


def read_label(path: Path) -> Manifest:
    """Return the label of a received file that is as its office signed it; it takes no passphrase."""
    return _opened(_bytes(path), path)[0]


def _bytes(path: Path) -> bytes:
    with told(path):
        if not path.exists():
            raise PlannerError("exchange-missing", path=str(path))
        # A pipe or a device gives no end.
        if not path.is_file():
            raise PlannerError("exchange-foreign", path=str(path))
        if path.stat().st_size > LARGEST:
            raise PlannerError("exchange-too-large", path=str(path), limit=LARGEST >> 20)
        return path.read_bytes()


def _check_order(order: Order) -> None:
    if order.identity and not order.basis.strip():
        raise PlannerError("exchange-without-basis")
    if not (order.passphrase or order.receiver):
        raise PlannerError("passphrase-missing")
    # Whoever has the file may guess for ever.
    if order.identity and not order.receiver and not holds(order.passphrase):
        raise PlannerError("exchange-passphrase-weak")


def _seal(order: Order) -> tuple[bytes, Seal]:
    if order.receiver:
        return office_seal(public_key(order.receiver))
    return passphrase_seal(order.passphrase, order.cost)


def _label(
    connection: Connection,
    order: Order,
    seal: Seal,
    author: Counsellor,
    clients: int,
    signing: SigningKey,
    number: int,
) -> Manifest:
    return Manifest(
        office=this_site(connection)[0],
        office_name=without_controls(author.office),
        key=bytes(signing.verify_key).hex(),
        sequence=number,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        scope=order.scope,
        identity=order.identity,
        clients=clients,
        schema=NEWEST,
        encryption=seal,
    )


def _packed(
    payload: Payload, label: Manifest, key: bytes, signing: SigningKey, tell: Watch
) -> tuple[bytes, Manifest]:
    plain = payload_bytes(payload, FORMAT, part(tell, 0.0, 0.7))
    tell(7, 10)
    content = sealed(plain, key, label.encryption, label.about)
    tell(8, 10)
    whole = replace(label, sha256=sha256(content).hexdigest(), size=len(content))
    written = manifest_bytes(whole)
    data = MAGIC + len(written).to_bytes(LENGTH_BYTES, "big") + written + content
    tell(9, 10)
    signature = signing.sign(data).signature
    tell(10, 10)
    return data + signature, whole


def _read(data: bytes, path: Path, key: Callable[[Seal], bytes], tell: Watch = unwatched) -> Package:
    label, content = _opened(data, path, part(tell, 0.0, 0.1))
    try:
        tell(1, 10)
        plain = unsealed(content, key(label.encryption), label.encryption, label.about)
        tell(2, 10)
        payload = payload_from(plain, min(label.format, FORMAT), part(tell, 0.2, 0.5))
        return Package(path, label, incoming_from(payload, part(tell, 0.5, 1.0)))
    except (WrongPayload, WrongRecord) as wrong:
        raise PlannerError("exchange-faults", path=str(path), fault=str(wrong)) from wrong
    except PlannerError as fault:
        raise PlannerError(fault.code, **{**fault.details, "path": str(path)}) from fault


def _opened(data: bytes, path: Path, tell: Watch = unwatched) -> tuple[Manifest, bytes]:
    """Return the label and the sealed content of a file that its office signed as it is."""
    start = len(MAGIC) + LENGTH_BYTES
    if not data.startswith(MAGIC):
        raise PlannerError("exchange-foreign", path=str(path))
    length = int.from_bytes(data[len(MAGIC) : start], "big")
    written, content = data[start : start + length], data[start + length : -SIGNATURE_BYTES]
    if length > LONGEST_LABEL or len(data) < start + length + SIGNATURE_BYTES:
        raise PlannerError("exchange-damaged", path=str(path))
    if reader_of(written) > FORMAT:
        raise PlannerError("exchange-too-new", path=str(path))
    label = _label_of(written, path)
    tell(0, 2)
    whole = (len(content), sha256(content).hexdigest()) == (label.size, label.sha256)
    tell(1, 2)
    public = bytes.fromhex(label.key)[:PUBLIC_BYTES]
    if not (whole and is_signed(data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:], public)):
        raise PlannerError("exchange-damaged", path=str(path))
    if label.schema > NEWEST:
        raise PlannerError("exchange-too-new", path=str(path))
    return label, content


def _label_of(written: bytes, path: Path) -> Manifest:
    try:
        return manifest_from(written)
    except WrongLabel as wrong:
        raise PlannerError("exchange-damaged", path=str(path)) from wrong


def _note(
    connection: Connection, path: Path, label: Manifest, order: Order, author: Counsellor, chosen: list[str]
) -> None:
    """Write the export log: what left, for whom, on which basis, and who was in it."""
    row: dict[str, Any] = {
        "sequence": label.sequence, "file": path.name, "sha256": label.sha256, "made_on": label.created,
        "scope": label.scope, "receiver": order.receiver, "basis": order.written_basis,
        "author": author_of(author).name, "identity": order.identity,
    }  # fmt: skip
    connection.execute(insert(exports).values(**row))
    named = [{"sequence": label.sequence, "case_id": case_id} for case_id in chosen]
    connection.execute(insert(exported_cases), named)
