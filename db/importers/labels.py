"""The names of the OaSIS profiles (ESDC): what the parts of an occupation are called."""

from functools import partial

from db.importers.codes import profile
from db.importers.imported import Imported, Refused
from db.importers.oasis import CODES
from db.importers.public_table import has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch
from planner.catalogue import TradeTitle

NAMES = {"en": ("Label",), "fr": ("Étiquette", "Libellé")}


def recognises(file: Readable) -> bool:
    """Whether the file gives each profile its name and nothing else."""
    return _language(file) is not None


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[TradeTitle]:
    """Return the name of each profile as a title of its unit group; a code may have several."""
    language = _language(file) or "en"
    return imported(file, (CODES, NAMES[language]), partial(_titles, language), watch)


def _language(file: Readable) -> str | None:
    names = header(file)
    found = (language for language, known in NAMES.items() if has(names, CODES, known))
    return next(found, None) if len(names) == 2 else None


def _titles(language: str, code: str, label: str) -> TradeTitle:
    if not label:
        raise Refused("title", value=code)
    return TradeTitle(profile(code)[:5], language, label)
