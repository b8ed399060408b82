"""Why there is no pathway, and what is odd in a catalogue, said in both languages."""

from datetime import date

import pytest

from planner.catalogue import Activity, Session
from planner.pathway.problem import problem
from planner.pathway.result import Blocked
from planner.pathway.search import search
from planner.sentences import warning_sentence, warning_sentences, why_not_sentences
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import searched
from tests.reference.problems import random_problem

FR, EN = Words("fr"), Words("en")


def test_limits_and_changes_are_said_with_their_figures() -> None:
    blocked = Blocked(
        "fastest",
        (
            {"constraint": "deadline", "value": date(2027, 9, 30)},
            {"constraint": "modes", "value": ("evening",)},
        ),
        ({"constraint": "deadline", "from": date(2027, 9, 30), "to": date(2028, 4, 3),
          "finish": date(2028, 4, 3), "money_cents": 12_300},),
    )  # fmt: skip
    assert why_not_sentences(blocked, EN) == [
        "No pathway for “the fastest of the options entered”.",
        "These limits together leave none: deadline (Sep 30, 2027); ways of attending (in the evening).",
        "→ Push the deadline back, to end on Apr 2, 2028 at the latest – ends Apr 2, 2028, net cost $123",
    ]
    told = why_not_sentences(blocked, FR)
    assert all("{" not in line and line for line in told)
    assert "au plus tard le 2\u00a0avr.\u00a02028 – fin le 2\u00a0avr.\u00a02028" in told[2]


def test_a_change_that_leaves_nothing_to_do_ends_on_the_day_it_starts() -> None:
    start, change = date(2027, 1, 11), {"constraint": "conditional", "to": [{"declared": "X"}]}
    blocked = Blocked("fastest", (), ({**change, "finish": start},))
    assert why_not_sentences(blocked, EN, start=start)[1:] == ["→ Document: X – ends Jan 11, 2027"]


def test_one_limit_is_not_said_to_be_several_and_its_hours_say_only_once_what_they_are_for() -> None:
    hours = {"constraint": "weekly_hours", "value": [{"from": date(2027, 1, 11), "hours": 5}]}
    assert why_not_sentences(Blocked("fastest", (hours,), ()), EN)[1:] == [
        "This limit leaves none: study hours a week (5\u00a0h from Jan 11, 2027)."
    ]


def test_codes_are_named_by_the_catalogue_and_conditions_are_sentences() -> None:
    blocked = Blocked(
        "while_working",
        (
            {"constraint": "forbidden", "value": ["MAT4"]},
            {"constraint": "conditional", "value": [{"subject": "math", "level": 4}]},
            {"constraint": "keep_job", "value": True},
            {"constraint": "weekly_hours", "value": [{"from": date(2027, 1, 11), "hours": 5}]},
        ),
        ({"constraint": "money_limit_cents", "from": 100, "to": None},),
    )
    told = " ".join(why_not_sentences(blocked, EN, a_small_catalogue()))
    for part in (
        "Activity MAT4",
        "Mathematics of Secondary IV",
        "present job kept",
        "Set no money limit",
    ):
        assert part in told
    assert "MAT4" in " ".join(why_not_sentences(blocked, EN))


def test_what_is_to_document_and_what_nothing_leads_to_are_sentences_of_their_own() -> None:
    asked = {"subject": "math", "level": 4}
    change = {"constraint": "conditional", "from": None, "to": [asked], "finish": date(2028, 4, 3)}
    unknown = Blocked("fastest", ({"constraint": "conditional", "value": [asked]},), (change,))
    assert why_not_sentences(unknown, EN)[1:] == [
        "This is still to be documented: Mathematics of Secondary IV.",
        "→ Document: Mathematics of Secondary IV – ends Apr 2, 2028",
    ]
    closed = Blocked("fastest", ({"constraint": "admission", "value": asked},))
    said, advice = why_not_sentences(closed, EN)[1:]
    assert said == "No activity entered leads there: Mathematics of Secondary IV."
    assert advice.startswith("No change of the answers opens one. Note what the client holds already")


CLOSED = an_activity("X", {"any": []})
PAST = Session("X", "before", start=date(2025, 9, 1), entry="dated", hours_per_week=30)
CIRCLE = (an_activity("X", {"activity": "Y"}), an_activity("Y", {"activity": "X"}))


