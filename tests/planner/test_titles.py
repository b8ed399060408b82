"""Titles are cut, said of women and men, and compared whatever their accents and apostrophes."""

import pytest

from planner.titles import forms, key, parts


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
