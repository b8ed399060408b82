"""Steps of a plan that was set aside while others edited them: what they wrote goes with that plan."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from planner.fields import RANK, Place, Value
from planner.plan_text import STEPS, is_text_of, with_step

if TYPE_CHECKING:
    from planner.changes import Change, ChangeId

PLANS, TEXT = "plans", "plan"
# Written when a plan is set aside and never later, and no office is kept from hearing them.
MARKS = ("day", RANK)
Edits = Mapping[str, list["Change"]]
Cells = dict[str, Value]


def homes(
    records: Iterable["Change"],
    edits: Mapping[Place, Edits],
    removals: Mapping[Place, Collection["ChangeId"]],
) -> dict[Place, Place]:
    """Return the steps that were taken out by the very saves that set plans aside, each with its plan."""
    asked = {key for place, ids in removals.items() if place[0] == STEPS for key in ids}
    if not asked:
        return {}
    put_by = _put_by(edits)
    found: dict[Place, set[Place]] = {}
    for record in records:
        if record.id in asked:
            found.setdefault(record.place, set()).update(put_by.get((record.site, record.hlc), ()))
    homed = {place: _home(place[1], plans, edits) for place, plans in found.items() if plans}
    return {place: home for place, home in homed.items() if home}


def take_in(rows: dict[Place, Cells], plan: Place, step: Place, edits: Mapping[Place, Edits]) -> None:
    """Put a step that stood in the case in the text of a plan set aside; a deleted one stands again."""
    cells = rows.pop(step)
    home = rows.setdefault(plan, shown(edits[plan]))
    if TEXT in home:
        home[TEXT] = with_step(str(home[TEXT]), step[1], cells)


def shown(edits: Edits) -> Cells:
    """Return the value shown of each field."""
    # A field of one character names a record whose content is withheld.
    return {name: heads[0].value for name, heads in edits.items() if name != "?"}


def _put_by(edits: Mapping[Place, Edits]) -> dict[tuple[str, int], set[Place]]:
    found: dict[tuple[str, int], set[Place]] = {}
    for place, fields in edits.items():
        for head in (head for name in MARKS if place[0] == PLANS for head in fields.get(name, ())):
            found.setdefault((head.site, head.hlc), set()).add(place)
    return found


def _home(step: str, plans: Collection[Place], edits: Mapping[Place, Edits]) -> Place | None:
    """Return the plan whose text holds a step, else the first; none if its text is damaged."""
    texts = {plan: str(shown(edits[plan]).get(TEXT, "")) for plan in sorted(plans)}
    holding = [plan for plan, text in texts.items() if is_text_of(text, step)]
    return next(iter(holding or [plan for plan, text in texts.items() if not text or is_text_of(text)]), None)
