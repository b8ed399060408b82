"""Build the public part of the starter catalogue: python -m db.importers.starter SHARED_DATA_DIR OUT_DIR.

Trades, their titles, skills, levels, wages and outlook are made anew from the public files; what is written
by hand in OUT_DIR (activities, sessions, terms, measures ...) stays, except the skills that its programmes
deliver.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from db.importers import cops, crosswalk, example_titles, jobbank, noc, oasis, onet
from db.importers.entry import delivered, entry_rules, with_entry
from db.importers.form import read_catalogue, write_catalogue
from db.importers.nearness import nearness
from db.importers.public_table import one
from db.importers.quebec import completed
from planner.catalogue import Activity, Catalogue, Outlook, Skill, SkillNeed, Trade, TradeTitle, Wage
from planner.text import Text, typographic

Profile = dict[str, tuple[SkillNeed, ...]]


def build(shared: Path, written: Catalogue) -> Catalogue:
    """Return `written` with its public tables made anew from the files under `shared`."""
    written = completed(shared, written)
    activities = written.activities.values()
    trades = _trades(shared, _profiles(shared), activities)
    derived = {activity.code: delivered(activity, trades) for activity in activities}
    return replace(
        written,
        trades=trades,
        skills=_skills(),
        activities=derived,
        wages=_wages(shared),
        outlooks=_outlooks(shared),
        titles=_called(shared),
        nearness=nearness(shared, tuple(trades)),
        warnings=(),
    )


def _titles(shared: Path, pattern: str) -> dict[str, str]:
    records = noc.read(one(shared / "noc_2021", pattern)).records
    return {record.code: record.title for record in records}


def _trades(shared: Path, profiles: Profile, activities: Iterable[Activity]) -> dict[str, Trade]:
    french, english = (_titles(shared, pattern) for pattern in ("cnp_2021*.csv", "noc_2021*.csv"))
    rules, known = entry_rules(), tuple(activities)
    trades = (
        Trade(
            code,
            Text(typographic(french[code]), english[code]),
            noc.teer(code),
            sector=code[0],
            skills=profiles.get(code, ()),
        )
        for code in sorted(english)
    )
    return {trade.code: with_entry(trade, known, rules) for trade in trades}


def _called(shared: Path) -> tuple[TradeTitle, ...]:
    """Return what people call the trades: French titles of ours, English ones of OaSIS."""
    english = example_titles.read(one(shared / "oasis_2023", "example-titles*.csv")).records
    return example_titles.distinct((*example_titles.written(), *english))


def _skills() -> dict[str, Skill]:
    return {
        a.code: Skill(a.code, Text(a.title_fr, a.title_en), a.kind, a.digital, a.automation)
        for a in oasis.attributes()
    }


def _profiles(shared: Path) -> Profile:
    """Return the levels above zero of each trade, in the order of OaSIS, with their importance."""
    folder = shared / "oasis_2023"
    skills, knowledge = (oasis.read(one(folder, f"{name}_oasis*.csv")) for name in ("skills", "knowledges"))
    levels = oasis.combined(skills.records + knowledge.records)
    weights = _importance(shared)
    found: dict[str, list[SkillNeed]] = {trade: [] for trade, _ in levels}
    for (trade, attribute), level in levels.items():
        if level:
            found[trade].append(SkillNeed(attribute, level, weights.get((trade, attribute), onet.UNKNOWN)))
    order = {attribute.code: place for place, attribute in enumerate(oasis.attributes())}
    return {trade: tuple(sorted(needs, key=lambda n: order[n.skill])) for trade, needs in found.items()}


def _importance(shared: Path) -> dict[tuple[str, str], int]:
    folder = shared / "onet_29_2"
    skills, knowledge = (onet.read(one(folder, name)) for name in onet.FILES)
    links = crosswalk.read(one(shared / "crosswalks", "*.csv")).records
    return onet.importance(
        skills.records + knowledge.records, crosswalk.occupations(links), oasis.attributes()
    )


def _wages(shared: Path) -> tuple[Wage, ...]:
    records = jobbank.read(one(shared / "jobbank_wages_2023", "*.csv.gz")).records
    wages = (jobbank.wage(found) for found in records)
    return tuple(sorted(wages, key=lambda wage: (wage.trade, wage.region)))


def _outlooks(shared: Path) -> tuple[Outlook, ...]:
    records = cops.read(one(shared / "cops_2024_2033", "flmc*.csv")).records
    return tuple(cops.outlook(found) for found in sorted(records, key=lambda found: found.trade))


def main(arguments: list[str]) -> int:
    """Build the catalogue into the folder given second from the public files in the folder given first."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    shared, folder = (Path(argument) for argument in arguments)
    write_catalogue(build(shared, read_catalogue(folder)), folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
