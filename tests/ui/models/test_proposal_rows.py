"""Proposals side by side: a line a figure, a line an activity, and what differs is marked."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from planner.figures import figures
from planner.pathway.comparison import Difference
from planner.pathway.result import Result, Status
from planner.words import Words
from tests.ui.office import a_planned_case, a_proposal, a_result, an_office_catalogue
from ui import style
from ui.commands.summary import summary
from ui.dialogs.reasons import why_paragraphs
from ui.models.columns import ACCESSIBLE, AMOUNT, TOOL_TIP
from ui.models.difference_rows import COLUMNS, DifferenceRow
from ui.models.pathways import PathwayModel
from ui.models.proposal_rows import ProposalsModel
from ui.models.replan_rows import FIGURES
from ui.models.turn_rows import FONT, INK


def lines(language: str = "en") -> dict[str, tuple[str, ...]]:
    model = ProposalsModel()
    model.compare(a_result().proposals, an_office_catalogue(), Words(language))
    cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return {name: tuple(texts) for name, *texts in cells}


def test_each_proposal_has_its_letter_and_figures() -> None:
    found = lines()
    assert found["Net cost"] == ("$123", "$123")
    assert found["≠ Last day"] == ("Mar 26, 2028", "Aug 6, 2028")
    assert found["≠ Estimate"] == ("no", "yes")
    assert found["≠ To be documented"] == ("–", "Mathematics of Secondary IV")


def test_each_column_has_the_letter_and_the_title_of_its_card() -> None:
    model, found = ProposalsModel(), a_result().proposals
    model.compare(found, an_office_catalogue(), Words("en"), titles=["Evening", "the plan: Day"])
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["Compared (≠: differs)", "A. Evening", "B. the plan: Day"]


def test_what_is_not_as_in_the_reference_is_bold_and_said_and_the_rest_is_grey(dressed: object) -> None:
    model = ProposalsModel()
    model.compare(a_result().proposals, an_office_catalogue(), Words("en"), reference=1)
    rows = {model.index(row, 0).data(): row for row in range(model.rowCount())}
    day, cost = (model.index(rows[name], 1) for name in ("≠ Last day", "Net cost"))
    assert day.data(FONT).bold() and day.data(INK) is None
    assert day.data(ACCESSIBLE) == "≠ A: Mar 26, 2028"
    assert cost.data(FONT) is None and cost.data(INK) == style.colour("muted")
    assert cost.data(ACCESSIBLE) == "A: $123"
    for apart in (model.index(rows["≠ Last day"], column) for column in (0, 2)):
        assert apart.data(FONT) is None and apart.data(INK) is None


def test_a_head_that_is_cut_is_whole_in_its_tip() -> None:
    model = ProposalsModel()
    model.compare(a_result().proposals, an_office_catalogue(), Words("en"), titles=["Evening", "Day"])
    assert model.headerData(1, Qt.Orientation.Horizontal, TOOL_TIP) == "A. Evening"
    assert model.headerData(1, Qt.Orientation.Vertical, TOOL_TIP) is None


def test_each_activity_says_when_it_is_taken() -> None:
    found = lines()
    assert found["Activity MAT4"] == ("Jan 11, 2027 to May 9, 2027",) * 2
    assert found["≠ Activity DEP"] == ("Aug 30, 2027 to Mar 26, 2028", "Jan 10, 2028 to Aug 6, 2028")


def test_who_has_no_job_any_more_keeps_none_here_either() -> None:
    model = ProposalsModel()
    for working, said in ((True, "keeps the job"), (False, "no daytime classes")):
        model.compare((a_proposal("while_working"),), an_office_catalogue(), Words("en"), working)
        found = {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}
        assert found["Best at"] == said


def test_what_to_watch_in_the_weeks_has_a_line_where_anything_is() -> None:
    model = ProposalsModel()
    model.compare(a_result().proposals, an_office_catalogue(), Words("en"), warned=("", "Up to 65 h."))
    found = {model.index(row, 0).data(): model.index(row, 2).data() for row in range(model.rowCount())}
    assert found["≠ To watch"] == "Up to 65 h."
    assert "To watch" not in "".join(lines())


def test_without_proposals_there_is_no_table() -> None:
    model = ProposalsModel()
    model.compare((), an_office_catalogue(), Words("fr"))
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_a_spreadsheet_gets_the_last_day_as_a_day() -> None:
    model = ProposalsModel()
    model.compare(a_result().proposals, an_office_catalogue(), Words("en"))
    line = [model.index(row, 0).data() for row in range(model.rowCount())].index("≠ Last day")
    assert model.index(line, 1).data(AMOUNT) == date(2028, 3, 26)


def test_fees_that_nothing_states_are_said_and_not_counted() -> None:
    """Hold a programme whose fees are on no line of the catalogue to what its card says."""
    office, model = an_office_catalogue(), ProposalsModel()
    program = replace(office.activities["DEP"], kind="dep")
    catalogue = replace(office, activities={**office.activities, "DEP": program})
    model.compare((a_proposal(money_cents=0),), catalogue, Words("fr"))
    line = [model.index(row, 0).data() for row in range(model.rowCount())].index("Coût net")
    assert model.index(line, 1).data() == "0\u00a0$ + frais"
    assert model.index(line, 1).data(AMOUNT) is None
    case = a_planned_case()
    assert figures(case, catalogue).fees_unstated and not figures(case, office).fees_unstated
    (cost,) = (said for name, said in FIGURES if name == "Net cost")
    assert cost(figures(case, catalogue), Words("fr")).endswith("+ frais")
    difference = Difference("fastest", a_proposal(money_cents=500), a_proposal(money_cents=500))
    row = DifferenceRow(difference, Words("fr"), catalogue)
    (turn,) = (column.text(row) for column in COLUMNS if column.title == "Net cost")
    assert turn == "5\u00a0$ + frais"
    shown = PathwayModel()
    shown.show_result(shown_result(), case, catalogue, Words("fr"))
    assert "0\u00a0$ + frais" in shown.index(0).data(ACCESSIBLE)
    assert "0\u00a0$ + frais" in summary(case, shown_result(), catalogue, Words("fr"))
    bounded = a_proposal(money_cents=0, bound={"money_cents": 0})
    assert any(
        "0\u00a0$ + frais" in text for text, _ in why_paragraphs(bounded, case, catalogue, Words("fr"))
    )


def shown_result() -> Result:
    return Result(Status.OPTIMAL, (a_proposal(money_cents=0),), seconds=0.1)
