"""Keep the French catalogue in step with the sources: extract, merge, compile, check.

translations.py                     extract every sentence again and compile
translations.py --add FILE.json…    also merge {msgid: text} or {msgid: [singular, plural]}
translations.py --prune             also drop the sentences that no source uses any more
translations.py --check             change nothing; exit 1 when something is missing or wrong
"""

import argparse
import contextlib
import fcntl
import io
import json
import os
import sys
import tokenize
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parent.parent
LOCALE = PROJECT / "resources" / "locale"
PO = LOCALE / "fr" / "LC_MESSAGES" / "parcours.po"
MO = PO.with_suffix(".mo")
FLOORS = ("planner", "db", "ui")
# N_ marks a sentence kept in a table and translated later, through `words._(variable)`.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
# A fixed date: otherwise every extraction changes the file and parallel work collides.
DATE = datetime(2026, 1, 1, tzinfo=UTC)

Id = str | tuple[str, str]
Strings = str | tuple[str, ...]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody else writes the catalogue."""
    handle = os.open(LOCALE, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def singular(msgid: Id) -> str:
    """Return the key of a message: its singular form."""
    return msgid if isinstance(msgid, str) else msgid[0]


def sources() -> Iterator[Path]:
    """Yield the Python files whose sentences a person may read."""
    for floor in FLOORS:
        yield from sorted((PROJECT / floor).rglob("*.py"))


def sentences(path: Path) -> list[Id]:
    """Return the msgids that one file uses."""
    with path.open("rb") as file:
        return [row[1] for row in extract("python", file, keywords=KEYWORDS)]


def extracted() -> tuple[dict[str, Id], list[str]]:
    """Return the msgids of all sources by key, and what could not be read."""
    found: dict[str, Id] = {}
    unread = []
    for path in sources():
        try:
            msgids = sentences(path)
        except (SyntaxError, tokenize.TokenError) as error:
            unread.append(f"{path.relative_to(PROJECT)}: cannot be read ({error})")
            continue
        for msgid in msgids:
            if isinstance(msgid, tuple) or singular(msgid) not in found:
                found[singular(msgid)] = msgid
    return found, unread


def stored() -> Catalog:
    """Return the catalogue as it stands on disk."""
    if not PO.exists():
        return Catalog(locale="fr")
    with PO.open("rb") as file:
        return read_po(file, locale="fr")


def messages(catalog: Catalog) -> dict[str, Message]:
    """Return the messages by key, without the header."""
    return {singular(message.id): message for message in catalog if message.id}


def blank() -> Catalog:
    """Return a catalogue with only its header."""
    return Catalog(
        locale="fr",
        project="Parcours",
        version="1",
        header_comment="# French words of Parcours. Written by .ci/translations.py: sorted, without places.",
        creation_date=DATE,
        revision_date=DATE,
        msgid_bugs_address="",
        last_translator="Parcours contributors",
        language_team="fr_CA",
        fuzzy=False,
    )


def fitted(msgid: Id, string: Strings | None) -> Strings:
    """Return the translation in the shape of its msgid: one text, or one per plural form."""
    if isinstance(msgid, str):
        return string if isinstance(string, str) else ""
    return tuple(string) if isinstance(string, tuple) and len(string) == 2 else ("", "")


def merged(found: dict[str, Id], old: dict[str, Message], added: dict[str, Strings], prune: bool) -> Catalog:
    """Return the catalogue of all sentences: found, kept and added."""
    msgids = {key: message.id for key, message in old.items() if not prune} | found
    msgids |= {key: key for key, text in added.items() if key not in msgids and isinstance(text, str)}
    catalog = blank()
    for key, msgid in msgids.items():
        before = old[key].string if key in old else None
        catalog.add(msgid, fitted(msgid, added.get(key, before)))
    return catalog


def write(catalog: Catalog) -> None:
    """Write both files, each in one move so that a reader never sees half of one."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    for path, writer in ((PO, po_bytes), (MO, mo_bytes)):
        draft = path.with_suffix(path.suffix + ".new")
        draft.write_bytes(writer(catalog))
        draft.replace(path)


def po_bytes(catalog: Catalog) -> bytes:
    """Return the text form."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, no_location=True, sort_output=True)
    return buffer.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return the compiled form."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def given(paths: list[Path]) -> dict[str, Strings]:
    """Read the translations offered in JSON files."""
    texts: dict[str, Strings] = {}
    for path in paths:
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            texts[key] = text if isinstance(text, str) else tuple(text)
    return texts


def misfits(added: dict[str, Strings], catalog: Catalog) -> list[str]:
    """Say which offered translations could not be kept."""
    kept = messages(catalog)
    return [
        f"not added, no n_() or _() of this shape: {key!r}"
        for key, text in added.items()
        if key not in kept or kept[key].string != text
    ]


def holders(text: str) -> set[str]:
    """Return the names of the placeholders of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def same_holders(message: Message) -> bool:
    """Tell whether the translation uses the placeholders of the original."""
    if isinstance(message.id, str):
        return holders(message.id) == holders(message.string)
    one, many = message.string
    return holders(many) == holders(message.id[1]) and holders(one) <= holders(message.id[1])


def fault(message: Message) -> str:
    """Name what is wrong with one message, or return an empty text."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    if not all(text.strip() for text in strings):
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    try:
        return "" if same_holders(message) else "other placeholders"
    except ValueError:
        return "broken placeholders"


def faults(found: dict[str, Id], catalog: Catalog) -> list[str]:
    """List what is missing, obsolete or wrong in the text form."""
    known = messages(catalog)
    missing = [
        f"missing: {key!r}" for key, msgid in found.items() if key not in known or known[key].id != msgid
    ]
    unused = [
        f"no longer used (--prune drops it): {key!r}"
        for key in [*known, *catalog.obsolete]
        if key not in found
    ]
    wrong = [f"{fault(message)}: {key!r}" for key, message in known.items() if fault(message)]
    return missing + unused + wrong


def strings(file: BinaryIO) -> dict[str, Strings]:
    """Return the translations of a compiled file by key."""
    return {key: message.string for key, message in messages(read_mo(file)).items()}


def compiled() -> bool:
    """Tell whether the compiled file says what the text file compiles to."""
    if not MO.exists():
        return False
    with MO.open("rb") as file:
        return strings(file) == strings(io.BytesIO(mo_bytes(stored())))


def check() -> int:
    """Print every fault; return the exit code."""
    found, lines = extracted()
    lines += faults(found, stored())
    lines += [] if compiled() else ["parcours.mo is not what parcours.po compiles to"]
    print(*lines, f"{len(found)} sentences, {len(lines)} faults", sep="\n")
    return 1 if lines else 0


def update(added: dict[str, Strings], prune: bool) -> int:
    """Extract, merge, write; print what is still to be done."""
    found, lines = extracted()
    if lines and prune:
        sys.exit("\n".join(lines))
    catalog = merged(found, messages(stored()), added, prune)
    write(catalog)
    refused = misfits(added, catalog)
    print(*lines, *refused, *faults(found, catalog), f"{len(found)} sentences", sep="\n")
    return 1 if refused else 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--add", nargs="+", type=Path, default=[], metavar="FILE.json")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Do what the command line asks."""
    options = arguments()
    added = given(options.add)
    with alone():
        return check() if options.check else update(added, options.prune)


if __name__ == "__main__":
    sys.exit(main())
