import pytest

from ui import smoke
from ui.main_window import MainWindow
from ui.pages.directions import DirectionsPage


def test_a_page_that_waits_for_its_list_is_not_pictured_yet(
    planned: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, tasks, held = planned.pages["directions"], planned.session.side_tasks, []
    assert isinstance(page, DirectionsPage)
    with monkeypatch.context() as slow:
        slow.setattr(tasks, "run", lambda *work: held.append(work))
        planned.go("directions")
    assert not smoke._is_drawn(planned) and page.board.model.rowCount() == 0
    assert page.board.foot.text() == "Recherche des métiers où mènent les compétences…"
    tasks.run(*held[0])
    assert smoke._is_drawn(planned) and page.board.model.rowCount() > 0
    assert "Recherche" not in page.board.foot.text()
