"""Reading what the size of an office and its place make short or long: at once, or beside the window."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.workplace import Workplace

# So many files are counted, sorted and searched within the time of a frame.
LARGE = 10_000


def read(workplace: "Workplace", work: Callable[[], Any], show: Callable[[Any], object]) -> None:
    """Read at once what is read in a moment; of a large office, or of a server, beside the window."""
    # A server that is away keeps whoever asks it waiting for seconds.
    if not workplace.database.is_server and workplace.tally.files < LARGE:
        show(work())
        return

    def told(done: Future[Any]) -> None:
        if (found := workplace.answer(done)) is not None:
            show(found)

    workplace.store_tasks.run(work, told)
