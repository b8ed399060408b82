"""What a client of a random problem has begun: a job, activities that run, are over or failed."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from planner import requirement as r
from planner.case import Case
from planner.catalogue import Catalogue, Term
from planner.client import Client, Job, PastActivity
from planner.plan import Plan, Step
from planner.text import Text

TARGET, FACTS, DANGLING = "72100", ("F1", "F2"), "Z"


def job(random: Random, start: date) -> Job:
    """Return a present job, which ends by itself now and then."""
    over = random.choice([None, None, None, -7, 0, 14, 24, 35])
    until = None if over is None else start + timedelta(days=over)
    return Job(35, random.choice([0, 50_000, 80_000]), until)


def past(random: Random, start: date, catalogue: Catalogue) -> tuple[PastActivity, ...]:
    """Return what the client did before, now and then."""
    if random.random() >= 0.35:
        return ()
    code = random.choice(list(catalogue.activities))
    status = random.choice(["finished", "failed", "running", "running", "running"])
    if status != "running":
        known = status == "failed" and random.random() < 0.7
        over = start - timedelta(weeks=random.randint(1, 6)) if known else None
        return (PastActivity(code, end=over, status=status),)
    session = next((s.code for s in catalogue.sessions if s.activity == code), "")
    begun = start - timedelta(weeks=random.randint(0, 3))
    ends = None if random.random() < 0.5 else start + timedelta(weeks=random.randint(1, 3))
    return (PastActivity(code, session, begun, ends, "running"),)


def elsewhere(random: Random) -> tuple[PastActivity, ...]:
    """Return an activity that the catalogue does not have, now and then."""
    return (PastActivity(DANGLING, status="finished"),) if random.random() < 0.15 else ()


def begun(random: Random, case: Case, catalogue: Catalogue) -> Plan:
    """Return a plan of which a step runs or is over, now and then."""
    start, done = case.preferences.start, {past.activity for past in case.client.activities}
    offered = [s for s in catalogue.sessions if s.activity not in done]
    if not offered or random.random() >= 0.25:
        return Plan()
    session, status = random.choice(offered), random.choice(["running", "running", "finished"])
    weeks = random.randint(1, 4) if status == "running" else 0
    begun = start - timedelta(weeks=random.randint(1, 3))
    ends = start + timedelta(weeks=weeks)
    return Plan((Step("begun", session.activity, session.code, begun, ends, status=status),))


def beside_what_runs(random: Random, case: Case, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue in which others go with what runs, or exclude it, and something is unknown."""
    running = [p.activity for p in (*case.client.activities, *case.plan.steps) if p.status == "running"]
    others = [code for code in catalogue.activities if code not in running]
    if not running or not others or random.random() >= 0.7:
        return catalogue
    code, beside = random.choice(others), random.choice(running)
    activity, trade = catalogue.activities[code], catalogue.trades[TARGET]
    ways = (r.Concurrent(beside), random.choice([activity.requires, r.Declared(random.choice(FACTS))]))
    alone = (beside,) if random.random() < 0.15 else activity.excludes
    changed = replace(activity, requires=random.choice([r.All, r.All, r.Any])(ways), excludes=alone)
    hoped = (trade.requires, r.Declared(random.choice(FACTS)))
    trade = replace(trade, requires=r.All(hoped)) if random.random() < 0.4 else trade
    activities = {**catalogue.activities, code: changed}
    return replace(catalogue, activities=activities, trades={**catalogue.trades, TARGET: trade})


def recognised_before(random: Random, client: Client, catalogue: Catalogue) -> Client:
    """Return a client of whom a programme was recognised before, or is now, once in a while."""
    programs = sorted({c.program for c in catalogue.competencies} - {p.activity for p in client.activities})
    if not programs or random.random() >= 0.15:
        return client
    over = PastActivity(f"{programs[0]}~RAC", status=random.choice(["finished", "finished", "failed"]))
    return replace(client, activities=(*client.activities, over))


def leading_nowhere(random: Random, catalogue: Catalogue) -> Catalogue:
    """Return a catalogue without the row of a skill, of a trade, or the words of any credential but one."""
    lost = random.random()
    if lost < 0.05:
        return replace(catalogue, skills={c: s for c, s in catalogue.skills.items() if c != "S1"})
    if lost < 0.1:
        return replace(
            catalogue, trades={c: t for c, t in catalogue.trades.items() if c in (TARGET, "94106")}
        )
    if lost < 0.15:
        return replace(catalogue, terms={"C1": Term("credential", "C1", Text("C1", "C1"))})
    return catalogue
