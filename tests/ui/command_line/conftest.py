"""A small catalogue in its folder."""

from pathlib import Path

import pytest

from tests.ui.command_line.typed import ACTIVITIES, quoted


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Return a folder whose trade T is entered by the diploma of activity A, 60 h long."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "trades.csv").write_text(f"code,requires\nT,{quoted({'credential': 'A'})}\n", "utf-8")
    row = f"A,dep,60,,{quoted({'credentials': ['A']})}\n"
    (folder / "activities.csv").write_text(ACTIVITIES + row, "utf-8")
    return folder
