"""In which order a first plan tries what could serve: the soonest first, the lightest, or the cheapest.

What something takes with all that it asks is only estimated: what two of them ask is counted twice.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.pathway.evidence import Evidence
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
from planner.pathway.reach import Reach
from planner.pathway.tree import Leaf, Node
from planner.requirement import Experience


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rank of each activity, the least first; of what is asked together the highest, or the sum."""

    evidence: Evidence
    firm: bool
    codes: Mapping[str, int]
    adds: bool = False

    def of(self, node: Node, placed: Container[str] = ()) -> int:
        """Return the rank of a tree, with some activities placed; what may be met as it is comes first."""
        if isinstance(node, Leaf):
            return self._leaf(node, placed)
        if node.count <= 0:
            return -1
        ranks = sorted(self.of(branch, placed) for branch in node.of)[: node.count]
        if len(ranks) < node.count:
            return NEVER
        together = self.adds and ranks[-1] < NEVER
        return min(NEVER - 1, sum(max(0, rank) for rank in ranks)) if together else ranks[-1]

    def _leaf(self, leaf: Leaf, placed: Container[str]) -> int:
        if not leaf.wanted or isinstance(leaf.condition, Experience):
            return 0 if not leaf.wanted else NEVER - 1
        support = self.evidence.support(leaf.condition)
        if support.unknown and not self.firm:
            return 0
        if self.adds and (support.since < NEVER or any(code in placed for code in support.suppliers)):
            return 0
        return min([support.since, *(self.codes.get(code, NEVER) for code in support.suppliers)])


def rankings(
    problem: Problem, found: Reach, firm: bool, rounds: int, stopped: Callable[[], bool]
) -> Iterator[Ranks]:
    """Yield in which orders to try, the soonest first first; all of them so many times."""
    kinds = [Ranks(problem.evidence, firm, found.supply)]
    yield kinds[0]
    weighers = (_study, _fee) if problem.money_limit is not None else (_study,)
    for weigh in weighers:
        kinds.append(_added(problem, found, replace(kinds[0], adds=True), weigh, stopped))
        yield kinds[-1]
    for _ in range(rounds):
        yield from reversed(kinds)


def _study(candidate: Candidate) -> int:
    """Return how much study a session takes at the least, in hours a week × days."""
    days = min(end - start for start, end in candidate.options)
    return 1 + (round(candidate.hours_per_week * days) if candidate.studies else 0)


def _fee(candidate: Candidate) -> int:
    return 1 + candidate.cost_cents // 100


def _added(
    problem: Problem,
    found: Reach,
    ranks: Ranks,
    weigh: Callable[[Candidate], int],
    stopped: Callable[[], bool],
) -> Ranks:
    """Return the ranks by what each activity takes with all that it asks."""
    own = {code: min(map(weigh, offers)) for code, offers in found.offers.items()}
    codes = dict.fromkeys(own, NEVER)
    ranks, changed = replace(ranks, codes=codes), True
    while changed and not stopped():
        changed = False
        for code, least in own.items():
            rank = min(NEVER, least + max(0, ranks.of(problem.trees[code])))
            changed |= rank < codes[code]
            codes[code] = min(codes[code], rank)
    return ranks
