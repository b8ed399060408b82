"""An encrypted database with one case in it, and guesses at its passphrase that cost nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import keys
from db.exchange.sealing import Cost
from db.vault import key_file
from db.vault.doors import create_vault
from tests.db.vault.sealed import PASSPHRASE, fill


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each guess cost next to nothing."""
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the encrypted database is to lie."""
    return tmp_path / "bureau" / "bureau.db"


@pytest.fixture
def code(path: Path) -> Iterator[str]:
    """Make the encrypted database, and return its recovery code; it stays unlocked."""
    yield create_vault(path, PASSPHRASE, fill)
    keys.forget(path)
