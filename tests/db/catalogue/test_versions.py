"""The versions of the catalogue: counted, signed, and every changed row's former value kept, once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.catalogue import CatalogueStore, Counts
from db.catalogue.values import KINDS, value_of, value_text
from db.database import Database
from planner.catalogue import Catalogue, Outlook, Session, SkillNeed, Source, TradeTitle
from planner.drift import PARTS, rows
from planner.office import Counsellor
from tests.builders import a_small_catalogue
from tests.db.files import asked
from tests.db.importers.test_form import FULL

SMALL, DAY = a_small_catalogue(), date(2026, 11, 26)
EVENING, AUTUMN = SMALL.sessions
AUTHOR = Counsellor(initials="CE")


@pytest.fixture
def store(database: Database) -> CatalogueStore:
    """Return the store of a small catalogue."""
    found = CatalogueStore(database, lambda: DAY)
    found.replace(SMALL, "starter", AUTHOR)
    return found


def history(database: Database) -> int:
    return int(asked(database.path, "SELECT count(*) FROM catalogue_history")[0][0])


def test_every_change_is_a_version_that_says_what_and_how_much(store: CatalogueStore) -> None:
    night = Session("DEP", "night")
    store.edit("sessions", night, "appel", AUTHOR)
    store.undo("sessions", ("DEP", "night"), AUTHOR)
    store.replace(replace(SMALL, sessions=(replace(EVENING, seats=0), night)))
    found = store.versions()
    assert [(v.number, v.what, v.source, v.author, v.made_on) for v in found] == [
        (4, "import", "", "", DAY), (3, "undo", "DEP / night", "CE", DAY),
        (2, "edit", "appel", "CE", DAY), (1, "import", "starter", "CE", DAY),
    ]  # fmt: skip
    assert [v.counts for v in found[:3]] == [
        {"sessions": Counts(1, 1, 1)}, {"sessions": Counts(gone=1)}, {"sessions": Counts(new=1)}
    ]  # fmt: skip
    assert found[3].counts is not None and found[3].counts["activities"] == Counts(new=2)
    assert store.load().version == 4


def test_a_first_catalogue_has_no_past_and_one_that_repeats_it_adds_none(
    store: CatalogueStore, database: Database
) -> None:
    assert history(database) == 0
    store.replace(SMALL)
    assert history(database) == 0 and store.versions()[0].counts == {}


def test_only_what_changed_is_kept_never_the_whole(store: CatalogueStore, database: Database) -> None:
    store.replace(replace(SMALL, sessions=(EVENING, replace(AUTUMN, seats=3))))
    assert history(database) == 1


def test_a_row_that_vanished_and_came_back_is_told_as_of_each_version(store: CatalogueStore) -> None:
    other = replace(AUTUMN, seats=9)
    for sessions in ((EVENING,), (EVENING, other), (EVENING, other), (EVENING,)):
        store.replace(replace(SMALL, sessions=sessions))
    told = [store.value_at("sessions", ("DEP", "autumn"), version) for version in range(1, 6)]
    assert told == [AUTUMN, None, other, other, None]


def test_needs_of_trades_have_a_past_of_their_own(store: CatalogueStore) -> None:
    trade = replace(SMALL.trades["72100"], skills=(SkillNeed("S1", 4, 5),))
    store.replace(replace(SMALL, trades={"72100": trade}))
    was = store.value_at("trade_skills", ("72100", "S1"), 1)
    assert (was.trade, was.need) == ("72100", SkillNeed("S1", 3, 4))


def test_lists_that_no_plan_rests_on_are_counted_but_keep_no_past(
    store: CatalogueStore, database: Database
) -> None:
    store.replace(replace(SMALL, titles=(TradeTitle("72100", "fr", "x"),), sources=(Source("a", "b"),)))
    assert store.versions()[0].counts == {"sources": Counts(new=1), "trade_titles": Counts(new=1)}
    assert history(database) == 0


def test_all_that_a_plan_may_rest_on_has_a_past() -> None:
    assert {part.table for part in PARTS} - KINDS.keys() == {"sources", "trade_titles", "nearness"}


@pytest.mark.parametrize("table", KINDS)
def test_a_row_of_each_table_is_the_same_after_it_was_written(table: str) -> None:
    found: dict[Any, Any] = rows(table, FULL)
    assert found and all(value_of(table, value_text(table, row)) == row for row in found.values())
    assert value_of(table, value_text(table, None)) is None


def test_a_failed_import_makes_no_version(store: CatalogueStore) -> None:
    twice = Catalogue(outlooks=(Outlook("a", "QC", "b", "c"),), sessions=(EVENING, EVENING))
    with pytest.raises(Exception, match=r"(?i)unique"):
        store.replace(twice)
    assert len(store.versions()) == 1 and store.load() == SMALL
