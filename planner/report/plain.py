"""A document as plain text: for golden files, and to paste into another system."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from planner.report import blocks as b
from planner.report.rich import Rich, characters


def plain(document: b.Document) -> str:
    """Return the document as lines of text."""
    said = [line for block in document.blocks for line in _lines(block)]
    return "\n".join([document.title, document.footer, document.notice, *said]) + "\n"


def spoken(block: b.Block) -> str:
    """Return what a drawing says, as sentences for who cannot see it."""
    said = (", ".join(part for part in line.split(" | ") if part) for line in _lines(block))
    return " ".join(sentence if sentence.endswith(".") else f"{sentence}." for sentence in said)


@singledispatch
def _lines(block: b.Block) -> Iterator[str]:
    raise TypeError(block)


@_lines.register
def _(block: b.Letterhead) -> Iterator[str]:
    yield from characters(block.left).splitlines()
    yield from characters(block.right).splitlines()


@_lines.register
def _(block: b.Title) -> Iterator[str]:
    yield f"# {block.text}"


@_lines.register
def _(block: b.Route) -> Iterator[str]:
    yield " | ".join(part for part in (block.kind, block.origin, block.target) if part)


@_lines.register
def _(block: b.Heading) -> Iterator[str]:
    yield f"\n{'#' * block.level} {block.text}"


@_lines.register
def _(block: b.Prose) -> Iterator[str]:
    yield characters(block.text)


@_lines.register
def _(block: b.Callout) -> Iterator[str]:
    yield f"{block.title} | {characters(block.text)}"


@_lines.register
def _(block: b.Timeline) -> Iterator[str]:
    yield from block.sentences


@_lines.register
def _(block: b.Figures) -> Iterator[str]:
    for figure in block.figures:
        yield f"{figure.label} | {figure.value} | {figure.note}"


@_lines.register
def _(block: b.Table) -> Iterator[str]:
    yield _row(column.title.replace("\n", ", ") for column in block.columns)
    for row in block.rows:
        yield _row(_cell(cell) for cell in row.cells)


def _row(cells: Iterable[str]) -> str:
    return " | ".join(cells).strip()


def _cell(cell: b.Cell) -> str:
    if isinstance(cell, b.Tick):
        return "[x]" if cell.ticked else "[ ]"
    return characters(cell).replace("\n", ", ")


@_lines.register
def _(block: b.Cards) -> Iterator[str]:
    for card in block.cards:
        box = [] if card.tick is None else [_cell(card.tick)]
        yield _row([*box, characters(card.title), *(characters(line) for line in card.lines)])


@_lines.register
def _(block: b.Bullets) -> Iterator[str]:
    yield from _items(block.items)


def _items(items: Iterable[Rich]) -> Iterator[str]:
    for item in items:
        yield f"- {characters(item)}"


@_lines.register
def _(block: b.Contact) -> Iterator[str]:
    yield block.title
    yield from (characters(line.text) for line in block.lines)


@_lines.register
def _(block: b.IncomeChart) -> Iterator[str]:
    for income in block.incomes:
        yield f"{income.label} | {income.value} | {income.note}"


@_lines.register
def _(block: b.SkillChart) -> Iterator[str]:
    for row in block.rows:
        held = block.unknown if row.held is None else block.levels[row.held]
        yield f"{row.title} | {held} | {block.levels[row.asked]} | {row.said}"
    yield block.note.strip()


@_lines.register
def _(block: b.SideBySide) -> Iterator[str]:
    for panel in (block.left, block.right):
        yield panel.title
        yield from _items(panel.items)


@_lines.register
def _(block: b.Signatures) -> Iterator[str]:
    for name in block.names:
        yield f"{name} ____ {block.date} ____"


@_lines.register
def _(block: b.Year) -> Iterator[str]:
    if block.legend:
        yield block.legend
    yield f"{block.months[0].name} – {block.months[-1].name}"
    yield from block.sentences


@_lines.register
def _(block: b.NewPage) -> Iterator[str]:
    yield "\n---"
