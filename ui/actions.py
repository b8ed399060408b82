"""The commands of the window as data: where each stands, what it says, its key and what it does."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from planner.words import N_, Words
from ui import style
from ui.tips import tip
from ui.widgets.undo_keys import UndoKeys

MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "client": N_("&Client"),
    "plan": N_("&Plan"),
    "catalogue": N_("Catalo&gue"),
    "sharing": N_("&Sharing"),
    "help": N_("&Help"),
}


@dataclass(frozen=True)
class Command:
    """One command of a menu; `checked` makes it a choice, and says whether it is in force.

    `shown` is a key that a page claims for itself, and that the menu only tells; `also` (a msgid) holds
    other words by which the search finds it; `apart` has a line drawn above it.
    """

    name: str
    menu: str
    text: str
    act: Callable[[], object]
    key: str = ""
    icon: str = ""
    checked: Callable[[], bool] | None = None
    shown: str = ""
    also: str = ""
    apart: bool = False


class Actions:
    """The actions made from the commands, with undo and redo that name their step."""

    def __init__(
        self,
        window: QWidget,
        bar: QMenuBar,
        commands: Iterable[Command],
        undo: QUndoGroup,
        typing: UndoKeys,
    ) -> None:
        self._commands = {command.name: command for command in commands}
        self._menus = {name: bar.addMenu("") for name in MENUS}
        self._actions = {name: self._action(command, window) for name, command in self._commands.items()}
        self._undo, self._typing = undo, typing

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def called(self, words: Words) -> Iterator[tuple[str, QAction, str]]:
        """Yield the name of each command, its action, and all the words that it is called by."""
        for name, action in self._actions.items():
            also = self._commands[name].also
            yield name, action, f"{plain(action)} {words._(also) if also else ''}"

    def menu(self, name: str) -> QMenu:
        """Return one menu of the bar."""
        return self._menus[name]

    def retranslate(self, words: Words) -> None:
        """Say every menu and command again, and mark the choices in force."""
        for name, menu in self._menus.items():
            menu.setTitle(words._(MENUS[name]))
        for name, command in self._commands.items():
            self._say(self._actions[name], words._(command.text), command.shown)
            if command.checked:
                self._actions[name].setChecked(command.checked())
        self.name_steps(words)

    def name_steps(self, words: Words) -> None:
        """Say what undo takes back and redo brings again: what is typed in a field first, then a step."""
        steps, typing = self._undo, self._typing
        undone = words._("typing") if typing.can_undo else steps.undoText()
        redone = words._("typing") if typing.can_redo else steps.redoText()
        self["undo"].setEnabled(typing.can_undo or steps.canUndo())
        self["redo"].setEnabled(typing.can_redo or steps.canRedo())
        self["undo"].setText(words._("&Undo: {step}", step=undone) if undone else words._("&Undo"))
        self["redo"].setText(words._("&Redo: {step}", step=redone) if redone else words._("&Redo"))
        for name in ("undo", "redo"):
            self[name].setToolTip(tip(f"{plain(self[name])} ({key_of(self[name])})"))

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(window)
        if command.icon:
            action.setIcon(style.icon(command.icon, "text"))
        if command.key:
            action.setShortcut(QKeySequence(command.key))
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda: command.act())
        if command.apart:
            self._menus[command.menu].addSeparator()
        self._menus[command.menu].addAction(action)
        return action

    def _say(self, action: QAction, text: str, shown: str) -> None:
        key = _written(QKeySequence(shown))
        action.setText(f"{text}\t{key}" if key else text)
        action.setIconText(plain(action))
        key = key_of(action)
        action.setToolTip(tip(f"{plain(action)} ({key})" if key else plain(action)))


def plain(action: QAction) -> str:
    """Return what an action says, without its key, the mark of its access key or its final dots."""
    return action.text().partition("\t")[0].replace("&", "").rstrip("…")


def key_of(action: QAction) -> str:
    """Return the key of an action: its own, or the one that it only tells."""
    return _written(action.shortcut()) or action.text().partition("\t")[2]


def _written(key: QKeySequence) -> str:
    """Return a key as the keyboards of the language have it: Maj in French, Shift in English."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)
