"""The start of the window: handed over to the one that is open, before anything heavy is loaded."""

from pathlib import Path

from planner.errors import PlannerError
from ui import only_window
from ui.screen import has_screen
from ui.settings import settings_path


def run(database: Path | None, language: str | None, received: Path | None) -> int:
    """Open the window on a database and a received file, unless one is open; return its exit code."""
    answer = only_window.hand_over(only_window.door(settings_path()), received or database)
    if answer is only_window.Answer.SHOWN:
        return 0
    if answer is only_window.Answer.BUSY:
        raise _told(PlannerError("window-busy"), language)
    if not has_screen():
        raise PlannerError("no-screen")
    from ui import app

    return app.run(database, language, received)


def _told(fault: PlannerError, language: str | None) -> PlannerError:
    """Say a fault on the screen, where there is one, and return it for the terminal."""
    if has_screen():
        from ui.dialogs import window_busy

        window_busy.tell(fault, language)
    return fault
