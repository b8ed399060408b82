"""What a supposition may draw on."""

from typing import NamedTuple

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Result
from planner.words import Words


class Asked(NamedTuple):
    """The case, its catalogue, the last answer, and the language."""

    case: Case
    catalogue: Catalogue
    result: Result
    words: Words
