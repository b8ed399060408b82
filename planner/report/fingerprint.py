"""The short hash of a plan, so that paper and database can be matched."""

import hashlib
import json
from dataclasses import asdict

from planner.case import Case

LENGTH = 8
# What a plan is called changes nothing of what is agreed.
CALLED = ("id", "name")


def fingerprint(case: Case) -> str:
    """Return the first characters of the hash of the plan, its target and its kind."""
    plan = {name: value for name, value in asdict(case.plan).items() if name not in CALLED}
    content = {"plan": plan, "target": asdict(case.target), "kind": case.kind, "id": case.id}
    text = json.dumps(content, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
