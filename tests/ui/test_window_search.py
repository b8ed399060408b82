from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.fingerprint import fingerprint
from planner.revisions import PRINTED, frozen, revised
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.office import AUTHOR, CAMILLE, ELOISE
from ui import large_office
from ui.main_window import MainWindow
from ui.models.catalogue_entries import MEASURE, PROGRAM, TRADE, Entry
from ui.tasks import InstantTasks
from ui.widgets.search import PAUSE_MS

CONTROL = Qt.KeyboardModifier.ControlModifier


def found(window: MainWindow, typed: str) -> list[str]:
    """Type into the search of the top bar, and return what it lists."""
    window.search.setText(typed)
    window.search.look()
    return window.search._model.stringList()


def test_ctrl_k_types_and_enter_opens_a_client(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.search
    QTest.keyClicks(window.search, "eloise")
    qtbot.waitUntil(lambda: window.search._popup.isVisible(), timeout=2000)
    QTest.keyClick(window.search._popup, Qt.Key.Key_Return)
    assert window.session.document.case.id == ELOISE and window.page == "plan"
    assert window.search.text() == "" and not window.search._popup.isVisible()


def test_enter_does_not_wait_for_the_list(window: MainWindow) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "CAMILLE")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.session.document.case.id == CAMILLE


def test_arrows_choose_another_answer(window: MainWindow, qtbot: QtBot) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "outillage")
    qtbot.waitUntil(lambda: window.search._popup.isVisible(), timeout=2000)
    texts = window.search._model.stringList()
    for _ in range(2):
        QTest.keyClick(window.search._popup, Qt.Key.Key_Down)
    chosen = window.search._popup.currentIndex().row()
    QTest.keyClick(window.search._popup, Qt.Key.Key_Return)
    assert chosen == 1 and window.session.document.case.client.name in texts[1]


def test_samples_come_after_the_clients_and_are_said_to_be_samples(window: MainWindow) -> None:
    cases = window.session.cases
    for name, is_sample in (("Andrée Modèle", True), ("Zacharie Modèle", False)):
        client = replace(cases.load(CAMILLE)[0].client, name=name)
        cases.add(replace(cases.load(CAMILLE)[0], id=name, client=client, sample=is_sample), AUTHOR)
    assert found(window, "modele") == [
        f"{kind}\u00a0: {name}"
        for kind, name in (
            ("Dossier", "Zacharie Modèle"), ("Exemple", "Andrée Modèle"), ("Exemple", "Dominique Modèle")
        )
    ]  # fmt: skip


def test_a_programme_that_another_one_replaced_says_so(window: MainWindow) -> None:
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    (line,) = [text for text in found(window, "activite old") if text.startswith("Programme")][-1:]
    assert line.endswith("(OLD) – remplacé par DEP")


@pytest.mark.parametrize("typed", ["eclairage", "ÉCLAIRAGE", "lighting", "64100"])
def test_a_trade_is_found_in_both_languages_or_by_code(window: MainWindow, typed: str) -> None:
    trades = [text for text in found(window, typed) if "(64100)" in text]
    assert [text.partition("\u00a0: ")[0] for text in trades] == ["Métier", "Viser"]
    assert all("Préposée à l’éclairage" in text for text in trades)


def test_a_trade_is_found_by_what_people_call_it(window: MainWindow) -> None:
    called = "Machiniste d’outillage (72100) — tourneur/tourneuse"
    assert found(window, "tourneuse") == [f"Métier\u00a0: {called}", f"Viser\u00a0: {called}"]
    assert found(window, "TOURNEUZE") == found(window, "tourneuse")


def choose(window: MainWindow, typed: str, beginning: str) -> None:
    """Choose the first line that begins so."""
    row = next(n for n, text in enumerate(found(window, typed)) if text.startswith(beginning))
    window.search._choose(window.search._model.index(row))


@pytest.mark.parametrize(
    ("typed", "line", "entry"),
    [
        ("machiniste", "Métier\u00a0: Machiniste d’outillage (72100)", Entry(TRADE, "72100")),
        ("dep activite", "Programme ou activité\u00a0: Activité DEP (DEP)", Entry(PROGRAM, "DEP")),
        ("AIDE D'ESSAI", "Mesure de financement\u00a0: Aide d’essai (AIDE)", Entry(MEASURE, "AIDE")),
        ("tryal aid", "Mesure de financement\u00a0: Aide d’essai (AIDE)", Entry(MEASURE, "AIDE")),
    ],
)
def test_the_card_of_whatever_the_catalogue_holds_is_opened(
    window: MainWindow, typed: str, line: str, entry: Entry
) -> None:
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    choose(window, typed, line)
    assert window.page == "catalogue" and window.pages["catalogue"].card == entry


