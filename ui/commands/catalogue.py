"""`parcours catalogue`: write a whole catalogue in the exchange form, or an empty workbook to fill in."""

import argparse
from pathlib import Path

from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.words import Words
from ui.commands.planning import opened_catalogue

SUFFIX = ".xlsx"


def run(options: argparse.Namespace) -> int:
    """Write a catalogue (ours, unless another is named) to --out, and the empty workbook to --template."""
    from db.importers.form import write_catalogue
    from db.importers.form_template import write_template

    words = Words(options.language)
    if not (options.out or options.template):
        raise PlannerError("catalogue-nowhere")
    if options.template:
        write_template(_workbook(options.template))
        print(words._("{path}: written.", path=options.template))
    if options.out:
        write_catalogue(_catalogue(options), _free(options.out))
        print(words._("{path}: written.", path=options.out))
    return 0


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
