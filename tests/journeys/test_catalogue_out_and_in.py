"""An office takes the starter catalogue away, corrects three rows, looks, and brings just that back."""

import csv
from pathlib import Path

import pytest

from db.importers.form import read_catalogue
from ui.command_line import main


def corrected(table: Path, row: int, **values: str) -> str:
    """Write other values into one row of a table and return its code."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row].update(values)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return next(iter(rows[row].values()))


def test_three_corrected_rows_are_shown_taken_over_and_come_out_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, again, office = tmp_path / "mine", tmp_path / "again", tmp_path / "office.db"
    assert main(["catalogue", "--out", str(mine)]) == 0
    assert main(["import", str(mine), "--into", str(office)]) == 0
    starter = read_catalogue(mine)
    changed = [
        corrected(mine / "trades.csv", 0, title_fr="Élues et élus"),
        corrected(mine / "activities.csv", 3, hours="123"),
        corrected(mine / "sessions.csv", 5, place="Centre du coin", verified="true"),
    ]
    capsys.readouterr()
    assert main(["import", "form", str(mine), "--into", str(office), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    shown = [line for line in lines if line.startswith("  ")]
    assert len(shown) == 3 and all(line.startswith("  ~ ") for line in shown)
    assert all(code in line for code, line in zip(changed, shown, strict=True))
    assert main(["catalogue", "--database", str(office), "--out", str(again)]) == 0
    assert read_catalogue(again) == starter
    assert main(["import", "form", str(mine), "--into", str(office)]) == 0
    assert main(["catalogue", "--database", str(office), "--out", str(again)]) == 0
    assert read_catalogue(again) == read_catalogue(mine) != starter
