"""What is true of the settings of a file, told again on a server, where a profile is that of one computer."""

from pathlib import Path

from db.database import Database
from db.server.address import Address
from db.settings import COUNSELLOR, SettingsStore
from planner.office import Counsellor
from tests.db.test_settings import *  # noqa: F403
from tests.server import opened

# What a server keeps names nobody.
del test_a_profile_written_by_another_version_is_read_as_far_as_it_is_known  # noqa: F821

ZOE = Counsellor(
    "Zoé Tremblay", "ZT", "Bureau Ouest", "1, rue A", "555-0100", "z@exemple.ca", color="#13355b"
)


def test_a_profile_is_that_of_one_computer(database: Database, address: Address, tmp_path: Path) -> None:
    SettingsStore(database).save_counsellor(ZOE)
    assert SettingsStore(database).counsellor() == ZOE
    assert ZOE.name not in str(SettingsStore(database).get(COUNSELLOR))
    # A colleague's computer is told what is the office's, and nothing of the person.
    elsewhere = opened(address, "ouest", tmp_path / "elsewhere")
    found = SettingsStore(elsewhere).counsellor()
    assert (found.office, found.address, found.color) == (ZOE.office, ZOE.address, ZOE.color)
    assert (found.name, found.initials, found.phone, found.email) == ("", "", "", "")
    SettingsStore(elsewhere).save_counsellor(Counsellor("Autre", office="Bureau Ouest"))
    assert SettingsStore(database).counsellor() == ZOE
    elsewhere.close()
