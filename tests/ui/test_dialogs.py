"""Every dialog that the window opens: names, letters of their own, room on a small laptop, contrast."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from planner import words
from tests.ui.stretched import Stretched
from tests.ui.test_contrast import faint_edges, faint_texts, lights
from tests.ui.test_main_window import LARGEST, focusable, name_of, speak
from ui.main_window import MainWindow
from ui.tokens import THEME_TOKENS

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
OPENERS = {**{name: (lambda w, name=name: w.actions_[name].trigger()) for name in COMMANDS}, **ASKED}


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
    nameless = [type(w).__name__ for w in found if not name_of(w)]
    twice = [letter for letter, count in Counter(letters(dialog)).items() if count > 1]
    picture = lights(dialog.grab().toImage())
    faint = [*faint_texts(dialog, picture), *faint_edges(dialog, picture)]
    bare = ["no title or nothing to reach"] if not (dialog.windowTitle() and found) else []
    return [*nameless, *twice, *faint, *bare]


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
    put_away(dialog)
    assert all(wide <= LARGEST[0] and high <= LARGEST[1] for wide, high in sizes), sizes
