"""The window over an office that a benchmark fills, in a folder of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.database import Database
from ui import app, opening
from ui.language import Language
from ui.main_window import MainWindow
from ui.settings import Settings


@contextmanager
def office_window(fill: Callable[[Database], object] = lambda database: None) -> Iterator[MainWindow]:
    """Give the window, shown, on a database with the starter catalogue and what `fill` writes into it."""
    with TemporaryDirectory() as name:
        settings = Settings(Path(name) / "settings.json")
        application = app.new_application(settings)
        found = opening.started(Path(name) / "office.db")
        fill(found.database)
        _ = found.catalogue
        window = app.new_window(found, Language("fr", application), settings)
        window.resize(1366, 768)
        window.show()
        yield window
        window.close()
        window.session.close()
