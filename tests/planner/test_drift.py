"""What another catalogue adds, changes and takes away, as values and as sentences."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from db.importers.form_tables import TABLES
from planner import drift_words
from planner.catalogue import Catalogue, Provenance, Session, SkillNeed, Source, TradeTitle, Wage
from planner.drift import PARTS, Edit, TableDrift, drift, sizes
from planner.drift_words import drift_sentences
from planner.text import Text
from planner.words import Words
from tests.builders import a_small_catalogue, an_activity
from tests.db.importers.catalogues import catalogues

SMALL = a_small_catalogue()


def of(table: str, after: Catalogue, before: Catalogue = SMALL) -> TableDrift:
    """Return the drift of one table, which must be the only one."""
    (found,) = drift(before, after)
    assert found.table == table
    return found


def test_the_tables_are_those_of_the_exchange_form_and_all_have_a_name() -> None:
    names = [table.name for table in TABLES]
    assert [part.table for part in PARTS] == names == list(drift_words.TABLES)


@settings(max_examples=40)
@given(catalogues)
def test_a_catalogue_does_not_differ_from_itself_and_wholly_from_nothing(catalogue: Catalogue) -> None:
    assert drift(catalogue, replace(catalogue)) == ()
    coming, leaving = drift(Catalogue(), catalogue), drift(catalogue, Catalogue())
    assert [(t.table, t.new) for t in coming] == [(t.table, t.gone) for t in leaving]
    assert not any(t.changed for t in (*coming, *leaving))


@settings(max_examples=40)
@given(catalogues)
def test_the_rows_of_each_table_are_counted(catalogue: Catalogue) -> None:
    new = {table.table: len(table.new) for table in drift(Catalogue(), catalogue)}
    assert {table: count for table, count in sizes(catalogue).items() if count} == new


@given(catalogues, catalogues)
def test_any_difference_is_seen_and_mirrored(one: Catalogue, other: Catalogue) -> None:
    there, back = drift(one, other), drift(other, one)
    assert bool(there) == (one != other)
    mirrored = {(t.table, frozenset(t.gone), frozenset(t.new)) for t in back}
    assert {(t.table, frozenset(t.new), frozenset(t.gone)) for t in there} == mirrored


def test_a_changed_row_says_which_columns_differ() -> None:
    before = SMALL.activities["DEP"]
    after = replace(
        before, hours=910, title=Text("Nouveau", before.title.en), provenance=Provenance("seen", False)
    )
    found = of("activities", replace(SMALL, activities={**SMALL.activities, "DEP": after}))
    (row,) = found.changed
    assert row.key == ("DEP",)
    assert row.edits == (
        Edit("title_fr", "Activité DEP", "Nouveau"),
        Edit("hours", 900, 910),
        Edit("source", "", "seen"),
        Edit("verified", True, False),
    )


def test_a_skill_of_a_trade_is_a_row_of_its_own() -> None:
    trade = replace(SMALL.trades["72100"], skills=(SkillNeed("S1", 4, 4), SkillNeed("S2", 1)))
    found = of("trade_skills", replace(SMALL, trades={"72100": trade}))
    assert found.new == (("72100", "S2"),)
    assert [(row.key, row.edits) for row in found.changed] == [(("72100", "S1"), (Edit("level", 3, 4),))]


def test_new_and_gone_rows_are_named_in_order() -> None:
    sessions = (*SMALL.sessions[1:], Session("DEP", "winter"), Session("DEP", "spring"))
    found = of("sessions", replace(SMALL, sessions=sessions))
    assert found.new == (("DEP", "winter"), ("DEP", "spring"))
    assert found.gone == (("MAT4", "evening"),)


def test_a_retired_row_is_not_there() -> None:
    left = replace(SMALL.activities["MAT4"], retired=True)
    retired = replace(SMALL, activities={**SMALL.activities, "MAT4": left})
    back = {table.table: table.new for table in drift(retired, SMALL)}
    assert back == {"activities": (("MAT4",),), "sessions": (("MAT4", "evening"),)}
    gone = {table.table: table.gone for table in drift(SMALL, retired)}
    assert gone == back


def test_rows_of_one_name_are_told_apart() -> None:
    twice = (Source("wages", "Job Bank", note="a"), Source("wages", "Job Bank", note="b"))
    found = of("sources", replace(SMALL, sources=twice))
    assert found.new == (("wages", "Job Bank"), ("wages", "Job Bank", "(2)"))


def said(language: str, after: Catalogue, before: Catalogue = SMALL, named: bool = True) -> list[str]:
    return drift_sentences(drift(before, after), Words(language), named)


def test_the_sentences_count_and_name_the_rows() -> None:
    dep = replace(SMALL.activities["DEP"], cost_cents=1234500, requires=an_activity("X").requires)
    after = replace(
        SMALL,
        activities={"DEP": dep, "NEW": an_activity("NEW")},
        wages=(Wage("72100", "QC", 1900, period="2023"),),
        titles=(TradeTitle("72100", "fr", "fraiseuse"),),
    )
    assert said("en", after) == [
        "Activities: 1 new row, 1 changed row, 1 row gone",
        "  + NEW",
        "  ~ DEP — what it requires; cost $0 → $12,345",
        "  − MAT4",
        "Wages: 1 new row",
        "  + 72100 / QC / 2023",
        "Titles of trades: 1 new row",
        "  + 72100 / fr / fraiseuse",
    ]
    first, *others = said("fr", after, named=False)
    assert first == "Activités\u00a0: 1 nouvelle ligne, 1 ligne modifiée, 1 ligne disparue"
    assert len(others) == 2


def test_a_column_is_called_as_in_the_window() -> None:
    longer = replace(SMALL.activities["DEP"], hours=910, title=Text("Usinage", "Machining"))
    lines = said("fr", replace(SMALL, activities={**SMALL.activities, "DEP": longer}))
    assert lines[1].startswith("  ~ DEP — titre en français Activité DEP → Usinage; ")
    assert lines[1].endswith("; heures 900 → 910")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_different_is_said(language: str) -> None:
    (line,) = said(language, SMALL)
    assert line.endswith(".")


def _changed(n: int) -> Catalogue:
    changed = {f"A{k}": an_activity(f"A{k}", hours=5) for k in range(n)}
    return replace(SMALL, activities={**SMALL.activities, **changed})


@pytest.mark.parametrize("turn", [lambda a, b: (a, b), lambda a, b: (b, a)])
def test_many_rows_are_counted_and_the_first_named(turn: Callable[..., tuple[Catalogue, Catalogue]]) -> None:
    lines = said("en", *turn(_changed(20), SMALL))
    assert len(lines) == 1 + drift_words.SHOWN_ROWS + 1
    assert lines[-1] == "  and 12 more"


def test_many_changed_rows_are_counted_too() -> None:
    longer = {code: replace(a, hours=a.hours + 1) for code, a in _changed(20).activities.items()}
    lines = said("en", replace(SMALL, activities=longer), _changed(20))
    assert (lines[0], lines[-1]) == ("Activities: 22 changed rows", "  and 14 more")


def test_long_texts_are_shortened_and_days_are_said() -> None:
    first = replace(SMALL.sessions[1], start=date(2027, 9, 6), end=date(2028, 6, 24), place="x" * 90, seats=0)
    lines = said("en", replace(SMALL, sessions=(SMALL.sessions[0], first)))
    assert "start Aug 30, 2027 → Sep 6, 2027" in lines[1]
    assert "→ Jun 23, 2028" in lines[1]  # the last day: periods are half-open
    assert f"place – → {'x' * 59}…" in lines[1] and "seats – → 0" in lines[1]
