"""The label of an exported database: what stands before its sealed content, in one canonical form of JSON."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from db.exchange.sealing import PUBLIC_BYTES, Seal, WrongSeal, check_seal
from planner.controls import has_controls

# Since 2 a record may come without its content; files of 1 are read as they are.
FORMAT = 2
SCOPES = ("all", "search", "cases")
LONGEST_TEXT = 400
LARGEST = 2**53


class WrongLabel(Exception):
    """A label that no export of ours writes; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which office wrote a file and what lies in it; `sha256` and `size` are those of the sealed content."""

    office: str
    office_name: str
    key: str
    sequence: int
    created: str
    scope: str
    identity: bool
    clients: int
    schema: str
    encryption: Seal = field(default_factory=dict)
    format: int = FORMAT
    min_reader: int = FORMAT
    sha256: str = ""
    size: int = 0

    @property
    def about(self) -> bytes:
        """Return what the content is sealed with: all that is known before it is."""
        return canonical({k: v for k, v in asdict(self).items() if k not in ("sha256", "size")})


def canonical(value: Any) -> bytes:
    """Return the one way to write a JSON value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the label as it is written."""
    return canonical(asdict(manifest))


def manifest_from(written: bytes) -> Manifest:
    """Return the label that was written; WrongLabel for anything an export would not write."""
    try:
        found = json.loads(written)
        if not isinstance(found, dict) or canonical(found) != written:
            raise WrongLabel("form")
        _check(found)
        check_seal(found["encryption"])
    except WrongSeal as wrong:
        raise WrongLabel(f"encryption {wrong}") from wrong
    except (ValueError, RecursionError) as fault:
        raise WrongLabel("form") from fault
    return Manifest(**found)


def reader_of(written: bytes) -> int:
    """Return the least format that a reader of this label must know; 0 when it does not say."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return 0
    least = found.get("min_reader") if isinstance(found, dict) else None
    return least if type(least) is int else 0


def _check(found: dict[str, Any]) -> None:
    if found.keys() != {f.name for f in fields(Manifest)}:
        raise WrongLabel("names")
    for f in fields(Manifest):
        if f.name != "encryption":
            _check_value(f.name, found[f.name], f.type)
    if len(found["key"]) != 2 * PUBLIC_BYTES or len(found["sha256"]) != 64:
        raise WrongLabel("key")
    bytes.fromhex(found["key"] + found["sha256"])
    if found["scope"] not in SCOPES:
        raise WrongLabel("scope")


def _check_value(name: str, value: Any, kind: Any) -> None:
    if type(value) is not kind:
        raise WrongLabel(name)
    # A name that moves the cursor of a terminal could write a fingerprint of its own.
    if kind is str and (len(value) > LONGEST_TEXT or has_controls(value)):
        raise WrongLabel(name)
    if kind is int and not 0 <= value < LARGEST:
        raise WrongLabel(name)
