"""What each public source gives: rows read, loaded, of no use here and refused, with seconds and memory.

Run from the project's folder: python -m tests.benchmarks.report_import SHARED_DATA_DIR
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from subprocess import run
from time import perf_counter
from typing import Any

from db.importers.preview import Part, source_preview
from db.importers.refusals import refusal_words
from planner.words import Words
from resources import path
from tests.resources.shipped import shipped

SOURCES = {
    "NOC/CNP 2021": ("noc_2021",),
    "OaSIS 2023": ("oasis_2023",),
    "COPS 2024–2033": ("cops_2024_2033",),
    "Job Bank wages 2023": ("jobbank_wages_2023",),
    "ESCO 1.1.1": ("esco_1_1_1",),
    "O*NET 29.2 with the crosswalk": ("onet_29_2", "crosswalks"),
    "the exchange form (starter catalogue)": (),
}
SHOWN = 2


def highest_memory() -> float:
    """Return the most MB that this process has held so far."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def measured(paths: list[Path]) -> dict[str, Any]:
    """Return the counts of each file, the seconds of the whole and the MB that it took beyond its start."""
    before, began = shipped(), perf_counter()
    held = highest_memory()
    found = source_preview(None, paths, before)
    seconds = perf_counter() - began
    rows = [_row(part) for part in found.parts]
    return {"seconds": seconds, "memory": highest_memory() - held, "rows": rows}


def _row(part: Part) -> list[Any]:
    reasons = Counter(row.code for row in part.rejected)
    said = [f"{reasons[row.code]} × {refusal_words(row, Words('en'))}" for row in _first_of_each(part)]
    return [
        part.source,
        part.file,
        part.read,
        part.loaded,
        part.unused,
        len(part.rejected),
        "; ".join(said[:SHOWN]),
    ]


def _first_of_each(part: Part) -> list[Any]:
    return list({row.code: row for row in reversed(part.rejected)}.values())


def main(shared: Path) -> None:
    """Print one line a file, each source read in a process of its own."""
    print("| source | file | read | loaded | of no use here | refused | why | seconds | MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for title, names in SOURCES.items():
        paths = [str(shared / name) for name in names] or [str(path("data"))]
        command = [sys.executable, "-m", "tests.benchmarks.report_import", "--alone", *paths]
        found = json.loads(run(command, check=True, capture_output=True, text=True).stdout)
        for place, (_, file, *counts, why) in enumerate(found["rows"]):
            once = (title, f"{found['seconds']:.2f}", f"{found['memory']:.0f}") if not place else ("", "", "")
            numbers = " | ".join(f"{count:,}" for count in counts)
            print(f"| {once[0]} | {file} | {numbers} | {why} | {once[1]} | {once[2]} |")


if __name__ == "__main__":
    if sys.argv[1] == "--alone":
        print(json.dumps(measured([Path(name) for name in sys.argv[2:]])))
    else:
        main(Path(sys.argv[1]))
