"""`parcours catalogue`: write a whole catalogue in the exchange form, an empty workbook, or its status."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.fact_status import STATUS_WORDS, STATUSES, fact_statuses
from planner.words import Words
from ui.commands.planning import opened_catalogue

SUFFIX = ".xlsx"


def run(options: argparse.Namespace) -> int:
    """Write a catalogue (ours, unless another is named) to --out, the empty workbook to --template.

    With --status, print what its facts are worth.
    """
    from db.importers.form import write_catalogue
    from db.importers.form_template import write_template

    words = Words(options.language)
    if not (options.out or options.template or options.status):
        raise PlannerError("catalogue-nowhere")
    if options.template:
        write_template(_workbook(options.template))
        print(words._("{path}: written.", path=options.template))
    if options.out:
        write_catalogue(_catalogue(options), _free(options.out))
        print(words._("{path}: written.", path=options.out))
    if options.status:
        print("\n".join(_status_lines(_catalogue(options), words)))
    return 0


def _status_lines(catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield a table in Markdown: the share of facts by status, kind by kind."""
    found = fact_statuses(catalogue)
    heads = [words._("Facts"), *(words._(STATUS_WORDS[status]) for status in STATUSES)]
    yield _line(heads)
    yield _line(["---"] * len(heads))
    total: Counter[str] = Counter()
    for kind, counts in found.items():
        total += counts
        yield _line([words._(kind), *(words.number(counts[status]) for status in STATUSES)])
    shares = (total[status] / max(1, total.total()) for status in STATUSES)
    yield _line([words._("All"), *(words.percent(share) for share in shares)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _catalogue(options: argparse.Namespace) -> Catalogue:
    if not options.database:
        return opened_catalogue(options.catalogue)
    from db.catalogue import CatalogueStore
    from db.snapshot import snapshot

    with snapshot(options.database) as database:
        return CatalogueStore(database).load()


def _workbook(path: Path) -> Path:
    if path.suffix.lower() != SUFFIX:
        raise PlannerError("template-not-a-workbook", path=str(path))
    return _free(path)


def _free(path: Path) -> Path:
    """Return where to write, if no file or folder of another kind has that name."""
    workbook = path.suffix.lower() == SUFFIX
    taken = path.exists() and path.is_dir() == workbook
    if taken or (workbook and not path.parent.is_dir()):
        raise PlannerError("folder-missing", path=str(path))
    return path
