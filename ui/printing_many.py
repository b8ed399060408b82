"""The plans of a list of clients, into a folder or bound into one file; what is printed is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from planner.case import Case
from planner.errors import PlannerError
from planner.report.batch import Printed, attempt, batch, file_stem, name_of
from planner.report.choice import FRENCH, Choice
from planner.words import Words
from ui import files
from ui.models.client_lists import OFFICE
from ui.printing_office import Office

SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """Which plans (of a list of clients, those that the search finds), how they look, and where they go.

    The reason for adding English is that of one client: it is left to be written by hand on each.
    """

    out: Path
    choice: Choice
    search: str = ""
    language: str = ""
    password: str = ""
    among: str = OFFICE

    @property
    def bound(self) -> bool:
        """Say whether the plans go into one file."""
        return self.out.suffix.lower() == SUFFIX


@dataclass(frozen=True, slots=True)
class Report:
    """How many plans were printed, what failed and why, and whether somebody stopped it."""

    printed: int
    failed: tuple[Printed, ...]
    stopped: bool


Progress = Callable[[str, float], None]


def print_many(order: Order, office: Office, progress: Progress, stopped: Callable[[], bool]) -> Report:
    """Print the plans; what fails is told in the report, and the rest is kept as printed."""
    from planner.report.documents import document
    from planner.report.sealed import check_password

    document(order.choice.document)
    if order.password:
        check_password(order.password)
    order = replace(order, choice=replace(order.choice, reason=""))
    if not (count := office.count(order.among, order.search)):
        raise PlannerError("no-plan-printed", path=str(order.out))
    place = _Bound(order, office, stopped) if order.bound else _Folder(order, office, stopped)
    became = []
    for number, printed in enumerate(batch(office.wanted(order.among, order.search), place.add, stopped), 1):
        became.append(printed)
        progress(printed.name, number / count)
    became.extend(place.finish())
    failed = tuple(printed for printed in became if printed.error)
    return Report(place.printed, failed, stopped())


class _Folder:
    """Writes each plan into a file of its own, then keeps it as printed."""

    def __init__(self, order: Order, office: Office, stopped: Callable[[], bool]) -> None:
        files.make_folder(order.out)
        self._order, self._office, self._stopped = order, office, stopped
        self.printed = 0

    def add(self, case: Case) -> None:
        """Draw the paper of a case and write it into the folder."""
        order = self._order
        drawn = self._office.draw(case, order.choice, order.language, self._stopped)
        files.write(order.out / f"{file_stem(case)}{SUFFIX}", _sealed(drawn, order))
        self.printed += 1
        self._office.keep(case)

    def finish(self) -> Iterator[Printed]:
        """Leave the folder as it is: every file in it is whole."""
        return iter(())


class _Bound:
    """Binds the plans into one file, written at the end if nobody stopped it, and keeps them then."""

    def __init__(self, order: Order, office: Office, stopped: Callable[[], bool]) -> None:
        from planner.report.binding import Binding

        self._order, self._office, self._stopped = order, office, stopped
        # What is to be sealed never lies on a disk unsealed.
        self._file = BytesIO() if order.password else files.scratch(order.out)
        self._binding, self._cases = Binding(self._file), list[Case]()
        self.printed = 0

    def add(self, case: Case) -> None:
        """Draw the paper of a case and bind it behind the others."""
        order = self._order
        drawn = self._office.draw(case, order.choice, order.language, self._stopped)
        self._binding.add(drawn, name_of(case))
        self._cases.append(case)

    def finish(self) -> Iterator[Printed]:
        """Write the bound file, unless it was stopped or nothing is in it."""
        with self._file:
            if self._stopped() or not self._cases:
                return
            self._write()
        self.printed = len(self._cases)
        for case in self._cases:
            yield attempt(name_of(case), partial(self._office.keep, case))

    def _write(self) -> None:
        from planner.report.documents import document

        order, language = self._order, self._order.language or FRENCH
        kind = Words(language)._(document(order.choice.document).title)
        self._binding.finish(kind, language, order.out.stem)
        if isinstance(self._file, BytesIO):
            files.write(order.out, _sealed(self._file.getvalue(), order))
        else:
            files.write_from(order.out, self._file)


def _sealed(file: bytes, order: Order) -> bytes:
    from planner.report.sealed import sealed

    return sealed(file, order.password) if order.password else file
