"""The build of the starter catalogue from the public files."""

from pathlib import Path

import pytest

from db.importers.starter import build, main
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.text import typographic
from resources import path

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def test_french_titles_get_their_typography() -> None:
    assert typographic("Cadres - chefs d'équipe") == "Cadres – chefs d’équipe"


def test_missing_public_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as error:
        build(tmp_path, Catalogue())
    assert error.value.code == "importer-file-missing"


def test_without_its_two_folders_it_says_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "OUT_DIR" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the public files are not beside the project")
def test_building_again_changes_no_byte(tmp_path: Path) -> None:
    shipped = {file.name: file.read_bytes() for file in path("data").glob("*.csv")}
    for name, content in shipped.items():
        (tmp_path / name).write_bytes(content)
    assert main([str(SHARED), str(tmp_path)]) == 0
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == shipped
