"""What leads to a trade, as a graph from left to right: openers → doors of one way → ways → the trade."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from planner.catalogue import KINDS, Activity, Catalogue, Trade
from planner.doors import nearest_door
from planner.requirement import (
    NOTHING,
    All,
    Any,
    AtLeast,
    Concurrent,
    Credential,
    Declared,
    Experience,
    Finished,
    Requirement,
    Subject,
    branches,
    conditions,
)
from planner.standing import Standing, Truth, met
from ui.models import doors

HELD, OPEN, BESIDE, UNKNOWN, CLOSED, PLAIN = "held", "open", "beside", "unknown", "closed", "plain"
TRADE, ACTIVITY, CONDITION, DOOR, GATE = "trade", "activity", "condition", "door", "gate"
OPENERS, DOORS, WAYS, GOAL = range(4)
MOST_OPENERS, MOST_SUPPLIERS = 3, 2
# A diploma that so many programmes give is a level of schooling: none of them is the way to it.
GENERIC = 5
# Any day with a school year before it: an age may be asked on a day of that year.
NOBODY = Standing(date(2000, 1, 1))
STATES: dict[Truth, str] = {True: HELD, None: UNKNOWN, False: CLOSED}
WILLING = (OPEN, BESIDE, UNKNOWN, PLAIN, CLOSED, HELD)


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the graph: an activity or trade by its code, else what it asks.

    A gate joins what enters it: `number` is how many of them are enough (0: all); `depth` counts the gates
    between it and what it opens. A door's `number` is its place among the doors.
    """

    id: str
    column: int
    kind: str
    state: str
    code: str = ""
    asks: Requirement = NOTHING
    number: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class WaysIn:
    """The boxes in the order they are read, the arrows between them, and the way whose doors are shown."""

    nodes: tuple[Node, ...] = ()
    arrows: tuple[tuple[str, str], ...] = ()
    opened: str = ""


def ways_in(trade: Trade, catalogue: Catalogue, standing: Standing | None, opened: str = "") -> WaysIn:
    """Return the graph of a trade for who stands there (None: for nobody), with the doors of one way.

    Without a way of that code, it is one that can be begun, else the one that lacks least.
    """
    weaver = _Weaver(catalogue, standing)
    weaver.goal(trade)
    ways = [n for n in weaver.nodes.values() if n.kind == ACTIVITY]
    chosen = next((n for n in ways if n.code == opened), None) or weaver.first(ways)
    if chosen is not None:
        weaver.doors(chosen)
    return WaysIn(
        tuple(weaver.nodes.values()), tuple(dict.fromkeys(weaver.arrows)), chosen.code if chosen else ""
    )


