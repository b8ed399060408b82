"""An issue: something about a plan that the counsellor must know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

LAW, WARNING, INFO = "law", "warning", "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """A broken rule (law), a risk (warning) or a remark (info); `step` is "" for the whole plan."""

    code: str
    severity: str
    step: str = ""
    details: Mapping[str, Any] = frozendict()


def law(code: str, step: str = "", /, **details: Any) -> Issue:
    """Return an issue that makes the plan invalid."""
    return Issue(code, LAW, step, frozendict(details))


def warning(code: str, step: str = "", /, **details: Any) -> Issue:
    """Return an issue that asks for care."""
    return Issue(code, WARNING, step, frozendict(details))


def info(code: str, step: str = "", /, **details: Any) -> Issue:
    """Return a remark."""
    return Issue(code, INFO, step, frozendict(details))
