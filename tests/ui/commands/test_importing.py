"""`parcours import`: first what would change, then the change; a public file is previewed first."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import open_database
from db.importers.form import read_catalogue, write_catalogue
from planner.catalogue import Catalogue
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import START, a_case, a_small_catalogue, an_activity
from tests.db.fresh import new_database
from ui.command_line import BAD_INPUT, main
from ui.commands import importing

COPS = (
    "Code,Occupation_Name,Nom_de_la_profession,Future_Labour_Market_Conditions,"
    "Conditions_futures_sur_le_marché_du_travail\n"
    "72100,M,M,Strong risk of Shortage,Risque important de pénurie\n72106,W,S,Rosy,Rose\n"
)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


def held(path: Path) -> Catalogue:
    database = open_database(path, create=False)
    try:
        return CatalogueStore(database).load()
    finally:
        database.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a database with the small catalogue and a plan that uses its evening course."""
    database = new_database(tmp_path / "office.db")
    CatalogueStore(database).replace(a_small_catalogue())
    step = Step("s", "MAT4", "evening", START, START.replace(month=6))
    CaseStore(database).add(a_case(plan=Plan(steps=(step,))), Counsellor(name="Office"))
    database.close()
    return tmp_path / "office.db"


def another() -> Catalogue:
    """Return the small catalogue with one activity changed, one new and one gone."""
    small = a_small_catalogue()
    longer = replace(small.activities["DEP"], hours=910)
    return replace(small, activities={"DEP": longer, "NEW": an_activity("NEW")}, sessions=small.sessions[1:])


