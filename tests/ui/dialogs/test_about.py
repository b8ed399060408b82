import csv
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtWidgets import QLabel, QPlainTextEdit

import resources
from ui.dialogs.about import AboutDialog
from ui.main_window import MainWindow
from ui.models.catalogue_words import source_words
from ui.settings import VERSION

PROJECT = Path(__file__).resolve().parents[3]
# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def shipped(names: list[str]) -> set[str]:
    """Return the packages that these ones bring along, themselves included."""
    found: set[str] = set()
    while names:
        name = canonicalize_name(names.pop())
        if name not in found:
            found.add(name)
            asked = [Requirement(line) for line in distribution(name).requires or []]
            names += [r.name for r in asked if r.marker is None or r.marker.evaluate({"extra": ""})]
    return found


def test_every_package_that_ships_is_named_with_its_licence() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with resources.path("licences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {canonicalize_name(row["name"].split(" ")[0]) for row in rows if row["kind"] == "package"}
    asked = [Requirement(line).name for line in project["dependencies"]]
    assert shipped(asked) - named == set()
    assert all(row["licence"] for row in rows)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_it_tells_the_version_the_sources_and_the_licences(window: MainWindow, code: str) -> None:
    window.use_language(code)
    window.actions_["about"].trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None and dialog.isVisible()
    assert any(VERSION in label.text() for label in dialog.findChildren(QLabel))
    lists = [text.toPlainText() for text in dialog.findChildren(QPlainTextEdit)]
    words, catalogue = window.session.language.words, window.session.catalogue
    sources = [source_words(source, words, catalogue) for source in catalogue.sources]
    assert any("Open Sans" in text and "SQLAlchemy – MIT" in text for text in lists)
    assert all(any(source in text for text in lists) for source in sources)
    dialog.close()
