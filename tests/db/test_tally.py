"""The tally of a database: samples and real files apart, and none that was taken off the lists."""

from dataclasses import replace
from itertools import product

from db.cases import CaseStore
from db.database import Database
from db.tally import Tally, tally
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import a_case


def test_a_new_database_holds_no_file(database: Database) -> None:
    assert tally(database) == Tally(0, 0)


def test_samples_and_real_files_are_told_apart(database: Database) -> None:
    store, real = CaseStore(database), a_case()
    for case in (real, replace(a_case(), id="other"), replace(a_case(), id="sample", sample=True)):
        store.add(case, Counsellor())
    assert tally(database) == Tally(3, 2, True)
    store.remove("other")
    assert tally(database) == Tally(2, 1, True)


def test_samples_with_a_plan_are_counted(database: Database) -> None:
    store, plan = CaseStore(database), Plan((Step("1", "A"),))
    for number, (sample, planned) in enumerate(product((True, False), repeat=2)):
        case = replace(a_case(), id=str(number), sample=sample, plan=plan if planned else Plan())
        store.add(case, Counsellor())
    assert tally(database) == Tally(4, 2, True, 1)
    store.remove("0")
    assert tally(database).planned_samples == 0


def test_a_person_whose_file_left_the_lists_still_lies_in_the_database(database: Database) -> None:
    store = CaseStore(database)
    store.add(replace(a_case(), id="sample", sample=True), Counsellor())
    assert tally(database) == Tally(1, 0)
    store.add(replace(a_case(), id="other"), Counsellor())
    store.remove("other")
    assert tally(database) == Tally(1, 0, True)
