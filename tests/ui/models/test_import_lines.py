"""The lines of an import: what differs, what was refused, and which plans it touches."""

from dataclasses import replace
from datetime import date

from PySide6.QtTest import QAbstractItemModelTester

from db.catalogue import CatalogueVersion, Counts
from db.importers.imported import Rejected
from planner.affected import AffectedPlan
from planner.affected_words import counted
from planner.catalogue import Wage
from planner.drift import drift
from planner.words import Words
from tests.ui.models.reading import headers, texts
from tests.ui.office import an_office_catalogue
from ui.models import affected_plans, drift_rows, refused_rows, version_rows
from ui.models.rows import RowModel

BEFORE, FR = an_office_catalogue(), Words("fr")


def test_new_changed_and_gone_rows_are_told_apart_with_their_values() -> None:
    autumn, *others = (s for s in BEFORE.sessions if s.activity == "DEP")
    moved = replace(autumn, start=date(2027, 9, 27))
    activities = {code: a for code, a in BEFORE.activities.items() if code != "MAT4"}
    after = replace(BEFORE, sessions=(moved, *others, replace(autumn, code="spring")), activities=activities)
    found = {table.table: table for table in drift(BEFORE, after)}
    model = RowModel(drift_rows.COLUMNS)
    QAbstractItemModelTester(model)
    model.show_rows(drift_rows.drift_lines(found["sessions"], BEFORE, after, FR), FR)
    assert headers(model) == ["Changement", "Ligne", "Quoi", "Avant", "Après"]
    lines = [tuple(texts(model, column)[row] for column in range(5)) for row in range(3)]
    assert lines[0] == (
        "nouvelle",
        "Activité DEP – de jour, 30\u00a0h/sem., dès le 30\u00a0août\u00a02027",
        "",
        "",
        "",
    )
    assert lines[1] == (
        "modifiée",
        "Activité DEP – de jour, 30\u00a0h/sem., dès le 27\u00a0sept.\u00a02027",
        "début",
        "30\u00a0août\u00a02027",
        "27\u00a0sept.\u00a02027",
    )
    assert lines[2][0] == "disparue" and lines[2][1].startswith("Activité MAT4 – le soir")


def test_wages_are_named_by_trade_and_region_and_said_by_the_hour() -> None:
    before, after = (
        replace(BEFORE, wages=(Wage("72100", "17", low, 2800, 3500, "2023", "Enquête"),))
        for low in (2000, 2050)
    )
    (table,) = drift(before, after)
    (line,) = drift_rows.drift_lines(table, before, after, FR)
    assert line.row == "Machiniste d’outillage – Centre-du-Québec – 2023"
    assert (line.value("before"), line.value("after")) == ("20\u00a0$/h", "20,50\u00a0$/h")


def test_refused_lines_become_a_file_that_no_spreadsheet_runs() -> None:
    rejected = (Rejected("=cmd().csv", 7, "code", {"value": "4 chiffres"}),)
    lines = list(refused_rows.refused_lines(rejected, FR))
    header, line = refused_rows.as_csv(lines, FR).decode("utf-8-sig").splitlines()
    assert header == "Fichier,Ligne,Raison" and line.startswith("'=cmd().csv,7,")


def test_the_gravest_plan_comes_first() -> None:
    found = (
        AffectedPlan("1", "Camille", "touched"),
        AffectedPlan("2", "", "improves"),
        AffectedPlan("3", "Alex", "breaks"),
    )
    model = RowModel(affected_plans.COLUMNS)
    model.show_rows(affected_plans.plan_lines(found, BEFORE, FR), FR)
    assert texts(model) == ["Alex", "(sans nom) · 2", "Camille"]
    assert texts(model, 1) == ["enfreint une règle", "peut être meilleur", "est à revoir"]
    assert counted(found[:1], FR) == "1 plan est à revoir"
    assert counted((), FR) == ""


def test_a_version_says_how_many_rows_of_each_table_changed() -> None:
    version = CatalogueVersion(
        3, date(2026, 11, 25), "import", "2027.xlsx", "A. Conseil", {"sessions": Counts(2, 1, 0)}
    )
    model = RowModel(version_rows.COLUMNS)
    model.show_rows([version_rows.VersionLine(version, FR)], FR)
    line = [texts(model, column)[0] for column in range(6)]
    assert line == [
        "3",
        "25\u00a0nov.\u00a02026",
        "Importation",
        "2027.xlsx",
        "A. Conseil",
        "Sessions\xa0: +2 ~1",
    ]
