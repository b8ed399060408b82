"""A document for who sees little: the same words, without narrow columns, charts or panels side by side."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from planner.report import blocks as b
from planner.report.rich import Rich, Run, characters, joined, phrase, rich, strong
from planner.words import Words

# A column narrower than this holds a number or a box: it belongs to the title of its row.
NARROW, PAIR = 0.1, (0.36, 0.64)


def enlarged(document: b.Document) -> b.Document:
    """Return the document laid out anew for large print."""
    words = Words(document.language)
    blocks = tuple(block for old in document.blocks for block in _large(old, words))
    return replace(document, blocks=blocks)


@singledispatch
def _large(block: b.Block, words: Words) -> Iterable[b.Block]:
    return (block,)


@_large.register
def _(block: b.Letterhead, words: Words) -> Iterable[b.Block]:
    head = (replace(block, left=(), right=()),) if block.logo else ()
    return *head, b.Prose(block.left, small=True), b.Prose(block.right, small=True)


@_large.register
def _(block: b.Timeline, words: Words) -> Iterable[b.Block]:
    return (b.Bullets(tuple(rich(sentence) for sentence in block.sentences)),)


@_large.register
def _(block: b.Year, words: Words) -> Iterable[b.Block]:
    # The list under the months says each of their marks.
    return ()


@_large.register
def _(block: b.Figures, words: Words) -> Iterable[b.Block]:
    titles = ((_titled(f.label, rich(f.value), words), f.note) for f in block.figures)
    return (b.Cards(tuple(b.Card(title, _said(note)) for title, note in titles)),)


@_large.register
def _(block: b.IncomeChart, words: Words) -> Iterable[b.Block]:
    return (b.Cards(tuple(b.Card(strong(i.label), _said(i.value, i.note)) for i in block.incomes)),)


@_large.register
def _(block: b.SkillChart, words: Words) -> Iterable[b.Block]:
    yield b.Cards(tuple(_skill(row, block.levels, words) for row in block.rows))
    yield b.Prose(rich(block.source), small=True)


def _skill(row: b.SkillRow, levels: tuple[str, ...], words: Words) -> b.Card:
    held = words._("to be documented") if row.held is None else levels[row.held]
    way = words._("today: {held}; at the end: {asked}", held=held, asked=levels[row.asked])
    return b.Card(strong(row.title), (joined(" – ", (rich(row.said), rich(way))),))


@_large.register
def _(block: b.SideBySide, words: Words) -> Iterable[b.Block]:
    for panel in (block.left, block.right):
        yield b.Heading(panel.title, level=3)
        yield b.Bullets(panel.items)


@_large.register
def _(block: b.Signatures, words: Words) -> Iterable[b.Block]:
    return (b.Signatures((name,), block.date) for name in block.names)


@_large.register
def _(block: b.Table, words: Words) -> Iterable[b.Block]:
    if not block.columns[0].title:
        return (b.Cards(tuple(_column(n, block, words) for n in range(1, len(block.columns)))),)
    if len(block.columns) > 2:
        return (b.Cards(tuple(_card(row, block.columns, words) for row in block.rows)),)
    pairs = zip(block.columns, PAIR, strict=True)
    return (replace(block, columns=tuple(replace(column, share=share) for column, share in pairs)),)


def _column(place: int, block: b.Table, words: Words) -> b.Card:
    """Return a column as a card, where the rows are what is compared."""
    pairs = ((_text(row.cells[0]), _text(row.cells[place])) for row in block.rows)
    lines = tuple(_titled(characters(label), said, words) for label, said in pairs)
    return b.Card(strong(block.columns[place].title.replace("\n", ", ")), lines)


def _text(cell: b.Cell) -> Rich:
    return _on_one_line(cell) if not isinstance(cell, b.Tick) else rich(cell.said)


def _card(row: b.Row, columns: tuple[b.Column, ...], words: Words) -> b.Card:
    tick = next((cell for cell in row.cells if isinstance(cell, b.Tick)), None)
    told = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell and cell != tick]
    texts = [(column, cell) for column, cell in told if not isinstance(cell, b.Tick)]
    first = 1 + (texts[0][0].share < NARROW)
    title = joined(". ", (_strong(_on_one_line(cell)) for _, cell in texts[:first]))
    lines = tuple(_titled(column.title, _on_one_line(cell), words) for column, cell in texts[first:])
    return b.Card(title, lines, tick, row.room)


def _titled(title: str, said: Rich, words: Words) -> Rich:
    flat = title.replace("\n", ", ")
    return phrase(words._("{title}: {text}"), title=strong(flat), text=said) if flat else said


def _said(*texts: str) -> tuple[Rich, ...]:
    return tuple(rich(text) for text in texts if text)


def _strong(text: Rich) -> Rich:
    return strong(characters(text))


def _on_one_line(text: Rich) -> Rich:
    return tuple(Run(run.text.replace("\n", ", "), run.strong) for run in text)
