import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from planner.office import Counsellor
from planner.words import Words
from ui import app, rescue
from ui.language import Language
from ui.session import Session
from ui.settings import Settings
from ui.tasks import InstantTasks


def answers(monkeypatch: pytest.MonkeyPatch, *paths: Path | None) -> list[str]:
    """Give these answers to the question for another database, and return the reasons that it shows."""
    reasons, left = [], list(paths)

    def ask(reason: str, path: Path, words: Words, restoring: str = "") -> Path | None:
        reasons.append(reason)
        return left.pop(0)

    monkeypatch.setattr(rescue, "ask_another", ask)
    return reasons


def a_letter(folder: Path) -> Path:
    path = folder / "lettre.db"
    path.write_text("Bonjour " * 500, "utf-8")
    return path


def test_a_start_on_a_file_that_is_no_database_asks_for_another(
    dressed: object, tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    good = Path(shutil.copy(office, tmp_path / "bon.db"))
    reasons = answers(monkeypatch, good)
    letter = a_letter(tmp_path)
    before = letter.read_bytes()
    found = app._opened(letter, Words("fr"))
    assert found is not None and found.database.path == good
    assert len(reasons) == 1 and "lettre.db" in reasons[0] and "lettre.db" in capsys.readouterr().err
    assert letter.read_bytes() == before
    found.database.close()


def test_giving_up_leaves_with_bad_input(
    dressed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, None)
    monkeypatch.setattr(app, "settings_path", lambda: tmp_path / "settings.json")
    assert app.run(a_letter(tmp_path), "en") == app.BAD_INPUT
    assert "Traceback" not in capsys.readouterr().err
    app.style.apply(app.style.application(), "light")


def test_a_window_remembers_its_database_and_its_place(
    database_path: Path, language: Language, settings: Settings
) -> None:
    first = app.new_window(app.opening.opened(database_path), language, settings, InstantTasks)
    first.resize(1300, 700)
    first.close()
    first.session.close()
    again = app.new_window(
        app.opening.opened(database_path), language, Settings(settings._path), InstantTasks
    )
    assert again.height() == 700  # the width is limited by a screen that may be small
    assert settings.values.recent == (str(database_path),)
    again.close()
    again.session.close()
    for window in (first, again):
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_index_of_titles_is_made_again_when_the_profile_changes(session: Session) -> None:
    app.prepare(session)
    first = session.opened.finder
    assert "names" in vars(first) and "_short_titles" in vars(session.catalogue)
    session.save_counsellor(Counsellor("Camille Exemple"))
    assert session.opened.finder is not first and "names" in vars(session.opened.finder)
