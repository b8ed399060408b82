from ui import window_state
from ui.main_window import MainWindow

NEXT = 4


def test_columns_are_chosen_by_their_titles_and_remembered(window: MainWindow) -> None:
    table = window.pages["clients"].table
    menu = table.columns.menu()
    titles = [action.text() for action in menu.actions()]
    assert titles == ["Type", "Objectif", "Avancement", "Prochaine action", "Échéance"]
    assert all(action.isChecked() for action in menu.actions())
    menu.actions()[NEXT - 1].trigger()
    assert table.isColumnHidden(NEXT)
    window_state.keep(window, window.session.settings)
    table.setColumnHidden(NEXT, False)
    window_state.restore_columns(window.pages["clients"], window.session.settings)
    assert table.isColumnHidden(NEXT)
    table.columns.menu().actions()[NEXT - 1].trigger()
    assert not table.isColumnHidden(NEXT)