@pytest.mark.parametrize("name", ["form", "form.xlsx"])
def test_a_dry_run_shows_what_would_change_and_writes_nothing(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write_catalogue(another(), tmp_path / name)
    before = office.read_bytes()
    assert run("import", "form", tmp_path / name, "--into", office, "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("Activities: 1 new row, 1 changed row, 1 row gone")
    assert "activities (form): 2 rows read, 2 loaded, 0 refused" in lines[:start]
    assert lines[start : start + 5] == [
        "Activities: 1 new row, 1 changed row, 1 row gone",
        "  + NEW",
        "  ~ DEP — hours 900 → 910",
        "  − MAT4",
        "Sessions: 1 row gone",
    ]
    assert "Nothing was written." in lines
    assert office.read_bytes() == before


def test_what_a_plan_uses_is_retired_and_the_next_export_is_what_was_imported(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_catalogue(another(), tmp_path / "form")
    assert run("import", tmp_path / "form", "--into", office) == 0
    said = capsys.readouterr().out
    assert "retired" in said and "Nothing was written" not in said
    assert held(office).activities["MAT4"].retired
    assert run("catalogue", "--database", office, "--out", tmp_path / "again") == 0
    assert read_catalogue(tmp_path / "again") == read_catalogue(tmp_path / "form")
    capsys.readouterr()
    assert run("import", tmp_path / "again", "--into", office, "--dry-run") == 0
    assert "Nothing differs" in capsys.readouterr().out


def test_a_database_that_is_still_to_be_made_is_not_made_by_a_dry_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "form")
    assert run("import", tmp_path / "form", "--into", tmp_path / "new.db", "--dry-run") == 0
    assert "Activities: 2 new rows\nSessions: 2 new rows" in capsys.readouterr().out
    assert not (tmp_path / "new.db").exists()


def test_a_public_file_is_previewed_then_loaded(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cops"
    folder.mkdir()
    (folder / "flmc_2025_2034.csv").write_text(COPS, "utf-8")
    (folder / "README.md").write_text("about", "utf-8")
    assert run("import", "cops", folder, "--into", office, "--dry-run") == 0
    previewed = capsys.readouterr().out
    assert (
        "flmc_2025_2034.csv (cops): 2 rows read, 1 loaded, 1 refused" in previewed and "line 3" in previewed
    )
    assert held(office) == a_small_catalogue()
    assert run("import", "cops", folder, "--into", office) == 0
    assert "Outlook: 1 new row" in capsys.readouterr().out
    found = held(office)
    assert [outlook.value for outlook in found.outlooks] == ["strong_shortage"]
    assert [source.table for source in found.sources] == ["outlook"]
    assert replace(found, outlooks=(), sources=()) == a_small_catalogue()


def test_the_counts_of_a_public_file_add_up_to_the_rows_read(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header = "noc_code,region_code,wage_low,wage_median,wage_high,Data_Source_E,ref_period,is_annual"
    rows = [f"{code},19,27,36,LFS,2030,0" for code in ("72100,ER24", "72100,ER59", "72106,ER59", "7231,ER24")]
    (tmp_path / "w.csv").write_text("\n".join((header, *rows)) + "\n", "utf-8")
    assert run("import", "jobbank", tmp_path / "w.csv", "--into", office, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "w.csv (jobbank): 4 rows read, 1 loaded, 1 refused, 2 of no use here" in said


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the person's own database lies, which is still to be made."""
    path = tmp_path / "data" / "parcours.db"
    monkeypatch.setattr(importing, "default_database", lambda: path)
    return path


def test_without_a_named_database_the_persons_own_receives_it(
    own: Path, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.parent.mkdir()
    office.rename(own)
    write_catalogue(another(), tmp_path / "form")
    assert run("import", tmp_path / "form", "--dry-run") == 0
    assert "Activities: 1 new row, 1 changed row, 1 row gone" in capsys.readouterr().out
    assert held(own) == a_small_catalogue()
    assert run("import", tmp_path / "form") == 0
    assert str(own) in capsys.readouterr().out
    assert held(own).offered() == read_catalogue(tmp_path / "form")


def test_a_database_of_ones_own_that_is_still_to_be_made_begins_with_the_starter_catalogue(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wages = "noc_code,region_code,wage_low,wage_median,wage_high,Data_Source_E,ref_period,is_annual\n"
    (tmp_path / "w.csv").write_text(f"{wages}72100,ER24,19,27,36,LFS,2030,0\n", "utf-8")
    assert run("import", "jobbank", tmp_path / "w.csv", "--dry-run") == 0
    assert "Wages: 1 new row, 1 row gone" in capsys.readouterr().out and not own.exists()
    assert run("import", "jobbank", tmp_path / "w.csv") == 0
    found = held(own)
    assert len(found.trades) == 516 and "2030" in {wage.period for wage in found.wages}


def test_a_source_that_changes_nothing_alone_says_so(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "links.csv").write_text("noc,onet\n10,11-1031.00\n", "utf-8")
    before = office.read_bytes()
    assert run("import", "crosswalk", tmp_path / "links.csv", "--into", office) == 0
    assert "Nothing differs" in (said := capsys.readouterr()).out and "crosswalk" in said.err
    assert office.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [("fly", "form"), ("form", "a", "b"), ("cops", "missing.csv"), ("cops", "letter.csv"), ("missing",)],
)
def test_what_cannot_be_imported_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.csv").write_text("Dear,Sir\nor,Madam\n", "utf-8")
    assert run("import", *arguments, "--into", "office.db") == BAD_INPUT
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1 and "Traceback" not in said
    assert not Path("office.db").exists()


def test_a_dry_run_says_which_open_plans_break(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_catalogue(another(), tmp_path / "form")
    assert run("import", tmp_path / "form", "--into", office, "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("Open plans: 1 plan breaks a rule")
    assert lines[start + 1].startswith("  Camille Exemple – breaks a rule: Activity MAT4 is not in")
    assert lines[start + 1].endswith("Activity MAT4 is gone; Activity MAT4, session evening is gone")


def test_what_the_import_does_to_a_plan_is_kept_with_it(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = a_small_catalogue()
    for name, catalogue in (("broken", another()), ("same", small)):
        write_catalogue(catalogue, tmp_path / name)
    assert run("import", tmp_path / "same", "--into", office) == 0
    assert "No open plan is touched." in capsys.readouterr().out
    assert run("import", tmp_path / "broken", "--into", office) == 0
    database = open_database(office, create=False)
    (line,) = CaseStore(database).page()
    database.close()
    assert line.drift == "breaks"


def test_edits_of_the_office_stand_after_an_import_and_in_its_preview(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = open_database(office)
    full = replace(a_small_catalogue().sessions[0], seats=12)
    CatalogueStore(database).edit("sessions", full, "appel", Counsellor("Camille Exemple"))
    database.close()
    write_catalogue(a_small_catalogue(), tmp_path / "form")
    assert run("import", tmp_path / "form", "--into", office) == 0
    assert "Nothing differs" in capsys.readouterr().out
    assert held(office).sessions[0] == full
