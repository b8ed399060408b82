"""Titles are cut, said of women and men, and compared whatever their accents and apostrophes."""

import pytest

from planner.text import Text
from planner.titles import forms, head, key, parts, short_titles


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Vendeurs/vendeuses", ("Vendeurs", "vendeuses")),
        ("aide-cuisinier/aide-cuisinière", ("aide-cuisinier", "aide-cuisinière")),
        ("préposé/préposée aux bénéficiaires", ("préposé aux bénéficiaires", "préposée aux bénéficiaires")),
        ("député provincial/députée provinciale", ("député provincial", "députée provinciale")),
        ("premier ministre/première ministre", ("premier ministre", "première ministre")),
        ("homme à tout faire/femme à tout faire", ("homme à tout faire", "femme à tout faire")),
        ("aides familiaux/familiales", ("aides familiaux", "aides familiales")),
        ("chairman/woman - services", ("chairman - services", "chairwoman - services")),
        ("waiter/waitress", ("waiter", "waitress")),
        (
            "Conseillers/conseillères et agents/agentes",
            ("Conseillers et agents", "conseillères et agentes"),
        ),
        ("Architectes", ("Architectes",)),
        ("notaire/notaire", ("notaire",)),
        ("vendeur/", ("vendeur",)),
        ("/", ("",)),
    ],
)
def test_a_title_is_said_of_men_and_of_women(title: str, said: tuple[str, ...]) -> None:
    assert forms(title) == said


def test_an_official_title_names_several_occupations() -> None:
    title = "Aides-infirmiers/aides-infirmières, aides-soignants et préposés/préposées aux bénéficiaires"
    assert parts(title) == (
        "Aides-infirmiers/aides-infirmières",
        "aides-soignants",
        "préposés/préposées aux bénéficiaires",
    )
    assert parts("Nurse aides, orderlies and associates") == ("Nurse aides", "orderlies", "associates")


def test_what_only_completes_an_occupation_is_not_cut_off() -> None:
    assert parts("Vérificateurs d’usinage et d’outillage") == ("Vérificateurs d’usinage et d’outillage",)


@pytest.mark.parametrize(
    "title", ["Préposée à l’Entretien", "preposee  a l'entretien", "PRÉPOSÉE-À-L‘ENTRETIEN"]
)
def test_accents_capitals_apostrophes_and_hyphens_make_no_difference(title: str) -> None:
    assert key(title) == "preposee a l entretien"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Serveurs/serveuses au comptoir, aides de cuisine et personnel de soutien assimilé",
            "Serveurs/serveuses au comptoir",
        ),
        ("Machinistes et vérificateurs/vérificatrices d’usinage et d’outillage", "Machinistes"),
        ("Machinists and machining and tooling inspectors", "Machinists"),
        ("Tool and die makers", "Tool and die makers"),
        ("Techniciens/techniciennes de réseau informatique et Web",) * 2,
        ("Authors and writers (except technical)", "Authors"),
        ("Peintres (sauf peintres et décorateurs/décoratrices)",) * 2,
    ],
)
def test_the_head_of_a_title_is_its_first_occupation(title: str, said: str) -> None:
    assert head(title) == said


def test_a_head_that_several_titles_share_is_no_short_title() -> None:
    titles = {
        "1": Text(
            "Entrepreneurs/entrepreneuses et contremaîtres/contremaîtresses en tuyauterie", "Machinists"
        ),
        "2": Text("Entrepreneurs/entrepreneuses et contremaîtres/contremaîtresses en mécanique", "Welders"),
        "3": Text(
            "Soudeurs/soudeuses et opérateurs/opératrices de machines", "Welders and machine operators"
        ),
    }
    short = short_titles(titles)
    assert short["1"] == titles["1"]
    assert short["3"] == Text("Soudeurs/soudeuses", titles["3"].en)
