"""The words of errors: what went wrong, where, and what to do about it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from string import Formatter
from typing import Any

from planner.backup_words import BACKUP_ERRORS
from planner.errors import PlannerError
from planner.exchange_words import EXCHANGE_ERRORS
from planner.fault_words import fault_words
from planner.server_words import SERVER_ERRORS
from planner.text import Text
from planner.vault_words import VAULT_ERRORS
from planner.words import N_, Words

SHOWN_FAULTS = 12
ERRORS = {
    **EXCHANGE_ERRORS,
    **VAULT_ERRORS,
    **BACKUP_ERRORS,
    **SERVER_ERRORS,
    "case-faults": N_("{place}the case cannot be read: {faults}. Correct the file and try again."),
    "catalogue-faults": N_("{path}: nothing was loaded: {faults}. Correct these lines and try again."),
    "catalogue-not-found": N_("{path}: this folder does not exist. Check the path of the catalogue."),
    "catalogue-not-a-folder": N_(
        "{path} is a file; give the folder that holds the CSV tables, or a workbook (.xlsx)."
    ),
    "catalogue-empty": N_("{path} holds no table of a catalogue. Put at least one of these there: {files}."),
    "catalogue-nowhere": N_("Say where to write: --out DIR, --out FILE.xlsx or --template FILE.xlsx."),
    "template-not-a-workbook": N_("{path}: the empty workbook needs a name that ends in .xlsx."),
    "workbook-unreadable": N_(
        "{path} cannot be opened as a workbook: it is damaged, locked by a password or of another kind. "
        "Save it again as .xlsx without a password."
    ),
    "workbook-empty": N_("{path} holds no sheet of a catalogue. Name at least one of its sheets: {sheets}."),
    "workbook-too-large": N_(
        "{path}: nothing was read, because {part} unpacks to {size} MB and {limit} MB is the limit. Keep "
        "only the tables of the catalogue, or bring them as a folder of CSV."
    ),
    "workbook-packed": N_(
        "{path}: nothing was read, because {part} unpacks to more than {limit} times its size, which no "
        "table does. Download the file again, or save it again in your spreadsheet."
    ),
    "workbook-too-long": N_(
        "{path}: nothing was read, because sheet {sheet} has more than {limit} rows. Bring it as a folder of "
        "CSV."
    ),
    "workbook-table-too-long": N_(
        "Sheet {sheet} would have {rows} rows, and a workbook that can be read back has {limit} at most. "
        "Write the catalogue as a folder of CSV instead."
    ),
    "workbook-beyond": N_(
        "{path} was not written: a table is larger than the {limit} MB that can be read back from a "
        "workbook. Write the catalogue as a folder of CSV instead."
    ),
    "workbook-cell-too-long": N_(
        "Sheet {sheet}, row {line}: a text is longer than the {limit} characters that a workbook holds. "
        "Write the catalogue as a folder of CSV instead."
    ),
    "unknown-source": N_("There is no source “{source}”. There are: {known}."),
    "source-unknown": N_(
        "{path} is not recognised: it is neither a catalogue nor a public file that Parcours reads: NOC, "
        "OaSIS, COPS, Job Bank, ESCO, O*NET. "
        "Give the public file as it was downloaded."
    ),
    "one-form": N_("A catalogue is imported alone. Give one folder or workbook, not several."),
    "import-stopped": N_("The import was stopped. Nothing was written."),
    "source-not-found": N_("{path} does not exist. Check the path of the public file."),
    "not-read-cops": N_(
        "{file} is a table of COPS that the catalogue has no place for: give the file of the future labour "
        "market conditions, whose name begins with flmc_cfmt."
    ),
    "not-read-old-codes": N_(
        "{file} has the codes of an older CNP/NOC, and the catalogue is of 2021: give the file of CNP/NOC "
        "2021."
    ),
    "not-read-headless": N_(
        "{file}, line 1: here is data where the names of the columns should be. Give the public file as it "
        "was downloaded, with its first row."
    ),
    "importer-no-years": N_(
        "The name of {file} does not say which years it projects: give the file under the name that it was "
        "published with, such as flmc_cfmt_2024_2033_noc2021.csv."
    ),
    "source-not-recognised": N_(
        "{path} is not a file of the source “{source}”. Give the public file as it was downloaded."
    ),
    "importer-unreadable": N_("{file} cannot be read ({reason}). Download or save the file again."),
    "importer-not-text": N_(
        "{file} is not a table of text. Give the file as it was downloaded, or save it again as “CSV UTF-8”."
    ),
    "importer-quotes": N_(
        "{file}, line {line}: a quotation mark opens here and never closes, so nothing was read. Download "
        "the file again."
    ),
    "importer-column-missing": N_(
        "{file} has no column “{column}”, so nothing was read. Give the public file as it was downloaded."
    ),
    "archive-too-large": N_(
        "{path}: nothing was read, because {part} unpacks to {size} MB and {limit} MB is the limit. Give the "
        "public file as it was downloaded."
    ),
    "unknown-trade": N_(
        "{place}The catalogue has no trade “{trade}”. Check the five-character CNP code, or add the trade."
    ),
    "requirement-malformed": N_(
        "This is not a requirement: {value}. Write a tree of all, any, at_least or not over conditions."
    ),
    "importer-file-missing": N_(
        "{folder} holds no file named like {pattern}. Put the public file there and try again."
    ),
    "case-changed": N_(
        "{who} saved this case in the meantime ({at}). Nothing was lost: your version stays on the screen "
        "and theirs in the database. Open the case again and redo your change."
    ),
    "edit-without-source": N_(
        "Nothing was changed: say where this comes from (a call, a letter, a web page and its date)."
    ),
    "edit-without-author": N_(
        "Nothing was changed: the catalogue keeps who changes it. Write your name in your profile, then try "
        "again."
    ),
    "edit-faults": N_("Nothing was changed: {faults}."),
    "edit-missing": N_("{row}: the office has changed nothing here, so there is nothing to undo."),
    "case-missing": N_("This case is no longer in the database ({id}). Go back to the list of clients."),
    "case-destroyed": N_(
        "This case was destroyed, here or by another office ({id}): nothing is kept of it, nor of what was "
        "just typed."
    ),
    "reason-names-client": N_(
        "Nothing was destroyed: the reason stays on the certificate, and it names the client. Write it "
        "without the name, the telephone or the address."
    ),
    "database-missing": N_("{path}: this file does not exist. Check where the database is kept."),
    "database-too-new": N_(
        "{path} was written by a newer version of Parcours ({version}). Nothing was changed: update Parcours "
        "on this computer, then open the file again."
    ),
    "database-busy": N_(
        "{path} is being written by another window or program. Nothing was lost: try again in a moment."
    ),
    "database-damaged": N_(
        "{path} is damaged. Nothing was deleted: go back to the newest verified backup (File, Restore a "
        "backup; or parcours restore)."
    ),
    "not-a-database": N_("{path} is not a Parcours database. Nothing was changed: choose another file."),
    "disk-full": N_(
        "The disk is full: {path} was not written. What was saved before is intact: make room, then try "
        "again."
    ),
    "disk-fault": N_(
        "The disk did not take what was to be written to {path}. What was saved before is intact: check the "
        "disk and its free space, then try again."
    ),
    "folder-read-only": N_(
        "{path} cannot be written here: the file or its folder is read-only. Choose another folder, or ask "
        "for the right to write there."
    ),
    "folder-missing": N_(
        "{path}: the folder to write in does not exist, or a file has its name. Make it, or choose another."
    ),
    "name-too-long": N_("{path}: this name is too long for the disk. Choose a shorter one."),
    "no-screen": N_(
        "There is no screen for the window. Open Parcours from a desktop session (or ssh -X), or use a "
        "command without a window: --help lists them."
    ),
    "cannot-write": N_("{path} was not written ({reason}). Check the disk and your rights, then try again."),
    "no-pathway": N_(
        "{file}: no pathway reaches the goal, so there is no plan to print. “parcours plan” says what blocks."
    ),
    "search-stopped": N_(
        "{file}: the search was stopped before it found a pathway, so there is no plan to print. Let it run "
        "longer."
    ),
    "unknown-document": N_("There is no document “{document}”. There are: {known}."),
    "color-unreadable": N_("“{color}” is no colour. Write it as # and six digits: #13355b."),
    "color-too-light": N_(
        "{color} is too light to be read: its contrast on our paper is {contrast}, and {least} is the least. "
        "Choose a darker one."
    ),
    "logo-unreadable": N_("{path} cannot be a logo. Choose a PNG or JPEG picture of {megabytes} MB at most."),
    "nothing-named": N_("Nothing to print is named. Name a case file, or a database with --database."),
    "nothing-to-print": N_("{name} has no plan yet. Adopt a pathway or add steps, then print."),
    "no-plan-printed": N_(
        "{path} was not written: none of the cases found has a plan. Widen the search, or ask for another "
        "list: the samples are one of their own."
    ),
    "printer-failed": N_(
        "The printer did not take the whole document, so it does not count as printed. Check that the "
        "printer is on, connected and has paper, then print again."
    ),
    "password-length": N_(
        "This password cannot lock a PDF: it takes {shortest} characters at least and {longest} bytes at "
        "most."
    ),
    "password-unreadable": N_(
        "No password could be read from {path}. Put it on the first line of a text file (UTF-8)."
    ),
    "reason-of-one": N_(
        "The reason for adding English is that of one client. Leave --reason out when many plans are "
        "printed: it is then written by hand on each."
    ),
    "unknown-reason": N_("There is no reason “{reason}”. There are: {known}."),
    "unknown-paper": N_("There is no paper “{paper}”. There are: {known}."),
    "wrong-command": N_("This command cannot be understood: {message}. {usage}"),
}


def error_words(error: PlannerError, words: Words, whole: bool = False) -> str:
    """Return the sentence of an error, its faults cut or `whole`; a code without one is shown as it is."""
    msgid = ERRORS.get(error.code)
    if msgid is None:
        return str(error)
    said = _details(error, msgid, words)
    faults = error.details.get("faults", ())
    if whole and "faults" in said and len(faults) > SHOWN_FAULTS:
        said["faults"] = "".join(f"\n- {_fault(fault, words)}" for fault in faults)
    return words._(msgid, **said)


def placeholders(msgid: str) -> set[str]:
    """Return the names that a sentence fills in."""
    return {name for _, name, _, _ in Formatter().parse(msgid) if name}


def _details(error: PlannerError, msgid: str, words: Words) -> dict[str, str]:
    """Return every detail as it is said; an absent one is an ellipsis, for a message must never fail."""
    given = error.details
    who = given.get("who") or words._("Someone else")
    named = {**given, "place": _place(given, words), "who": who}
    return {name: _shown(named.get(name, "…"), words) for name in placeholders(msgid)}


def _place(details: Mapping[str, Any], words: Words) -> str:
    return words._("{file}: ", file=details["file"]) if details.get("file") else ""


def _shown(value: Any, words: Words) -> str:
    match value:
        case Text():
            return words.said(value)
        case str():
            return value
        case datetime():
            here = value.astimezone()
            return f"{words.date(here.date())}, {words.time(here)}"
        case [*several]:
            return _list(several, words)
    return str(value)


def _list(values: Iterable[Any], words: Words) -> str:
    parts = [_fault(value, words) for value in values]
    left = len(parts) - SHOWN_FAULTS
    more = [words.n_("and {n} more", "and {n} more", left)] if left > 0 else []
    return "; ".join([*parts[:SHOWN_FAULTS], *more])


def _fault(value: Any, words: Words) -> str:
    match value:
        case {"text": Text() as text, "sheet": sheet, "line": line}:
            place = {"sheet": sheet, "line": line}
            return words._("sheet {sheet}, row {line}: {reason}", reason=words.said(text), **place)
        case {"text": Text() as text, "file": file, "line": line}:
            return words._("{file}, line {line}: {reason}", file=file, line=line, reason=words.said(text))
        case {"path": _, "reason": _}:
            return fault_words(value, words)
    return _shown(value, words)
