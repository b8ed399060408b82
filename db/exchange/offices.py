"""The keys of offices: this one's own, and those it has met."""

from dataclasses import dataclass
from datetime import date

from nacl.signing import SigningKey
from sqlalchemy import Connection, case, insert, select, update

from db.database import Database
from db.exchange.manifest import Manifest
from db.exchange.sealing import fingerprint
from db.records import this_site
from db.schema import known_offices, office_key
from planner.errors import PlannerError


@dataclass(frozen=True, slots=True)
class Identity:
    """What an office gives the others: its public key, and the fingerprint to read aloud."""

    id: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office that a file came from; `sequence` is its newest export received."""

    id: str
    name: str
    key: str
    met_on: str
    sequence: int

    @property
    def fingerprint(self) -> str:
        """Return what its counsellors read aloud to be sure of its key."""
        return fingerprint(bytes.fromhex(self.key))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is known of the office that a file comes from; `last` is the newest export received of it."""

    fingerprint: str
    first: bool
    last: int


def own_key(connection: Connection) -> SigningKey:
    """Return this office's signing key, made when first asked."""
    seed = connection.execute(select(office_key.c.seed)).scalar()
    if seed is None:
        made = SigningKey.generate()
        connection.execute(insert(office_key).values(seed=bytes(made).hex()))
        return made
    return SigningKey(bytes.fromhex(seed))


def known_key(connection: Connection) -> SigningKey | None:
    """Return this office's signing key if it ever needed one."""
    seed = connection.execute(select(office_key.c.seed)).scalar()
    return SigningKey(bytes.fromhex(seed)) if seed else None


def next_sequence(connection: Connection) -> int:
    """Return the number of the export that is being written."""
    connection.execute(update(office_key).values(sequence=office_key.c.sequence + 1))
    return int(connection.execute(select(office_key.c.sequence)).scalar_one())


def identity(database: Database) -> Identity:
    """Return what another office needs to seal a file for this one."""
    with database.writing() as connection:
        public = bytes(own_key(connection).verify_key)
        return Identity(this_site(connection)[0], public.hex(), fingerprint(public))


def known(database: Database) -> tuple[KnownOffice, ...]:
    """Return the offices that files came from, by name."""
    t = known_offices.c
    with database.reading() as connection:
        found = connection.execute(select(t.id, t.name, t.key, t.met_on, t.sequence).order_by(t.name, t.id))
        return tuple(KnownOffice(*row) for row in found)


def meeting(connection: Connection, manifest: Manifest, file: str) -> Meeting:
    """Return what is known of an office; PlannerError when its key is not the one it had."""
    shown = fingerprint(bytes.fromhex(manifest.key))
    last = _last(connection, manifest.office)
    own = known_key(connection)
    if own is not None and bytes(own.verify_key).hex() == manifest.key:
        return Meeting(shown, False, last)
    asked = select(known_offices.c.key).where(known_offices.c.id == manifest.office)
    key = connection.execute(asked).scalar()
    if key not in (None, manifest.key):
        raise PlannerError("exchange-key-changed", path=file, office=manifest.office_name, fingerprint=shown)
    return Meeting(shown, key is None, last)


def check_stranger(database: Database, manifest: Manifest, file: str, said: str = "") -> Meeting:
    """Return what is known of the office of a file; PlannerError if its fingerprint is not the one `said`."""
    with database.reading() as connection:
        found = meeting(connection, manifest, file)
    if said and "".join(said.split()).casefold() != found.fingerprint.replace(" ", ""):
        office = manifest.office_name or manifest.office
        raise PlannerError(
            "exchange-other-fingerprint", path=file, office=office, fingerprint=found.fingerprint
        )
    return found


def remember(connection: Connection, manifest: Manifest, day: date) -> None:
    """Keep the key of an office, and the number of the newest export received of it."""
    met = connection.execute(select(known_offices.c.id).where(known_offices.c.id == manifest.office))
    if met.first() is None:
        row = {"id": manifest.office, "key": manifest.key, "met_on": day.isoformat()}
        connection.execute(insert(known_offices).values(**row))
    last = known_offices.c.sequence
    newest = case((last > manifest.sequence, last), else_=manifest.sequence)
    cells = {"name": manifest.office_name, "sequence": newest}
    connection.execute(update(known_offices).where(known_offices.c.id == manifest.office).values(**cells))


def _last(connection: Connection, office: str) -> int:
    found = select(known_offices.c.sequence).where(known_offices.c.id == office)
    return int(connection.execute(found).scalar() or 0)
