from dataclasses import replace
from pathlib import Path

import pytest

from db import drafts, keys
from db.cases import CaseStore
from db.database import create_database
from db.drafts import Draft
from planner.office import Counsellor
from tests.builders import a_case

AUTHOR = Counsellor(name="Dana")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "bureau.db"
    create_database(path, lambda _: None)
    return path


def test_a_draft_comes_back_whole_and_only_for_its_own_database(tmp_path: Path, database: Path) -> None:
    base = a_case()
    draft = Draft(replace(base, notes="Élodie rappelle"), base, 3)
    drafts.keep(tmp_path / "unsaved", database, draft)
    assert drafts.drafts(tmp_path / "unsaved", database) == (draft,)
    assert drafts.drafts(tmp_path / "unsaved", tmp_path / "other.db") == ()
    drafts.drop(tmp_path / "unsaved", database, base.id)
    assert drafts.drafts(tmp_path / "unsaved", database) == ()
    assert list((tmp_path / "unsaved").iterdir()) == []


def test_a_draft_of_an_encrypted_database_is_sealed_with_its_key(tmp_path: Path, database: Path) -> None:
    folder, draft = tmp_path / "unsaved", Draft(replace(a_case(), notes="Confidence"), None, 0)
    keys.hold(database, keys.new_key())
    drafts.keep(folder, database, draft)
    (written,) = folder.iterdir()
    assert b"Confidence" not in written.read_bytes() and written.stat().st_mode & 0o077 == 0
    assert drafts.drafts(folder, database) == (draft,)
    keys.forget(database)
    assert drafts.drafts(folder, database) == ()
    keys.hold(database, keys.new_key())
    assert drafts.drafts(folder, database) == ()
    keys.forget(database)


def test_what_is_no_draft_is_left_where_it_is(tmp_path: Path, database: Path) -> None:
    folder = tmp_path / "unsaved"
    drafts.keep(folder, database, Draft(a_case(), None, 0))
    (written,) = folder.iterdir()
    for text in ("", "{", "[]", '{"case": "x"}', '{"case": "x", "base": [], "rows": [1], "version": 0}'):
        written.write_text(text)
        assert drafts.drafts(folder, database) == ()
    assert written.exists()


def test_recovered_work_stands_beside_what_was_saved_since(tmp_path: Path, database: Path) -> None:
    from db.database import open_database

    found = open_database(database, create=False)
    store, base = CaseStore(found), a_case()
    version = store.add(base, AUTHOR)
    store.save(replace(base, client=replace(base.client, phone="555-0100")), version, AUTHOR)
    drafts.recover(store, Draft(replace(base, notes="Rappeler"), base, version), AUTHOR)
    case, _ = store.load(base.id)
    assert (case.notes, case.client.phone) == ("Rappeler", "555-0100")
    new = replace(a_case(), id="new-one", notes="Jamais écrit")
    assert drafts.recover(store, Draft(new, None, 0), AUTHOR) == "new-one"
    assert store.load("new-one")[0].notes == "Jamais écrit"
    # Saved, but its draft not yet dropped when the program died; a colleague wrote in it since.
    store.save(replace(store.load("new-one")[0], kind="upgrading"), 1, AUTHOR)
    assert drafts.recover(store, Draft(replace(new, notes="Écrit deux fois"), None, 0), AUTHOR) == "new-one"
    twice, _ = store.load("new-one")
    assert (twice.notes, twice.kind) == ("Écrit deux fois", "upgrading")
    found.close()


def test_what_is_kept_of_a_destroyed_case_goes_under_whatever_name_its_database_lay(
    tmp_path: Path, database: Path
) -> None:
    folder, gone, left = tmp_path / "unsaved", a_case(notes="à détruire"), a_case()
    for run, name, case in (
        ("1", database, gone),
        ("2", tmp_path / "former.db", gone),
        ("1", database, left),
    ):
        drafts.keep(folder, name, Draft(case, None, 0, run))
    (folder / "half.new").write_text("à détruire")
    drafts.destroy(folder, database, (gone.id,))
    assert [draft.case.id for draft in drafts.drafts(folder, database)] == [left.id]
    assert len(list(folder.iterdir())) == 1


def test_what_was_kept_plain_is_sealed_once_its_database_is(tmp_path: Path, database: Path) -> None:
    folder, draft = tmp_path / "unsaved", Draft(replace(a_case(), notes="Confidence"), None, 0)
    drafts.keep(folder, database, draft)
    drafts.keep(folder, tmp_path / "other.db", draft)
    keys.hold(database, keys.new_key())
    drafts.seal(folder, database)
    assert drafts.drafts(folder, database) == (draft,)
    assert [b"Confidence" in file.read_bytes() for file in folder.iterdir()].count(True) == 1
    keys.forget(database)
