"""The laws of merging, on the records alone: whatever comes in whichever order, the same case is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from planner.case import Case, new_id
from planner.changes import WITHHELD, Author, Change, ChangeId, History, Stamp, case_of, withheld
from planner.hybrid_clock import Clock
from planner.identity import tells_who
from planner.plan import Plan, Step, remove
from planner.recording import case_removal, changes
from planner.resting import resting
from planner.set_aside import dropped, new_plan, opened, seen
from tests.builders import a_case

SITES = 4
DAY = date(2026, 11, 26)
NOW = 1_790_000_000_000
# Clocks that agree, that stand still together, that lag, and that run years ahead.
SKEWS = (0, 0, -90_000, 10**12)
BASE = a_case(notes="un", plan=Plan((Step("s1", "A"), Step("s2", "B"))))
KINDS = ("notes", "kind", "note", "remove", "add", "off")
TURNS = st.lists(
    st.tuples(
        st.integers(0, SITES - 1),
        st.sampled_from((*KINDS, "hear", "hear", "overhear", "overhear")),
        st.integers(0, SITES - 1),
        st.sampled_from("abc"),
    ),
    max_size=24,
)
Records = dict[ChangeId, Change]


class Site:
    """An office that knows some records, whose clock may be wrong."""

    def __init__(self, number: int, still: bool) -> None:
        self.name, self.seq, self.known = f"site{number}", 0, Records()
        ticks = 0 if still else 1
        self._wall, self._tick = NOW + SKEWS[number], ticks
        self.clock = Clock(self._now)

    def _now(self) -> int:
        self._wall += self._tick
        return self._wall

    @property
    def history(self) -> History:
        return History(tuple(self.known.values()))

    def edit(self, kind: str, word: str) -> None:
        """Write what one save would."""
        if kind == "off":
            stamp = Stamp(self.name, self.seq + 1, self.clock.tick(), Author(self.name))
            self._keep(case_removal(self.history, BASE.id, "2026-11-26", stamp))
        else:
            self.become(edited(self.case, kind, word))

    @property
    def case(self) -> Case:
        return case_of(self.history, BASE.id)

    def become(self, case: Case) -> None:
        """Write what a save of the case as it is now would."""
        stamp = Stamp(self.name, self.seq + 1, self.clock.tick(), Author(self.name))
        self._keep(changes(self.history, case, stamp))

    def _keep(self, made: Sequence[Change]) -> None:
        self.seq += len(made)
        self.known |= {record.id: record for record in made}

    def hear(self, other: "Site") -> None:
        """Merge all that another site knows, and follow its clock unless it runs far ahead."""
        for record in other.known.values():
            if record.hlc < (NOW + 10**9) << 16:
                self.clock.see(record.hlc)
        self.known = together(self.known, other.known)

    def overhear(self, other: "Site") -> None:
        """Merge all that another site knows and may say without telling who the client is."""
        told = (withheld(r) if tells_who(r.table, r.field) else r for r in other.known.values())
        self.known = together(self.known, {record.id: record for record in told})


def together(*known: Records) -> Records:
    """Return the union of records; one that is known with its content and without it has it."""
    found = Records()
    for records in known:
        for key, record in records.items():
            if key not in found or found[key].field == WITHHELD:
                found[key] = record
    return found


def edited(case: Case, kind: str, word: str) -> Case:
    steps = {
        "note": lambda: tuple(replace(s, note=word) for s in case.plan.steps),
        "remove": lambda: remove(case.plan, "s1").steps,
        "add": lambda: (*case.plan.steps, Step(f"new-{word}-{len(case.plan.steps)}", "C")),
    }
    if kind in steps:
        return replace(case, plan=replace(case.plan, steps=steps[kind]()))
    return replace(case, notes=word) if kind == "notes" else replace(case, kind="upgrading")


def begun(base: Case, still: bool) -> list[Site]:
    """Return offices that all know one case."""
    sites = [Site(number, still) for number in range(SITES)]
    sites[0].known = {r.id: r for r in changes(History(), base, Stamp("site0", 1, NOW << 16))}
    sites[0].seq = len(sites[0].known)
    for site in sites[1:]:
        site.hear(sites[0])
    return sites


def played(turns: Sequence[tuple[int, str, int, str]], still: bool) -> list[Site]:
    sites = begun(BASE, still)
    for who, kind, other, word in turns:
        if kind == "hear":
            sites[who].hear(sites[other])
        elif kind == "overhear":
            sites[who].overhear(sites[other])
        else:
            sites[who].edit(kind, word)
    return sites


def shown(records: Records) -> tuple[object, object]:
    """Return what a set of records shows, and what it leaves to choose."""
    history = History(tuple(records.values()))
    return history.rows, {(heads[0].place, heads[0].field, heads) for heads in history.conflicts}


@given(turns=TURNS, still=st.booleans())
def test_the_order_and_the_grouping_of_merges_change_nothing(
    turns: list[tuple[int, str, int, str]], still: bool
) -> None:
    a, b, c, d = (site.known for site in played(turns, still))
    everything = together(a, b, c, d)
    whole = shown(everything)
    for one, two, three, four in list(permutations((a, b, c, d)))[::5]:
        paired = together(together(one, two), together(three, four))
        assert shown(paired) == shown(together(one, together(two, together(three, four)))) == whole
    assert shown(together(a, a)) == shown(a)
    reordered = dict(sorted(everything.items(), key=lambda item: hash(item[0])))
    assert shown(reordered) == whole


@given(turns=TURNS, still=st.booleans())
def test_nothing_that_nobody_overwrote_is_lost(turns: list[tuple[int, str, int, str]], still: bool) -> None:
    sites = played(turns, still)
    records = together(*(site.known for site in sites))
    history = History(tuple(records.values()))
    overwritten = {parent for record in records.values() for parent in record.parents}
    for record in records.values():
        if record.field not in ("", WITHHELD) and record.id not in overwritten:
            assert record in history.heads(record.place, record.field)
            assert record.place in history.rows


@given(turns=TURNS, still=st.booleans())
def test_an_informed_edit_holds_over_what_it_knew_whatever_the_clocks(
    turns: list[tuple[int, str, int, str]], still: bool
) -> None:
    sites = played(turns, still)
    for site in sites[1:]:
        sites[0].hear(site)
    sites[0].edit("notes", "tout est entendu")
    for site in sites[1:]:
        site.hear(sites[0])
        assert case_of(site.history, BASE.id).notes == "tout est entendu"
        assert len(site.history.heads(("cases", BASE.id), "notes")) == 1


PLANS_APART = st.lists(
    st.tuples(
        st.integers(0, SITES - 1),
        st.sampled_from(("note", "note", "remove", "swap", "swap", "drop", "hear", "hear", "overhear")),
        st.integers(0, SITES - 1),
        st.sampled_from("abc"),
    ),
    max_size=24,
)


def switched(case: Case, kind: str, word: str) -> Case:
    """Return the case with another plan, whose steps say which plan is theirs, or without one set aside."""
    asides = case.keeping.plans
    if kind == "drop":
        return dropped(case, asides[0].id) if asides else case
    if asides and word != "a":
        return opened(case, asides[-1].id, DAY, "")
    fresh = new_plan(case, word, DAY, "")
    own = tuple(Step(new_id(), fresh.plan.id) for _ in "12")
    return replace(fresh, plan=replace(fresh.plan, steps=own))


@given(turns=PLANS_APART, still=st.booleans())
def test_a_step_edited_apart_stands_in_its_own_plan(
    turns: list[tuple[int, str, int, str]], still: bool
) -> None:
    """One office changes plans, the others edit steps: none comes to stand in another plan than its own."""
    sites = begun(replace(BASE, plan=Plan((Step("s1", "-"), Step("s2", "-")))), still)
    for who, kind, other, word in turns:
        if kind in ("hear", "overhear"):
            getattr(sites[who], kind)(sites[other])
        elif kind in ("swap", "drop"):
            sites[0].become(switched(sites[0].case, kind, word))
        else:
            sites[who].edit(kind, word)
    everything = together(*(site.known for site in sites))
    history = History(tuple(everything.values()))
    case = case_of(history, BASE.id)
    assert {step.activity for step in case.plan.steps} <= {case.plan.id or "-"}
    there = {aside.id: seen(case, aside) for aside in case.keeping.plans}
    for plan_id, found in there.items():
        assert found and {step.activity for step in found.plan.steps} <= {plan_id or "-"}
    notes = {s.id: s.note for found in (case, *there.values()) if found for s in found.plan.steps}
    overwritten = {parent for record in everything.values() for parent in record.parents}
    for record in everything.values():
        if record.field == "note" and record.id not in overwritten:
            assert notes[record.row] in {head.value for head in history.heads(record.place, "note")}


EDITS = st.lists(st.tuples(st.sampled_from(KINDS[:-1]), st.sampled_from("abc")), min_size=1, max_size=4)


@given(turns=TURNS, still=st.booleans(), edits=EDITS, knew=st.booleans())
def test_what_was_edited_after_a_merge_stays_whole_when_the_merge_is_undone(
    turns: list[tuple[int, str, int, str]], still: bool, edits: list[tuple[str, str]], knew: bool
) -> None:
    here, first, *others = played(turns, still)[::-1]
    before = Records(here.known if knew else {})
    for site in (first, *others):
        here.hear(site)
    brought = here.known.keys() - before.keys()
    written = here.seq
    for kind, word in edits:
        here.edit(kind, word)
    undone = brought - resting(here.known.values(), brought)
    left = {key: record for key, record in here.known.items() if key not in undone}
    mine = [r for r in left.values() if r.site == here.name and r.seq > written]
    if not (mine or before):
        assert undone == brought
        return
    history = History(tuple(left.values()))
    case_of(history, BASE.id)
    overwritten = {parent for record in left.values() for parent in record.parents}
    for record in mine:
        head = record in history.heads(record.place, record.field)
        assert head or record.id in overwritten or not record.field
    assert before or not undone


def shared(records: Records) -> object:
    """Return what all offices may see alike: which rows stand, and their fields that tell nobody."""
    rows = History(tuple(records.values())).rows
    return {
        place: {name: value for name, value in row.items() if not tells_who(place[0], name)}
        for place, row in rows.items()
    }


@given(turns=TURNS, still=st.booleans())
def test_offices_that_never_tell_who_a_client_is_still_see_the_same_entries(
    turns: list[tuple[int, str, int, str]], still: bool
) -> None:
    sites = played([(w, "overhear" if k == "hear" else k, o, x) for w, k, o, x in turns], still)
    for site in sites[1:]:
        sites[0].overhear(site)
    for site in sites[1:]:
        site.overhear(sites[0])
        assert shared(site.known) == shared(sites[0].known)


@given(turns=TURNS, still=st.booleans(), kind=st.sampled_from(("remove", "off")))
def test_a_removal_on_a_copy_that_tells_nobody_holds_where_the_file_came_from(
    turns: list[tuple[int, str, int, str]], still: bool, kind: str
) -> None:
    sites = played(turns, still)
    for site in sites[1:]:
        sites[0].hear(site)
    sites[1].overhear(sites[0])
    sites[1].edit(kind, "")
    sites[0].overhear(sites[1])
    found = sites[0].history.rows
    if kind == "remove":
        assert ("steps", "s1") not in found
    else:
        assert found["cases", BASE.id]["removed"]
