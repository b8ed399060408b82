"""The office's own rows: apart from what is published, marked, kept by every import, given back on undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.cases import NOBODY, CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from db.importers.form import read_catalogue, write_catalogue
from planner.catalogue import Activity, Measure, Place, Session
from planner.drift import Key, row_key, rows
from planner.edition import coming
from planner.error_words import error_words
from planner.errors import PlannerError
from planner.office_edit import OfficeEdit
from planner.plan import Plan, Step
from planner.text import Text
from planner.words import Words
from tests.builders import a_case
from tests.db.catalogue.edits import AUTHOR, CALL, DAY, NIGHT, SMALL

EVENING, AUTUMN = SMALL.sessions
LONGER = replace(SMALL.activities["DEP"], hours=1200)


def edited(store: CatalogueStore) -> dict[tuple[str, Key], OfficeEdit]:
    return dict(store.load().edited)


def test_what_the_office_adds_is_there_and_says_who_added_it(store: CatalogueStore) -> None:
    store.edit("sessions", NIGHT, f" {CALL} ", AUTHOR)
    assert store.load().sessions == (EVENING, AUTUMN, NIGHT)
    (edit,) = edited(store).values()
    assert (edit.kind, edit.source, edit.author, edit.made_on) == ("added", CALL, "Camille Exemple", DAY)
    assert (edit.key, edit.value, edit.published, edit.to_review) == (("DEP", "night"), NIGHT, None, False)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("activities", LONGER), ("activities", Activity("NEW", "course", Text("Cours", "Course"))),
        ("places", Place("Saint-Hyacinthe", "16")), ("measures", Measure("MFOR", Text("Mesure", "Measure"))),
        ("measures", Measure("MFOR", valid_from=date(2027, 4, 1))),
        ("sessions", replace(AUTUMN, seats=4)),
    ],
)  # fmt: skip
def test_rows_of_each_table_are_kept_whole_and_undone(store: CatalogueStore, table: str, value: Any) -> None:
    key = row_key(table, value)
    store.edit(table, value, CALL, AUTHOR)
    assert rows(table, store.load())[key] == value
    store.undo(table, key, AUTHOR)
    assert store.load() == SMALL and not edited(store)


def test_an_import_leaves_a_correction_standing_and_says_that_the_publication_moved(
    store: CatalogueStore,
) -> None:
    store.edit("activities", LONGER, CALL, AUTHOR)
    newer = replace(SMALL, activities={**SMALL.activities, "DEP": replace(LONGER, hours=950)})
    store.replace(newer)
    (edit,) = edited(store).values()
    assert store.load().activities["DEP"] == LONGER
    assert edit.to_review and (edit.basis.hours, edit.published.hours, edit.value.hours) == (900, 950, 1200)
    store.edit("activities", LONGER, CALL, AUTHOR)
    assert not edited(store)["activities", ("DEP",)].to_review
    store.undo("activities", ("DEP",), AUTHOR)
    assert store.load() == newer


def test_a_publication_that_comes_to_say_the_same_needs_no_review(store: CatalogueStore) -> None:
    store.edit("activities", LONGER, CALL, AUTHOR)
    store.replace(replace(SMALL, activities={**SMALL.activities, "DEP": LONGER}))
    assert not edited(store)["activities", ("DEP",)].to_review


def test_a_correction_of_what_is_no_longer_published_stands_and_is_to_be_reviewed(
    store: CatalogueStore,
) -> None:
    store.edit("sessions", replace(AUTUMN, seats=4), CALL, AUTHOR)
    store.replace(replace(SMALL, sessions=(EVENING,)))
    (edit,) = edited(store).values()
    assert store.load().sessions == (EVENING, replace(AUTUMN, seats=4))
    assert (edit.kind, edit.published, edit.to_review) == ("corrected", None, True)


def test_what_the_office_withdraws_is_offered_no_more_and_comes_back_on_undo(store: CatalogueStore) -> None:
    store.withdraw("sessions", ("DEP", "autumn"), CALL, AUTHOR)
    found = store.load()
    assert found.sessions == (EVENING, replace(AUTUMN, retired=True))
    assert found.offered().sessions == (EVENING,)
    (edit,) = edited(store).values()
    assert (edit.kind, edit.value, edit.published) == ("withdrawn", None, AUTUMN)
    store.undo("sessions", ("DEP", "autumn"), AUTHOR)
    assert store.load() == SMALL


def test_a_place_that_is_withdrawn_is_gone(store: CatalogueStore) -> None:
    store.replace(replace(SMALL, places={"Granby": Place("Granby", "16")}))
    store.withdraw("places", ("Granby",), CALL, AUTHOR)
    assert store.load().places == {}


def test_to_withdraw_what_only_the_office_had_is_to_undo_it(store: CatalogueStore) -> None:
    store.edit("sessions", NIGHT, CALL, AUTHOR)
    store.withdraw("sessions", ("DEP", "night"), CALL, AUTHOR)
    assert store.load() == SMALL and not edited(store)


def test_a_row_of_the_office_that_a_plan_uses_is_retired_on_undo(
    store: CatalogueStore, database: Database
) -> None:
    store.edit("sessions", NIGHT, CALL, AUTHOR)
    CaseStore(database).add(a_case(plan=Plan((Step("s", "DEP", "night"),))), NOBODY)
    store.undo("sessions", ("DEP", "night"), AUTHOR)
    assert store.load().sessions == (EVENING, AUTUMN, replace(NIGHT, retired=True))
    store.replace(SMALL)
    assert store.load().session("DEP", "night") == replace(NIGHT, retired=True)
    store.edit("sessions", NIGHT, CALL, AUTHOR)
    assert edited(store)["sessions", ("DEP", "night")].kind == "added"
    assert store.load().session("DEP", "night") == NIGHT


def refused(store: CatalogueStore, change: Callable[[], Any]) -> str:
    """Return why a change is refused, which must leave everything as it was."""
    before = store.load()
    with pytest.raises(PlannerError) as error:
        change()
    assert store.load() == before and len(store.versions()) == 1
    return error.value.code


def test_an_edit_without_source_or_author_is_refused(store: CatalogueStore) -> None:
    assert refused(store, lambda: store.edit("sessions", NIGHT, " ", AUTHOR)) == "edit-without-source"
    assert refused(store, lambda: store.edit("sessions", NIGHT, CALL, NOBODY)) == "edit-without-author"
    assert refused(store, lambda: store.withdraw("sessions", ("DEP", "x"), "", AUTHOR))
    assert refused(store, lambda: store.undo("places", ("x",), AUTHOR)) == "edit-missing"
    assert refused(store, lambda: store.withdraw("places", ("x",), CALL, AUTHOR)) == "edit-missing"


def test_the_form_takes_the_catalogue_out_as_the_office_has_it_and_brings_it_in_again(
    store: CatalogueStore, tmp_path: Path
) -> None:
    store.edit("sessions", NIGHT, CALL, AUTHOR)
    store.withdraw("activities", ("MAT4",), CALL, AUTHOR)
    here = store.load()
    write_catalogue(here, tmp_path / "form")
    again = read_catalogue(tmp_path / "form")
    assert replace(again, warnings=()) == here.offered()
    store.replace(again)
    assert replace(store.load().offered(), warnings=()) == here.offered()


def test_what_an_importer_builds_on_the_office_s_catalogue_does_not_publish_its_edits(
    store: CatalogueStore,
) -> None:
    store.edit("activities", LONGER, CALL, AUTHOR)
    store.withdraw("sessions", ("DEP", "autumn"), CALL, AUTHOR)
    built = replace(store.load().offered(), skills={})
    assert coming(store.load(), built).activities["DEP"] == LONGER
    store.replace(built)
    assert store.load().activities["DEP"] == LONGER
    for table, key in edited(store):
        store.undo(table, key, AUTHOR)
    assert (store.load().activities, set(store.load().sessions)) == (SMALL.activities, set(SMALL.sessions))


def test_a_row_that_the_form_could_not_read_again_is_refused_with_every_reason(store: CatalogueStore) -> None:
    wrong = Session("", "x", cost_cents=-1, region="Laval")
    with pytest.raises(PlannerError, match="edit-faults") as error:
        store.edit("sessions", wrong, CALL, AUTHOR)
    said = error_words(error.value, Words("en"))
    assert said.startswith("Nothing was changed: ") and said.count(";") == 2
    assert "region of two digits" in said and store.load() == SMALL


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("sessions", replace(NIGHT, region="99"), "none of the 17 regions"),
        ("places", Place("Granby", "00"), "none of the 17 regions"),
        ("sessions", replace(NIGHT, activity="NOPE"), "no activity of the catalogue"),
    ],
)
def test_what_names_a_region_or_an_activity_that_is_not_there_is_refused(
    store: CatalogueStore, table: str, row: Any, reason: str
) -> None:
    with pytest.raises(PlannerError, match="edit-faults") as error:
        store.edit(table, row, CALL, AUTHOR)
    said = error_words(error.value, Words("en"))
    assert reason in said and said.count(";") == said.count("; add") and store.load() == SMALL


def test_a_group_is_typed_under_an_activity_that_the_office_added_or_that_is_recognised(
    store: CatalogueStore,
) -> None:
    store.edit("activities", Activity("NEW", "course"), CALL, AUTHOR)
    for activity in ("NEW", "DEP~RAC"):
        store.edit("sessions", replace(NIGHT, activity=activity), CALL, AUTHOR)
        assert store.load().session(activity, "night")
    store.withdraw("activities", ("NEW",), CALL, AUTHOR)
    with pytest.raises(PlannerError, match="edit-faults"):
        store.edit("sessions", replace(NIGHT, activity="NEW", seats=3), CALL, AUTHOR)


def test_a_row_is_kept_as_the_form_gives_it_back(store: CatalogueStore) -> None:
    store.edit("places", Place(" Granby ", "16"), CALL, AUTHOR)
    assert store.load().places == {"Granby": Place("Granby", "16")}
