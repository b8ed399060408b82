"""The words in which outlooks are published: each vocabulary has its years; none is compared with another."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.words import N_


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary's name, its values from the most sought to the least, and its first year of use."""

    name: str
    values: tuple[str, ...]
    since: int | None = None


VOCABULARIES: Mapping[str, Vocabulary] = {
    "cops": Vocabulary(
        N_("Canadian projections (COPS)"),
        ("strong_shortage", "moderate_shortage", "balance", "moderate_surplus", "strong_surplus"),
    ),
    "quebec_balance_5": Vocabulary(
        N_("Québec diagnosis in five words (2022 on)"),
        ("deficit", "slight_deficit", "balance", "slight_surplus", "surplus"),
        2022,
    ),
    "quebec_balance_3": Vocabulary(
        N_("Québec diagnosis in three words (2020–2021)"), ("deficit", "balance", "surplus"), 2020
    ),
    "quebec_prospects_4": Vocabulary(
        N_("Québec prospects (2019–2021)"), ("excellent", "good", "limited", "very_limited"), 2019
    ),
    "quebec_prospects_3": Vocabulary(
        N_("Québec prospects (before 2019)"), ("favourable", "acceptable", "restricted")
    ),
}


def sought(vocabulary: str, value: str) -> int | None:
    """Return the place of a value in its vocabulary, 0 the most sought; None when it is not of it."""
    values = VOCABULARIES[vocabulary].values if vocabulary in VOCABULARIES else ()
    return values.index(value) if value in values else None
