"""A database that is open, with what is read of it once; nothing here touches a window."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from db.database import Database
from db.settings import SettingsStore
from planner.office import Counsellor
from ui import holding
from ui.reading import Reading

if TYPE_CHECKING:
    from db.cases import CaseStore
    from planner.catalogue import Catalogue
    from planner.finding import MeasureFinder, ProgramFinder, TradeFinder


@dataclass(frozen=True)
class Opened:
    """A database that is open: its stores, and what is read from it; the catalogue when first asked for."""

    database: Database
    counsellor: Counsellor
    reading: "Reading[Catalogue]"

    def with_catalogue(self, catalogue: "Catalogue") -> "Opened":
        """Return the same database with another catalogue in force."""
        return replace(self, reading=Reading(lambda: catalogue))

    def close(self) -> None:
        """Close the database, and leave it to other windows."""
        self.database.close()
        holding.let_go(self.database.path)

    @property
    def catalogue(self) -> "Catalogue":
        """Return the catalogue as it was read; the first to ask reads it."""
        return self.reading()

    @cached_property
    def cases(self) -> "CaseStore":
        """Return the store of the cases."""
        from db.cases import CaseStore

        return CaseStore(self.database)

    @cached_property
    def profile(self) -> SettingsStore:
        """Return the store of the small values."""
        return SettingsStore(self.database)

    @cached_property
    def finder(self) -> "TradeFinder":
        """Return the search of the occupations by what people call them."""
        from planner.finding import TradeFinder

        return TradeFinder(self.catalogue)

    @cached_property
    def program_finder(self) -> "ProgramFinder":
        """Return the search of the programmes and activities."""
        from planner.finding import ProgramFinder

        return ProgramFinder(self.catalogue)

    @cached_property
    def measure_finder(self) -> "MeasureFinder":
        """Return the search of the funding measures."""
        from planner.finding import MeasureFinder

        return MeasureFinder(self.catalogue)
