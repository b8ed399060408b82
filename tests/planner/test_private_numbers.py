"""What reads like a social insurance number is found among other numbers, and hidden."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner.case import Case
from planner.client import Client
from planner.keeping import Consent, ContactNote, Keeping, PlanAside, Revision
from planner.plan import Plan, Step
from planner.private_numbers import masked, masked_case, masked_value, private_numbers
from tests import strategies
from tests.builders import a_case

# Passes the check of Luhn and begins with 0: it is nobody's.
NUMBER = "046 454 286"


@pytest.mark.parametrize(
    "text",
    [
        NUMBER, "NAS : 046-454-286.", "046454286", "2026 046.454.286, en main", "046 454-286", "046454 286",
        "046  454  286", "046\t454\u202f286", "046/454/286", "046 - 454 – 286",
        "046,454,286", "046_454_286", "04 64 54 28 6", "0 4 6 4 5 4 2 8 6", "046    454    286",
        "046 454\n286",
        "046\r\n454 286", "046, 454, 286", "046454 286",
    ],
)  # fmt: skip
def test_nine_digits_that_pass_the_check_are_found(text: str) -> None:
    assert len(private_numbers(text)) == 1
    assert not any(digit in masked(text)[-20:] for digit in "458")


@pytest.mark.parametrize(
    "text",
    ["418 555-0101", "046 454 287", "0464542861", "000 000 000", "046\n454\n286", "1 418 555-0101", ""],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert private_numbers(text) == () and masked(text) == text


def test_a_number_that_was_kept_knowingly_stays() -> None:
    assert masked(f"{NUMBER} et 130 692 544", NUMBER) == f"{NUMBER} et ••• ••• •••"


def test_every_free_text_of_a_case_is_looked_at() -> None:
    before = a_case()
    keeping = Keeping(
        contacts=(ContactNote("n", text=NUMBER),), consents=(Consent("c", detail=NUMBER),),
        revisions=(Revision("r", reason=NUMBER, plan=NUMBER),), plans=(PlanAside("", NUMBER, plan=NUMBER),),
    )  # fmt: skip
    typed = replace(
        before, notes=NUMBER, client=Client(NUMBER, assets=NUMBER, obstacles=NUMBER),
        plan=Plan((Step("s", title=NUMBER, note=NUMBER, override=NUMBER),), name=NUMBER), keeping=keeping,
    )  # fmt: skip
    kept = masked_case(before, typed)
    step, client = kept.plan.steps[0], kept.client
    said = (
        kept.notes, client.name, client.assets, client.obstacles, step.title, step.note, step.override,
        kept.keeping.contacts[0].text, kept.keeping.consents[0].detail, kept.keeping.revisions[0].reason,
        kept.keeping.plans[0].name, kept.plan.name,
    )  # fmt: skip
    assert set(said) == {"••• ••• •••"}
    assert kept.keeping.revisions[0].plan == NUMBER == kept.keeping.plans[0].plan, "a frozen plan is a copy"


@given(strategies.CASES)
@settings(max_examples=40)
def test_a_case_without_such_a_number_is_the_very_same(case: Case) -> None:
    assert masked_case(a_case(), case) is case


def test_a_value_is_looked_at_field_by_field() -> None:
    note = ContactNote("n", text=NUMBER)
    assert masked_value(note).text == "••• ••• •••"
    assert masked_value(note, note) is note
