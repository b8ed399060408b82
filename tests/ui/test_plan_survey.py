"""The open plans are looked at a few at a time, the gravest first; a stop keeps what was found."""

from dataclasses import replace
from datetime import date

import pytest

from planner.catalogue import Catalogue
from planner.office import Counsellor
from planner.plan import Plan
from tests.builders import a_case, a_client
from tests.ui.office import DIPLOMA
from ui import plan_survey
from ui.plan_survey import PlanSurvey
from ui.session import Session
from ui.tasks import Running

NAMES = ("Alex", "Claude", "Dominique", "Maxime", "Sacha")


@pytest.fixture
def survey(session: Session, monkeypatch: pytest.MonkeyPatch) -> PlanSurvey:
    """Return a survey of six plans in the autumn group, two at a time."""
    monkeypatch.setattr(plan_survey, "AT_A_TIME", 2)
    for name in NAMES:
        session.cases.add(a_case(client=a_client(name=name), plan=Plan((DIPLOMA,))), Counsellor("A"))
    return PlanSurvey(session)


def later(catalogue: Catalogue) -> Catalogue:
    moved = (replace(s, start=date(2027, 9, 27)) if s.code == "autumn" else s for s in catalogue.sessions)
    return replace(catalogue, sessions=tuple(moved))


def test_every_plan_is_looked_at_slice_by_slice(survey: PlanSurvey, session: Session) -> None:
    shares: list[float] = []
    session.search_tasks.progressed.connect(lambda running: shares.append(running.fraction))
    survey.look(session.catalogue, later(session.catalogue))
    assert not survey.is_looking and survey.said == "6 plans enfreignent une règle"
    assert sorted(line.name for line in survey.lines) == ["Alex", "Camille Exemple", *NAMES[1:]]
    assert set(survey.verdicts.values()) == {"breaks"}
    assert shares == sorted(shares) and shares[-1] < 1, "the slices share one progress"


def test_a_stop_keeps_what_was_found_and_says_so(
    survey: PlanSurvey, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[Running] = []
    session.search_tasks.ended.connect(ended.append)
    monkeypatch.setattr(Running, "stopped", lambda running: bool(ended))
    survey.look(session.catalogue, later(session.catalogue))
    assert len(survey.found) == 2 and survey.said.endswith("tous les plans n’ont pas été examinés.")


def test_what_touches_no_plan_is_said_too(survey: PlanSurvey, session: Session) -> None:
    survey.look(session.catalogue, session.catalogue)
    assert survey.said == "Aucun plan ouvert n’est touché." and survey.verdicts == {}
