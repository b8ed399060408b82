"""The edits that offices make apart: every list, fact, date and register of a case, each at random."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from frozendict import frozendict

from planner.case import Addition, Case, WeeklyHours, new_id
from planner.client import Job, PastActivity, SkillLevel
from planner.keeping import Consent, ContactNote, Revision
from planner.plan import Step

CODES = ("X", "Y", "Z", "W")
Entries = tuple[Any, ...]


def edited(case: Case, random: Random) -> Case:
    """Return a case after one edit of any kind."""
    return random.choice(EDITS)(case, random)


def _day(random: Random) -> date:
    return date(2026, 1, 1) + timedelta(days=random.randrange(300))


def _day_or_none(random: Random) -> date | None:
    return random.choice((None, _day(random)))


def _word(random: Random) -> str:
    return random.choice("abc") + str(random.randrange(3))


def _listed(codes: tuple[str, ...], random: Random) -> tuple[str, ...]:
    """Return a list of codes with one more, one less, or in another order."""
    code, kind = random.choice(CODES), random.random()
    if code in codes:
        left = [kept for kept in codes if kept != code]
        return tuple(left if kind < 0.5 else random.sample(codes, len(codes)))
    place = random.randrange(len(codes) + 1)
    return (*codes[:place], code, *codes[place:])


def _facts(known: Mapping[str, Any], value: Any, random: Random) -> frozendict[str, Any]:
    """Return facts by code with one written or forgotten."""
    code = random.choice(CODES)
    if code in known and random.random() < 0.5:
        return frozendict({other: said for other, said in known.items() if other != code})
    return frozendict({**known, code: value})


def _entries(
    entries: Entries, made: Callable[[], Any], again: Callable[[Any], Any], random: Random
) -> Entries:
    """Return entries with one taken out, edited or added, or all in another order."""
    kind, known = random.random(), list(entries)
    if not known or kind >= 0.8:
        return (*known, made())
    if kind >= 0.7:
        return tuple(random.sample(known, len(known)))
    number = random.randrange(len(known))
    return (*known[:number], *([again(known[number])] if kind >= 0.35 else []), *known[number + 1 :])


def _once(entries: Entries, name: str) -> Entries:
    """Return entries of which no two bear one name."""
    return tuple({getattr(entry, name): entry for entry in entries}.values())


def _person(case: Case, random: Random) -> Case:
    client = replace(case.client, name=_word(random), birth_date=_day_or_none(random))
    return replace(case, client=client)


def _job(case: Case, random: Random) -> Case:
    job = Job(random.randrange(40), random.randrange(9999), _day_or_none(random))
    left = random.choice((case.client.left_school, _day(random)))
    return replace(case, client=replace(case.client, job=random.choice((None, job)), left_school=left))


def _diplomas(case: Case, random: Random) -> Case:
    return replace(case, client=replace(case.client, credentials=_listed(case.client.credentials, random)))


def _known(case: Case, random: Random) -> Case:
    subjects = _facts(case.client.subjects, random.randrange(5), random)
    declared = _facts(case.client.declared, random.random() < 0.5, random)
    return replace(case, client=replace(case.client, subjects=subjects, declared=declared))


def _abilities(case: Case, random: Random) -> Case:
    skills = _facts(case.client.skills, SkillLevel(random.randrange(5), _word(random)), random)
    experience = _facts(case.client.experience, random.randrange(50), random)
    return replace(case, client=replace(case.client, skills=skills, experience=experience))


def _studies(case: Case, random: Random) -> Case:
    entries = _entries(
        case.client.activities,
        lambda: PastActivity(random.choice(CODES), random.choice(("", "s")), _day(random)),
        lambda entry: replace(entry, status=random.choice(("finished", "failed", "running"))),
        random,
    )
    return replace(case, client=replace(case.client, activities=entries))


def _wishes(case: Case, random: Random) -> Case:
    wanted = case.preferences
    hours = _entries(
        wanted.weekly_hours,
        lambda: WeeklyHours(_day(random), random.randrange(40)),
        lambda entry: replace(entry, hours=float(random.randrange(40))),
        random,
    )
    return replace(
        case,
        preferences=replace(
            wanted,
            weekly_hours=_once(hours, "start"),
            languages=_listed(wanted.languages, random),
            regions=_listed(wanted.regions, random),
            money_limit_cents=random.choice((None, random.randrange(999))),
        ),
    )


def _additions(case: Case, random: Random) -> Case:
    entries = _entries(
        case.target.additions,
        lambda: Addition(random.choice(CODES), random.randrange(5), 3, _word(random)),
        lambda entry: replace(entry, source=_word(random)),
        random,
    )
    return replace(case, target=replace(case.target, additions=_once(entries, "skill")))


def _contacts(case: Case, random: Random) -> Case:
    entries = _entries(
        case.keeping.contacts,
        lambda: ContactNote(new_id(), _day(random), _word(random), "meeting", _word(random)),
        lambda entry: replace(entry, text=_word(random)),
        random,
    )
    return replace(case, keeping=replace(case.keeping, contacts=entries))


def _consents(case: Case, random: Random) -> Case:
    entries = _entries(
        case.keeping.consents,
        lambda: Consent(new_id(), "plan", _word(random), _day(random)),
        lambda entry: replace(entry, withdrawn=_day_or_none(random)),
        random,
    )
    kept = replace(case.keeping, consents=entries, retain_until=_day_or_none(random))
    return replace(case, keeping=replace(kept, responsible=_word(random)))


def _revisions(case: Case, random: Random) -> Case:
    word = _word(random)
    entries = _entries(
        case.keeping.revisions,
        lambda: Revision(new_id(), random.randrange(5), _day(random), word, word, "{}"),
        lambda entry: replace(entry, reason=word),
        random,
    )
    return replace(case, keeping=replace(case.keeping, revisions=entries))


def _steps(case: Case, random: Random) -> Case:
    entries = _entries(
        case.plan.steps,
        lambda: Step("n" + _word(random), random.choice(("A", "")), start=_day(random)),
        lambda s: replace(s, note=_word(random), start=_day_or_none(random), pinned=random.random() < 0.5),
        random,
    )
    return replace(case, plan=replace(case.plan, steps=_once(entries, "id")))


def _plan(case: Case, random: Random) -> Case:
    profiles, kind = _listed(case.plan.profiles, random), random.choice(("requalification", "upgrading"))
    plan = replace(case.plan, name=_word(random), review=_day_or_none(random), profiles=profiles)
    return replace(case, kind=kind, plan=plan)


EDITS = (
    _person, _job, _diplomas, _known, _abilities, _studies, _wishes, _additions, _contacts, _consents,
    _revisions, _steps, _plan,
)  # fmt: skip
