"""What every test runs under: no screen, no folder of the real user, no silent warning of Qt."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from hypothesis.configuration import set_hypothesis_home_dir
from PySide6.QtCore import QStandardPaths, qInstallMessageHandler

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Where platformdirs and Qt look for a user's folders, on Linux, macOS and Windows.
HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DOCUMENTS_DIR": "Documents",
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
}

QUIET = ("QtDebugMsg", "QtInfoMsg")
WITHOUT_SCREEN = "This plugin does not support"

hypothesis.settings.register_profile("ci", derandomize=True, database=None, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=2000, database=None, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config: pytest.Config) -> None:
    """Move away from the real user's folders before anything is imported that looks at them."""
    home = Path(tempfile.mkdtemp(prefix="parcours-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.update({name: str(home / place) for name, place in HOMES.items()})
    set_hypothesis_home_dir(home / "hypothesis")
    QStandardPaths.setTestModeEnabled(True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own, still empty."""
    for name, place in HOMES.items():
        monkeypatch.setenv(name, str(tmp_path / "home" / place))


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Have all databases share their compiled statements: the program has one open, the tests thousands."""
    from sqlalchemy import Engine

    from db import database

    new_engine, first = database._engine, dict[object, Engine]()

    def engine(path: Path) -> Engine:
        made = new_engine(path)
        shared = first.setdefault(made.dialect.dbapi, made)
        made.dialect, made._compiled_cache = shared.dialect, shared._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_engine", engine)
        yield


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let stretching a passphrase cost next to nothing, but where a test asks for what it costs users."""
    from db.exchange import package, sealing
    from db.vault import key_file

    if not request.node.get_closest_marker("usual_cost"):
        cost = sealing.Cost(1, 8)
        monkeypatch.setattr(package, "passphrase_seal", lambda said, _: sealing.passphrase_seal(said, cost))
        monkeypatch.setattr(key_file, "COST", cost)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Fail on what Qt says while fixtures and windows go; pytest-qt listens only until the call ends."""
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, text: said.append(f"{kind.name}: {text}"))
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    if loud := [line for line in said if not line.startswith(QUIET) and WITHOUT_SCREEN not in line]:
        pytest.fail("\n".join(loud), pytrace=False)
