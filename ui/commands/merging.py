"""`parcours merge`: say what another office's export changes, then merge it."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db.server.address import is_server
from planner.controls import in_one_line, visible
from planner.errors import PlannerError
from planner.words import N_, Words
from ui.commands import passphrases
from ui.databases import database
from ui.destroyed import forget_destroyed
from ui.settings import drafts_folder, settings_path

if TYPE_CHECKING:
    from db.database import Database
    from db.exchange.case_merges import CaseMerge
    from db.exchange.merge import Preview, Report
    from db.exchange.package import Package
    from ui.models.merge_decisions import Line

SHOWN, UNCLEAN, DECLINED = 12, 1, 1
DESTROYED = "destroyed"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add which file comes in, and where to."""
    parser.add_argument("file", type=Path, metavar="FILE.parcours", help=N_("the file of another office"))
    parser.add_argument(
        "--into", type=database, required=True, metavar="DB", help=N_("the database that receives it")
    )
    parser.add_argument(
        "--fingerprint",
        default="",
        metavar="F",
        help=N_("merge only if the office’s key has this fingerprint"),
    )
    parser.add_argument("--dry-run", action="store_true", help=N_("say what would change and write nothing"))
    parser.add_argument(
        "--yes",
        action="store_true",
        help=N_("do not ask: trust an office that is met for the first time, destroy what it destroyed"),
    )
    passphrases.add_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print what the file changes, and merge it unless --dry-run."""
    words = Words(options.language)
    if not options.into.parent.is_dir():
        raise PlannerError("merge-folder-missing", path=str(options.into))
    is_new = not (is_server(options.into) or options.into.exists())
    if options.dry_run or is_new:
        # A file that is refused must leave no new database behind.
        with _looked_at(options.into) as database:
            found = _found(database, options, words)
        if options.dry_run:
            _say(found, words)
            if found.of(DESTROYED):
                print(_gone_words(found, words), words._("The merge asks first, unless --yes is given."))
            print(words._("Nothing was written."))
            return 0
        if not _trusted(found, options, words):
            print(words._("Nothing was merged."))
            return DECLINED
    if (report := _merged(options, is_new, words)) is None:
        print(words._("Nothing was merged."))
        return DECLINED
    _say_report(report, words)
    return UNCLEAN if report.unclean else 0


def _found(database: "Database", options: argparse.Namespace, words: Words) -> "Preview":
    """Return what a file would change; a key that is not the one said is refused before it is looked at."""
    from db.exchange.merge import preview
    from db.exchange.offices import check_stranger
    from db.exchange.package import read_label

    check_stranger(database, read_label(options.file), str(options.file), options.fingerprint)
    return preview(database, _received(database, options, words))


def _merged(options: argparse.Namespace, is_new: bool, words: Words) -> "Report | None":
    """Say what comes in, and merge just that; None where somebody did not want it."""
    from db.database import open_database
    from db.exchange.merge import merge
    from db.settings import SettingsStore

    database = open_database(options.into)
    try:
        found = _found(database, options, words)
        asks = bool(found.of(DESTROYED)) and not options.yes
        if asks and not sys.stdin.isatty():
            raise PlannerError("merge-unconfirmed", cases=len(found.of(DESTROYED)))
        if not _trusted(found, options, words):
            return None
        if is_new:
            print(words._("A new database, not encrypted: {path}", path=options.into))
        _say(found, words)
        if asks and not _confirmed(found, words):
            return None
        report = merge(database, found.package, SettingsStore(database).counsellor(), seen=found.seen)
        # Also what an earlier merge, which was stopped, had destroyed.
        forget_destroyed(database, drafts_folder(settings_path()))
        return report
    finally:
        database.close()


def _trusted(found: "Preview", options: argparse.Namespace, words: Words) -> bool:
    """Say whether the key of an office is its own: whoever meets it hears its fingerprint from it first.

    What was trusted once is not asked again, and no other key takes its place meanwhile. Where nobody sits at
    the command, its fingerprint is said with what comes in: a script that must be sure gives --fingerprint.
    """
    if not found.meeting.first or options.fingerprint or options.yes or not sys.stdin.isatty():
        return True
    label, told = found.package.manifest, found.meeting.fingerprint
    office = in_one_line(label.office_name or label.office)
    print(
        words._("First file from {office}. Its fingerprint: {fingerprint}", office=office, fingerprint=told)
    )
    word = words._("trust")
    asked = words._("Have the office read its own to you. Write “{word}” if it is the same: ", word=word)
    if input(asked).strip().casefold() != word:
        return False
    options.fingerprint = told
    return True


def _confirmed(found: "Preview", words: Words) -> bool:
    """Ask for a whole word: a letter is typed too easily for what nothing brings back."""
    print(_gone_words(found, words))
    word = words._("destroy")
    return input(words._("Write “{word}” to merge: ", word=word)).strip().casefold() == word


def _gone_words(found: "Preview", words: Words) -> str:
    return words.n_(
        "{n} case is destroyed here by the merge, with its history, in the backups too. Nothing brings it "
        "back.",
        "{n} cases are destroyed here by the merge, with their history, in the backups too. Nothing brings "
        "them back.",
        len(found.of(DESTROYED)),
    )


@contextmanager
def _looked_at(path: Path) -> Iterator["Database"]:
    """Give a copy of a database, or an empty one where there is none yet: the file is not touched."""
    from db.database import open_database
    from db.snapshot import snapshot

    if path.exists():
        with snapshot(path) as database:
            yield database
        return
    with TemporaryDirectory(prefix="parcours-") as folder:
        database = open_database(Path(folder) / "empty.db")
        try:
            yield database
        finally:
            database.close()


def _received(database: "Database", options: argparse.Namespace, words: Words) -> "Package":
    from db.exchange.merge import received
    from db.exchange.package import read_label

    for_passphrase = "kdf" in read_label(options.file).encryption
    return received(
        database, options.file, passphrases.passphrase_of(options, words) if for_passphrase else ""
    )


def _say_report(report: "Report", words: Words) -> None:
    from ui.models.merge_report_words import nothing_words, unclean_words

    if report.backup:
        print(words._("A copy of the database as it was: {path}", path=report.backup))
    elif not report.id:
        print(nothing_words(report.preview, words))
    if report.unclean:
        print(unclean_words(report.unclean, words), file=sys.stderr)


def _say(found: "Preview", words: Words) -> None:
    from planner.catalogue import Catalogue
    from ui.models.merge_report_words import apart_words, barred_words, private_words

    label = found.package.manifest
    if found.meeting.first:
        print(words._("First file from this office. Read its fingerprint to each other: {fingerprint}",
                      fingerprint=found.meeting.fingerprint))  # fmt: skip
    print(words._("From {office}, export number {number}: {cases}.",
                  office=label.office_name or label.office, number=label.sequence,
                  cases=words.n_("{n} case", "{n} cases", label.clients)))  # fmt: skip
    if found.older:
        print(words._("A newer file of this office came in before; this one takes nothing back."))
    if found.barred:
        print(barred_words(found, words), file=sys.stderr)
    if found.apart:
        print(apart_words(found, words), file=sys.stderr)
    if found.ahead:
        print(words.n_("{n} record bears a time that lies ahead: its computer’s clock is wrong.",
                       "{n} records bear a time that lies ahead: their computer’s clock is wrong.",
                       found.ahead), file=sys.stderr)  # fmt: skip
    if found.private:
        print(visible(private_words(found, Catalogue(), words)), file=sys.stderr)
    _say_cases(found, words)


def _say_cases(found: "Preview", words: Words) -> None:
    known = words.n_("{n} record known already", "{n} records known already", found.known)
    fresh = words.n_("{n} new record", "{n} new records", found.records)
    print(f"{fresh}, {known}.")
    for kind, said in _counts(found, words).items():
        if cases := found.of(kind):
            print(said)
        for case in cases[:SHOWN]:
            print("\n".join(_lines(case, words)))


def _counts(found: "Preview", words: Words) -> dict[str, str]:
    kinds = ("new", "changed", "conflict", "destroyed", "doubtful")
    new, changed, apart, gone, unsure = (len(found.of(kind)) for kind in kinds)
    return {
        "new": words.n_("{n} new case", "{n} new cases", new),
        "changed": words.n_("{n} case changed", "{n} cases changed", changed),
        "conflict": words.n_("{n} case edited apart", "{n} cases edited apart", apart),
        "destroyed": words.n_("{n} case destroyed", "{n} cases destroyed", gone),
        "doubtful": words.n_(
            "{n} case that this office says is destroyed stays: only the window can accept that",
            "{n} cases that this office says are destroyed stay: only the window can accept that",
            unsure,
        ),
    }


def _lines(case: "CaseMerge", words: Words) -> Iterator[str]:
    from ui.models.merge_decisions import lines_of
    from ui.models.merge_words import case_name

    yield f"  {in_one_line(case_name(case, words))}"
    lines = tuple(lines_of(case))
    for line in lines[:SHOWN]:
        yield f"    {in_one_line(_line(line, words))}"
    if (left := len(lines) - SHOWN) > 0:
        yield "    " + words.n_("and {n} more", "and {n} more", left)


def _line(line: "Line", words: Words) -> str:
    from planner.catalogue import Catalogue
    from ui.models.merge_decisions import HERE, RECEIVED
    from ui.models.merge_words import kept_words, line_name, side_words

    # Codes are said as they are: at the terminal no catalogue is read for their titles.
    told = Catalogue()
    return words._("{field}: here {here}, received {received}, result {result}",
                   field=line_name(line, told, words), here=side_words(line, HERE, told, words),
                   received=side_words(line, RECEIVED, told, words),
                   result=kept_words(line, told, words))  # fmt: skip
