"""The CASE.json form: a case's client, preferences, target and kind, read strictly and written back."""

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from frozendict import frozendict

from planner.bounds import CENTS, HOURS_A_WEEK, LEVEL, MONTHS
from planner.case import (
    ESSENTIAL,
    REQUALIFICATION,
    UPGRADING,
    Addition,
    Case,
    Preferences,
    Target,
    WeeklyHours,
)
from planner.catalogue import MODES
from planner.client import Client, Job, PastActivity, SkillLevel
from planner.errors import PlannerError
from planner.reading import (
    Fields,
    Place,
    WrongValue,
    by_code,
    code,
    day,
    flag,
    items,
    number,
    once,
    one_of,
    region,
    text,
    whole,
)
from planner.requirement import SUBJECTS

LONGEST = 30
LANGUAGES = ("fr", "en")
NOTHING_STATED: frozendict[str, Any] = frozendict()
PAST = ("finished", "running", "failed")


def read_case(path: Path | str, aimed: bool = True) -> Case:
    """Return the case of a CASE.json file; one that is not `aimed` may do without a target."""
    file = str(path)
    try:
        written = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as fault:
        raise _faulty(file, [{"path": "", "reason": "no-file"}]) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise _faulty(file, [{"path": "", "reason": "unreadable"}]) from fault
    return case_from(_parsed(written, file), file, aimed)


def case_from(mapping: Mapping[str, Any], file: str = "", aimed: bool = True) -> Case:
    """Return the case that a JSON object states; a fault anywhere lists them all."""
    place = Place()
    case = place.read(partial(_case, aimed=aimed), mapping, None)
    if place.faults or case is None:
        raise _faulty(file, place.faults)
    return case


def _parsed(written: str, file: str) -> Any:
    try:
        return json.loads(
            written, object_pairs_hook=_without_doubles, parse_constant=_not_json, parse_int=_whole_number
        )
    except json.JSONDecodeError as fault:
        damage = {"reason": "damaged", "line": fault.lineno, "column": fault.colno}
        raise _faulty(file, [{"path": "", **damage}]) from fault
    except RecursionError as fault:
        raise _faulty(file, [{"path": "", "reason": "damaged", "line": 1, "column": 1}]) from fault
    except WrongValue as wrong:
        raise _faulty(file, [{"path": wrong.details["key"], "reason": wrong.reason}]) from wrong


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise WrongValue("key-twice", key=next(k for k in keys if keys.count(k) > 1))
    return found


def _not_json(constant: str) -> Any:
    raise WrongValue("not-a-number", key=constant)


def _whole_number(digits: str) -> int:
    """Cut what is beyond every bound: thousands of digits would not be read at all."""
    return int(digits[:LONGEST])


def _faulty(file: str, faults: list[Any]) -> PlannerError:
    return PlannerError("case-faults", file=file, faults=faults)


def _case(value: Any, place: Place, aimed: bool) -> Case | None:
    fields = Fields(value, place)
    client = fields.get("client", _client, Client())
    preferences = fields.need("preferences", _preferences, Preferences(date.min))
    target = (fields.need if aimed else fields.get)("target", _target, Target())
    kind = fields.get("kind", one_of(REQUALIFICATION, UPGRADING), REQUALIFICATION)
    fields.close()
    return Case(preferences, client, target, kind)


def _client(value: Any, place: Place) -> Client:
    fields = Fields(value, place)
    client = Client(
        birth_date=fields.get("birth_date", day, None),
        credentials=fields.get("credentials", items(code), ()),
        subjects=fields.get("subjects", by_code(whole(0, LEVEL), SUBJECTS), NOTHING_STATED),
        experience=fields.get("experience", by_code(whole(0, MONTHS)), NOTHING_STATED),
        skills=fields.get("skills", by_code(_skill), NOTHING_STATED),
        declared=fields.get("declared", by_code(flag), NOTHING_STATED),
        left_school=fields.get("left_school", day, None),
        region=fields.get("region", _region, ""),
        job=fields.get("job", _job, None),
        activities=fields.get("activities", items(_past), ()),
    )
    fields.close()
    return client


def _region(value: Any, place: Place) -> str:
    return region(value, place) if value != "" else ""


def _skill(value: Any, place: Place) -> SkillLevel:
    level = whole(0, LEVEL)
    if not isinstance(value, Mapping):
        return SkillLevel(level(value, place))
    fields = Fields(value, place)
    skill = SkillLevel(fields.need("level", level, 0), fields.get("evidence", text, ""))
    fields.close()
    return skill


def _job(value: Any, place: Place) -> Job | None:
    fields = Fields(value, place)
    job = Job(
        fields.get("hours_per_week", number(HOURS_A_WEEK), 0),
        fields.get("pay_cents_per_week", whole(0, CENTS), 0),
        fields.get("until", day, None),
    )
    fields.close()
    return job


