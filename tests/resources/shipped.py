"""The shipped catalogue, read once, and every requirement tree in it."""

from collections.abc import Iterator
from functools import cache

from db.importers.form import read_catalogue
from planner.catalogue import Catalogue
from planner.requirement import Requirement, branches
from resources import path


@cache
def shipped() -> Catalogue:
    """Return the catalogue of resources/data."""
    return read_catalogue(path("data"))


def trees() -> Iterator[Requirement]:
    """Yield the tree of every activity, measure and trade."""
    yield from (a.requires for a in shipped().activities.values())
    yield from (m.conditions for m in shipped().measures)
    for trade in shipped().trades.values():
        yield from (trade.requires, trade.usual)


def nodes(tree: Requirement) -> Iterator[Requirement]:
    """Yield a tree and all that is in it."""
    yield tree
    for branch in branches(tree):
        yield from nodes(branch)
