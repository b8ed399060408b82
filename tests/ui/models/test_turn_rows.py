"""Lines before and after: what turned otherwise is bold, what stays is grey."""

from planner.words import Words
from tests.ui.models.conftest import Watch
from ui import style
from ui.models.replan_rows import COLUMNS, Line
from ui.models.turn_rows import FONT, INK, TurnModel


def test_what_differs_is_bold_and_what_stays_is_grey(watched: Watch, dressed: object) -> None:
    model = watched(TurnModel(COLUMNS))
    assert isinstance(model, TurnModel)
    model.show_rows((Line("Cost", "$0", "$5", "differs"), Line("Hours", "9 h", "9 h", "same")), Words("en"))
    looks = [[model.index(row, c).data(FONT) is not None for c in range(4)] for row in range(2)]
    assert looks == [[False, False, True, True], [False] * 4]
    assert model.index(0, 0).data(INK) is None and model.index(1, 0).data(INK) == style.colour("muted")
    assert model.index(0, 2).data() == "$5"
