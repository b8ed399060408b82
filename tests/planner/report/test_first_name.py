"""A first name, and what is none."""

import pytest

from planner.report.first_name import first_name


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Andrée Fictive", "Andrée"),
        (" Marie-Hélène  L’Exemple ", "Marie-Hélène"),
        ("Camille", "Camille"),
        ("Personne conseillère (exemple)", ""),
        ("Personne conseillère", ""),
        ("M. Exemple", ""),
        ("C. Exemple", ""),
        ("Dossier 2026", ""),
        ("Service de l’accueil", ""),
        ("", ""),
    ],
)
def test_a_first_name_is_taken_only_from_a_plain_name(name: str, first: str) -> None:
    assert first_name(name) == first


def test_a_name_alone_may_be_refused() -> None:
    assert first_name("Accueil", alone=False) == ""
    assert first_name("Sacha Fictif", alone=False) == "Sacha"
