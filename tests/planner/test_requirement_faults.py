"""The path of what cannot be read in a requirement, and why."""

import json
from typing import Any

import pytest

from planner.errors import PlannerError
from planner.requirement import requirement_from
from planner.requirement_faults import requirement_fault

DES = {"credential": "DES"}


@pytest.mark.parametrize(
    ("value", "why", "at"),
    [
        ({"anny": []}, "key", ""),
        ({"all": [{"any": [DES, {"skill": "S", "level": "3"}]}]}, "number", "all[0].any[1].level"),
        ({"all": [DES, {"subject": "math", "level": 9}]}, "number", "all[1].level"),
        ({"subject": "math"}, "missing", ""),
        ({"any": [], "all": []}, "several", ""),
        ({"at_least": -1, "of": []}, "number", "at_least"),
        ({"at_least": 1}, "missing", ""),
        ({"not": {"declared": 5}}, "text", "not.declared"),
        ({"any": DES}, "list", "any"),
        ({"any": [[]]}, "object", "any[0]"),
        ({"age": 16, "on": "30 Sep"}, "day", "on"),
        ({"level": 3}, "several", ""),
        (["D"], "object", ""),
    ],
)
def test_the_first_bad_node_is_named_with_what_is_expected_there(value: Any, why: str, at: str) -> None:
    with pytest.raises(PlannerError):
        requirement_from(value)
    found = requirement_fault(value)
    assert (found["why"], found["at"]) == (why, at), json.dumps(value)
