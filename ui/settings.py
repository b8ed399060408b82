"""What the application remembers of this computer: declared once, kept in one small file."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path

APPLICATION = "Parcours"
VERSION = "0.1.0"
RECENT_COUNT = 8


@dataclass(frozen=True)
class Values:
    """Every setting with its first value; `geometry` and the `columns` by table are base64, paths texts.

    An encrypted database is locked after `lock_minutes` without a key or a click; 0 means never.
    """

    language: str = "fr"
    theme: str = "system"
    geometry: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    counted: Mapping[str, str] = field(default_factory=dict)
    printed: bool = False
    appearance_chosen: bool = False
    sample_seen: bool = False
    lock_minutes: int = 10


class Settings:
    """The settings in force; a change is written at once, a damaged file means the first values."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.values = _read(path)

    @property
    def folder(self) -> Path:
        """Return where the application keeps what is its own."""
        return self._path.parent

    @property
    def drafts(self) -> Path:
        """Return where the work lies that no database holds yet."""
        return drafts_folder(self._path)

    def put(self, **changes: Any) -> None:
        """Change some values and write them; a folder that refuses keeps them for this run only."""
        self.values = replace(self.values, **changes)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(asdict(self.values), indent=1), encoding="utf-8")
            beside.replace(self._path)

    def count(self, database: Path, clients: int | None) -> None:
        """Keep how many clients a recent database had when it was last open; None forgets it."""
        listed = {path: n for path, n in self.values.counted.items() if path in self.values.recent}
        listed.pop(str(database), None)
        if clients is not None:
            listed[str(database)] = str(clients)
        if listed != self.values.counted:
            self.put(counted=listed)

    def remember(self, database: Path) -> None:
        """Put a database first among the recent ones."""
        recent = (str(database), *(r for r in self.values.recent if r != str(database)))
        self.put(recent=recent[:RECENT_COUNT])


def settings_path() -> Path:
    """Return where this person's settings lie."""
    return user_config_path(APPLICATION, appauthor=False) / "settings.json"


def drafts_folder(settings: Path) -> Path:
    """Return where the work lies that no database holds yet."""
    return settings.parent / "unsaved"


def default_database() -> Path:
    """Return the database that opens when none is named."""
    return user_data_path(APPLICATION, appauthor=False) / "parcours.db"


def _read(path: Path) -> Values:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, Mapping):
            first = Values()
            return Values(
                **{f.name: _like(getattr(first, f.name), found.get(f.name)) for f in fields(Values)}
            )
    return Values()


def _like(first: Any, value: Any) -> Any:
    """Return the value read, or the first one when its type is wrong."""
    if isinstance(first, tuple):
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else first
    if isinstance(first, Mapping):
        pairs = value.items() if isinstance(value, dict) else ()
        return {name: text for name, text in pairs if isinstance(text, str)}
    return value if type(value) is type(first) else first
