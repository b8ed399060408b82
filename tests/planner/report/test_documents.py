"""The documents beside the action plan: their pages, their tags, and what each is for."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

import pypdfium2
import pytest

from planner.case import Case
from planner.errors import PlannerError
from planner.keeping import Keeping, PlanAside
from planner.plan import Plan
from planner.report import blocks as b
from planner.report.choice import PARTS, Choice
from planner.report.documents import DOCUMENTS, pdf, written
from planner.report.plain import plain
from planner.requirement import requirement_from
from planner.words import Words
from tests.planner.report.stories import (
    ALTERNATIVES,
    BORN,
    CATALOGUE,
    OFFICE,
    SECRET,
    STORIES,
    TODAY,
    a_formality,
    a_retraining,
    an_upgrading,
    cells,
    even,
    found,
    paper,
)
from tests.planner.report.structure import elements, opened, untagged

NAMES = [kind.name for kind in DOCUMENTS]
ONE_PAGE = ("calendar", "follow_up", "justification")


@lru_cache
def printed(document: str, name: str = "R", language: str = "fr", large: bool = False) -> bytes:
    choice = Choice(document, large=large)
    return pdf(STORIES[name](), CATALOGUE, OFFICE, language, TODAY, choice, ALTERNATIVES)


def said(document: str, **changes: object) -> str:
    choice = Choice(document, **changes)  # type: ignore[arg-type]
    return plain(paper(a_retraining(), choice=choice)).replace("\u00a0", " ")


def test_each_document_has_a_name_of_its_own_in_both_languages() -> None:
    for language in ("fr", "en"):
        assert len({Words(language)._(kind.title) for kind in DOCUMENTS}) == len(DOCUMENTS) == 6
    assert Words("fr")._(DOCUMENTS[1].title) == "Calendrier mural"


@pytest.mark.parametrize("document", NAMES)
@pytest.mark.parametrize("large", [False, True])
def test_every_document_is_tagged_in_the_order_of_its_pages(document: str, large: bool) -> None:
    file = opened(printed(document, large=large))
    tree = elements(file)
    assert untagged(file) == []
    marks = [mark for element in tree for mark in element.marks]
    assert marks == sorted(marks)
    levels = [int(e.role[1]) for e in tree if e.role in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(e.alt for e in tree if e.role == "Figure")


@pytest.mark.parametrize("document", ONE_PAGE)
@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sheet_is_one_page(document: str, name: str, language: str) -> None:
    assert len(pypdfium2.PdfDocument(printed(document, name, language))) == 1


@pytest.mark.parametrize("document", ONE_PAGE)
def test_a_sheet_is_one_page_for_a_plan_of_twenty_steps(document: str) -> None:
    steps = tuple(a_formality(f"x{n}", date(2027, 1, n + 1), serves=f"Démarche {n}") for n in range(20))
    case = a_retraining(plan=Plan((*steps, *a_retraining().plan.steps)))
    data = pdf(case, CATALOGUE, OFFICE, "fr", TODAY, Choice(document), ALTERNATIVES)
    assert len(pypdfium2.PdfDocument(data)) == 1


@pytest.mark.parametrize("document", NAMES)
def test_every_document_can_be_written_without_a_plan_a_goal_or_a_name(document: str) -> None:
    case = a_retraining(plan=Plan())
    empty = replace(case, target=replace(case.target, trade=""), client=case.client.__class__())
    assert pdf(empty, CATALOGUE, OFFICE.__class__(), "en", TODAY, Choice(document))[:5] == b"%PDF-"


@pytest.mark.parametrize("document", NAMES)
def test_notes_come_out_only_on_the_counsellors_copy_and_only_when_asked(document: str) -> None:
    assert SECRET not in said(document)
    assert (SECRET in said(document, notes=True)) == (document == "counsellor_copy")
    assert str(BORN.year) not in said(document, notes=True)


def test_the_calendar_shows_a_year_and_lists_its_days_in_order() -> None:
    document = paper(a_retraining(), choice=Choice("calendar"))
    year = found(document, b.Year)[0]
    assert len(year.months) == 12 and year.months[0].first == date(2026, 11, 1)
    assert year.weekdays == ("L", "M", "M", "J", "V", "S", "D")
    assert list(year.marks) == sorted(year.marks) and date(2027, 5, 9) in year.marks
    listed = cells(found(document, b.Table)[0])
    assert listed[0] == ["lundi 4 janv. 2027", "S’inscrire : Mathématique, 4ᵉ secondaire"]
    assert len(listed) == len(year.marks)


def test_the_comparison_puts_the_pathways_side_by_side() -> None:
    table = found(paper(a_retraining(), choice=Choice("comparison")), b.Table)[0]
    rows = {row[0]: row[1:] for row in cells(table)}
    assert rows["Dernier jour"] == ["17 déc. 2028\nestimé", "11 mai 2029"]
    costs = rows["Coût pour vous"]
    assert costs[0] == "À confirmer\nfrais à demander au centre; plus 39 508 $ de salaire non gagné"
    assert costs[1].startswith("À confirmer\nfrais à demander au centre; plus ")
    assert rows["Reste à documenter"] == ["rien", "Mathématique de 4ᵉ secondaire"]


def test_without_a_search_the_comparison_says_how_to_get_one() -> None:
    document = written(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY, Choice("comparison"))
    assert "cherchez les parcours" in plain(document)


def test_the_justification_says_why_and_what_was_set_aside() -> None:
    text = said("justification")
    assert "Mathématique, 4ᵉ secondaire : Ouvre Usinage : Mathématique de 4ᵉ secondaire" in text
    assert "À équilibre (COPS, publié en 2024, 2024-2033)" in text
    assert all(reason in text for reason in ("finit plus tard; coûte plus cher", "plus loin du domicile"))
    assert "le plus rapide" not in text
    assert "Offre interne du 2 novembre 2026" in plain(
        paper(an_upgrading(), choice=Choice("justification"))
    ).replace("\u00a0", " ")


def test_the_counsellors_copy_shows_conditions_exceptions_aid_and_sources() -> None:
    plan = a_retraining().plan
    steps = tuple(replace(s, override="Accord de la direction") if s.activity else s for s in plan.steps)
    case = a_retraining(plan=replace(plan, steps=steps))
    text = plain(paper(case, choice=Choice("counsellor_copy"))).replace("\u00a0", " ")
    assert "Usinage | Mathématique de 4ᵉ secondaire | remplie" in text
    assert "DEP Usinage : Accord de la direction" in text
    assert "Mesure de formation (MFOR) | probable; l’agente ou l’agent décide" in text
    assert "de mémoire : à vérifier" in text


def test_the_counsellors_copy_names_the_source_of_every_fact() -> None:
    sourced = cells(found(paper(an_upgrading(), "en", choice=Choice("counsellor_copy")), b.Table)[-1])
    told = dict(sourced)
    assert told["Dates and place: Digital marketing"] == "from memory: to be verified"
    assert told["Wages: Québec, 2021-2022"] == "ESDC, Job Bank (data of 2023-11-29)"
    assert told["Asked by the position: Digital literacy"] == "Offre interne du 2 novembre 2026"
    aid = next(t for t in found(paper(an_upgrading(), "en", choice=Choice("counsellor_copy")), b.Table)
               if t.columns[0].title == "Measure")  # fmt: skip
    assert all(source == "Source not named: verified" for *_, source in cells(aid))


def test_a_condition_that_is_met_is_told_by_the_way_in_that_is_open() -> None:
    doors = {"any": [{"credential": "DES"}, {"subject": "math", "level": 4}]}
    machining = replace(CATALOGUE.activities["5371"], requires=requirement_from(doors))
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "5371": machining})
    copy = written(a_retraining(), catalogue, OFFICE, "en", TODAY, Choice("counsellor_copy"))
    text = plain(copy).replace("\u00a0", " ")
    assert "Machining | Mathematics of Secondary IV | met" in text


def test_the_follow_up_sheet_leaves_room_to_write() -> None:
    tables = found(paper(a_retraining(), choice=Choice("follow_up")), b.Table)
    assert all(row.room for table in tables for row in table.rows)
    assert [row[0] for row in cells(tables[0])] == [str(n) for n in range(1, 9)]


def test_parts_are_left_out_and_the_rights_of_the_client_stay() -> None:
    kept = paper(a_retraining(), choice=Choice(parts=("first", "steps")))
    assert found(kept, b.Timeline) and not found(kept, b.IncomeChart) and not found(kept, b.Signatures)
    assert even(found(kept, b.Prose)[-2].text).startswith("Vos renseignements personnels.")
    for part in PARTS:
        data = pdf(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY, Choice(parts=(part,)))
        assert len(pypdfium2.PdfDocument(data)) <= 2


def test_a_paper_that_nobody_sells_is_an_error_of_the_user() -> None:
    with pytest.raises(PlannerError) as error:
        pdf(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY, Choice(paper="papyrus"))
    assert error.value.code == "unknown-paper"


def test_the_comparison_says_where_and_how_each_step_is_given() -> None:
    told = found(paper(a_retraining(), choice=Choice("comparison")), b.Bullets)[0]
    assert (
        even(told.items[1])
        == "DEP Usinage : 30 août 2027 au 17 déc. 2028; 30 h/sem.; estimé; Centre-du-Québec; de jour"
    )


def test_the_justification_names_the_skills_that_the_programme_teaches() -> None:
    assert "enseigne Réglage de machines, Contrôle de la qualité" in said("justification")
    assert "Perspectives du Québec et de la région" in said("justification")


CROWDED = replace(
    OFFICE,
    name="Marie-Antoinette-Philomène de la Bruère-Montmorency-Laval d’Entremont",
    office="Centre local d’emploi et Carrefour jeunesse-emploi de la Vallée " * 2,
    hours="Du lundi au vendredi, de 8 h 30 à 12 h et de 13 h à 16 h 30, sauf les jours fériés",
    email=f"{'un.tres.long.nom' * 4}@ministere-de-la-solidarite.exemple.invalid",
)


def a_crowded_plan() -> Case:
    case = an_upgrading()
    added = tuple(a_formality("visit_day", date(2027, 1, 15 + n), serves=f"Centre {n}") for n in range(16))
    client = replace(case.client, name="Marie-Antoinette-Philomène Villeneuve-Saint-Georges de Montigny")
    return replace(case, client=client, plan=replace(case.plan, steps=(*case.plan.steps, *added)))


@pytest.mark.parametrize("name", ["calendar", "follow_up", "justification"])
def test_a_crowded_sheet_keeps_to_one_page(name: str) -> None:
    document = pdf(a_crowded_plan(), CATALOGUE, CROWDED, "fr", TODAY, Choice(name), ALTERNATIVES)
    pages = pypdfium2.PdfDocument(document)
    assert len(pages) == 1


def test_a_crowded_follow_up_sheet_says_how_many_steps_it_leaves_out() -> None:
    document = pdf(a_crowded_plan(), CATALOGUE, CROWDED, "fr", TODAY, Choice("follow_up"))
    text = " ".join(pypdfium2.PdfDocument(document)[0].get_textpage().get_text_bounded().split())
    assert re.search(r"et \d+ de plus : voir le plan d’action", text)


def test_a_long_address_is_whole_on_the_first_page() -> None:
    document = pdf(a_crowded_plan(), CATALOGUE, CROWDED, "fr", TODAY)
    text = pypdfium2.PdfDocument(document)[0].get_textpage().get_text_bounded()
    assert CROWDED.email in "".join(text.split())


def test_who_decides_of_a_measure_is_the_one_who_does() -> None:
    text = plain(paper(a_retraining(), choice=Choice("counsellor_copy"))).replace("\u00a0", " ")
    assert "Prêts et bourses | décision : Aide financière aux études" in text


def several(name: str) -> Case:
    """Return a retraining beside which another plan is set aside."""
    case = a_retraining()
    keeping = replace(case.keeping, plans=(PlanAside("x", "Autre"),))
    return replace(case, plan=replace(case.plan, name=name), keeping=keeping)


@pytest.mark.parametrize("document", NAMES)
def test_the_title_names_the_plan_only_when_the_client_has_several(document: str) -> None:
    both = several("Voie courte <b>")
    alone = replace(both, keeping=Keeping())

    def title(case: Case) -> str:
        told = paper(case, choice=Choice(document)).blocks
        return next(block.text for block in told if isinstance(block, b.Title))

    called = "\u00a0: Voie courte <b>"
    assert called in title(both) and title(both).replace(called, "") == title(alone)
    assert title(several("")) == title(alone)


def test_a_name_of_any_length_is_printed() -> None:
    assert pdf(several("a" * 9_000), CATALOGUE, OFFICE, "fr", TODAY).startswith(b"%PDF")


def test_what_is_estimated_says_so_on_the_calendar_and_the_follow_up_sheet() -> None:
    rows = dict(cells(found(paper(a_retraining(), choice=Choice("calendar")), b.Table)[0]))
    assert rows["lundi 30 août 2027"] == "Premier jour : DEP Usinage (estimation)"
    steps = cells(found(paper(a_retraining(), choice=Choice("follow_up")), b.Table)[0])
    assert steps[-2][2].endswith("\nestimé")
    assert "30 août 2027 : Premier jour : DEP Usinage (estimation)" in said("justification")
