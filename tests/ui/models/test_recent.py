import os
from datetime import datetime
from pathlib import Path

from planner.words import Words
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import texts
from ui.models.columns import TOOL_TIP, VALUE
from ui.models.recent import RecentFilesModel

DAY = datetime(2026, 11, 3, 12).timestamp()


def a_file(path: Path) -> str:
    path.touch()
    os.utime(path, (DAY, DAY))
    return str(path)


def test_files_that_are_gone_are_left_out(tmp_path: Path, watched: Watch, words: Words) -> None:
    model = watched(RecentFilesModel())
    there, gone = a_file(tmp_path / "bureau.db"), str(tmp_path / "gone.db")
    model.show_paths([gone, there, str(tmp_path)], words)
    day = words.short_date(datetime.fromtimestamp(DAY).date())
    assert texts(model) == [f"bureau.db – {tmp_path.name} – {day}"]
    assert (model.index(0).data(VALUE), model.index(0).data(TOOL_TIP)) == (Path(there), there)


def test_clients_that_were_counted_are_told(tmp_path: Path, watched: Watch, words: Words) -> None:
    model, path = watched(RecentFilesModel()), a_file(tmp_path / "bureau.db")
    model.show_paths([path], words, {path: "12"})
    assert texts(model)[0].split(" – ")[2] == words.n_("{n} client", "{n} clients", 12)


def test_a_file_that_goes_while_it_is_listed_keeps_its_name(tmp_path: Path, watched: Watch) -> None:
    model = watched(RecentFilesModel())
    path = Path(a_file(tmp_path / "bureau.db"))
    model.show_paths([str(path)], Words("fr"))
    path.unlink()
    assert texts(model)[0].startswith("bureau.db")
