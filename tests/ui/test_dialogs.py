"""Every dialog that the window opens: names, letters of their own, room on a small laptop, contrast."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

from db.exchange.case_merges import DESTROYED, CaseMerge
from planner import words
from planner.catalogue import Place
from tests.ui.screen_reader import nameless
from tests.ui.stretched import Stretched
from tests.ui.test_contrast import faint_edges, faint_texts, lights
from tests.ui.test_main_window import LARGEST, focusable, speak
from ui.dialogs.catalogue_versions import show_versions
from ui.dialogs.compare_plans import ComparePlansDialog
from ui.dialogs.destroyed_cases import ask_destruction
from ui.dialogs.edit_row import EditRowDialog
from ui.dialogs.open_server import OpenServerDialog
from ui.dialogs.plain_left import ask_destroy
from ui.dialogs.unlock import UnlockDialog
from ui.dialogs.withdraw_row import WithdrawDialog
from ui.main_window import MainWindow
from ui.tokens import THEME_TOKENS
from ui.vault_steps import ask_passphrase
from ui.widgets.intake_options import Codes

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
COMMANDS = (
    "about", "appearance", "profile", "help", "history", "field_history", "protection", "registers",
    "note", "export", "restore", "new_plan",
)  # fmt: skip
ASKED: dict[str, Callable[[MainWindow], None]] = {
    "add a step": lambda w: w.pages["plan"].questions.ask_step(lambda _: None),
    "why": lambda w: w.pages["plan"].questions.ask_why(w.pages["plan"].pathways.proposals[0]),
    "why not": lambda w: w.pages["plan"].questions.ask_why_not(),
    "what if": lambda w: w.pages["plan"].questions.ask_what_if(),
    "plan again": lambda w: w.pages["plan"].questions.ask_again(),
    "import": lambda w: w.actions_["import"].trigger(),
    "print many": lambda w: w.pages["preview"].out._ask_many(),
    "sources": lambda w: w.pages["catalogue"].desk.show_sources(),
}


def said(window: MainWindow) -> words.Words:
    return window.session.language.words


def edit_row(window: MainWindow, table: str) -> None:
    """Open the form of the first row of a table."""
    catalogue = window.session.catalogue
    row = {
        "activities": lambda: next(iter(catalogue.activities.values())),
        "places": lambda: next(iter(catalogue.places.values()), Place("Rimouski", "01")),
    }[table]()
    codes = Codes(lambda: catalogue, lambda: window.session.opened.finder)
    dialog = EditRowDialog(row, codes, said(window), window.session.today(), is_new=False, parent=window)
    dialog.say(said(window)._("Correct a programme"), "")
    dialog.open()


BUILT: dict[str, Callable[[MainWindow], None]] = {
    "versions": lambda w: show_versions(w.session, w),
    "compare plans": lambda w: ComparePlansDialog(w.session, w.session.document.case, w).open(),
    "places": lambda w: w.pages["catalogue"].desk._lists.show_places(),
    "own rows": lambda w: w.pages["catalogue"].desk._lists.show_edits(),
    "edit a programme": lambda w: edit_row(w, "activities"),
    "edit a place": lambda w: edit_row(w, "places"),
    "withdraw": lambda w: WithdrawDialog("DEP 5371", said(w), w).open(),
    "new passphrase": lambda w: ask_passphrase(w, said(w), said(w)._("Passphrase"), "…").open(),
    "unlock": lambda w: UnlockDialog(w.session.database.path, said(w), "…", w.session.store_tasks, w).open(),
    "server": lambda w: OpenServerDialog(None, said(w), w.session.store_tasks, w).open(),
    "plain left": lambda w: ask_destroy([Path("bureau.db"), Path("b.db")], said(w), w, lambda: None).open(),
    "destroyed cases": lambda w: ask_destruction(
        [CaseMerge("case-1-0123abcd", "Alex", DESTROYED)], said(w), w, lambda: None
    ).open(),
}
COMMANDED = {name: (lambda w, name=name: w.actions_[name].trigger()) for name in COMMANDS}
OPENERS = {**COMMANDED, **ASKED, **BUILT}


def opened(window: MainWindow, name: str) -> QDialog:
    """Open a dialog, and return it."""
    window.go("plan")
    OPENERS[name](window)
    QApplication.processEvents()
    (found,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    return found


def put_away(dialog: QDialog) -> None:
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def letters(dialog: QDialog) -> Iterator[str]:
    """Yield the letters that Alt reaches, of what is on show."""
    for widget in dialog.findChildren(QWidget):
        reached = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy())
        shown = reached and widget.isVisibleTo(dialog) and widget.isEnabled()
        if shown and (key := QKeySequence.mnemonic(widget.text()).toString()):
            yield key


def faults(dialog: QDialog) -> list[object]:
    """Return what is wrong with a dialog as it is on show: names, letters, title, contrast."""
    found = [w for w in focusable(dialog) if w.isVisible()]
    twice = [letter for letter, count in Counter(letters(dialog)).items() if count > 1]
    picture = lights(dialog.grab().toImage())
    faint = [*faint_texts(dialog, picture), *faint_edges(dialog, picture)]
    bare = ["no title or nothing to reach"] if not (dialog.windowTitle() and found) else []
    return [*nameless(dialog), *twice, *faint, *bare]


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_is_named_and_can_be_seen(planned: MainWindow, name: str) -> None:
    wrong = {}
    for theme, code in zip(THEME_TOKENS, ("fr", "en", "fr"), strict=True):
        planned.use_theme(theme)
        speak(planned, code)
        dialog = opened(planned, name)
        wrong[theme, code] = faults(dialog)
        put_away(dialog)
    planned.use_theme("light")
    assert {key: found for key, found in wrong.items() if found} == {}


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_fits_a_small_laptop_even_in_a_longer_language(
    planned: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    longer = Stretched(words._translations("fr"))
    monkeypatch.setattr(words, "_translations", lambda _: longer)
    speak(planned, "en")
    dialog = opened(planned, name)
    sizes = [(size.width(), size.height()) for size in (dialog.minimumSizeHint(), dialog.size())]
    said = [button for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
    # A sign within a field has a text for who does not see it.
    pressed = [button for button in said if not isinstance(button.parentWidget(), QLineEdit)]
    cut = [button.text() for button in pressed if button.width() < button.minimumSizeHint().width()]
    put_away(dialog)
    assert cut == []
    assert all(wide <= LARGEST[0] and high <= LARGEST[1] for wide, high in sizes), sizes
