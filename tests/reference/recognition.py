"""The variants of recognition per competency: written again, straight from the page."""

from dataclasses import replace

from planner.case import Case
from planner.catalogue import Activity, Catalogue


def variants(case: Case, catalogue: Catalogue) -> dict[str, Activity]:
    """Return CODE~RAC for each programme of which the client holds a competency."""
    found = {}
    for code, activity in catalogue.activities.items():
        hours, held = 0.0, 0
        for competency in catalogue.competencies:
            if competency.program == code:
                skill = case.client.skills.get(competency.skill)
                recognised = skill is not None and competency.level and skill.level >= competency.level
                hours += competency.eval_hours if recognised else competency.hours
                held += bool(recognised)
        if held:
            excludes = (*activity.excludes, code)
            found[f"{code}~RAC"] = replace(
                activity, code=f"{code}~RAC", kind="rac", hours=hours, excludes=excludes
            )
    return found
