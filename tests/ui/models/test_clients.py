from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.cases import CaseStore
from db.database import Database, open_database
from planner.case import REQUALIFICATION
from planner.words import Words
from tests.builders import a_case, a_client
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from tests.ui.office import AUTHOR, CAMILLE, ELOISE, an_office_catalogue
from ui.models import client_blocks
from ui.models.client_blocks import BLOCK
from ui.models.client_rows import COLUMNS, ClientRow
from ui.models.clients import ClientTableModel
from ui.models.columns import SORT, VALUE

NAME, KIND, GOAL, PROGRESS, NEXT, DUE = range(6)
DOWN = Qt.SortOrder.DescendingOrder


@pytest.fixture
def database(database_path: Path) -> Iterator[Database]:
    found = open_database(database_path)
    yield found
    found.close()


def a_model(database: Database, words: Words) -> ClientTableModel:
    cases, catalogue = CaseStore(database), an_office_catalogue()
    model = ClientTableModel(
        cases.page, cases.count, lambda row: ClientRow(row, catalogue, words), lambda: words
    )
    model.refresh()
    return model


def test_every_column_is_said_in_both_languages(database: Database, words: Words, watched: Watch) -> None:
    model = watched(a_model(database, words))
    french = words.language == "fr"
    assert texts(model) == ["Camille Exemple", "Dominique Modèle", "Éloïse Essai"]
    assert texts(model, KIND)[2] == ("Rehaussement" if french else "Upgrading")
    assert texts(model, GOAL)[0] == (
        "Préposée à l’éclairage → Machiniste d’outillage" if french else "Lighting attendant → Machinist"
    )
    assert texts(model, PROGRESS) == [words.percent(0), "", ""]
    assert texts(model, NEXT)[:2] == [
        "Activité MAT4" if french else "Activity MAT4", words._("No plan yet")
    ]  # fmt: skip
    assert "2027" in texts(model, DUE)[0] and texts(model, DUE)[1] == ""
    assert headers(model) == [words._(column.title) for column in COLUMNS]
    assert model.index(0, PROGRESS).data(SORT) == 0.0
    assert model.index(2, NAME).data(VALUE).summary.id == ELOISE


def test_filters_ignore_accents_and_look_into_titles(database: Database, watched: Watch) -> None:
    model = watched(a_model(database, Words("fr")))
    model.show_filter(search="eloise")
    assert texts(model) == ["Éloïse Essai"]
    model.show_filter(search="OUTILLAGE", samples=False)
    assert texts(model) == ["Camille Exemple", "Éloïse Essai"]
    model.show_filter(search="", kind=REQUALIFICATION)
    assert texts(model) == ["Camille Exemple"]
    model.show_filter(kind=None, samples=True)
    assert texts(model) == ["Dominique Modèle"]
    model.show_filter(search="nobody")
    assert model.rowCount() == 0


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_every_column_sorts_both_ways(database: Database, watched: Watch, column: int) -> None:
    model = watched(a_model(database, Words("fr")))
    model.sort(column)
    up = texts(model)
    model.sort(column, DOWN)
    assert sorted(up) == sorted(texts(model)) and len(up) == 3
    if column == NAME:
        assert texts(model) == up[::-1]
    if column in (NEXT, DUE):
        assert up[0] == texts(model)[0] == "Camille Exemple"


def test_long_lists_are_read_by_blocks(database: Database, watched: Watch) -> None:
    store, first = CaseStore(database), BLOCK - 2
    for number in range(BLOCK):
        store.add(a_case(client=a_client(name=f"Essai {number:03}")), AUTHOR)
    asked: list[int] = []

    def page(*a: object, **k: object) -> object:
        asked.append(k["offset"])
        return store.page(*a, **k)

    model = a_model(database, Words("fr"))
    model._page = page
    model.refresh()
    assert (model.rowCount(), asked) == (BLOCK + 3, [0])
    assert model.index(first, NAME).data() == f"Essai {first - 3:03}"
    assert model.index(BLOCK, NAME).data() == f"Essai {BLOCK - 3:03}"
    assert asked == [0, BLOCK]
    assert model.place(CAMILLE) == 0
    assert texts(model)[-2:] == [f"Essai {BLOCK - 2:03}", f"Essai {BLOCK - 1:03}"]
    asked.clear()
    model.refresh()
    assert asked == [0, BLOCK] and model.place(CAMILLE) == 0, "what was looked at is there again"
    model.show_filter(samples=False)
    assert asked == [0, BLOCK, 0]


