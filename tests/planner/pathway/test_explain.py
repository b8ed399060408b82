"""Why a step is there when no condition asks for it."""

from datetime import date

from planner.case import Preferences
from planner.catalogue import Grants
from planner.requirement import requirement_json
from planner.sentences import reason_sentence
from planner.words import Words
from tests.builders import START, a_case, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest


def test_a_step_that_only_its_pin_keeps_says_so() -> None:
    wishes = Preferences(START, date(2029, 12, 31), pinned=("EXTRA",))
    extra = an_activity("EXTRA", grants=Grants(("OTHER",)), hours=30)
    given = an_activity("A", hours=30)
    best = fastest(a_search(a_case(preferences=wishes), a_trade(requires={"credential": "A"}), given, extra))
    assert best is not None
    told = {step.activity: step.why for step in best.steps}
    (pin,) = told["EXTRA"]
    assert (pin.serves, pin.code, requirement_json(pin.condition)) == ("pin", "EXTRA", {"all": []})
    assert reason_sentence(pin, Words("en"), a_small_catalogue()).startswith("Pinned")
    assert [reason.serves for reason in told["A"]] == ["target"]
