"""The short hash of what a paper rests on, so that paper and database can be matched."""

import hashlib
import json
from dataclasses import replace

from planner.case import Case
from planner.fields import CASES, case_rows
from planner.keeping import Keeping
from planner.typed import cleaned

LENGTH = 8
# What a plan is called changes nothing of what is agreed; the rest stands on no paper.
LEFT_OUT = ("plan_id", "plan_name", "phone", "email", "assets", "obstacles", "notes", "sample", "created")
# Papers from before these were kept bear a hash without them.
LATER = ("trade_title", "target_title")


def fingerprint(case: Case) -> str:
    """Return the first characters of the hash of the plan, its client, target, preferences and kind."""
    # Paper is written from the cleaned texts: both must give one hash.
    rows = case_rows(replace(cleaned(case), keeping=Keeping()))
    main = rows[CASES, case.id].items()
    own = {name: value for name, value in main if name not in LEFT_OUT and (value or name not in LATER)}
    content = [["/".join(place), row] for place, row in sorted({**rows, (CASES, case.id): own}.items())]
    text = json.dumps(content, default=dict, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
