"""The changes that open a pathway: sentences with a verb, the last days that people read, their figures."""

from datetime import date

import pytest

from planner.relaxation_words import relaxation_sentence, relaxation_sentences
from planner.words import Words
from tests.builders import START, a_catalogue, a_small_catalogue, an_activity

FR, EN = Words("fr"), Words("en")
JANUARY, JUNE = {"from": date(2027, 1, 11)}, {"from": date(2027, 6, 7)}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"constraint": "regions", "from": ("04",), "to": ("04", "16")}, "Accept the region Montérégie too"),
        ({"constraint": "modes", "from": ("day",), "to": ("day", "evening")},
         "Accept attending in the evening too"),
        ({"constraint": "languages", "from": ("fr",), "to": ("en", "fr")}, "Accept teaching in English too"),
        ({"constraint": "regions", "from": ("04",), "to": ("04", "06", "16")},
         "Accept the regions Montréal and Montérégie too"),
        ({"constraint": "modes", "from": ("day",), "to": ()}, "Accept any way of attending"),
        ({"constraint": "regions", "from": ("04",), "to": ()}, "Accept any region"),
        ({"constraint": "languages", "from": ("fr",), "to": ()}, "Accept teaching in any language"),
        ({"constraint": "start", "from": START, "to": date(2027, 1, 4)}, "Begin the plan on Jan 4, 2027"),
        ({"constraint": "deadline", "from": date(2027, 9, 30), "to": date(2028, 4, 3)},
         "Push the deadline back, to end on Apr 2, 2028 at the latest"),
        ({"constraint": "deadline", "from": START, "to": None}, "Set no deadline"),
        ({"constraint": "other_fields", "from": ("X",), "to": ()}, "Admit the programmes of other fields"),
        ({"constraint": "forbidden", "from": ("MAT4", "X"), "to": ("X",)},
         "Take back what was set aside: Activity MAT4"),
        ({"constraint": "pinned", "from": ("DEP",), "to": ()}, "No longer ask for: Activity DEP"),
        ({"constraint": "weekly_hours", "from": [JANUARY | {"hours": 5}], "to": [JANUARY | {"hours": 22.5}]},
         "Study up to 22.5 hours a week"),
        ({"constraint": "weekly_hours", "from": [JANUARY | {"hours": 5}, JUNE | {"hours": 9}],
          "to": [JANUARY | {"hours": 5}, JUNE | {"hours": 20}]},
         "Study up to 20 hours a week from Jun 7, 2027 on"),
        ({"constraint": "weekly_hours", "from": [JANUARY | {"hours": 5}, JUNE | {"hours": 9}],
          "to": [JANUARY | {"hours": 12}, JUNE | {"hours": 20}]},
         "Study up to 12 hours a week from Jan 11, 2027 on; study up to 20 hours a week from Jun 7, 2027 on"),
        ({"constraint": "money_limit_cents", "from": 1, "to": 90_000}, "Allow $900 in all"),
        ({"constraint": "money_limit_cents", "from": 1, "to": None}, "Set no money limit"),
        ({"constraint": "keep_job", "from": True, "to": False}, "No longer ask to keep the present job"),
        ({"constraint": "pinned_steps", "from": ("MAT4", "DEP"), "to": ()},
         "Unpin: Activity MAT4 and Activity DEP"),
        ({"constraint": "conditional", "from": None,
          "to": [{"subject": "math", "level": 4}, {"credential": "DEP"}]},
         "Document: Mathematics of Secondary IV and Activity DEP"),
        ({"constraint": "together", "from": {"start": START, "regions": ("04",)},
          "to": {"start": date(2027, 1, 4), "regions": ("04", "16")}},
         "Together, begin the plan on Jan 4, 2027; accept the region Montérégie too"),
    ],
)  # fmt: skip
def test_a_change_says_what_is_accepted_or_given_up(change: dict[str, object], said: str) -> None:
    assert relaxation_sentence(change, EN, a_small_catalogue()) == said
    assert relaxation_sentence(change, FR, a_small_catalogue()) != said


@pytest.mark.parametrize(
    ("to", "said"), [("2027-01-11", "11\u00a0janv.\u00a02027"), ("2027-01-12", "11\u00a0janv.\u00a02027")]
)
def test_a_deadline_is_told_by_the_last_day_that_it_leaves(to: str, said: str) -> None:
    change = {"constraint": "deadline", "from": None, "to": to}
    told = relaxation_sentence(change, FR, start=START)
    assert told == f"Repousser l’échéance pour finir au plus tard le {said}"


@pytest.mark.parametrize(
    ("name", "to", "bound", "said"),
    [
        ("weekly_hours", [JANUARY | {"hours": 20}], 12.0, "less is not proven impossible, from 12\u00a0h on"),
        (
            "start",
            date(2027, 1, 4),
            date(2027, 1, 8),
            "a start as late as Jan 8, 2027 is not proven impossible",
        ),
    ],
)  # fmt: skip
def test_a_change_that_may_be_less_says_what_is_not_proven(
    name: str, to: object, bound: object, said: str
) -> None:
    told = relaxation_sentence({"constraint": name, "from": (), "to": to, "bound": bound}, EN)
    assert told.endswith(f" ({said})")


def test_a_language_stands_in_the_sentence_as_each_language_writes_it() -> None:
    change = {"constraint": "languages", "from": ("fr",), "to": ("en", "fr")}
    assert relaxation_sentence(change, FR) == "Accepter aussi l’enseignement en anglais"


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
