"""What the pages of the action plan say, before anybody draws them."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.errors import PlannerError
from planner.office import Counsellor
from planner.plan import Plan, Step
from planner.report.blocks import (
    Bullets,
    Callout,
    Contact,
    Figures,
    Heading,
    IncomeChart,
    Letterhead,
    NewPage,
    Prose,
    Route,
    SideBySide,
    Signatures,
    SkillChart,
    Table,
    Tick,
    Timeline,
    Title,
)
from planner.report.choice import Choice
from planner.report.documents import document, pdf, written
from planner.report.pages.steps import key_dates
from planner.report.rich import rich
from tests.planner.report.stories import (
    CATALOGUE,
    OFFICE,
    REVIEW,
    SECRET,
    TODAY,
    a_brief,
    a_formality,
    a_retraining,
    a_step,
    an_upgrading,
    cells,
    even,
    found,
    paper,
)


def test_blocks_come_in_reading_order() -> None:
    kinds = [type(block) for block in paper(a_retraining()).blocks]
    first = [Letterhead, Title, Route, Callout, Heading, Timeline, Figures, Heading, Table, Contact, NewPage]
    assert kinds[: len(first)] == first
    later = [kinds.index(kind) for kind in (Bullets, IncomeChart, SkillChart, SideBySide, Signatures)]
    assert later == sorted(later)
    assert kinds[-1] is Prose


def test_the_document_is_written_without_the_drawing_library() -> None:
    code = (
        "import sys; from planner.report import documents, plain; "
        "sys.exit(any(m.split('.')[0] in ('reportlab', 'segno') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_registration_is_said_with_its_course_under_one_number() -> None:
    brief = a_brief(a_retraining())
    assert [step.activity or step.formality for step in brief.steps][:2] == ["MAT4", "transcript"]
    assert sorted(set(brief.numbers.values())) == list(range(1, 9))
    steps = cells(found(paper(a_retraining()), Table)[1])
    assert "4 janv." in steps[0][4]
    assert not any("S’inscrire" in cell for row in steps for cell in row)


def test_the_next_actions_are_things_to_do_now() -> None:
    rows = cells(found(paper(a_retraining()), Table)[0])
    assert [row[1] for row in rows] == [
        "S’inscrire : Mathématique, 4ᵉ secondaire",
        "Demander le relevé des apprentissages",
        "Passer une journée « élève d’un jour » : Usinage",
    ]
    assert rows[0][2:] == ["4 janvier 2027\nlundi", "Vous (Centre-du-Québec, le soir)"]


def test_what_is_done_is_ticked_and_no_longer_a_next_action() -> None:
    steps = tuple(
        replace(step, status="finished" if step.formality in ("registration", "transcript") else step.status)
        for step in a_retraining().plan.steps
    )
    pages = paper(a_retraining(plan=replace(a_retraining().plan, steps=steps)))
    actions, table = found(pages, Table)[:2]
    assert cells(actions)[0][1] == "Commencer : Mathématique, 4ᵉ secondaire"
    done, todo = table.rows[1].cells[-1], table.rows[0].cells[-1]
    assert done == Tick(True, "case cochée : fait")
    assert todo == Tick(False, "case à cocher quand c’est fait")


def test_a_day_that_has_passed_says_so() -> None:
    late = Step("s", title="Appeler le centre", due=date(2026, 11, 2), responsible="client")
    rows = cells(found(paper(a_retraining(plan=Plan((late,)))), Table)[0])
    assert "à revoir ensemble" in rows[0][2]


def test_dates_not_to_miss_are_the_nearest_and_none_is_past() -> None:
    pages = paper(a_retraining())
    dates = next(table for table in found(pages, Table) if table.urgent)
    assert cells(dates)[:2] == [
        ["4 janvier 2027", "S’inscrire : Mathématique, 4ᵉ secondaire"],
        ["22 février 2027", "Rencontre de suivi avec Sacha Fictif"],
    ]
    assert len(dates.rows) == 6


def test_what_is_due_on_one_day_shares_its_row() -> None:
    steps = (*a_retraining().plan.steps, a_formality("mfor_request", date(2027, 8, 2), serves="WEB"))
    rows = dict(key_dates(a_brief(a_retraining(plan=replace(a_retraining().plan, steps=steps)))))
    assert rows[date(2027, 8, 2)].count("\n") == 1


def test_the_decisive_days_are_named_however_many_come_before_them() -> None:
    early = tuple(a_formality("registration", date(2027, 1, n), serves=f"C{n}") for n in range(2, 12))
    steps = (*early, a_formality("written_authorization", date(2027, 8, 2), "officer"))
    rows = key_dates(a_brief(a_retraining(plan=Plan(steps))))
    assert len(rows) == 6
    assert rows[-1][0] == date(2027, 8, 2)


def test_plan_b_offers_a_group_where_the_client_can_go() -> None:
    here = "\n".join(even(i) for i in found(paper(a_retraining()), Bullets)[0].items)
    assert "10 janvier 2028 (date estimée), Mauricie" in here
    at_home = replace(a_retraining().preferences, regions=("17",))
    elsewhere = "\n".join(even(i) for i in found(paper(a_retraining(preferences=at_home)), Bullets)[0].items)
    assert "Mauricie" not in elsewhere


def test_an_open_condition_is_said_on_the_first_page_and_with_the_steps() -> None:
    case = a_retraining()
    unknown = replace(case.client, subjects={}, language="fr")
    only = Plan((a_step("5371", "2027", date(2027, 8, 30), 68, 30),))
    pages = paper(replace(case, client=unknown, plan=only))
    assert "À vérifier ensemble" in even(found(pages, Callout)[0].text)
    assert "Mathématique" in even(found(pages, Bullets)[0].items[0])
    assert "À vérifier ensemble" not in even(found(paper(case), Callout)[0].text)


def test_the_goal_has_a_date_and_says_when_it_is_estimated() -> None:
    assert "18 décembre 2028 (date estimée)" in even(found(paper(a_retraining()), Callout)[0].text)
    seen = a_brief(an_upgrading(plan=Plan((a_step("TEAM", "soir", date(2027, 1, 18), 15, 3),))))
    goal = even(next(b for b in written(seen.case, CATALOGUE, OFFICE, "fr", TODAY).blocks
                           if isinstance(b, Callout)).text)  # fmt: skip
    assert "2 mai 2027," in goal
    assert "votre employeur" in goal


def test_without_a_plan_the_paper_says_how_to_make_one() -> None:
    pages = paper(a_retraining(plan=Plan()))
    assert not found(pages, Timeline) and not found(pages, IncomeChart)
    assert cells(found(pages, Table)[0])[-1][1:] == [
        "Choisir un parcours ensemble.",
        "Date : ______________",
        "Sacha Fictif",
    ]


def test_without_a_trade_the_goal_is_to_be_chosen() -> None:
    case = a_retraining()
    pages = paper(replace(case, plan=Plan(), target=replace(case.target, trade="")))
    assert even(found(pages, Callout)[0].text).startswith("À choisir ensemble")


@pytest.mark.parametrize(
    ("phone", "email", "code", "said"),
    [
        ("819 555-0142, poste 12", "", "tel:+18195550142", "Appelez"),
        ("1 819 555-0142", "", "tel:+18195550142", "Appelez"),
        ("", "a@exemple.quebec", "mailto:a@exemple.quebec", "Écrivez"),
        ("", "", "", "Parlez-en"),
    ],
)
def test_whom_to_call_and_what_the_code_holds(phone: str, email: str, code: str, said: str) -> None:
    contact = found(paper(a_retraining(), counsellor=Counsellor("S", phone=phone, email=email)), Contact)[0]
    assert contact.code == code
    assert even(contact.lines[0].text).startswith(said)


def test_an_office_of_the_state_gives_english_only_in_addition() -> None:
    state = replace(OFFICE, public=True)
    notice = "Given in addition to the French plan."
    assert notice in even(found(paper(a_retraining(), "en", state), Letterhead)[0].left)
    assert notice not in even(found(paper(a_retraining(), "en"), Letterhead)[0].left)
    told = paper(a_retraining(), "en", state, Choice(reason="newcomer"))
    assert "Reason: immigrated less than six months ago" in even(found(told, Letterhead)[0].left)
    with pytest.raises(PlannerError, match="unknown-reason"):
        Choice(reason="because")


def test_the_file_of_an_office_of_the_state_is_never_in_english_alone() -> None:
    state = replace(OFFICE, public=True)
    file = pdf(a_retraining(), CATALOGUE, state, "en", TODAY)
    assert file == pdf(a_retraining(), CATALOGUE, state, "en", TODAY, Choice(bilingual=True))
    assert Choice().languages("fr", public=True) == ("fr",)
    assert Choice().languages("en", public=False) == ("en",)


def test_no_note_of_the_counsellor_is_cells() -> None:
    step = a_formality("free", date(2027, 2, 1), note=SECRET, override=SECRET)
    said = repr(paper(a_retraining(plan=Plan((*a_retraining().plan.steps, step)))).blocks)
    assert SECRET not in said


def test_a_review_that_nobody_has_set_is_proposed_in_thirteen_weeks() -> None:
    unset = a_retraining(plan=replace(a_retraining().plan, review=None))
    assert "Révision proposée : 24 février 2027" in even(found(paper(unset), Letterhead)[0].right)
    assert "Prochaine révision : 22 février 2027" in even(found(paper(a_retraining()), Letterhead)[0].right)
    table = next(t for t in found(paper(unset), Table) if t.columns[-1].title == "Notes")
    assert cells(table)[0][0] == "24 février 2027\ndate proposée"
    assert date(2027, 2, 24) not in dict(key_dates(a_brief(unset)))


def test_a_proposed_review_has_not_passed() -> None:
    old = a_retraining(plan=replace(a_retraining().plan, review=None, prepared=date(2026, 1, 5)))
    assert a_brief(old).review == TODAY + timedelta(weeks=13)


@pytest.mark.parametrize(
    ("client", "counsellor", "titles"),
    [
        ("Camille Exemple", "Andrée Fictive",
         ("Moi, Camille, je m’engage à :", "Moi, Andrée, je m’engage à :")),
        ("Camille", "Personne conseillère (exemple)",
         ("Moi, Camille, je m’engage à :", "La personne conseillère s’engage à :")),
        ("", "Sacha", ("La cliente ou le client s’engage à :", "La personne conseillère s’engage à :")),
    ],
)  # fmt: skip
def test_who_commits_is_named_only_by_a_plain_name(
    client: str, counsellor: str, titles: tuple[str, str]
) -> None:
    case = a_retraining()
    named = replace(case, client=replace(case.client, name=client))
    panels = found(paper(named, counsellor=replace(OFFICE, name=counsellor)), SideBySide)[0]
    assert (even(rich(panels.left.title)), even(rich(panels.right.title))) == titles


def test_meetings_start_with_the_review() -> None:
    table = next(t for t in found(paper(a_retraining()), Table) if t.columns[-1].title == "Notes")
    assert cells(table)[0][0] == "22 février 2027"
    assert date(2027, 2, 22) == REVIEW
    assert all(row.room for row in table.rows)


def test_an_unknown_document_is_an_error_of_the_user() -> None:
    with pytest.raises(PlannerError) as error:
        document("poster")
    assert error.value.code == "unknown-document"
