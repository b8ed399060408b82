"""What names a database: a file, or the address of an office server, kept as a card without its password."""

from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from db.server.address import Address, card_of, is_server, is_url, read_card, read_url
from planner.errors import PlannerError
from ui.settings import APPLICATION


def cards() -> Path:
    """Return the folder of the servers that this person opened."""
    return user_data_path(APPLICATION, appauthor=False) / "servers"


def database(text: str) -> Path:
    """Return the path of the database that a text names: its file, or the card of its server."""
    return card(read_url(text)) if is_url(text) else Path(text)


def card(address: Address) -> Path:
    """Return the card of a server, kept for the next time."""
    return card_of(address, cards())


def shown(path: Path) -> str:
    """Return a database as a person reads it: the path of its file, or who works where on a server."""
    return read_card(path).short if is_server(path) else str(path)


def beside(path: Path) -> Path:
    """Return the folder where files of a database are first looked for."""
    return user_documents_path() if is_server(path) else path.parent


def check_file(path: Path) -> None:
    """Raise PlannerError when a database is no file of this computer."""
    if is_server(path):
        raise PlannerError("server-no-file")
