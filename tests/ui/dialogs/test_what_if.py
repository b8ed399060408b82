"""What if: compared before it is kept, stopped at will, and dropped when something else is entered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Result, Status
from planner.words import Words
from tests.ui.office import a_planned_case, a_proposal, a_result
from ui.dialogs.what_if import WhatIfDialog
from ui.models import pathway_search
from ui.session import Session
from ui.tasks import Running, Tasks

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Opened = Callable[[], WhatIfDialog]


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> WhatIfDialog:
    """Return the dialog on the plan of Camille, in French."""
    found = WhatIfDialog(session, a_planned_case(), a_result())
    qtbot.addWidget(found)
    return found


def enter(dialog: WhatIfDialog, name: str) -> None:
    dialog.form.which.setCurrentIndex(dialog.form.which.findData(name))


def cells(dialog: WhatIfDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_nothing_is_kept_before_it_is_compared(dialog: WhatIfDialog) -> None:
    assert not dialog.keep.isEnabled() and dialog.model.rowCount() == 0
    dialog.compare.click()
    assert dialog.keep.isEnabled() and dialog.model.rowCount() == 2


def test_figures_that_differ_show_before_after_and_by_how_much(
    dialog: WhatIfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = a_proposal("fastest", later=True, money_cents=20_000)
    monkeypatch.setattr(pathway_search, "find", lambda *asked: Result(Status.OPTIMAL, (after,)))
    dialog.compare.click()
    fastest, costly = cells(dialog)
    assert fastest[1] == "26\u00a0mars\u00a02028 → 6\u00a0août\u00a02028 (19 semaines plus tard)"
    assert fastest[2] == "123\u00a0$ → 200\u00a0$ (+77\u00a0$)" and fastest[3] == "0\u00a0$"
    assert costly[1].endswith("→ –")
    assert "2 profils changent" in dialog.state.text()


def test_a_line_is_as_high_as_the_longest_that_it_says(
    dialog: WhatIfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dear = a_proposal("fastest", later=True, money_cents=6_777_100, hours=4_135.0)
    monkeypatch.setattr(pathway_search, "find", lambda *asked: Result(Status.OPTIMAL, (dear,)))
    dialog.compare.click()
    dialog.show()
    table, measure = dialog.table, dialog.table.fontMetrics()
    for column, text in enumerate(cells(dialog)[0]):
        room = QRect(0, 0, table.columnWidth(column) - 20, 0)
        assert measure.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() <= table.rowHeight(0)


def test_steps_that_differ_are_said_where_no_figure_does(
    dialog: WhatIfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tuple(replace(s, session="other") for s in a_proposal().steps)
    same, other = a_result().proposals[1], a_proposal(steps=steps)
    monkeypatch.setattr(pathway_search, "find", lambda *asked: Result(Status.OPTIMAL, (other, same)))
    dialog.compare.click()
    assert [row[-1] for row in cells(dialog)] == ["d’autres", "les mêmes"]


def test_what_changes_nothing_says_so(dialog: WhatIfDialog) -> None:
    dialog.compare.click()
    assert dialog.state.text().startswith("Rien ne change")


def test_each_kind_of_change_searches_the_changed_case(dialog: WhatIfDialog, searched: list[Case]) -> None:
    enter(dialog, "weekly_hours:0")
    dialog.form.hours.setValue(12)
    dialog.compare.click()
    enter(dialog, "start")
    dialog.form.day.setDate(QDate(2027, 3, 1))
    dialog.compare.click()
    enter(dialog, "money_limit_cents")
    dialog.form.money.setValue(900)
    dialog.compare.click()
    enter(dialog, "regions")
    dialog.form.choice.setCurrentIndex(dialog.form.choice.findData("=16"))
    dialog.compare.click()
    enter(dialog, "keep_job")
    dialog.compare.click()
    wishes = [case.preferences for case in searched]
    assert wishes[0].weekly_hours[0].hours == 12 and wishes[1].start.isoformat() == "2027-03-01"
    assert wishes[2].money_limit_cents == 90_000 and wishes[3].regions == ("16",) and wishes[4].keep_job


def test_no_limit_is_said_in_words_until_an_amount_is_entered(
    dialog: WhatIfDialog, searched: list[Case]
) -> None:
    enter(dialog, "money_limit_cents")
    assert dialog.form.money.text() == "aucune limite" and dialog.form.value is None
    dialog.form.money.selectAll()
    QTest.keyClicks(dialog.form.money, "900")
    QTest.keyClick(dialog.form.money, Qt.Key.Key_Return)
    dialog.compare.click()
    assert searched[-1].preferences.money_limit_cents == 90_000
    dialog.form.money.selectAll()
    QTest.keyClick(dialog.form.money, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.form.money, Qt.Key.Key_Return)
    assert dialog.form.value is None, "emptied, there is no limit again"


def test_a_diploma_a_group_and_a_condition_can_be_supposed(
    dialog: WhatIfDialog, searched: list[Case]
) -> None:
    enter(dialog, "credential")
    dialog.form.choice.setCurrentIndex(dialog.form.choice.findData("DEP"))
    dialog.compare.click()
    enter(dialog, "session")
    dialog.form.choice.setCurrentIndex(dialog.form.choice.findData("DEP\twinter"))
    dialog.compare.click()
    enter(dialog, "conditional")
    dialog.compare.click()
    holder, pinned, noted = searched
    assert holder.client.credentials == ("DEP",)
    assert [s.session for s in pinned.plan.steps if s.activity == "DEP" and s.pinned] == ["winter"]
    assert noted.client.subjects["math"] == 4


def test_the_level_of_one_skill_can_be_supposed(dialog: WhatIfDialog, searched: list[Case]) -> None:
    enter(dialog, "skill_level")
    dialog.form.choice.setCurrentIndex(dialog.form.choice.findData("S1\t3"))
    dialog.compare.click()
    assert searched[-1].client.skills["S1"].level == 3
    assert "S1" not in a_planned_case().client.skills


def test_another_entry_drops_the_comparison(dialog: WhatIfDialog) -> None:
    dialog.compare.click()
    dialog.form.hours.setValue(7)
    assert not dialog.keep.isEnabled() and dialog.model.rowCount() == 0


def test_keeping_hands_out_the_changed_case_and_what_it_is(dialog: WhatIfDialog) -> None:
    told: list[tuple[Case, Callable[[Words], str]]] = []
    dialog.kept.connect(lambda *said: told.append(said))
    dialog.form.hours.setValue(12)
    dialog.compare.click()
    dialog.keep.click()
    ((case, said),) = told
    assert case.preferences.weekly_hours[0].hours == 12
    assert [said(Words(language)) for language in ("fr", "en")] == [
        "Heures d’étude par semaine", "Study hours a week",
    ]  # fmt: skip


def test_leaving_cancels_what_runs(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []

    def find(case: Case, catalogue: Catalogue, running: Running) -> Result:
        dialog.reject()
        stopped.append(running.stopped())
        return replace(a_result())

    dialog = WhatIfDialog(session, a_planned_case(), a_result())
    qtbot.addWidget(dialog)
    monkeypatch.setattr(pathway_search, "find", find)
    dialog.compare.click()
    assert dialog.model.rowCount() == 0 and len(stopped) == 1


FOUND = Result(Status.FEASIBLE, (a_proposal("fastest", later=True),))


@pytest.fixture
def beside(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[WhatIfDialog]:
    """Return a dialog whose search hands over the fastest pathway and goes on until it is stopped."""
    stopped = Event()

    def find(case: Case, catalogue: Catalogue, running: Running) -> Result:
        running.hand_over(FOUND)
        while not running.stopped():
            stopped.wait(0.01)
        return FOUND

    monkeypatch.setattr(pathway_search, "find", find)
    tasks = session.what_if_tasks = Tasks(session)
    found = WhatIfDialog(session, a_planned_case(), a_result())
    qtbot.addWidget(found)
    yield found
    tasks.close()


def test_figures_are_there_as_soon_as_they_are_found(beside: WhatIfDialog, qtbot: QtBot) -> None:
    beside.compare.click()
    qtbot.waitUntil(lambda: beside.model.rowCount() == 2)
    fastest, costly = cells(beside)
    assert "→ 6\u00a0août\u00a02028" in fastest[1] and costly[1].endswith("→ …")
    assert costly[0].endswith("(en recherche)")
    assert beside.state.text() == "Recherche en cours…" and not beside.keep.isEnabled()


def test_stopping_keeps_what_is_there_and_says_what_is_not_decided(
    beside: WhatIfDialog, qtbot: QtBot
) -> None:
    beside.compare.click()
    qtbot.waitUntil(lambda: beside.model.rowCount() == 2)
    beside.stop.click()
    qtbot.waitUntil(beside.keep.isEnabled)
    fastest, costly = cells(beside)
    assert "→ 6\u00a0août\u00a02028" in fastest[1] and costly[0].endswith("(recherche inachevée)")
    assert beside.state.text().startswith("1 profil change, dans ce que la recherche a trouvé")
    assert not beside.stop.isVisibleTo(beside)


def test_a_late_figure_of_another_change_is_not_shown(beside: WhatIfDialog, qtbot: QtBot) -> None:
    beside.compare.click()
    qtbot.waitUntil(lambda: beside.model.rowCount() == 2)
    beside.form.hours.setValue(7)
    qtbot.waitUntil(lambda: not beside._session.what_if_tasks.running)
    assert beside.model.rowCount() == 0 and not beside.keep.isEnabled()
