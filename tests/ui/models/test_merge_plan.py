"""The decisions of a merge: cases by kind, sides of fields and entries, and what the merge is told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.cases import CaseStore
from db.exchange.choosing import conflicts
from db.exchange.merge import merge, preview, received
from db.exchange.package import write_package
from db.verify import verify
from planner.catalogue import Catalogue
from planner.plan import Plan, Step
from planner.words import Words
from tests.builders import a_case, a_client
from tests.ui.models.conftest import Watch
from tests.ui.models.merging import HERE, OPEN, TwoOffices
from tests.ui.models.reading import texts
from ui.models.merge_decisions import BOTH
from ui.models.merge_decisions import HERE as OUR_SIDE
from ui.models.merge_decisions import RECEIVED as THEIR_SIDE
from ui.models.merge_fields import OURS, RESULT, THEIRS, FieldDiffModel
from ui.models.merge_plan import MergePlan
from ui.models.merge_report_words import report_lines
from ui.models.merge_tree import STATE, MergeTreeModel
from ui.models.merge_words import case_name, who_words


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoOffices]:
    found = TwoOffices(tmp_path)
    yield found
    found.close()


@pytest.fixture
def plan(two: TwoOffices) -> MergePlan:
    """Return a merge where one case is in conflict, one changed, one went, and two are new."""
    alex, claude, maxime = two.cases
    two.edit(two.north, alex, notes="ici")
    two.edit(two.south, alex, notes="là", plan=Plan((alex.plan.steps[1], Step("s3", "ANG5"))))
    two.edit(two.south, claude, kind="upgrading")
    CaseStore(two.south).remove(maxime.id)
    CaseStore(two.south).add(a_case(client=a_client(name="Sacha")), HERE)
    CaseStore(two.south).add(a_case(client=a_client(name="Cláude")), HERE)
    return two.plan()


def done(two: TwoOffices, plan: MergePlan) -> None:
    """Merge as it was decided."""
    merge(two.north, plan.preview.package, HERE, plan.choices, left_out=frozenset(plan.left_out))
    assert verify(two.north) == ()


def test_cases_stand_under_what_happens_to_them(plan: MergePlan) -> None:
    groups = {
        name: [case.name for case in plan.of(name)] for name in ("conflict", "changed", "off", "new", "twin")
    }
    assert groups == {
        "conflict": ["Alex"], "changed": ["Claude"], "off": ["Maxime"], "new": ["Sacha"], "twin": ["Cláude"],
    }  # fmt: skip


def test_the_records_decide_until_somebody_does(two: TwoOffices, plan: MergePlan) -> None:
    alex = two.cases[0].id
    assert (plan.waiting, plan.choices) == (1, {})
    notes = plan.lines(alex)[0]
    plan.choose(notes, OUR_SIDE)
    assert (plan.waiting, plan.result(notes)) == (0, "ici")
    plan.choose(notes, BOTH)
    assert plan.result(notes) == "ici\nlà"
    done(two, plan)
    assert CaseStore(two.north).load(alex)[0].notes == "ici\nlà"
    assert conflicts(two.north) == ()


def test_all_of_here_leaves_the_case_as_it_was(two: TwoOffices, plan: MergePlan) -> None:
    for case in two.cases:
        plan.choose_all(case.id, OUR_SIDE)
    before = [CaseStore(two.north).load(case.id)[0] for case in two.cases]
    done(two, plan)
    assert [CaseStore(two.north).load(case.id)[0] for case in two.cases] == before
    assert CaseStore(two.north).count(removed=True) == 0


def test_all_received_is_what_the_other_office_has(two: TwoOffices, plan: MergePlan) -> None:
    for case in two.cases:
        plan.choose_all(case.id, THEIR_SIDE)
    done(two, plan)
    for case in two.cases:
        assert CaseStore(two.north).load(case.id)[0] == CaseStore(two.south).load(case.id)[0]


def test_the_newest_side_is_chosen_by_time(two: TwoOffices) -> None:
    alex = two.cases[0]
    two.edit(two.south, alex, notes="d’abord")
    two.edit(two.north, alex, notes="ensuite")
    plan = two.plan()
    plan.choose_newest(alex.id)
    assert plan.result(plan.lines(alex.id)[0]) == "ensuite"


def test_a_case_left_out_and_a_linked_one(two: TwoOffices, plan: MergePlan) -> None:
    (sacha,), (twin,) = plan.of("new"), plan.of("twin")
    plan.take(sacha.id, False)
    plan.link(twin.id, True)
    done(two, plan)
    store = CaseStore(two.north)
    assert store.count("Sacha") == 0
    assert store.load(twin.id)[0].keeping.same_as == (two.cases[1].id,)


def test_a_removal_that_met_an_edit_is_told_and_can_be_taken(two: TwoOffices) -> None:
    alex = two.cases[0]
    steps = alex.plan.steps
    two.edit(two.north, alex, plan=Plan((replace(steps[0], note="gardé"), steps[1])))
    two.edit(two.south, alex, plan=Plan((steps[1],)))
    plan = two.plan()
    (line,) = plan.lines(alex.id)
    assert (line.entry, plan.result(line)) == ("kept", True)
    plan.choose(line, THEIR_SIDE)
    done(two, plan)
    assert [step.id for step in CaseStore(two.north).load(alex.id)[0].plan.steps] == ["Alex-2"]


def test_the_tree_says_what_becomes_of_each_case(watched: Watch, plan: MergePlan, words: Words) -> None:
    model = watched(MergeTreeModel())
    assert isinstance(model, MergeTreeModel)
    model.show_plan(plan, words)
    assert len(texts(model)) == 5
    group = model.index(0, 0)
    state = model.index(0, STATE, group)
    assert state.data() == words._("To decide ({n})", n=1)
    alex = model.case(state)
    assert alex is not None
    plan.choose_all(alex.id, THEIR_SIDE)
    assert state.data() == words._("Settled")
    plan.take(alex.id, False)
    model.renew()
    assert state.data() == words._("Left out")
    model.show_plan(None, words)
    assert model.rowCount() == 0


def test_the_field_table_shows_both_sides_and_the_result(
    watched: Watch, two: TwoOffices, plan: MergePlan, words: Words
) -> None:
    model = watched(FieldDiffModel())
    assert isinstance(model, FieldDiffModel)
    model.show_case(plan, two.cases[0].id, ("Nord", "Sud"), Catalogue(), words)
    cells = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert cells[0][1:3] == ["ici", "là"]
    assert len(cells) == 3 and cells[0][0] == words._("Internal notes")
    told: list[int] = []
    model.decided.connect(lambda: told.append(1))
    model.turn(0)
    assert model.index(0, RESULT).data() == "là"
    model.turn(0)
    assert model.index(0, RESULT).data() == "ici"
    model.choose(0, BOTH)
    assert model.index(0, RESULT).data() == words._("both texts") and len(told) == 3
    icons = [model.index(0, c).data(Qt.ItemDataRole.DecorationRole) for c in (OURS, THEIRS)]
    assert not any(icon.isNull() for icon in icons)
    assert HERE.name in who_words(model.lines[0], words)


def test_the_report_names_every_decision(two: TwoOffices, plan: MergePlan, words: Words) -> None:
    report = merge(two.north, plan.preview.package, HERE, plan.choices)
    lines = list(report_lines(report, plan, Catalogue(), words))
    assert "Bureau du sud" in lines[0] and "Alex" in lines
    assert words.n_("{n} choice waits in the inbox", "{n} choices wait in the inbox", 1) in lines


def test_a_new_case_is_told_field_by_field_and_a_field_can_stay_out(two: TwoOffices, plan: MergePlan) -> None:
    (sacha,) = plan.of("new")
    two.edit(
        two.south, CaseStore(two.south).load(sacha.id)[0], notes="deux", plan=Plan((Step("s1", "MAT4"),))
    )
    plan = two.plan()
    assert plan.choices == {} and plan.decided(sacha.id) == ()
    told = {line.id[3] or line.id[1]: line for line in plan.lines(sacha.id)}
    assert told["name"].received.value == "Sacha" and told["notes"].received.value == "deux"
    assert told["target_trade"].result.value == sacha_trade(two, sacha.id) and "email" not in told
    plan.choose_all(sacha.id, OUR_SIDE)
    assert plan.side(told["start"]) == ""
    for name in ("name", "target_trade"):
        plan.choose(told[name], THEIR_SIDE)
    done(two, plan)
    held = CaseStore(two.north).load(sacha.id)[0]
    assert (held.client.name, held.notes, held.plan.steps) == ("Sacha", "", ())
    assert CaseStore(two.south).load(sacha.id)[0].notes == "deux"


def sacha_trade(two: TwoOffices, case_id: str) -> str:
    return CaseStore(two.south).load(case_id)[0].target.trade


def test_a_new_case_without_a_name_is_told_by_the_end_of_its_number(two: TwoOffices, plan: MergePlan) -> None:
    two.number += 1
    path = two.folder / f"{two.number}.parcours"
    write_package(two.south, path, replace(OPEN, identity=False, basis=""), HERE)
    plan = MergePlan(preview(two.north, received(two.north, path, OPEN.passphrase)))
    names = {case_name(case, Words("fr")) for case in plan.of("new")}
    assert names == {f"(sans nom) · {case.id[-8:]}" for case in plan.of("new")} and len(names) == 2
    case = plan.of("new")[0]
    assert {"target_trade", "start"} <= {line.id[3] for line in plan.lines(case.id)}