def test_a_slip_is_forgiven_only_where_nothing_fits_as_typed(window: MainWindow) -> None:
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    assert not any("Machiniste" in text for text in found(window, "activite"))
    assert any("Machiniste" in text for text in found(window, "machinixte"))


def test_a_trade_begins_a_file_or_becomes_the_target(window: MainWindow) -> None:
    def aim(code: str) -> None:
        texts = found(window, code)
        row = next(n for n, text in enumerate(texts) if text.startswith("Viser") and code in text)
        window.search._choose(window.search._model.index(row))

    aim("64100")
    case = window.session.document.case
    assert (case.target.trade, case.client.name, window.page) == ("64100", "", "intake")
    aim("72100")
    assert window.session.document.case.target.trade == "72100"
    window.undo_group.undo()
    assert window.session.document.case is case


def test_a_command_is_found_without_its_accents_and_acts(window: MainWindow) -> None:
    texts = found(window, "theme sombre")
    assert len(texts) == 1 and texts[0].startswith("Thème sombre")
    window.use_language("en")
    QApplication.processEvents()
    assert found(window, "preview") == ["Preview the paper  Ctrl+P"]
    window.search._choose_first()
    assert window.page == "preview"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("comparer", "Comparer les parcours"), ("épingler", "Épingler ou détacher"),
        ("partage", "Aller à : Partage"),
        ("clientele", "Aller à : Clientèle"), ("dossiers", "Aller à : Clientèle"), ("imprimer", "Aperçu"),
        ("budget", "Aller à : Plan"), ("rendez-vous", "Suivi du plan"), ("accueil", "Aller à : Accueil"),
    ],
)  # fmt: skip
def test_pages_and_commands_are_found_by_their_own_words_first(
    window: MainWindow, typed: str, line: str
) -> None:
    texts = [text.replace("\u00a0", " ") for text in found(window, typed)]
    assert texts[0].startswith(line), texts


def test_a_command_that_fits_as_typed_is_no_slip_in_a_title(window: MainWindow) -> None:
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    assert any("Machiniste" in text for text in found(window, "machinixte"))
    also = window.actions_._commands
    also["about"] = replace(also["about"], also="machinixte")
    assert [text.partition("  ")[0] for text in found(window, "machinixte")] == ["À propos de Parcours"]


def test_keys_are_written_as_the_language_does(window: MainWindow) -> None:
    assert found(window, "plans de cette personne") == ["Plans de cette personne  Ctrl+Maj+P"]
    window.use_language("en")
    QApplication.processEvents()
    assert found(window, "plans of this client") == ["Plans of this client  Ctrl+Shift+P"]


