"""Outside catalogues through the exchange form: a large flat one, and trees over thousands of courses.

Run from the project's folder: python -m tests.benchmarks.bench_catalogues. Each is written as CSV into a
folder of its own, read back as any office's catalogue would be, and searched under all six profiles.
"""

import csv
import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from db.importers.form import read_catalogue
from planner.case import Case
from planner.case_form import read_case
from planner.pathway.problem import problem
from planner.pathway.search import search

Row = dict[str, Any]
LIMIT_SECONDS = 120


def skills_and_activities(random: Random) -> tuple[list[Row], list[Row], Row]:
    """Return 3,000 activities that each give a few of 1,800 skills, and a trade that asks six of them."""
    skills = [f"S{n:04}" for n in range(1800)]
    made = [
        {
            "code": f"A{n:04}",
            "kind": "course",
            "hours": random.choice([15, 30, 45, 60]),
            "grants": json.dumps({"skills": {random.choice(skills): random.randint(1, 4) for _ in range(4)}}),
        }
        for n in range(3000)
    ]
    asked = [{"trade": "T", "skill": s, "level": 3, "importance": 5} for s in random.sample(skills[:900], 6)]
    return made, asked, {"code": "T"}


def courses(random: Random) -> tuple[list[Row], list[Row], Row]:
    """Return 3,600 courses under AND/OR trees, with dangling codes and a cycle, and a trade at their end."""
    codes = [f"C{n:04}" for n in range(3600)]
    made = [
        {"code": code, "kind": "course", "hours": 45, "requires": json.dumps(_tree(random, codes[:place], 0))}
        for place, code in enumerate(codes)
    ]
    made[10]["requires"] = json.dumps({"activity": codes[11]})
    made[11]["requires"] = json.dumps({"activity": codes[10]})
    for course in made:
        course["grants"] = json.dumps({"credentials": [course["code"]]})
    requires = {"any": [{"activity": code} for code in codes[-3:]]}
    return made, [], {"code": "T", "requires": json.dumps(requires)}


def _tree(random: Random, before: list[str], depth: int) -> Row:
    if not before or random.random() < 0.25:
        return {"all": []}
    if depth < 3 and random.random() < 0.6:
        kind = random.choice(["all", "any", "any"])
        return {kind: [_tree(random, before, depth + 1) for _ in range(random.randint(1, 3))]}
    dangling = random.random() < 0.02
    return {"activity": "MISSING" if dangling else random.choice(before[-400:])}


def written(folder: Path, name: str, rows: list[Row]) -> None:
    """Write the rows as a table of the exchange form."""
    if rows:
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(rows)


def a_case(folder: Path) -> Case:
    """Return a case that starts with nothing and has four years."""
    wishes = {"start": "2027-01-11", "deadline": "2031-01-06"}
    path = folder / "case.json"
    path.write_text(json.dumps({"preferences": wishes, "target": {"trade": "T"}}), encoding="utf-8")
    return read_case(path)


def report(name: str, made: list[Row], asked: list[Row], trade: Row) -> str:
    """Return one row of the table."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        skills = [{"code": f"S{n:04}"} for n in range(1800)] if asked else []
        for table, rows in (
            ("activities", made),
            ("trade_skills", asked),
            ("skills", skills),
            ("trades", [trade]),
        ):
            written(folder, f"{table}.csv", rows)
        began = perf_counter()
        catalogue, case = read_catalogue(folder), a_case(folder)
        read = perf_counter()
        posed = problem(case, catalogue)
        stop = perf_counter() + LIMIT_SECONDS
        answer = search(posed, lambda: perf_counter() > stop)
        sizes = {scope: len(posed.scopes[scope].codes) for scope in ("core", "coverage")}
        return (
            f"| {name} | {len(made)} | {len(catalogue.warnings)} | {read - began:.1f} s | {sizes} "
            f"| {perf_counter() - read:.1f} s | {answer.status} | {len(answer.proposals)} |"
        )


def main() -> None:
    """Print the table."""
    print("| catalogue | activities | warnings | read | can matter | six profiles | status | pathways |")
    print("|---|---|---|---|---|---|---|---|")
    print(report("skills and activities", *skills_and_activities(Random(1))), flush=True)
    print(report("courses under trees", *courses(Random(2))), flush=True)


if __name__ == "__main__":
    main()
