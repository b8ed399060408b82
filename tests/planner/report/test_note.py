import pytest

from planner.report.note import plan_note
from tests.planner.report.stories import TODAY, a_brief, a_retraining

ONCE = {"fr": "LES ÉTAPES DE VOTRE PARCOURS", "en": "THE STEPS OF YOUR PATHWAY"}


@pytest.mark.parametrize("language", ONCE)
def test_a_note_says_every_step_once_under_plain_headings(language: str) -> None:
    brief = a_brief(a_retraining(), language)
    note = plan_note(brief.case, brief.catalogue, brief.counsellor, language, TODAY)
    lines = note.splitlines()
    assert lines[0] == brief.title and not any(line.startswith(("#", "---")) for line in lines)
    assert lines.count(ONCE[language]) == 1
    numbered = [line.split(" | ")[0] for line in lines if line.split(" | ")[0].isdigit()]
    assert numbered == [str(number) for number in brief.numbers.values()] != []
