"""What was typed or received is never read as HTML in a tool tip: it could open files of a network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import Qt, QTextDocument
from pytestqt.qtbot import QtBot

import ui
from planner.words import Words
from ui.models.columns import TOOL_TIP, Column
from ui.models.rows import RowModel
from ui.tips import tip
from ui.widgets.clamped import ClampedLabel
from ui.widgets.elided import ElidedLabel

HOSTILE = '<img src="//srv/share/x.png"> <b>Éloïse</b>\nC++ <vector>'
FILES = tuple(sorted(Path(ui.__file__).parent.rglob("*.py")))


def shown(said: str) -> str:
    """Return what Qt shows of a tool tip, and see that it is no HTML but our own."""
    if not Qt.mightBeRichText(said):
        return said
    assert "<img" not in said and "<b>" not in said
    document = QTextDocument()
    document.setHtml(said)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text", ["Éloïse", "", "a < b", "C++ <vector>", HOSTILE, "<br/>", "<p>&lt;b&gt;</p>"]
)
def test_a_text_is_shown_letter_by_letter(qapp: object, text: str) -> None:
    assert shown(tip(text)).split() == text.split()


def test_models_and_labels_show_it_so(qtbot: QtBot) -> None:
    columns = (Column("Name", lambda row: row),)
    model = RowModel(columns)
    model.show_rows([HOSTILE], Words("fr"))
    assert shown(_tip_of(model)).split() == HOSTILE.split()
    elided, clamped = ElidedLabel(), ClampedLabel(HOSTILE, 2)
    elided.setText(HOSTILE)
    for label in (elided, clamped):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert shown(label.toolTip()).split() == HOSTILE.split()


def _tip_of(model: QAbstractItemModel) -> str:
    return str(model.data(model.index(0, 0), TOOL_TIP))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_tool_tip_is_made_plain_or_is_a_sentence_of_ours(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert [ast.unparse(said) for said in _tips(tree) if not _is_plain(said, tree)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_model_that_answers_a_tool_tip_makes_it_plain(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        if "TOOL_TIP" in names and function.name not in DEFERRED.get(path.name, ()):
            assert "tip" in names, function.name


# What its columns answer is plain already.
DEFERRED = {"rows.py": ("data",)}


def _tips(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "setToolTip":
                yield node.args[-1]
            if ast.unparse(node.func) == "QToolTip.showText":
                yield node.args[1]


def _is_plain(said: ast.expr, tree: ast.AST) -> bool:
    """Say whether a tool tip holds constants, our own sentences without a hole, and what `tip` made."""
    if isinstance(said, ast.IfExp):
        return _is_plain(said.body, tree) and _is_plain(said.orelse, tree)
    if isinstance(said, ast.Name):
        return all(_is_plain(value, tree) for value in _values(said.id, tree))
    if isinstance(said, ast.Call):
        name = ast.unparse(said.func)
        return name == "tip" or (name in OWN and not said.keywords)
    return isinstance(said, ast.Constant) or (isinstance(said, ast.JoinedStr) and _is_dated(said))


OWN = ("words._", "self._words._", "self.words._")


def _values(name: str, tree: ast.AST) -> Iterator[ast.expr]:
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and any(ast.unparse(target) == name for target in node.targets)
    ]
    # A parameter comes from anywhere.
    yield from found or [ast.List()]


def _is_dated(said: ast.JoinedStr) -> bool:
    """Say whether a text is made of days and of the names of pages: nobody types these."""
    holes = {ast.unparse(part.value) for part in said.values if isinstance(part, ast.FormattedValue)}
    return holes <= {"self._words.weekday(day)", "self._words.date(day)", "page.said(words)", "number"}
