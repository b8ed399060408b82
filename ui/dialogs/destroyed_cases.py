"""The question before a merge that destroys cases: no undoing brings these back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from db.exchange.case_merges import CaseMerge
from planner.client_words import called
from planner.words import Words
from ui.dialogs.destroying import ask_safely

SHOWN = 12


def ask_destruction(
    gone: Sequence[CaseMerge], words: Words, parent: QWidget | None, then: Callable[[], object]
) -> QMessageBox:
    """Ask whether the merge may destroy these cases, each by name and number; `then` goes on."""
    title = words.n_("Case to be destroyed", "Cases to be destroyed", len(gone))
    box = QMessageBox(QMessageBox.Icon.Warning, title, "", parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    named = [f"{case.name} · {case.id}" if case.name else called("", case.id, words) for case in gone[:SHOWN]]
    if (left := len(gone) - SHOWN) > 0:
        named.append(words.n_("and {n} more", "and {n} more", left))
    box.setText(
        words.n_(
            "The merge destroys {n} case here, with its whole history:\n{names}",
            "The merge destroys {n} cases here, with their whole history:\n{names}",
            len(gone),
            names="\n".join(named),
        )
    )
    box.setInformativeText(
        words.n_(
            "The other office destroyed it as the law asks. It goes out of every backup too: undoing the "
            "merge does not bring it back.",
            "The other office destroyed them as the law asks. They go out of every backup too: undoing the "
            "merge does not bring them back.",
            len(gone),
        )
    )
    return ask_safely(box, words._("Do not merge"), words._("Merge and destroy"), then)