@dataclass
class _Weaver:
    catalogue: Catalogue
    standing: Standing | None
    nodes: dict[str, Node] = field(default_factory=dict)
    arrows: list[tuple[str, str]] = field(default_factory=list)

    def goal(self, trade: Trade) -> None:
        """Add the trade and all that its entry asks."""
        self._add(Node(TRADE, GOAL, TRADE, self._state(trade.requires), trade.code, trade.requires))
        if trade.requires != NOTHING:
            self._lead(trade.requires, TRADE, 0)

    def first(self, ways: list[Node]) -> Node | None:
        """Return the way whose doors are shown when none is asked for."""
        return min(ways, key=self._farness, default=None)

    def _farness(self, way: Node) -> tuple[int, int, int]:
        """Put what can be begun first, then diplomas before other ways, then what lacks least."""
        activity = self.catalogue.activities[way.code]
        left = nearest_door(activity.requires, self.standing or NOBODY)
        kind = KINDS.index(activity.kind) if activity.kind in KINDS else len(KINDS)
        return WILLING.index(way.state), kind, sum(1 for _ in conditions(left))

    def doors(self, way: Node) -> None:
        """Add the doors of a way, and what opens the closed ones."""
        tree = self.catalogue.activities[way.code].requires
        standing = self.standing or NOBODY
        shared = doors.common_conditions(tree)
        found: list[tuple[int, Requirement]] = [(0, All(shared))] if shared else []
        found += [(n, door.requirement) for n, door in enumerate(doors.doors(tree, standing), 1)]
        for number, asked in found:
            if asked not in (NOTHING, doors.CLOSED):
                door = Node(f"door {number}", DOORS, DOOR, self._door_state(asked), "", asked, number)
                self._add(door, way.id)
                self._open(door)

    def _lead(self, tree: Requirement, into: str, depth: int) -> None:
        below = branches(tree)
        if len(below) == 1 and isinstance(tree, All | Any):
            self._lead(below[0], into, depth)
        elif len(below) > 1 and isinstance(tree, All | Any | AtLeast):
            gate = Node(f"{into}/{len(self.nodes)}", WAYS, GATE, PLAIN, "", tree, _enough(tree), depth)
            self._add(gate, into)
            for branch in below:
                self._lead(branch, gate.id, depth + 1)
        else:
            self._meet(tree, into)

    def _meet(self, asked: Requirement, into: str) -> None:
        """Add the condition where it is held or where nothing gives it, else what gives it."""
        suppliers = () if self._state(asked) == HELD else self._suppliers(asked)
        for activity in suppliers:
            self._add(self._activity(activity, WAYS), into)
        if not suppliers and (into == TRADE or not self._is_former(asked)):
            self._add(Node(f"condition {asked}", WAYS, CONDITION, self._state(asked), "", asked), into)

    def _open(self, door: Node) -> None:
        """Add what opens a door: the few that can be begun soonest and are shortest."""
        lines = doors.lines(door.asks, self.standing or NOBODY)
        asked = [c for line in lines if line.state is not True for c in conditions(line.condition)]
        known = {a.code: a for c in asked for a in self._openers(c)}
        found = sorted(
            known.values(), key=lambda a: (WILLING.index(self._activity_state(a)), a.hours, a.code)
        )
        for activity in found[:MOST_OPENERS]:
            self._add(self._activity(activity, OPENERS), door.id)

    def _openers(self, asked: Requirement) -> Iterator[Activity]:
        """Yield the shortest suppliers, and those that are in the picture already."""
        for place, activity in enumerate(self._suppliers(asked)):
            if place < MOST_SUPPLIERS or activity.code in self.nodes:
                yield activity

    def _suppliers(self, asked: Requirement) -> tuple[Activity, ...]:
        """Return what gives what is asked, the shortest first; nothing for a level of schooling."""
        offered = (a for a in self.catalogue.activities.values() if not a.retired and not a.replaced_by)
        found = sorted((a for a in offered if _gives(a, asked)), key=lambda a: (a.hours, a.code))
        generic = isinstance(asked, Credential) and len(found) >= GENERIC
        return () if generic else tuple(found)

    def _is_former(self, asked: Requirement) -> bool:
        """Say whether only programmes that were replaced gave a diploma, which is not held."""
        givers = [a for a in self.catalogue.activities.values() if _gives(a, asked)]
        replaced = bool(givers) and all(a.retired or a.replaced_by for a in givers)
        return isinstance(asked, Credential) and replaced and self._state(asked) != HELD

    def _activity(self, activity: Activity, column: int) -> Node:
        return Node(activity.code, column, ACTIVITY, self._activity_state(activity), activity.code)

    def _activity_state(self, activity: Activity) -> str:
        if self.standing is None:
            return PLAIN
        given = frozenset(activity.grants.credentials)
        if activity.code in self.standing.finished or (given and given <= self.standing.credentials):
            return HELD
        return self._door_state(activity.requires)

    def _door_state(self, asked: Requirement) -> str:
        if self.standing is not None and doors.beside(asked, self.standing):
            return BESIDE
        state = self._state(asked)
        return OPEN if state == HELD else state

    def _state(self, asked: Requirement) -> str:
        return PLAIN if self.standing is None else STATES[met(asked, self.standing)]

    def _add(self, node: Node, into: str = "") -> None:
        known = self.nodes.setdefault(node.id, node)
        # What opens a door may be a way itself: an arrow back would cross the whole picture.
        if into and known.column <= self.nodes[into].column:
            self.arrows.append((known.id, into))


def _enough(tree: All | Any | AtLeast) -> int:
    match tree:
        case All():
            return 0
        case AtLeast(count):
            return count
    return 1


def _gives(activity: Activity, asked: Requirement) -> bool:
    """Say whether an activity gives what is asked, or a part of the experience that is."""
    grants = activity.grants
    match asked:
        case Credential(code):
            return code in grants.credentials
        case Subject(subject, level):
            return grants.subjects.get(subject, 0) >= level
        case Experience(trade):
            return trade in grants.experience
        case Declared(fact):
            return grants.declared.get(fact, False)
        case Finished(code) | Concurrent(code):
            return activity.code == code
    return False
