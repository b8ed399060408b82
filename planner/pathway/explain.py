"""Why each step of a plan is there: what it serves, and the condition that it makes true."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from planner.pathway.evidence import Support
from planner.pathway.facts import NEVER
from planner.pathway.problem import in_major_group
from planner.pathway.result import Reason
from planner.pathway.schedule import Placed, Timeline, pay_lost, skills_held
from planner.pathway.tree import Leaf, Node
from planner.requirement import All, Experience, Not, Requirement, SkillAt

TARGET, STEP, PIN, TIME, PAY = "target", "step", "pin", "time", "pay"
Why = Mapping[str, tuple[Reason, ...]]


def why(timeline: Timeline, finish: int) -> Why:
    """Return the reasons of each step, by activity; a step that nothing else needs is kept by its pin."""
    found: dict[str, list[Reason]] = {code: [] for code in timeline.placed}
    for code, reason in (*_for_target(timeline, finish), *_for_steps(timeline)):
        if reason not in found[code]:
            found[code].append(reason)
    return {code: tuple(r) or _otherwise(timeline, code, finish) for code, r in found.items()}


def _for_target(timeline: Timeline, finish: int) -> Iterator[tuple[str, Reason]]:
    trade = timeline.problem.case.target.trade
    for leaf in proof(timeline, timeline.problem.target, finish):
        for code in _suppliers(timeline, leaf, finish):
            yield code, Reason(TARGET, trade, _said(leaf))


def _for_steps(timeline: Timeline) -> Iterator[tuple[str, Reason]]:
    for served, step in timeline.placed.items():
        for leaf in proof(timeline, timeline.problem.trees[served], step.start, served):
            for code in _suppliers(timeline, leaf, step.start, served):
                yield code, Reason(STEP, served, _said(leaf))


def _said(leaf: Leaf) -> Requirement:
    return leaf.condition if leaf.wanted else Not(leaf.condition)


def proof(timeline: Timeline, node: Node, day: int, consumer: str = "") -> tuple[Leaf, ...]:
    """Return leaves that make a tree hold, by the branches that ask the fewest steps."""
    if isinstance(node, Leaf):
        return (node,)
    open_ = [branch for branch in node.of if timeline.holds(branch, day, consumer)]
    ways = sorted((proof(timeline, b, day, consumer) for b in open_), key=_cost(timeline, day, consumer))
    return tuple(leaf for way in ways[: max(0, node.count)] for leaf in way)


def _cost(timeline: Timeline, day: int, consumer: str) -> Callable[[Iterable[Leaf]], int]:
    """Return a function that counts the steps to which leaves are due."""

    def steps(way: Iterable[Leaf]) -> int:
        return len({code for leaf in way for code in _suppliers(timeline, leaf, day, consumer)})

    return steps


def _suppliers(timeline: Timeline, leaf: Leaf, day: int, consumer: str = "") -> list[str]:
    """Return the steps thanks to which a leaf holds: one is enough, but months add up."""
    if leaf in timeline.assumed:
        return []
    if isinstance(leaf.condition, Experience):
        return _at_work(timeline, leaf.condition, day, consumer) if leaf.wanted else []
    support = timeline.problem.evidence.support(leaf.condition)
    since, codes = (support.since, support.suppliers) if leaf.wanted else _denial(support)
    if since <= day:
        return []
    in_time = (c for c in codes if c != consumer and timeline.supplies(c, leaf.condition, day))
    return sorted(in_time, key=lambda code: (timeline.held[code], code))[:1]


def _denial(support: Support) -> tuple[int, tuple[str, ...]]:
    """Return since when, and thanks to which activities, what nobody knows is false."""
    return (support.denied, support.deniers) if support.unknown else (-NEVER, ())


def _at_work(timeline: Timeline, condition: Experience, day: int, consumer: str) -> list[str]:
    months = timeline.problem.evidence.months(condition.trade)
    if sum(more for since, more in months.facts if since <= day) >= condition.months:
        return []
    codes = (code for code, _ in months.suppliers if code != consumer)
    return [code for code in codes if timeline.supplies(code, condition, day)]


def _otherwise(timeline: Timeline, code: str, finish: int) -> tuple[Reason, ...]:
    """Return what a step that no condition asks for is there for: what it adds, time, pay, or its pin."""
    pinned = (Reason(PIN, code, All(())),) if code in timeline.problem.pinned else ()
    others = tuple(step for other, step in timeline.placed.items() if other != code)
    waits = (*_by_itself(timeline, code, finish), *_by_time(timeline, others, finish))
    return waits or _by_pay(timeline, others, finish) or pinned


def _by_time(timeline: Timeline, others: Iterable[Placed], finish: int) -> Iterator[Reason]:
    """Yield what holds at the finish, and not yet when a plan of the other steps would be over."""
    problem, steps = timeline.problem, tuple(others)
    without = Timeline(problem, steps, timeline.assumed).finish()
    running = (day for day in problem.running if day <= finish)
    sooner = max([0, *(step.end for step in steps), *running]) if without is None else without
    trade = problem.case.target.trade
    for leaf in proof(timeline, problem.target, finish) if sooner < finish else ():
        if not timeline.holds(leaf, sooner):
            yield Reason(TIME, trade, _said(leaf))
    before, after = skills_held(timeline, sooner), skills_held(timeline, finish)
    for skill, level in after.items():
        if level > before[skill]:
            yield Reason(TIME, trade, SkillAt(skill, level))


def _by_pay(timeline: Timeline, others: Iterable[Placed], finish: int) -> tuple[Reason, ...]:
    """Return that a step's pay makes up for what is lost of the present job's."""
    problem, steps = timeline.problem, timeline.placed.values()
    code = next(iter({step.code for step in steps} - {step.code for step in others}))
    saved = pay_lost(problem, others, finish) - pay_lost(problem, steps, finish)
    return (Reason(PAY, code, All(())),) if saved > 0 else ()


def _by_itself(timeline: Timeline, code: str, finish: int) -> Iterator[Reason]:
    """Yield what a step that no condition asks for adds: skills of the profile, or pay in the field."""
    problem = timeline.problem
    activity, trade = problem.activities[code], problem.case.target.trade
    if in_major_group(problem.case, activity):
        for worked, months in activity.grants.experience.items():
            yield Reason(TARGET, trade, Experience(worked, months))
    if timeline.held[code] < NEVER and timeline.held[code] <= finish:
        for need in problem.needs:
            level = min(activity.grants.skills.get(need.skill, 0), need.level)
            known = problem.evidence.support(SkillAt(need.skill, max(1, level))).since <= finish
            if level and not known:
                yield Reason(TARGET, trade, SkillAt(need.skill, level))