@pytest.mark.parametrize("language", [FR, EN])
@pytest.mark.parametrize(
    "parts",
    [
        (),
        (CLOSED,),
        (an_activity("X", {"activity": "GONE"}),),
        (an_activity("X", {"concurrent": "GONE"}),),
        (an_activity("X", {"since_failed": "X", "months": 12}), PAST),
        CIRCLE,
    ],
)
@pytest.mark.parametrize("requires", [{"activity": "X"}, {"concurrent": "X"}, {"not": {"declared": "x"}}])
def test_an_activity_that_is_asked_and_that_nobody_can_take_is_said(
    language: Words, parts: tuple[Activity | Session, ...], requires: dict[str, object]
) -> None:
    trade = a_trade(requires=requires)
    catalogue = a_catalogue(trade, *parts)
    (blocked,) = searched(a_case(), catalogue, profiles=("fastest",)).why_not
    said = why_not_sentences(blocked, language, catalogue, START)
    assert len(said) > 1
    assert all(line.strip(" →") and "{" not in line for line in said)


@pytest.mark.slow
def test_every_reason_that_the_engine_gives_can_be_said_in_both_languages() -> None:
    told = 0
    for seed in range(60):
        case, catalogue = random_problem(seed)
        for blocked in search(problem(case, catalogue)).why_not:
            told += 1
            for words in (FR, EN):
                said = why_not_sentences(blocked, words, catalogue, case.preferences.start)
                assert len(said) > 1 and all("{" not in line for line in said)
    assert told > 60


@pytest.mark.parametrize("kind", ["activity", "skill", "trade"])
def test_a_dangling_code_is_named_with_its_place(kind: str) -> None:
    place = {"file": "activities.csv", "line": "4", "column": "requires"}
    warning = {"code": "dangling", **place, "kind": kind, "value": "GONE"}
    assert warning_sentence(warning, EN) == (
        f"activities.csv, line 4, column requires: no {kind} “GONE”; its condition is unmet."
    )
    assert warning_sentence(warning, FR).startswith("activities.csv, ligne 4")


@pytest.mark.parametrize(
    ("file", "column", "kind", "then"),
    [
        ("activities.csv", "excludes", "activity", "nothing is excluded by it"),
        ("activities.csv", "trades", "trade", "the activity is listed under no such trade"),
        ("sessions.csv", "activity", "activity", "no plan can take this session"),
        ("trade_skills.csv", "skill", "skill", "the skill counts all the same, and is shown by its code"),
        ("wages.csv", "trade", "trade", "nothing reads this line"),
    ],
)
def test_a_dangling_code_says_what_happens_where_it_stands(
    file: str, column: str, kind: str, then: str
) -> None:
    warning = {
        "code": "dangling", "file": file, "line": "2", "column": column, "kind": kind, "value": "GONE",
    }  # fmt: skip
    assert warning_sentence(warning, EN) == f"{file}, line 2, column {column}: no {kind} “GONE”; {then}."


def test_a_circle_that_a_client_may_open_says_so() -> None:
    circle = {"code": "cycle", "kind": "held", "file": "activities.csv", "activities": "A → B → A"}
    assert "only a client who already holds it can begin" in warning_sentence(circle, EN)


def test_a_circle_that_another_branch_opens_says_so() -> None:
    circle = {"code": "cycle", "kind": "beside", "file": "activities.csv", "activities": "A → B → A"}
    assert "only another branch of what they ask can open it" in warning_sentence(circle, EN)


def test_a_circle_is_named_and_an_unknown_warning_is_shown() -> None:
    circle = {"code": "cycle", "file": "activities.csv", "activities": "A → B → A"}
    assert "A → B → A" in warning_sentence(circle, FR)
    assert warning_sentence({"code": "odd"}, EN) == "code: odd"


def test_of_many_warnings_the_first_are_said_and_the_others_counted() -> None:
    odd = [{"code": f"odd {number}"} for number in range(25)]
    assert warning_sentences(odd[:20], FR) == [f"code: odd {number}" for number in range(20)]
    assert warning_sentences(odd, FR)[19:] == ["code: odd 19", "et 5 de plus"]
    assert warning_sentences(odd, EN, 3)[3:] == ["and 22 more"]


def test_the_last_group_of_what_is_missing_is_named_where_all_groups_are_past() -> None:
    trade, blocked = a_trade(requires={"credential": "X"}), an_activity("X", hours=30)
    catalogue = a_catalogue(trade, blocked, PAST)
    (row,) = searched(a_case(), catalogue, profiles=("fastest",)).why_not
    told = "Activity X: the last group entered begins Sep 1, 2025. Enter a later group."
    assert why_not_sentences(row, EN, catalogue, START)[-1] == told
    always = a_catalogue(trade, an_activity("X", {"credential": "Z"}, hours=30))
    (other,) = searched(a_case(), always, profiles=("fastest",)).why_not
    assert len(why_not_sentences(other, EN, always, START)) == 3
