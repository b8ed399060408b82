"""What a file that is opened is refused for."""

from pathlib import Path

import pytest

from db.exchange.package import read_package
from db.exchange.sealing import Keys
from planner.errors import PlannerError
from tests.db.exchange.offices import PASSPHRASE

KEYS = Keys(PASSPHRASE)


def refused(path: Path, keys: Keys = KEYS) -> str:
    with pytest.raises(PlannerError) as told:
        read_package(path, keys)
    assert told.value.details["path"] == str(path)
    return told.value.code
