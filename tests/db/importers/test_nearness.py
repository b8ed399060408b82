"""Figures of likeness: cosines, tf-idf, themes, and the table of near trades made from the public files."""

from pathlib import Path

import numpy as np
import pytest

from db.importers.likeness import cosines, latent, standardised, stem, terms, unit, words
from db.importers.nearness import nearness
from planner.errors import PlannerError


def test_columns_are_standardised_and_constant_ones_left_out() -> None:
    found = standardised(np.array([[1.0, 7.0], [3.0, 7.0]]))
    assert found.tolist() == [[-1.0], [1.0]]


def test_an_empty_row_is_like_nothing() -> None:
    rows = np.array([[3.0, 4.0], [0.0, 0.0]])
    assert unit(rows).tolist() == [[0.6, 0.8], [0.0, 0.0]]
    assert cosines(rows).tolist() == [[pytest.approx(1), 0], [0, 0]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("welding", "welder"),
        ("machinists", "machinist"),
        ("vendeuses", "vendeurs"),
        ("soudage", "soudage"),
    ],
)
def test_words_of_one_family_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_and_ignored_words_are_no_words() -> None:
    assert words("Weld the 3 pipes, or so", frozenset({"the"})) == ["weld", "pipe"]


def test_terms_that_one_text_or_most_texts_have_tell_nothing() -> None:
    texts = ["weld steel", "weld pipes twice twice", *["sell shoes"] * 3, "paint", "cook", "drive"]
    found = terms([*texts, "weld"])
    assert found.shape == (9, 0) or (found.sum(axis=0) > 0).all()
    again = terms(["weld alpha", "weld beta", *["other"] * 8])
    assert again.shape == (10, 1)
    assert again[:2, 0].tolist() == [pytest.approx(np.log(5))] * 2 and not again[2:].any()


def test_all_themes_keep_every_angle_and_few_bring_texts_together() -> None:
    values = np.array([[1.0, 0.1, 0.0], [1.0, 0.0, 0.1], [0.0, 1.0, 1.0]])
    assert cosines(latent(values, 3)) == pytest.approx(cosines(values))
    assert abs(cosines(latent(values, 2))[0, 1]) >= cosines(values)[0, 1] - 1e-9


def test_missing_public_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as error:
        nearness(tmp_path, ("72100", "72101"))
    assert error.value.code == "importer-file-missing"
