"""Trades side by side."""

from dataclasses import replace

from planner.amounts import DOLLARS, SHARE, Amount
from planner.words import Words
from tests.ui.market import CHEF, CLERK, COOK, row, some_destinations
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from ui import style
from ui.models.columns import AMOUNT
from ui.models.comparison import FACTS, PROVEN, ComparisonModel
from ui.models.turn_rows import INK


def test_each_trade_is_a_column_and_each_skill_of_one_a_line(watched: Watch, words: Words) -> None:
    model = ComparisonModel()
    watched(model)
    compared = [row(code, words) for code in (COOK, CLERK, CHEF)]
    model.compare(compared, words)
    assert headers(model)[1:] == [found.title for found in compared]
    names = texts(model)
    skills = {"Compétence kitchen", "Compétence reading", "Compétence writing"}
    assert set(names[len(FACTS) :]) == skills and len(names) == len(FACTS) + len(skills)
    kitchen, writing = (names.index(f"Compétence {s}") for s in ("kitchen", "writing"))
    assert [texts(model, n)[kitchen] for n in (1, 3)] == ["? ≈ 1 → 4", "? ≈ 1 → 5"]
    assert texts(model, 1)[writing] == words._("not asked") != texts(model, 2)[writing]


def test_nothing_compared_is_an_empty_table(watched: Watch, words: Words) -> None:
    model = ComparisonModel()
    watched(model)
    model.compare([row(COOK, words)], words)
    model.compare([], words)
    assert (model.rowCount(), model.columnCount()) == (0, 1)


def test_what_is_proven_is_compared_once_something_is(words: Words) -> None:
    model, plain = ComparisonModel(), [row(code, words) for code in (COOK, CLERK)]
    known = {found.trade: found for found in some_destinations()}
    model.compare([replace(plain[0], destination=known[COOK]), plain[1]], words)
    assert {words._(fact.title) for fact in PROVEN} <= set(texts(model))
    assert texts(model, 2)[len(FACTS)] == words._("not worked out")


def test_a_spreadsheet_gets_numbers_and_days(words: Words) -> None:
    model, known = ComparisonModel(), {found.trade: found for found in some_destinations()}
    compared = [replace(row(code, words), destination=known.get(code)) for code in (COOK, CLERK)]
    model.compare(compared, words)
    names = texts(model)

    def counted(title: str) -> list[object]:
        line = names.index(words._(title))
        return [model.index(line, column).data(AMOUNT) for column in (1, 2)]

    near = [found.direction.transfer.nearness for found in compared]
    assert counted("Nearness") == [Amount(part, SHARE) for part in near]
    assert all(a is None or a.unit == DOLLARS for a in counted("Entry wage")) and any(counted("Entry wage"))
    assert counted("Outlook") == [None, None]
    days = [found.destination.last_day if found.destination else None for found in compared]
    assert any(days) and counted("Earliest finish") == [
        None if found.destination and found.destination.conditional_on else day
        for found, day in zip(compared, days, strict=True)
    ]


def test_what_all_trades_have_alike_is_grey(words: Words, dressed: object) -> None:
    model = ComparisonModel()
    model.compare([row(COOK, words), row(COOK, words)], words)
    assert all(model.index(0, column).data(INK) == style.colour("muted") for column in range(3))
    model.compare([row(COOK, words), row(CLERK, words)], words)
    assert model.index(0, 1).data(INK) is None
    model.compare([row(COOK, words)], words)
    assert model.index(0, 1).data(INK) is None
