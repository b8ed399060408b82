"""The check of a database: silent when all is well, and a sentence for each thing that is not."""

from collections.abc import Iterator

import pytest

from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.verify import mend, verify
from planner.case import Case
from planner.plan import Plan, Step
from planner.words import Words
from tests.builders import a_case, a_client
from tests.db.files import changed

ENGLISH = Words("en")
ID = "0193a1c2-0000-7000-8000-000000000001"
DAMAGES = {
    "UPDATE cases SET notes = 'x'": f"Case {ID}: cases, {ID}, notes is not",
    "UPDATE cases SET removed = '2027-01-11'": f"Case {ID}: cases, {ID}, removed is not",
    "DELETE FROM case_steps WHERE row = 's2'": f"Case {ID}: steps, s2, * is not",
    "UPDATE case_steps SET pinned = true WHERE row = 's1'": f"Case {ID}: steps, s1, pinned is not",
    f"INSERT INTO case_facts (case_id, list, row, value) VALUES ('{ID}', 'subjects', 'french', 3)": (
        "subjects, french, * is not"
    ),
    "UPDATE case_facts SET value = 5": f"Case {ID}: subjects, math, value is not",
    "UPDATE changes SET value = '\"y\"' WHERE field = 'title' AND row = 's1'": "steps, s1, title is not",
    "DELETE FROM changes WHERE field = 'activity' AND row = 's1'": "steps, s1, activity is not",
    "UPDATE changes SET head = false WHERE field = 'title'": "mark the wrong ones as current",
    "UPDATE cases SET name_key = 'x'": "what the list of cases shows",
    "UPDATE cases SET steps = 9": "what the list of cases shows",
}
# What a server refuses by itself.
UNBOUND = {
    "DELETE FROM cases": "Row 1 of the table case_steps refers to a row of cases that is missing",
    "INSERT INTO case_skills (case_id, row) VALUES ('gone', 'S')": "Row 1 of the table case_skills refers to",
}


@pytest.fixture
def sound(database: Database) -> Iterator[Database]:
    """Return a database with one case of two steps."""
    steps = Step("s1", "A", title="a", status="finished"), Step("s2", "B", title="b")
    CaseStore(database).add(a_case(id=ID, client=a_client(subjects={"math": 3}), plan=Plan(steps)), NOBODY)
    yield database


def test_nothing_is_said_of_a_sound_database(sound: Database) -> None:
    assert verify(sound) == ()


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_is_said(sound: Database, damage: str) -> None:
    changed(sound.path, damage)
    said = verify(sound, ENGLISH)
    assert any(DAMAGES[damage] in line for line in said), said


@pytest.mark.parametrize("damage", UNBOUND)
def test_rows_without_their_case_are_said(sound: Database, damage: str) -> None:
    changed(sound.path, damage)
    said = verify(sound, ENGLISH)
    assert any(UNBOUND[damage] in line for line in said), said


def test_a_removed_case_is_sound(sound: Database) -> None:
    CaseStore(sound).remove(ID)
    assert verify(sound) == ()


def test_what_is_wrong_is_said_in_french_unless_told_otherwise(sound: Database) -> None:
    changed(sound.path, "UPDATE cases SET notes = 'x'")
    (french,), (english,) = verify(sound), verify(sound, ENGLISH)
    assert french.startswith("Dossier") and english.startswith("Case")


def test_a_damaged_file_is_said_and_its_cases_are_not_asked(sound: Database) -> None:
    changed(sound.path, "CREATE TABLE other (a UNIQUE)", "INSERT INTO other VALUES (1), (2)")
    changed(
        sound.path, "PRAGMA writable_schema = ON", "UPDATE cases SET notes = 'x'",
        "DELETE FROM sqlite_master WHERE name LIKE 'sqlite_autoindex_other%'",
    )  # fmt: skip
    sound.close()
    opened = open_database(sound.path)
    said = verify(opened, ENGLISH)
    opened.close()
    assert said and all("is damaged" in line for line in said), said


def test_a_sound_case_beside_a_wrong_one_is_not_blamed(sound: Database) -> None:
    other: Case = a_case()
    CaseStore(sound).add(other, NOBODY)
    changed(sound.path, f"UPDATE cases SET notes = 'x' WHERE id = '{ID}'")
    assert [other.id in line for line in verify(sound)] == [False]


@pytest.mark.parametrize("damage", [d for d in DAMAGES if "changes" not in d] + ["DELETE FROM cases"] + [
    "UPDATE changes SET head = false WHERE field = 'title'"
])  # fmt: skip
def test_rows_are_written_anew_from_the_records(sound: Database, damage: str) -> None:
    before = CaseStore(sound).load(ID)[0]
    assert mend(sound) == 0
    changed(sound.path, damage)
    assert (mend(sound), verify(sound), mend(sound)) == (1, (), 0)
    assert CaseStore(sound).load(ID)[0] == before
