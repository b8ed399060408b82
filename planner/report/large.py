"""A document for who sees little: the same words, without narrow columns, charts or panels side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import singledispatch

from planner.report import blocks as b
from planner.report.rich import Rich, Run, characters, joined, phrase, rich, strong
from planner.words import Words

# A column narrower than this holds a number or a box: it belongs to the title of its row.
NARROW, PAIR = 0.1, (0.36, 0.64)
# So many characters fit on one line.
ONE_LINE = 60
# How many months stand side by side.
TOGETHER = 2


def enlarged(document: b.Document) -> b.Document:
    """Return the document laid out anew for large print."""
    words = Words(document.language)
    blocks = tuple(block for old in _urgent_first(document.blocks) for block in _large(old, words))
    return replace(document, blocks=blocks)


def _urgent_first(blocks: tuple[b.Block, ...]) -> tuple[b.Block, ...]:
    """Return the blocks, the pathway in sentences after what to do and whom to call: they stay on page 1."""
    places = {type(block): n for n, block in enumerate(blocks)}
    if b.Timeline not in places or b.Contact not in places:
        return blocks
    start, end, after = places[b.Timeline] - 1, places[b.Figures] + 1, places[b.Contact] + 1
    pathway, figures = blocks[start : end - 1], blocks[end - 1 : end]
    return *blocks[:start], *blocks[end:after], *figures, *pathway, *blocks[after:]


@singledispatch
def _large(block: b.Block, words: Words) -> Iterable[b.Block]:
    return (block,)


@_large.register
def _(block: b.Letterhead, words: Words) -> Iterable[b.Block]:
    head = (replace(block, left=(), right=()),) if block.logo else ()
    sides = (side for side in (_on_one_line(block.left), block.right) if characters(side).strip())
    return *head, *(b.Prose(side, small=True) for side in sides)


@_large.register
def _(block: b.Timeline, words: Words) -> Iterable[b.Block]:
    return (b.Bullets(tuple(rich(sentence) for sentence in block.sentences)),)


@_large.register
def _(block: b.Year, words: Words) -> Iterable[b.Block]:
    """Yield the months two by two, each pair with its own days, so that a page may end between them."""
    days = tuple(zip(block.marks, block.sentences, strict=True))
    for place in range(0, len(block.months), TOGETHER):
        months = block.months[place : place + TOGETHER]
        first, last = months[0].first, (months[-1].first + timedelta(days=31)).replace(day=1)
        own = [(day, said) for day, said in days if first <= day < last]
        marks, sentences = tuple(day for day, _ in own), tuple(said for _, said in own)
        legend = "" if place else block.legend
        yield replace(block, months=months, marks=marks, sentences=sentences, legend=legend)


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
    lines = [_titled(characters(label), said, words) for label, said in pairs]
    return b.Card(strong(block.columns[place].title.replace("\n", ", ")), tuple(_packed(lines)))


def _packed(lines: Iterable[Rich]) -> Iterator[Rich]:
    """Yield the lines, short ones that follow each other on one."""
    held: Rich = ()
    for line in lines:
        longer = joined("; ", (held, line)) if held else line
        if held and len(characters(longer)) > ONE_LINE:
            yield held
            longer = line
        held = longer
    if held:
        yield held


def _text(cell: b.Cell) -> Rich:
    return _on_one_line(cell) if not isinstance(cell, b.Tick) else rich(cell.said)


def _card(row: b.Row, columns: tuple[b.Column, ...], words: Words) -> b.Card:
    tick = next((cell for cell in row.cells if isinstance(cell, b.Tick)), None)
    told = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell and cell != tick]
    texts = [(column, cell) for column, cell in told if not isinstance(cell, b.Tick)]
    if not texts:
        # A row left blank to write on: the first column says what is to be written.
        return b.Card(strong(columns[0].title), (), tick, room=True)
    first = 1 + (texts[0][0].share < NARROW)
    title = joined(". ", (_strong(_on_one_line(cell)) for _, cell in texts[:first]))
    lines = tuple(_titled(column.title, _on_one_line(cell), words) for column, cell in texts[first:])
    return b.Card(title, _in_few(lines), tick, row.room)


def _in_few(lines: tuple[Rich, ...]) -> tuple[Rich, ...]:
    """Return two lines at most: what is short on the first of them, what helps on the last."""
    said = (joined("; ", lines[:-1]), lines[-1]) if len(lines) > 2 else lines
    whole = joined("; ", said)
    return (whole,) if len(characters(whole)) <= ONE_LINE else said


def _titled(title: str, said: Rich, words: Words) -> Rich:
    flat = title.replace("\n", ", ")
    return phrase(words._("{title}: {text}"), title=strong(flat), text=said) if flat else said


def _said(*texts: str) -> tuple[Rich, ...]:
    return tuple(rich(text) for text in texts if text)


def _strong(text: Rich) -> Rich:
    return strong(characters(text))


def _on_one_line(text: Rich) -> Rich:
    return tuple(Run(run.text.replace("\n", ", "), run.strong) for run in text)