def _past(value: Any, place: Place) -> PastActivity:
    fields = Fields(value, place)
    past = PastActivity(
        fields.need("activity", code, ""),
        fields.get("session", text, ""),
        fields.get("start", day, None),
        fields.get("end", day, None),
        fields.get("status", one_of(*PAST), "finished"),
    )
    if past.start and past.end and past.end < past.start:
        place.key("end").fault("before-its-start", start=past.start.isoformat())
    fields.close()
    return past


def _preferences(value: Any, place: Place) -> Preferences:
    fields = Fields(value, place)
    preferences = Preferences(
        start=fields.need("start", day, date.min),
        deadline=fields.get("deadline", day, None),
        weekly_hours=fields.get("weekly_hours", once(items(_weekly_hours), attrgetter("start")), ()),
        keep_job=fields.get("keep_job", flag, None),
        languages=fields.get("languages", items(one_of(*LANGUAGES)), ()),
        modes=fields.get("modes", items(one_of(*MODES)), ()),
        regions=fields.get("regions", items(region), ()),
        money_limit_cents=fields.get("money_limit_cents", whole(0, CENTS), None),
        pinned=fields.get("pinned", items(code), ()),
        forbidden=fields.get("forbidden", items(code), ()),
    )
    fields.close()
    return preferences


def _weekly_hours(value: Any, place: Place) -> WeeklyHours:
    fields = Fields(value, place)
    found = WeeklyHours(fields.need("from", day, date.min), fields.need("hours", number(HOURS_A_WEEK), 0))
    fields.close()
    return found


def _target(value: Any, place: Place) -> Target:
    fields = Fields(value, place)
    target = Target(
        fields.need("trade", text, ""),
        fields.get("essential_importance", whole(1, LEVEL), ESSENTIAL),
        fields.get("additions", items(_addition), ()),
    )
    fields.close()
    return target


def _addition(value: Any, place: Place) -> Addition:
    fields = Fields(value, place)
    addition = Addition(
        fields.need("skill", code, ""),
        fields.need("level", whole(0, LEVEL), 0),
        fields.get("importance", whole(1, LEVEL), 3),
        fields.get("source", text, ""),
    )
    fields.close()
    return addition


def case_json(case: Case) -> dict[str, Any]:
    """Return the CASE.json form of a case, every key present; names and notes stay out of it."""
    return {
        "client": _client_json(case.client),
        "preferences": _preferences_json(case.preferences),
        "target": _target_json(case.target),
        "kind": case.kind,
    }


def _client_json(client: Client) -> dict[str, Any]:
    return {
        "birth_date": _iso(client.birth_date),
        "credentials": list(client.credentials),
        "subjects": dict(client.subjects),
        "experience": dict(client.experience),
        # The form has no word for a level that nobody knows, and counts what it does not name as 0.
        "skills": {key: _skill_json(n, client.skills[key].evidence) for key, n in client.levels.items()},
        "declared": dict(client.declared),
        "left_school": _iso(client.left_school),
        "region": client.region,
        "job": _job_json(client.job) if client.job else None,
        "activities": [_past_json(past) for past in client.activities],
    }


def _skill_json(level: int, evidence: str) -> int | dict[str, Any]:
    return {"level": level, "evidence": evidence} if evidence else level


def _job_json(job: Job) -> dict[str, Any]:
    return {
        "hours_per_week": job.hours_per_week,
        "pay_cents_per_week": job.pay_cents_per_week,
        "until": _iso(job.until),
    }


def _past_json(past: PastActivity) -> dict[str, Any]:
    return {
        "activity": past.activity,
        "session": past.session,
        "start": _iso(past.start),
        "end": _iso(past.end),
        "status": past.status,
    }


def _preferences_json(preferences: Preferences) -> dict[str, Any]:
    return {
        "start": _iso(preferences.start),
        "deadline": _iso(preferences.deadline),
        "weekly_hours": [{"from": _iso(w.start), "hours": w.hours} for w in preferences.weekly_hours],
        "keep_job": preferences.keep_job,
        "languages": list(preferences.languages),
        "modes": list(preferences.modes),
        "regions": list(preferences.regions),
        "money_limit_cents": preferences.money_limit_cents,
        "pinned": list(preferences.pinned),
        "forbidden": list(preferences.forbidden),
    }


def _target_json(target: Target) -> dict[str, Any]:
    return {
        "trade": target.trade,
        "essential_importance": target.essential_importance,
        "additions": [
            {"skill": a.skill, "level": a.level, "importance": a.importance, "source": a.source}
            for a in target.additions
        ],
    }


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
