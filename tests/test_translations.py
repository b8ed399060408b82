"""The keeper of the French words: complete, with the same placeholders, compiled."""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the lock of the catalogue is of Unix")

SOURCE = Path(__file__).parent.parent / ".ci" / "translations.py"
CODE = """
first = words._("Hello {name}", name=name)
second = self.words.n_("one step", "{n} steps", n)
third = N_("kept in a table")
"""
FRENCH = {
    "Hello {name}": "Bonjour {name}",
    "one step": ["{n} étape", "{n} étapes"],
    "kept in a table": "gardé dans une table",
}


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the tool at work on a project of three sentences."""
    found = loaded()
    for name in ("planner", "db", "ui", "resources/locale"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "ui" / "page.py").write_text(CODE, "utf-8")
    folder = tmp_path / "resources" / "locale"
    po = folder / "fr" / "LC_MESSAGES" / "parcours.po"
    for name, path in {"PROJECT": tmp_path, "LOCALE": folder, "PO": po, "MO": po.with_suffix(".mo")}.items():
        monkeypatch.setattr(found, name, path)
    return found


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", SOURCE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(keeper: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["translations.py", *arguments])
    return keeper.main()


def offered(keeper: ModuleType, **changes: object) -> str:
    path = keeper.PROJECT / "french.json"
    path.write_text(json.dumps(FRENCH | changes), "utf-8")
    return str(path)


def test_every_sentence_of_parcours_is_translated(capsys: pytest.CaptureFixture[str]) -> None:
    assert loaded().check() == 0, capsys.readouterr().out


def test_no_french_sentence_has_a_space_before_a_semicolon() -> None:
    with loaded().PO.open("rb") as file:
        catalog = read_po(file)
    said = [text for m in catalog for text in (m.string if isinstance(m.string, tuple) else (m.string,))]
    assert len(said) > 1 and not [text for text in said if re.search(r"\s;", text)]


def test_added_words_are_complete_and_compiled(keeper: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(keeper, monkeypatch, "--check") == 1
    assert run(keeper, monkeypatch, "--add", offered(keeper)) == 0
    assert run(keeper, monkeypatch, "--check") == 0


def test_the_same_sentences_give_the_same_files(keeper: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run(keeper, monkeypatch, "--add", offered(keeper))
    before = keeper.PO.read_bytes(), keeper.MO.read_bytes()
    run(keeper, monkeypatch)
    assert (keeper.PO.read_bytes(), keeper.MO.read_bytes()) == before


@pytest.mark.parametrize(
    ("key", "french", "fault"),
    [
        ("Hello {name}", "Bonjour {nom}", "other placeholders"),
        ("Hello {name}", "Bonjour {name", "broken placeholders"),
        ("one step", ["une étape", "des étapes"], "other placeholders"),
        ("one step", ["une étape", ""], "not translated"),
        ("kept in a table", " ", "not translated"),
    ],
)
def test_a_wrong_translation_is_named(
    keeper: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    key: str,
    french: str | list[str],
    fault: str,
) -> None:
    run(keeper, monkeypatch, "--add", offered(keeper, **{key: french}))
    capsys.readouterr()
    assert run(keeper, monkeypatch, "--check") == 1
    assert f"{fault}: {key!r}" in capsys.readouterr().out


def test_words_that_vanish_stay_until_pruned(
    keeper: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(keeper, monkeypatch, "--add", offered(keeper))
    (keeper.PROJECT / "ui" / "page.py").write_text(CODE.replace("kept in a table", "changed"), "utf-8")
    assert run(keeper, monkeypatch) == 0
    assert run(keeper, monkeypatch, "--check") == 1
    said = capsys.readouterr().out
    assert "no longer used" in said and "not translated: 'changed'" in said
    run(keeper, monkeypatch, "--prune")
    assert "gardé" not in keeper.PO.read_text("utf-8")


def test_a_stale_compiled_file_is_noticed(keeper: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run(keeper, monkeypatch, "--add", offered(keeper))
    old = keeper.MO.read_bytes()
    run(keeper, monkeypatch, "--add", offered(keeper, **{"Hello {name}": "Salut {name}"}))
    keeper.MO.write_bytes(old)
    assert run(keeper, monkeypatch, "--check") == 1


def test_a_translation_that_fits_nothing_is_refused(
    keeper: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(keeper, monkeypatch, "--add", offered(keeper, **{"one step": "une étape"})) == 1
