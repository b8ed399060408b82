"""Texts that are too long for a change record: cut where they are written, and only there."""

import json
from dataclasses import replace

import pytest

from planner.case import Case
from planner.keeping import ContactNote, Keeping, PlanAside
from planner.long_texts import LONGEST_TEXT, fits, fitting, fitting_case
from tests.builders import a_case

LONG = "é" * 150_000


def test_a_text_is_as_long_as_a_field_of_a_record_may_be() -> None:
    assert fits("a" * 99_998) and not fits("a" * 99_999) and not fits('"' * 50_000)


@pytest.mark.parametrize("text", [LONG, "a" * 99_999, '"' * 80_000, "\n\\" * 70_000, "a\n" * 60_000])
def test_what_is_too_long_is_cut_to_what_fits(text: str) -> None:
    cut = fitting(text)
    assert text.startswith(cut) and 49_990 <= len(cut) < len(text)
    assert len(json.dumps(cut, ensure_ascii=False)) <= LONGEST_TEXT


def test_what_fits_stays_and_what_ends_texts_goes() -> None:
    assert fitting("a\nb") == "a\nb" and fitting("a\0b") == "ab"


def test_only_what_was_written_now_is_cut() -> None:
    old = a_case(notes=LONG)
    assert fitting_case(old, replace(old, kind="upgrading")).notes == LONG
    note = replace(old, keeping=Keeping(contacts=(ContactNote("n", text=LONG),)))
    kept = fitting_case(old, note)
    assert kept.notes == LONG and fits(kept.keeping.contacts[0].text)
    short: Case = replace(old, notes="bref")
    assert fitting_case(old, short) is short


def test_a_plan_kept_as_a_text_is_never_cut() -> None:
    case = a_case()
    aside = replace(case, keeping=Keeping(plans=(PlanAside("x", plan=LONG),)))
    assert fitting_case(case, aside) is aside
