"""The exchange form of a result: the exact JSON of `parcours plan --json`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.pathway.result import Blocked, Proposal, ProposedStep, Reason, Result
from planner.requirement import requirement_json


def result_json(result: Result) -> dict[str, Any]:
    """Return the result as JSON values: dates ISO, coverage with four decimals, conditions as trees."""
    return {
        "status": str(result.status),
        "seconds": round(result.seconds, 3),
        "provenance": _plain(result.provenance),
        "proposals": [_proposal(proposal) for proposal in result.proposals],
        "why_not": [_blocked(blocked) for blocked in result.why_not],
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "profiles": list(proposal.profiles),
        "status": str(proposal.status),
        "finish": proposal.finish.isoformat(),
        "money_cents": proposal.money_cents,
        "income_cents": proposal.income_cents,
        "hours": _number(proposal.hours),
        "coverage": round(proposal.coverage, 4),
        "away": _number(proposal.away),
        "conditional_on": [requirement_json(condition) for condition in proposal.conditional_on],
        "estimated": proposal.estimated,
        "bound": {name: _figure(name, value) for name, value in proposal.bound.items()},
        "steps": [_step(step) for step in proposal.steps],
    }


def _step(step: ProposedStep) -> dict[str, Any]:
    return {
        "activity": step.activity,
        "session": step.session,
        "start": step.start.isoformat(),
        "end": step.end.isoformat(),
        "hours_per_week": _number(step.hours_per_week),
        "why": [_reason(reason) for reason in step.why],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    condition = requirement_json(reason.condition)
    return {"serves": reason.serves, "code": reason.code, "condition": condition}


def _blocked(blocked: Blocked) -> dict[str, Any]:
    told = {
        "profile": blocked.profile,
        "blocking": [_plain(row) for row in blocked.blocking],
        "relaxations": [_plain(row) for row in blocked.relaxations],
    }
    return told if blocked.complete else {**told, "complete": False}


def _figure(name: str, value: Any) -> Any:
    return round(value, 4) if name == "coverage" else _value(value)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _plain(value)
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else round(value, 4)
