"""The variants of recognition per competency: written again, straight from the page."""

from dataclasses import replace

from planner import requirement as r
from planner.case import Case
from planner.catalogue import Activity, Catalogue


def with_variants(case: Case, catalogue: Catalogue) -> dict[str, Activity]:
    """Return all activities, with CODE~RAC for each programme of which the client holds or did something.

    Who excludes the programme excludes its recognition. What nobody can show makes it conditional.
    """
    made = {f"{code}~RAC": variant for code, variant in _variants(case, catalogue).items()}
    every = {**catalogue.activities, **made}
    for code, activity in every.items():
        more = {f"{other}~RAC" for other in activity.excludes if f"{other}~RAC" in made} - {code}
        every[code] = replace(activity, excludes=(*activity.excludes, *sorted(more)))
    return every


def _variants(case: Case, catalogue: Catalogue) -> dict[str, Activity]:
    found = {}
    did = {past.activity for past in (*case.client.activities, *case.plan.activity_steps)}
    for code, activity in catalogue.activities.items():
        rows, hours, held, shown = [c for c in catalogue.competencies if c.program == code], 0.0, 0, False
        for competency in rows:
            skill = case.client.skills.get(competency.skill)
            recognised = skill is not None and competency.level and skill.level >= competency.level
            hours += competency.eval_hours if recognised else competency.hours
            held += bool(recognised)
            shown |= bool(recognised and skill.evidence)
        whole = bool(rows) and held == len(rows)
        admission = () if whole else (activity.requires,)
        evidence = () if shown else (r.Declared(f"{code}_recognition_evidence"),)
        if held or f"{code}~RAC" in did:
            found[code] = replace(
                activity,
                code=f"{code}~RAC",
                kind="rac",
                hours=hours if rows else activity.hours,
                requires=r.All((*evidence, *admission)),
                excludes=(*activity.excludes, code),
            )
    return found