def test_a_line_that_another_window_took_away_is_empty(
    database: Database, watched: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_blocks, "BLOCK", 1)
    model, store = a_model(database, Words("fr")), CaseStore(database)
    store.remove(CAMILLE)
    assert [model.index(row, NAME).data() for row in range(3)] == ["Camille Exemple", "Éloïse Essai", None]
    monkeypatch.undo()
    model.refresh()
    assert texts(watched(model)) == ["Dominique Modèle", "Éloïse Essai"]


def test_what_is_read_later_leaves_the_lines_until_it_comes(database: Database, watched: Watch) -> None:
    model, waiting = watched(a_model(database, Words("fr"))), []
    model._read = lambda work, show: waiting.append(lambda: show(work()))
    model.show_filter(search="eloise")
    model.show_filter(search="camille")
    assert texts(model) == ["Camille Exemple", "Dominique Modèle", "Éloïse Essai"]
    for answer in reversed(waiting):
        answer()
        assert texts(model) == ["Camille Exemple"]


def test_a_client_without_a_name_and_a_finished_plan(database: Database, words: Words) -> None:
    store = CaseStore(database)
    case, version = store.load(CAMILLE)
    steps = tuple(replace(s, status="finished") for s in case.plan.steps)
    done = replace(case, client=replace(case.client, name=""), plan=replace(case.plan, steps=steps))
    store.save(done, version, AUTHOR)
    model = a_model(database, words)
    row = next(n for n in range(3) if model.index(n, NAME).data(VALUE).summary.id == CAMILLE)
    said = [model.index(row, column).data() for column in (NAME, PROGRESS, NEXT)]
    nameless = words._("(no name) · {id}", id=CAMILLE[-8:])
    assert said == [nameless, words.percent(1), words._("Plan finished")]


def test_a_block_that_is_looked_at_is_read_beside_the_window(database: Database, watched: Watch) -> None:
    """Scroll far: each line says that it is awaited, and of the blocks passed only the last is read."""
    store = CaseStore(database)
    for number in range(3 * BLOCK):
        store.add(a_case(client=a_client(name=f"Essai {number:03}")), AUTHOR)
    waiting: list[Callable[[], None]] = []
    told: list[tuple[int, int]] = []
    cases, catalogue = CaseStore(database), an_office_catalogue()
    model = watched(
        ClientTableModel(
            cases.page, cases.count, lambda row: ClientRow(row, catalogue, Words("fr")), lambda: Words("fr"),
            read=lambda work, show: waiting.append(lambda: show(work())),
        )
    )  # fmt: skip
    model.refresh()
    waiting.pop()()
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    assert model.index(BLOCK, NAME).data() == "…" and model.index(BLOCK, KIND).data() is None
    assert model.index(BLOCK, NAME).data(VALUE) is None
    assert model.index(2 * BLOCK, NAME).data() == "…" and model.index(3 * BLOCK, NAME).data() == "…"
    assert len(waiting) == 1
    waiting.pop()()
    assert told == [(BLOCK, 2 * BLOCK - 1)] and model.index(BLOCK, NAME).data() == f"Essai {BLOCK - 3:03}"
    assert len(waiting) == 1, "what was only passed is not read"
    waiting.pop()()
    assert told[1:] == [(3 * BLOCK, 3 * BLOCK + 2)] and waiting == []
    assert model.index(3 * BLOCK, NAME).data() == f"Essai {3 * BLOCK - 3:03}"
    assert model.index(2 * BLOCK, NAME).data() == "…"
    model.sort(NAME, DOWN)
    late, anew = waiting
    anew()
    late()
    assert texts(model)[0] == "Essai 383", "what was awaited of the former order is dropped"
