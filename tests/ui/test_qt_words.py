"""What Qt's own dialogs say is French, from its catalogue or from ours."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.language import Language
from ui.qt_words import LEFT_OUT, QtWords

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def a_dialog(folder: Path, qtbot: QtBot) -> QFileDialog:
    """Return the dialog to save a file that Qt draws itself, in detail, once the folder is read."""
    (folder / "plans").mkdir()
    dialog = QFileDialog(None, "", str(folder), "PDF (*.pdf)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.show()
    table = dialog.findChild(QTreeView)
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 1, timeout=5000)
    return dialog


def told(dialog: QFileDialog) -> list[str]:
    """Return the labels, the headings and the kind of the folder that is there."""
    table = dialog.findChild(QTreeView)
    model, root = table.model(), table.rootIndex()
    headings = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(4)]
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    return [*labels, *headings, str(model.index(0, 2, root).data())]


def test_the_dialog_that_saves_a_file_is_french(language: Language, tmp_path: Path, qtbot: QtBot) -> None:
    said = told(a_dialog(tmp_path, qtbot))
    assert {"Voir &dans\u00a0:", "&Type de fichiers\u00a0:", "&Nom de fichier\u00a0:", "Dossier"} <= set(said)
    assert not {"Look in", "Files of type", "Folder", "Name", "Size"} & {t.strip("&: ") for t in said}


def test_english_keeps_the_words_of_qt(language: Language) -> None:
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "Voir &dans\u00a0:"
    language.use("en")
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "Folder"


def test_each_word_left_out_has_french_and_is_found() -> None:
    words, left = Words("fr"), QtWords(Words("fr"))
    pairs = [(context, text) for context, texts in LEFT_OUT.items() for text in texts]
    assert [text for _, text in pairs if words._(text) == text] == ["Alias"]
    assert [left.translate(*pair) for pair in pairs] == [words._(text) for _, text in pairs]


def test_an_unknown_word_is_left_to_qt(language: Language) -> None:
    assert QCoreApplication.translate("QFileDialog", "Never said") == "Never said"
    assert QCoreApplication.translate("Nobody", "Folder") == "Folder"
    assert QCoreApplication.translate("QFileDialog", "&Open") == "&Ouvrir"
