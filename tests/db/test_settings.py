"""The settings of a database: the counsellor's profile and small values, kept for the next start."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from db.database import Database, open_database
from db.settings import COUNSELLOR, SettingsStore
from planner.office import Counsellor
from tests.db.files import asked

PROFILE = Counsellor(
    "Camille Exemple", "CE", "Bureau fictif", "1, rue d’Essai", "555-0100", "c@exemple.test", "9 h – 17 h",
    True,
)  # fmt: skip


def test_without_a_profile_there_is_an_empty_one(database: Database) -> None:
    assert SettingsStore(database).counsellor() == Counsellor()


def test_the_profile_is_there_at_the_next_start(database: Database) -> None:
    SettingsStore(database).save_counsellor(PROFILE)
    database.close()
    again = open_database(database.path)
    assert SettingsStore(again).counsellor() == PROFILE
    again.close()


def test_a_profile_written_by_another_version_is_read_as_far_as_it_is_known(database: Database) -> None:
    store = SettingsStore(database)
    store.put(COUNSELLOR, {**asdict(PROFILE), "pronoun": "elle"})
    assert store.counsellor() == PROFILE
    store.put(COUNSELLOR, {"name": "Camille Exemple"})
    assert store.counsellor() == Counsellor("Camille Exemple")


@pytest.mark.parametrize("value", ["é", 0, 2.5, False, [], {"a": [1, {"b": ""}]}])
def test_a_value_comes_back_as_it_was_put(database: Database, value: Any) -> None:
    store = SettingsStore(database)
    store.put("key", "before")
    store.put("key", value)
    assert store.get("key", "default") == value
    assert asked(database.path, "SELECT value FROM settings WHERE key = 'key'") == [
        (json.dumps(value, ensure_ascii=False, separators=(",", ":")),)
    ]


def test_a_value_that_was_never_put_is_the_default(database: Database) -> None:
    assert SettingsStore(database).get("key", 7) == 7
    assert SettingsStore(database).get("key") is None