def test_what_fits_nothing_is_said_and_enter_does_nothing(window: MainWindow) -> None:
    assert found(window, "zzzz") == ["Rien trouvé pour «\u00a0zzzz\u00a0»"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page == "home" and window.session.document.case is None
    assert found(window, "   ") == []


def test_commands_that_cannot_act_are_not_offered(window: MainWindow) -> None:
    window.use_language("en")
    QApplication.processEvents()
    assert not any(text.startswith("Undo") for text in found(window, "undo"))


def test_the_hash_at_the_foot_of_a_paper_opens_its_client(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open_case(CAMILLE)
    qtbot.waitUntil(lambda: session.document.case is not None, timeout=4000)
    case = session.document.case
    kept = frozen(case, session.today(), "Sacha", PRINTED)
    session.cases.join(kept, case, session.counsellor)
    (line,) = found(window, fingerprint(revised(kept)))
    assert line.endswith(f"{case.client.name}, révision {kept.plan.revision}")
    assert not [text for text in found(window, "0" * 8) if "révision" in text]


def test_a_page_is_found_by_its_name_ahead_of_titles_that_only_resemble_it(window: MainWindow) -> None:
    assert found(window, "partage")[0] == "Aller à\u00a0: Partage  Ctrl+6"
    assert found(window, "accueil")[0] == "Aller à\u00a0: Accueil  Ctrl+1"
    window.search._choose_first()
    assert window.page == "home" and window.search.text() == ""


def test_words_that_nothing_bears_are_said_and_choosing_does_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.page
    window.search.setFocus()
    QTest.keyClicks(window.search, "zzqqxx")
    qtbot.waitUntil(lambda: window.search._popup.isVisible(), timeout=2000)
    assert window.search._model.stringList() == ["Rien trouvé pour «\u00a0zzqqxx\u00a0»"]
    QTest.keyClick(window.search._popup, Qt.Key.Key_Return)
    assert window.page == page and window.search.text() == "zzqqxx"


Answers = list[Callable[[], None]]


@pytest.fixture
def awaited(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Have the clients of a large office read when the test says so."""
    waiting: Answers = []

    def later(work: Callable[[], object], then: Callable[[Future[object]], None]) -> None:
        waiting.append(lambda: InstantTasks.run(window.session.store_tasks, work, then))

    monkeypatch.setattr(large_office, "LARGE", 0)
    monkeypatch.setattr(window.session.store_tasks, "run", later)
    return waiting


def test_the_clients_of_a_large_office_join_the_list_in_their_place(
    window: MainWindow, awaited: Answers
) -> None:
    window.search.setFocus()
    at_once = found(window, "outillage")
    assert at_once and not any(text.startswith("Dossier") for text in at_once) and len(awaited) == 1
    window.search._popup.setCurrentIndex(window.search._list.completionModel().index(0, 0))
    awaited.pop()()
    texts = window.search._model.stringList()
    assert texts[0].startswith("Dossier") and texts[-len(at_once) :] == at_once
    assert window.search._popup.currentIndex().data() == at_once[0], "what was chosen stays so"


def test_enter_waits_for_the_clients(window: MainWindow, awaited: Answers) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "camille")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.session.document.case is None and len(awaited) == 1
    awaited.pop(0)()
    awaited.pop(0)()  # the case itself
    assert window.session.document.case.id == CAMILLE and not window.search._popup.isVisible()


def test_what_was_typed_on_meanwhile_is_not_read(
    window: MainWindow, awaited: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.search.setFocus()
    found(window, "camille")
    found(window, "eloise")
    asked: list[str] = []
    page = type(window.session.cases).page
    monkeypatch.setattr(
        type(window.session.cases), "page",
        lambda store, search, **wanted: asked.append(search) or page(store, search, **wanted),
    )  # fmt: skip
    for answer in awaited:
        answer()
    assert set(asked) == {"eloise"}
    assert [t for t in window.search._model.stringList() if t.startswith("Dossier")] == [
        "Dossier\u00a0: Éloïse Essai"
    ]
    assert found(window, "zzzz") == []
    awaited[-1]()
    assert window.search._model.stringList() == ["Rien trouvé pour «\u00a0zzzz\u00a0»"]


def test_the_titles_are_read_beside_the_window_before_the_first_letter(window: MainWindow) -> None:
    window.setFocus()
    beside: list[Callable[[], object]] = []
    window.session.side_tasks.run = lambda work, then: beside.append(work)  # type: ignore[method-assign]
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    opened = window.session.opened
    assert len(beside) == 1 and "program_finder" not in vars(opened)
    beside.pop()()
    assert "program_finder" in vars(opened) and "names" in vars(opened.finder)


def test_escape_leaves_nothing_typed(window: MainWindow) -> None:
    for watched in (window.search._popup, window.search):
        window.search.setFocus()
        assert found(window, "eloise")
        QTest.keyClick(watched, Qt.Key.Key_Escape)
        assert window.search.text() == "" and window.search._answers.found == []


@pytest.mark.parametrize("is_asked", [True, False])
def test_an_answer_that_comes_late_takes_no_key_of_another_field(
    window: MainWindow, awaited: Answers, qtbot: QtBot, is_asked: bool
) -> None:
    window.go("clients")
    while awaited:
        awaited.pop(0)()
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.search, "camille")
    if is_asked:
        qtbot.waitUntil(lambda: len(awaited) == 1)
    field = window.pages["clients"].filter
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.wait(2 * PAUSE_MS)
    for answer in awaited:
        answer()
    assert not window.search._popup.isVisible() and len(awaited) == is_asked
    QTest.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), "elo")
    assert (field.text(), window.search.text()) == ("elo", "camille")
