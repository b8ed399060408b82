"""Offices that edit apart reach the same state whatever arrives when; nine broken merges do not."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db import rebuilding
from db.exchange import asking, case_merges, outgoing, union
from db.exchange import merge as merging
from db.exchange.incoming import Incoming
from db.records import this_site
from planner.changes import Change, History
from tests.gates import counted
from tests.gates.offices import Broken, run

# As promised when they run long: twelve offices, two hundred seeds.
SEEDS, OFFICES = range(counted(20, 200)), counted(3, 12)
# A sound merge passes all of these.
MORE_SEEDS = 12


@pytest.mark.parametrize("seed", SEEDS)
def test_all_offices_reach_the_same_state(seed: int) -> None:
    assert run(seed, OFFICES, turns=4 * OFFICES)


def without_parents(patch: pytest.MonkeyPatch) -> None:
    """Keep records without what they overwrote: informed edits look like conflicts."""
    add = union.add
    patch.setattr(merging, "add", lambda c, incoming, *rest: add(c, replace(incoming, parents=[]), *rest))


def heads_unmarked(patch: pytest.MonkeyPatch) -> None:
    """Go on showing what a received edit overwrote."""
    patch.setattr(union, "mark_heads", lambda *_: None)
    patch.setattr(union, "_overwritten", lambda *_: frozenset())


def ours_first(patch: pytest.MonkeyPatch) -> None:
    """Show what was written here, not what every office ranks first."""
    current_of = rebuilding.current_of

    def partial(connection: Any, case_ids: Any) -> dict[str, History]:
        here, found = this_site(connection)[0], current_of(connection, case_ids)
        return {case_id: History(tuple(_ahead(r, here) for r in h.records)) for case_id, h in found.items()}

    patch.setattr(rebuilding, "current_of", partial)


def _ahead(record: Change, here: str) -> Change:
    return record._replace(hlc=record.hlc + 2**60) if record.site == here else record


def removal_beats_edit(patch: pytest.MonkeyPatch) -> None:
    """Let a removal take an edit with it that it never saw."""

    def stands(self: History, edits: dict[str, list[Any]]) -> bool:
        return not any(record.id in self._removed for heads in edits.values() for record in heads)

    patch.setattr(History, "_stands", stands)


def rows_left(patch: pytest.MonkeyPatch) -> None:
    """Keep the records and leave the rows of known cases as they were."""
    rebuild = case_merges.rebuild

    def unwritten(connection: Any, touched: Any) -> Iterator[Any]:
        known = set(case_merges.versions(connection, union.News((), touched)))
        yield from rebuild(connection, {k: v for k, v in touched.items() if k not in known})

    patch.setattr(case_merges, "rebuild", unwritten)


def purge_forgotten(patch: pytest.MonkeyPatch) -> None:
    """Take no notice of what others destroyed."""
    news_of = asking.news_of

    def forgetful(connection: Any, incoming: Incoming, *rest: Any) -> Any:
        return news_of(connection, replace(incoming, purges=[]), *rest)

    patch.setattr(asking, "news_of", forgetful)


def newest_only(patch: pytest.MonkeyPatch) -> None:
    """Take only what is newer than all that is here: what comes late is lost."""
    news_of = asking.news_of

    def hasty(connection: Any, incoming: Incoming, *rest: Any) -> Any:
        last = connection.exec_driver_sql("SELECT coalesce(max(hlc), 0) FROM changes").scalar()
        return news_of(
            connection, replace(incoming, changes=[r for r in incoming.changes if r[2] > last]), *rest
        )

    patch.setattr(asking, "news_of", hasty)


def removals_blind(patch: pytest.MonkeyPatch) -> None:
    """Keep even from the other offices that there is something withheld: what they remove comes back."""
    leave = outgoing.as_they_leave
    patch.setattr(outgoing, "as_they_leave", lambda rows, leaves: leave(filter(leaves, rows), leaves))


def removal_ended_by_edit(patch: pytest.MonkeyPatch) -> None:
    """Let whoever edits a case that stands for an edit end its removal without a word of that."""
    overwritten_by = History.overwritten_by

    def ending(self: History, place: Any, field: str) -> Any:
        return tuple(dict.fromkeys((*overwritten_by(self, place, field), *self._removals.get(place, ()))))

    patch.setattr(History, "overwritten_by", ending)


# Each with a seed that has caught it: the next ones are for a run that turns out otherwise.
MUTANTS = {
    without_parents: 0, heads_unmarked: 1, ours_first: 4, removal_beats_edit: 5, rows_left: 0,
    purge_forgotten: 0, newest_only: 0, removals_blind: 5, removal_ended_by_edit: 15,
}  # fmt: skip


@pytest.mark.parametrize(("mutant", "first"), MUTANTS.items())
def test_a_broken_merge_is_caught(mutant: Any, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant(monkeypatch)
    with pytest.raises(Broken):
        for seed in range(first, first + MORE_SEEDS):
            run(seed, number=3, turns=10)
