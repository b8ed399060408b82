from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner import words
from planner.errors import PlannerError
from planner.words import N_
from tests.ui.office import CAMILLE
from tests.ui.on_screen import change_notes
from tests.ui.stretched import Stretched, stretched
from ui.actions import key_of
from ui.autosave import State
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.style import RAIL_WIDTH
from ui.tasks import Running

LARGEST = (1340, 740)
CONTROL = Qt.KeyboardModifier.ControlModifier


def speak(window: MainWindow, code: str) -> None:
    """Switch the language, and let the window say its texts."""
    window.use_language(code)
    QApplication.processEvents()


def focusable(page: QWidget) -> Iterator[QWidget]:
    """Yield what Tab or the mouse can put the focus on, itself and inside."""
    for widget in page.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(page) and not inner:
            yield widget


def name_of(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_whatever_takes_the_focus_has_a_name(planned: MainWindow, code: str) -> None:
    speak(planned, code)
    planned.pages["plan"].board.issues.more.setChecked(True)
    for page in planned.pages:
        planned.go(page)
        found = list(focusable(planned))
        nameless = [
            f"{page}: {type(w).__name__} in {type(w.parent()).__name__}" for w in found if not name_of(w)
        ]
        assert len(found) > 10 and nameless == []


@pytest.mark.parametrize("code", ["fr", "en", "stretched"])
def test_every_page_fits_a_small_laptop(
    planned: MainWindow, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if code == "stretched":
        longer = Stretched(words._translations("fr"))
        monkeypatch.setattr(words, "_translations", lambda _: longer)
    speak(planned, code)
    for name, page in planned.pages.items():
        planned.go(name)
        own, whole = page.minimumSizeHint(), planned.minimumSizeHint()
        assert own.width() <= LARGEST[0] - RAIL_WIDTH and own.height() <= LARGEST[1], name
        assert whole.width() <= LARGEST[0] and whole.height() <= LARGEST[1], name


def test_the_stretched_language_is_half_as_long_again() -> None:
    assert stretched("Chercher {name} (F5)") == "Chercherrrrr {name} (FF5)"


def keys_of(window: MainWindow, page: str) -> Counter[str]:
    """Return every key that is alive on a page, with how often it is claimed."""
    keys = Counter(key.toString() for action in window.actions_ for key in action.shortcuts())
    for shortcut in window.findChildren(QShortcut):
        others = [p for name, p in window.pages.items() if name != page]
        if not any(p.isAncestorOf(shortcut.parent()) or p is shortcut.parent() for p in others):
            keys[shortcut.key().toString()] += 1
    for button in window.rail.findChildren(QAbstractButton):
        keys[button.shortcut().toString()] += 1
    return keys


def test_no_key_is_claimed_twice(planned: MainWindow) -> None:
    alive = {page: keys_of(planned, page) for page in planned.pages}
    for page, keys in alive.items():
        del keys[""]
        assert {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+Z", "Ctrl+K"} <= set(keys), page
        assert [(page, key) for key, count in keys.items() if count > 1] == []
    assert {"F5", "Ins", "Del", "Alt+Up", "Alt+Down"} <= set(alive["plan"])
    assert "Ctrl+F" in alive["clients"] and "Ctrl+F" not in alive["plan"]


def test_every_command_has_a_key_of_its_own_or_tells_that_of_its_page(planned: MainWindow) -> None:
    told = {
        name: key_of(planned.actions_[name])
        for name, _, _ in planned.actions_.called(planned.session.language.words)
    }
    assert [name for name, key in told.items() if not key] == []
    owned = Counter(action.shortcut().toString() for action in planned.actions_)
    del owned[""]
    assert set(owned.values()) == {1}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_command_stands_in_a_menu_under_its_own_letter(window: MainWindow, code: str) -> None:
    speak(window, code)
    menus = [action.menu() for action in window.menuBar().actions()]
    shown = [action for menu in menus for action in menu.actions() if not action.isSeparator()]
    assert {*window.actions_} == {*shown} and all(action.text() for action in shown)
    for group in (window.menuBar().actions(), *(menu.actions() for menu in menus)):
        letters = Counter(mnemonic(action) for action in group if mnemonic(action))
        assert [letter for letter, count in letters.items() if count > 1] == []


def mnemonic(action: QAction | QMenu) -> str:
    key = QKeySequence.mnemonic(action.text())
    return key.toString()


def test_ctrl_and_a_number_goes_to_a_page(planned: MainWindow, qtbot: QtBot) -> None:
    for key, entry in zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PAGES, strict=False):
        QTest.keyClick(planned, key, CONTROL)
        qtbot.waitUntil(lambda entry=entry: planned.page == entry.name, timeout=2000)
        chosen = [b.text() for b in planned.rail.findChildren(QAbstractButton) if b.isChecked()]
        assert chosen == [entry.said(planned.session.language.words)]


def test_the_settings_are_at_the_foot_of_the_rail(window: MainWindow) -> None:
    foot = window.rail.settings
    assert foot.text() == foot.accessibleName() == "Réglages"
    assert foot.menu().actions() == [window.actions_[n] for n in ("appearance", "profile", "protection")]
    assert foot.geometry().bottom() > max(b.geometry().bottom() for b in window.rail._buttons.values())


def test_keys_of_the_menus_act(planned: MainWindow) -> None:
    QTest.keyClick(planned, Qt.Key.Key_E, CONTROL)
    assert planned.page == "intake"
    QTest.keyClick(planned, Qt.Key.Key_P, CONTROL)
    assert planned.page == "preview"
    QTest.keyClick(planned, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert planned.session.language.code == "en"
    QTest.keyClick(planned, Qt.Key.Key_W, CONTROL)
    assert planned.session.document.case is None and planned.page == "clients"
    QTest.keyClick(planned, Qt.Key.Key_N, CONTROL)
    assert planned.page == "intake" and planned.session.document.case is not None


def texts(window: MainWindow) -> list[str]:
    """Return every text on screen, page by page."""
    found = []
    for name in window.pages:
        window.go(name)
        QApplication.processEvents()  # what is said when the page comes is laid out after
        shown = [w for w in window.findChildren(QWidget) if w.isVisibleTo(window)]
        found += [w.text() for w in shown if isinstance(w, QAbstractButton | QLabel)]
        found += [name_of(w) for w in shown] + [w.toolTip() for w in shown]
    return [text for text in found if text] + [action.text() for action in window.actions_]


def test_french_then_english_then_french_says_the_same(planned: MainWindow) -> None:
    planned.actions_["search"].trigger()
    planned.session.settings.put(appearance_chosen=True)  # as the first switch will tell the checklist
    assert [page.name for page in planned.pages.values()] == [*planned.pages]  # every one is made
    first = texts(planned)
    speak(planned, "en")
    other = texts(planned)
    speak(planned, "fr")
    assert texts(planned) == first
    assert len(other) > 300 and sum(a != b for a, b in zip(first, other, strict=False)) > 100


def test_the_steps_of_a_case_are_named_in_the_language_on_screen(planned: MainWindow) -> None:
    planned.pages["plan"].remove_step()
    said = planned.actions_["undo"]
    assert said.text() == "&Annuler\u00a0: Retirer une étape"
    speak(planned, "en")
    assert said.text() == "&Undo: Remove a step"
    planned.actions_["undo"].trigger()
    speak(planned, "fr")
    assert planned.actions_["redo"].text().endswith("Retirer une étape")


def test_a_chosen_language_and_theme_are_remembered(window: MainWindow) -> None:
    window.actions_["language"].trigger()
    window.actions_["dark"].trigger()
    QApplication.processEvents()
    assert window.session.settings.values.language == "en"
    assert window.session.settings.values.theme == "dark"
    assert window.actions_["dark"].isChecked() and not window.actions_["light"].isChecked()
    window.actions_["light"].trigger()
    assert QApplication.instance().property("theme") == "light"


def test_a_failed_save_is_red_and_tried_again(planned: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    store = type(planned.session.cases)
    change_notes(planned, "Rappeler")
    with monkeypatch.context() as broken:
        broken.setattr(store, "save", refuse)
        planned.autosave.save()
    bar, notice = planned.status_bar, planned.notice
    assert (bar.saved.property("role"), bar.retry.isVisible()) == ("error", True)
    assert notice.isVisible() and notice.property("role") == "fault" and "bureau.db" in notice.text.text()
    bar.retry.click()
    assert planned.autosave.status.state is State.SAVED
    assert (bar.saved.property("role"), bar.retry.isVisible()) == ("", False)
    assert not notice.isVisible()
    assert planned.session.cases.load(CAMILLE)[0].notes == "Rappeler"


def save_elsewhere(window: MainWindow) -> None:
    case, version = window.session.cases.load(CAMILLE)
    window.session.cases.save(replace(case, notes="Leur note"), version, window.session.counsellor)


def test_a_file_saved_elsewhere_is_joined_and_said_in_place(planned: MainWindow) -> None:
    save_elsewhere(planned)
    change_notes(planned, "Ma note")
    planned.autosave.save()
    assert planned.notice.isVisible() and "Quelqu’un d’autre" in planned.notice.text.text()
    heads = planned.session.cases.history(CAMILLE).heads(("cases", CAMILLE), "notes")
    assert {head.value for head in heads} == {"Leur note", "Ma note"}
    assert planned.status_bar.saved.property("role") == ""
    assert not planned.status_bar.retry.isVisible()


def test_errors_of_the_users_world_are_said_in_place(window: MainWindow) -> None:
    window.session.failed.emit(PlannerError("database-missing", path="/absent.db"))
    assert window.notice.isVisible() and "/absent.db" in window.notice.text.text()
    assert QApplication.activeModalWidget() is None


def test_the_title_and_the_bar_name_the_database(window: MainWindow) -> None:
    assert window.windowTitle() == "bureau – Parcours"
    assert window.status_bar.database.text() == "bureau.db · 2 dossiers · 1 exemple · non chiffrée"


def test_what_runs_is_told_again_in_another_language(window: MainWindow) -> None:
    told: list[str] = []

    def work(running: Running) -> None:
        for code in ("fr", "en"):
            window.use_language(code)
            QApplication.processEvents()
            told.extend(label.text() for label in window.status_bar.findChildren(QLabel) if label.isVisible())

    window.session.search_tasks.follow(N_("Looking at every occupation"), work, lambda done: done.result())
    assert "Examen de chaque métier" in told and "Looking at every occupation" in told


def test_the_language_button_stays_where_it_was_pressed(planned: MainWindow) -> None:
    button, places = planned.top_bar.language, set()
    for code in ("fr", "en", "fr"):
        planned.use_language(code)
        QApplication.processEvents()
        places.add((button.x(), button.width()))
    assert len(places) == 1
