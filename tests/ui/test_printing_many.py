"""Printing an office: a folder or one file, progress, stopping, and what failed told apart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import open_database
from db.registers.access import accesses
from planner.case import Case
from planner.errors import PlannerError
from planner.report import documents
from planner.report.choice import Choice
from planner.words import Words
from tests.planner.report.structure import elements, opened, untagged
from tests.ui.office import ANOTHER, AUTHOR, CAMILLE, DOMINIQUE, TODAY, a_planned_case
from ui.models.client_lists import SAMPLES, filter_of
from ui.printing_many import Order, print_many
from ui.printing_office import Office
from ui.printing_words import trouble


def code(error: Exception | None) -> str:
    return error.code if isinstance(error, PlannerError) else repr(error)


def never() -> bool:
    return False


@pytest.fixture
def bureau(two_plans: Path) -> Iterator[Office]:
    database = open_database(two_plans)
    yield Office(CaseStore(database), CatalogueStore(database).load(), AUTHOR, TODAY)
    database.close()


def test_each_plan_of_the_office_gets_a_file_in_its_clients_language(bureau: Office, tmp_path: Path) -> None:
    told: list[float] = []
    order = Order(tmp_path / "plans", Choice())
    report = print_many(order, bureau, lambda name, share: told.append(share), never)
    files = sorted(path.name for path in order.out.iterdir())
    assert files == ["Camille-Exemple-000001.pdf", "Zoé-Essai-000009.pdf"] and report.printed == 2
    assert str(opened((order.out / files[1]).read_bytes()).Root.Lang) == "en-CA"
    assert report.failed == (), "a file without a plan is not asked for"
    assert told == sorted(told) and told[-1] == 1


def test_a_search_narrows_what_is_printed(bureau: Office, tmp_path: Path) -> None:
    order = Order(tmp_path / "plans", Choice("calendar"), search="zoe")
    assert print_many(order, bureau, lambda *_: None, never).printed == 1
    assert [path.name for path in order.out.iterdir()] == ["Zoé-Essai-000009.pdf"]


def test_plans_bound_into_one_file_keep_their_structure(bureau: Office, tmp_path: Path) -> None:
    order = Order(tmp_path / "tous.pdf", Choice(), language="fr")
    assert print_many(order, bureau, lambda *_: None, never).printed == 2
    file = opened(order.out.read_bytes())
    found = elements(file)
    assert [e.lang for e in found if e.role == "Part"] == ["fr-CA", "fr-CA"]
    assert untagged(file) == [] and sum(e.role == "H1" for e in found) == 2
    marks = [mark for e in found for mark in e.marks]
    assert marks == sorted(marks) and {page for page, _ in marks} == set(range(len(file.pages)))
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    assert [int(n) for n in numbers[::2]][: len(file.pages)] == [int(p.StructParents) for p in file.pages]


def test_one_plan_that_fails_leaves_the_others(
    bureau: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = documents.pdf

    def refuse(case: object, *rest: object) -> bytes:
        if case.client.name.startswith("Camille"):  # type: ignore[attr-defined]
            raise PlannerError("unknown-paper", paper="x", known="y")
        return whole(case, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "pdf", refuse)
    report = print_many(Order(tmp_path / "plans", Choice()), bureau, lambda *_: None, never)
    assert report.printed == 1 and [code(failed.error) for failed in report.failed] == ["unknown-paper"]
    assert bureau.cases.load(CAMILLE)[0].keeping.revisions == (), "what failed does not count as printed"
    assert bureau.cases.load(ANOTHER)[0].keeping.revisions


def test_a_fault_of_the_program_in_one_plan_leaves_the_others(
    bureau: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = documents.pdf

    def break_down(case: Case, *rest: Any) -> bytes:
        if case.id == CAMILLE:
            raise ValueError("layout")
        return whole(case, *rest)

    monkeypatch.setattr(documents, "pdf", break_down)
    order = Order(tmp_path / "plans", Choice())
    report = print_many(order, bureau, lambda *_: None, never)
    assert report.printed == 1 and [type(failed.error) for failed in report.failed] == [ValueError]
    (line,) = trouble(report, order.bound, Words("fr"))
    assert line.startswith("Camille Exemple") and "layout" not in line


def test_a_file_that_cannot_be_written_leaves_the_others(bureau: Office, tmp_path: Path) -> None:
    (tmp_path / "plans" / "Camille-Exemple-000001.pdf").mkdir(parents=True)
    report = print_many(Order(tmp_path / "plans", Choice()), bureau, lambda *_: None, never)
    assert report.printed == 1 and [code(failed.error) for failed in report.failed] == ["cannot-write"]
    assert bureau.cases.load(CAMILLE)[0].keeping.revisions == ()


def test_a_password_that_cannot_lock_is_refused_before_anything_is_made(
    bureau: Office, tmp_path: Path
) -> None:
    with pytest.raises(PlannerError) as error:
        print_many(Order(tmp_path / "plans", Choice(), password="court"), bureau, lambda *_: None, never)
    assert error.value.code == "password-length" and not (tmp_path / "plans").exists()


def test_samples_are_printed_only_when_they_are_asked_for(bureau: Office, tmp_path: Path) -> None:
    case = replace(a_planned_case(), id=DOMINIQUE, sample=True)
    bureau.cases.save(case, bureau.cases.load(DOMINIQUE)[1], AUTHOR)
    assert bureau.count("office", "") == 2 and bureau.count(SAMPLES, "") == 1
    report = print_many(
        Order(tmp_path / "p", Choice("calendar"), among=SAMPLES), bureau, lambda *_: None, never
    )
    assert report.printed == 1 and bureau.cases.load(DOMINIQUE)[0].keeping.revisions == ()


def test_the_list_of_one_counsellor_leaves_out_what_others_answer_for(bureau: Office) -> None:
    case, version = bureau.cases.load(CAMILLE)
    other = replace(case, keeping=replace(case.keeping, responsible="Marc Autre"))
    bureau.cases.save(other, version, AUTHOR)
    assert [case.id for case in bureau.wanted("mine", "")] == [ANOTHER]
    assert filter_of("mine", "", TODAY) == filter_of("office", "", TODAY)


def test_the_reason_of_one_client_is_not_that_of_all(bureau: Office, tmp_path: Path) -> None:
    public = replace(bureau, counsellor=replace(AUTHOR, public=True))
    order = Order(tmp_path / "plans", Choice("follow_up", reason="indigenous"), "zoe")
    print_many(order, public, lambda *_: None, never)
    file = pypdfium2.PdfDocument(next(order.out.iterdir()))
    text = "".join(page.get_textpage().get_text_bounded() for page in file)
    assert "Indigenous" not in text


def test_the_case_on_screen_is_printed_as_it_is_there_and_kept_by_the_window(
    bureau: Office, tmp_path: Path
) -> None:
    case, version = bureau.cases.load(CAMILLE)
    shown = replace(case, client=replace(case.client, name="Camille Neuve"))
    handed: list[Case] = []
    office = replace(bureau, on_screen=lambda: shown, hand_over=handed.append)
    print_many(Order(tmp_path / "plans", Choice("calendar")), office, lambda *_: None, never)
    assert (tmp_path / "plans" / "Camille-Neuve-000001.pdf").exists() and handed == [shown]
    assert bureau.cases.load(CAMILLE) == (case, version)


def test_what_somebody_saved_while_a_plan_was_printed_is_kept_beside_it(
    bureau: Office, tmp_path: Path
) -> None:
    case, version = bureau.cases.load(CAMILLE)

    def draw_then_save(*given: Any) -> bytes:
        other = replace(case, client=replace(case.client, phone="418 555-0199"))
        bureau.cases.save(other, version, AUTHOR)
        return b"%PDF-"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "pdf", draw_then_save)
        print_many(Order(tmp_path / "plans", Choice(), "Camille"), bureau, lambda *_: None, never)
    now = bureau.cases.load(CAMILLE)[0]
    assert now.client.phone == "418 555-0199" and len(now.keeping.revisions) == 1


def test_stopping_keeps_what_is_written_and_writes_no_half_of_a_bound_file(
    bureau: Office, tmp_path: Path
) -> None:
    asked: list[str] = []

    def after_one() -> bool:
        return bool(asked)

    folder = print_many(Order(tmp_path / "plans", Choice()), bureau, lambda n, _: asked.append(n), after_one)
    assert folder.stopped and folder.printed == len(list((tmp_path / "plans").iterdir())) == 1
    one = Order(tmp_path / "tous.pdf", Choice())
    before = [bureau.cases.load(case_id) for case_id in (CAMILLE, ANOTHER)]
    stops = iter([False])
    bound = print_many(one, bureau, lambda *_: None, lambda: next(stops, True))
    assert not one.out.exists() and bound.printed == 0 and bound.stopped
    assert [bureau.cases.load(case_id) for case_id in (CAMILLE, ANOTHER)] == before
    assert "aucun plan ne compte" in next(trouble(bound, True, Words("fr")))


def test_nothing_to_bind_is_said(bureau: Office, tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as error:
        print_many(Order(tmp_path / "t.pdf", Choice(), search="personne"), bureau, lambda *_: None, never)
    assert error.value.code == "no-plan-printed"


def test_an_unknown_document_is_refused_before_anything_is_made(bureau: Office, tmp_path: Path) -> None:
    with pytest.raises(PlannerError):
        print_many(Order(tmp_path / "plans", Choice("poster")), bureau, lambda *_: None, never)
    assert not (tmp_path / "plans").exists()


def test_a_comparison_in_a_batch_searches_the_pathways_of_each_client(bureau: Office, tmp_path: Path) -> None:
    order = Order(tmp_path / "plans", Choice("comparison"), search="zoe", language="fr")
    assert print_many(order, bureau, lambda *_: None, never).printed == 1
    file = next(order.out.iterdir())
    text = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded()
    assert "Parcours 1" in text and "cherchez les parcours" not in text


def test_a_search_that_is_stopped_prints_no_half_comparison(bureau: Office, tmp_path: Path) -> None:
    answers = iter([False])
    order = Order(tmp_path / "plans", Choice("justification"), search="zoe")
    report = print_many(order, bureau, lambda *_: None, lambda: next(answers, True))
    assert report.printed == 0 and report.stopped
    assert [code(failed.error) for failed in report.failed] == ["search-stopped"]


def test_a_printed_plan_is_kept_as_a_revision_and_its_printing_is_noted(
    bureau: Office, two_plans: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        print_many(Order(tmp_path / "plans", Choice(), "Camille"), bureau, lambda *_: None, never)
    case, version = bureau.cases.load(CAMILLE)
    (revision,) = case.keeping.revisions
    assert (revision.number, revision.reason, case.plan.revision) == (1, "printed", 1)
    assert version == 2, "printed again, nothing is kept twice"
    database = open_database(two_plans)
    assert [line.what for line in accesses(database, CAMILLE)] == ["printed", "printed"]
    database.close()
