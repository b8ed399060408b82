"""Proposals side by side: a line a figure, a line an activity, and what differs is marked."""

from datetime import date

from planner.words import Words
from tests.ui.office import a_proposal, a_result, an_office_catalogue
from ui.models.columns import AMOUNT
from ui.models.proposal_rows import ProposalsModel


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


def test_each_activity_says_when_it_is_taken() -> None:
    found = lines()
    assert found["Activity MAT4"] == ("Jan 11, 2027 to May 9, 2027",) * 2
    assert found["≠ Activity DEP"] == ("Aug 30, 2027 to Mar 26, 2028", "Jan 10, 2028 to Aug 6, 2028")


def test_who_has_no_job_any_more_keeps_none_here_either() -> None:
    model = ProposalsModel()
    for working, said in ((True, "keeps the job"), (False, "no daytime classes")):
        model.compare((a_proposal("while_working"),), an_office_catalogue(), Words("en"), working)
        assert [model.index(0, column).data() for column in range(2)] == ["Best at", said]


def test_without_proposals_there_is_no_table() -> None:
    model = ProposalsModel()
    model.compare((), an_office_catalogue(), Words("fr"))
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_a_spreadsheet_gets_the_last_day_as_a_day() -> None:
    model = ProposalsModel()
    model.compare(a_result().proposals, an_office_catalogue(), Words("en"))
    line = [model.index(row, 0).data() for row in range(model.rowCount())].index("≠ Last day")
    assert model.index(line, 1).data(AMOUNT) == date(2028, 3, 26)
