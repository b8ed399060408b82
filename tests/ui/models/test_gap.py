from planner.catalogue import Catalogue, Skill
from planner.gap import GROWTH, TO_LEARN, UNKNOWN, Gap, GapLine, gap
from planner.text import Text
from planner.words import Words
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from tests.ui.office import a_planned_case, an_office_catalogue
from ui.models.columns import ACCESSIBLE, VALUE
from ui.models.gap import GapModel

CATALOGUE = an_office_catalogue()


def test_the_gap_of_a_case_is_said(watched: Watch, words: Words) -> None:
    model, found = watched(GapModel()), gap(a_planned_case(), CATALOGUE)
    model.show_gap(found, CATALOGUE, words)
    french = words.language == "fr"
    assert texts(model) == ["Mesurer" if french else "Measure"]
    assert texts(model, 1) == [f"?/{found.lines[0].entry}"]
    assert headers(model) == (["Compétence", "Niveau"] if french else ["Skill", "Level"])
    assert ("à documenter" if french else "to document") in model.index(0, 1).data(ACCESSIBLE)
    assert model.index(0, 0).data(VALUE) == found.lines[0]


def test_only_what_matters_is_shown_unless_all_is_asked(watched: Watch) -> None:
    catalogue = Catalogue(skills={c: Skill(c, Text(c, c)) for c in "ABC"})
    must, minor = GapLine("A", None, 2, 3, 5, True, UNKNOWN), GapLine("B", 1, 0, 3, 2, False, GROWTH)
    asked = GapLine("C", 1, 2, 3, 2, False, TO_LEARN, "Lettre du 3 nov. 2026")
    model = watched(GapModel())
    model.show_gap(Gap((must, minor, asked)), catalogue, Words("fr"))
    assert texts(model) == ["A", "C"]
    assert "Lettre du 3 nov. 2026" in model.index(1, 0).data(ACCESSIBLE)
    model.show_gap(Gap((must, minor, asked)), catalogue, Words("fr"), whole=True)
    assert texts(model) == ["A", "B", "C"]
