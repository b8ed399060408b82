"""Why there is no pathway, and what is odd in a catalogue, said in both languages."""

from datetime import date

import pytest

from planner.catalogue import Activity, Session
from planner.pathway.problem import problem
from planner.pathway.result import Blocked
from planner.pathway.search import search
from planner.sentences import warning_sentence, warning_sentences, why_not_sentences
from planner.why_not_words import CONSTRAINTS, relaxation_sentence, relaxation_sentences
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
        "These limits together leave none: deadline: Sep 30, 2027; ways of attending: in the evening.",
        "→ Change “deadline” to Apr 3, 2028: ends Apr 2, 2028, net cost $123",
    ]
    told = why_not_sentences(blocked, FR)
    assert all("{" not in line and line for line in told)
    assert "2028\u00a0: fin le 2 avr." in told[2]


def test_a_change_that_leaves_nothing_to_do_ends_on_the_day_it_starts() -> None:
    start, change = date(2027, 1, 11), {"constraint": "conditional", "to": [{"declared": "X"}]}
    blocked = Blocked("fastest", (), ({**change, "finish": start},))
    assert why_not_sentences(blocked, EN, start=start)[1:] == ["→ Document: X: ends Jan 11, 2027"]


def test_one_limit_is_not_said_to_be_several_and_its_hours_say_only_once_what_they_are_for() -> None:
    hours = {"constraint": "weekly_hours", "value": [{"from": date(2027, 1, 11), "hours": 5}]}
    assert why_not_sentences(Blocked("fastest", (hours,), ()), EN)[1:] == [
        "This limit leaves none: study hours a week: 5\u00a0h from Jan 11, 2027."
    ]


JANUARY, JUNE = {"from": date(2027, 1, 11)}, {"from": date(2027, 6, 7)}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"constraint": "regions", "from": ("04",), "to": ("04", "16")}, "Accept the region Montérégie too"),
        ({"constraint": "modes", "from": ("day",), "to": ("day", "evening")},
         "Accept attending in the evening too"),
        ({"constraint": "languages", "from": ("fr",), "to": ("en", "fr")}, "Accept teaching in English too"),
        ({"constraint": "modes", "from": ("day",), "to": ()}, "Change “ways of attending” to no limit"),
        ({"constraint": "forbidden", "from": ("MAT4", "X"), "to": ("X",)},
         "Take back what was set aside: Activity MAT4"),
        ({"constraint": "pinned", "from": ("DEP",), "to": ()}, "No longer ask for: Activity DEP"),
        ({"constraint": "weekly_hours", "from": [JANUARY | {"hours": 5}], "to": [JANUARY | {"hours": 22.5}]},
         "Study up to 22.5 hours a week"),
        ({"constraint": "weekly_hours", "from": [JANUARY | {"hours": 5}, JUNE | {"hours": 9}],
          "to": [JANUARY | {"hours": 5}, JUNE | {"hours": 20}]},
         "Study up to 20 hours a week from Jun 7, 2027 on"),
        ({"constraint": "money_limit_cents", "from": 1, "to": 90_000}, "Allow $900 in all"),
        ({"constraint": "keep_job", "from": True, "to": False}, "Change “present job kept” to no"),
    ],
)  # fmt: skip
def test_a_change_says_what_is_accepted_or_given_up(change: dict[str, object], said: str) -> None:
    assert relaxation_sentence(change, EN, a_small_catalogue()) == said
    assert relaxation_sentence(change, FR, a_small_catalogue()) != said


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
        "present job kept: yes",
        "“money limit” to no limit",
    ):
        assert part in told
    assert "MAT4" in " ".join(why_not_sentences(blocked, EN))


def test_what_is_to_document_and_what_nothing_leads_to_are_sentences_of_their_own() -> None:
    asked = {"subject": "math", "level": 4}
    change = {"constraint": "conditional", "from": None, "to": [asked], "finish": date(2028, 4, 3)}
    unknown = Blocked("fastest", ({"constraint": "conditional", "value": [asked]},), (change,))
    assert why_not_sentences(unknown, EN)[1:] == [
        "This is still to be documented: Mathematics of Secondary IV.",
        "→ Document: Mathematics of Secondary IV: ends Apr 2, 2028",
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


@pytest.mark.parametrize("name", [*CONSTRAINTS, "something new"])
def test_every_constraint_can_be_said_alone(name: str) -> None:
    lines = why_not_sentences(Blocked("fastest", ({"constraint": name, "value": None},)), FR)
    assert len(lines) == 2


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


def test_a_fact_that_must_be_false_is_documented_as_such() -> None:
    change = {"constraint": "conditional", "from": None, "to": [{"not": {"declared": "X"}}]}
    assert relaxation_sentence(change, FR).endswith("«\u00a0X\u00a0» ne s’applique pas")


def test_of_two_changes_of_the_same_limit_it_is_said_which_is_least_and_which_is_sooner() -> None:
    less = {"constraint": "regions", "from": ("01",), "to": ("01", "04"), "finish": date(2027, 6, 1)}
    sooner = {**less, "to": ("01", "02", "03"), "finish": date(2027, 3, 1)}
    other = {"constraint": "forbidden", "from": ("X",), "to": (), "finish": date(2027, 2, 1)}
    told = relaxation_sentences((less, sooner, other), EN)
    assert [line.rpartition(" (")[2] for line in told[:2]] == [
        "the least to change)",
        "more to change, but sooner)",
    ]
    assert "(" not in told[2]
    assert relaxation_sentences((less,), EN) == [relaxation_sentence(less, EN)]


def test_the_last_group_of_what_is_missing_is_named_where_all_groups_are_past() -> None:
    trade, blocked = a_trade(requires={"credential": "X"}), an_activity("X", hours=30)
    catalogue = a_catalogue(trade, blocked, PAST)
    (row,) = searched(a_case(), catalogue, profiles=("fastest",)).why_not
    told = "Activity X: the last group entered begins Sep 1, 2025. Enter a later group."
    assert why_not_sentences(row, EN, catalogue, START)[-1] == told
    always = a_catalogue(trade, an_activity("X", {"credential": "Z"}, hours=30))
    (other,) = searched(a_case(), always, profiles=("fastest",)).why_not
    assert len(why_not_sentences(other, EN, always, START)) == 3


def test_a_cost_is_at_least_that_where_fees_of_programmes_are_stated_nowhere() -> None:
    change = {
        "constraint": "deadline",
        "to": date(2028, 4, 3),
        "finish": date(2028, 4, 3),
        "money_cents": 12_300,
    }
    unstated, stated = (a_catalogue(an_activity("DEP", kind="dep", cost_cents=c)) for c in (0, 500))
    assert relaxation_sentence(change, EN, unstated).endswith("net cost of at least $123")
    assert relaxation_sentence(change, EN, stated).endswith("net cost $123")
