"""The file beside an encrypted database: its key, wrapped once by the passphrase and once by the code."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from db.exchange.sealing import (
    Cost,
    Keys,
    WrongSeal,
    check_seal,
    opened_key,
    passphrase_seal,
    sealed,
    unsealed,
)
from db.faults import told
from db.keys import KEY_BYTES, Key, key_path
from planner.errors import PlannerError

FORMAT = 1
LARGEST = 4096
WRAPPED_BYTES = KEY_BYTES + 16
# 64 MiB and three passes: libsodium's argon2id, which runs in one lane.
COST = Cost()
PASSPHRASE, CODE = "passphrase", "code"
Slot = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The wrapped key of one database; copies of the database that have the same `id` have the same key."""

    id: str
    passphrase: Slot
    code: Slot


def new_key_file(key: Key, passphrase: str, code: str) -> KeyFile:
    """Wrap a new key by a passphrase and, apart, by a recovery code."""
    name = str(uuid4())
    return KeyFile(name, wrapped(key, passphrase, name, PASSPHRASE), wrapped(key, code, name, CODE))


def wrapped(key: Key, secret: str, name: str, door: str) -> Slot:
    """Return a key that only this secret unwraps, for one door of one key file."""
    outer, seal = passphrase_seal(secret, COST)
    return {**seal, "wrapped": sealed(key.raw, outer, seal, _about(name, door)).hex()}


def unwrapped(found: KeyFile, secret: str, door: str) -> Key:
    """Return the key behind a door; PlannerError("vault-refused") when the secret is not the one."""
    slot = found.passphrase if door == PASSPHRASE else found.code
    seal = {name: value for name, value in slot.items() if name != "wrapped"}
    try:
        outer = opened_key(seal, Keys(secret))
        return Key(unsealed(bytes.fromhex(slot["wrapped"]), outer, seal, _about(found.id, door)))
    except PlannerError as fault:
        raise PlannerError("vault-refused") from fault


def read_key_file(path: Path) -> KeyFile:
    """Return what lies beside a database; nothing of it is believed that asks too much of this computer."""
    place = key_path(path)
    try:
        with place.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as fault:
        raise PlannerError("vault-key-missing", path=str(path)) from fault
    try:
        return _believed(data)
    except (ValueError, KeyError, TypeError, WrongSeal, RecursionError) as fault:
        raise PlannerError("vault-key-unreadable", path=str(place)) from fault


def write_key_file(path: Path, found: KeyFile) -> None:
    """Keep a key file beside its database: whole on the disk before it takes the place of the last one."""
    place = key_path(path)
    building = place.with_name(f".{place.name}.{uuid4().hex}.new")
    with told(place):
        try:
            _written(building, json.dumps({"format": FORMAT, **asdict(found)}, indent=1).encode())
            os.replace(building, place)
            keep_names(place.parent)
        finally:
            building.unlink(missing_ok=True)


def _written(building: Path, data: bytes) -> None:
    with open(os.open(building, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def keep_names(folder: Path) -> None:
    """Have the names of a folder on the disk too; Windows opens no folder, and keeps them by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _believed(data: bytes) -> KeyFile:
    stated = json.loads(data) if len(data) <= LARGEST else None
    if not isinstance(stated, dict) or stated.keys() != {"format", "id", PASSPHRASE, CODE}:
        raise ValueError("names")
    if stated["format"] != FORMAT:
        raise ValueError("format")
    return KeyFile(str(UUID(stated["id"])), _slot(stated[PASSPHRASE]), _slot(stated[CODE]))


def _slot(stated: Any) -> Slot:
    if not isinstance(stated, dict) or len(bytes.fromhex(stated["wrapped"])) != WRAPPED_BYTES:
        raise ValueError("wrapped")
    seal = {name: value for name, value in stated.items() if name != "wrapped"}
    check_seal(seal)
    if "receiver" in seal:
        raise ValueError("receiver")
    return dict(stated)


def _about(name: str, door: str) -> bytes:
    return f"parcours-key:{FORMAT}:{name}:{door}".encode()
