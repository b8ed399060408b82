"""What the law had destroyed is found nowhere afterwards; a destruction that forgets a place is caught."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.exchange import cleansing, forgetting, merge, purging, union
from tests.gates import counted
from tests.gates.canary import run
from tests.gates.offices import Broken

ROUNDS = counted(1, 50)
Mutate = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.parametrize("seed", range(1, ROUNDS + 1))
def test_the_word_of_a_destroyed_case_is_nowhere(tmp_path: Path, seed: int) -> None:
    assert run(seed, tmp_path) >= 7


def backups_forgotten(patch: pytest.MonkeyPatch) -> None:
    """Leave the backups as they are."""
    patch.setattr(cleansing, "cleanse_backups", lambda *_: cleansing.Cleansed())


def own_backup_kept(patch: pytest.MonkeyPatch) -> None:
    """Keep the backup that the destruction itself made, and read no other."""
    patch.setattr(purging, "destroy", lambda backup: None)
    clean = cleansing._is_clean
    patch.setattr(cleansing, "_is_clean", lambda path, b, ids: b.reason == "purge" or clean(path, b, ids))


def pages_kept(patch: pytest.MonkeyPatch) -> None:
    """Delete the rows, and leave what the pages and the journal held."""
    patch.setattr(cleansing, "vacuum", lambda *_: None)


def heard_of_and_left(patch: pytest.MonkeyPatch) -> None:
    """Take the destruction of another office into the tables, and no further."""
    patch.setattr(merge, "see_to_copies", lambda *_: cleansing.Cleansed())


def registers_left(patch: pytest.MonkeyPatch) -> None:
    """Leave the registers as they are."""
    patch.setattr(union, "forget", lambda *_: None)


def a_sentence_left(patch: pytest.MonkeyPatch) -> None:
    """Leave one sentence of the incidents as it is."""
    left = (place for place in forgetting.TYPED if place.name != "public_notice")
    patch.setattr(forgetting, "TYPED", tuple(left))


def names_alone(patch: pytest.MonkeyPatch) -> None:
    """Hide the names, and leave how the person is reached."""
    patch.setattr(forgetting, "hiding", lambda *_: ())


@pytest.mark.parametrize(
    "mutate",
    [
        backups_forgotten,
        own_backup_kept,
        pages_kept,
        heard_of_and_left,
        registers_left,
        a_sentence_left,
        names_alone,
    ],
)
def test_a_destruction_that_forgets_a_place_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mutate: Mutate
) -> None:
    mutate(monkeypatch)
    with pytest.raises(Broken, match="the word is in"):
        run(1, tmp_path)
