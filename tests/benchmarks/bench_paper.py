"""How long a plan takes to print, against the same pages drawn by ReportLab alone: no tags, the layout known.

    PYTHONPATH=. python tests/benchmarks/bench_paper.py [PLANS]

Every figure comes from one run on one machine: the least processor time. Nothing is kept from one run to the
next, so that each is a first print (Typst alone keeps what it compiled). Other libraries print the same
words where they are installed. Then a batch of PLANS (1,000) different plans: how many a minute, and what it
keeps in memory.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from io import BytesIO
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import psutil
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from planner.case import Case
from planner.report import fit as fitting
from planner.report import pdf as printing
from planner.report.batch import batch
from planner.report.choice import Choice
from planner.report.documents import DOCUMENTS, pdf, written
from planner.report.drawing import columns, parts, text
from planner.report.drawing.canvas import TaggedCanvas
from planner.report.look import ORDINARY
from tests.benchmarks.paper_rivals import rivals
from tests.planner.report.stories import ALTERNATIVES, CATALOGUE, OFFICE, PAPERS, STORIES, TODAY, a_retraining

TIMES, PLANS, MEGABYTE = 9, 1000, 1 << 20


class Bare(TaggedCanvas):
    """What ReportLab draws by itself, without structure."""

    def inside(self, element: Any) -> AbstractContextManager[Any]:
        return nullcontext(element)

    def content(self, typed: str = "") -> AbstractContextManager[None]:
        return nullcontext()

    def artifact(self, kind: str = "") -> AbstractContextManager[None]:
        return nullcontext()

    def save(self) -> None:
        Canvas.save(self)


def forget() -> None:
    kept_texts = (text._read, parts.parts, text._lines, text._longest_word, text.line_lengths)
    for kept in (*kept_texts, columns.balanced):
        kept.cache_clear()


def parsed(content: str, style: Any) -> tuple[Any, ...]:
    return tuple(Paragraph(content, style).frags)


def seconds(*works: Callable[[], object]) -> tuple[float, ...]:
    """Return the least processor time of first prints, in seconds; works take turns, disturbed alike."""
    return tuple(map(min, zip(*([_taken(work) for work in works] for _ in range(TIMES)), strict=True)))


def _taken(work: Callable[[], object]) -> float:
    forget()
    began = process_time()
    work()
    return process_time() - began


def bare(name: str, language: str) -> Callable[[], bytes]:
    """Return what draws the same pages in a layout that is known, without tags."""
    document = written(STORIES[name](), CATALOGUE, OFFICE, language, TODAY)
    first, rest = fitting.split(document.blocks)
    count = partial(printing._count, document, ORDINARY)
    front = fitting.roomiest(fitting.FRONTS, first, 1, count).layout
    body = fitting.roomiest(fitting.LAYOUTS, rest[1:], 3, count).layout

    def draw() -> bytes:
        alone = patch.multiple(text.Text, breakLines=Paragraph.breakLines, minWidth=Paragraph.minWidth)
        with alone, patch.object(text, "parts", parsed):
            return drawn_alone()

    def drawn_alone() -> bytes:
        story = [*fitting.story(first, front), *fitting.story(rest, body)]
        file = BytesIO()
        template = printing._template([document], file, ORDINARY, 4)
        template.build(story, canvasmaker=Bare)
        return file.getvalue()

    return draw


def ours(name: str, language: str, choice: Choice) -> bytes:
    return pdf(STORIES[name](), CATALOGUE, OFFICE, language, TODAY, choice, ALTERNATIVES)


def rival_lines(name: str = "R", language: str = "fr") -> Iterator[str]:
    document = written(STORIES[name](), CATALOGUE, OFFICE, language, TODAY)
    (own,) = seconds(lambda: ours(name, language, Choice()))
    for rival, draw in rivals(document):
        if draw is None:
            yield f"{rival:20} not installed: not measured"
        else:
            (taken,), pages = seconds(draw), len(PdfDocument(draw()))
            yield f"{rival:20}{taken * 1e3:6.0f} ms, {pages} pages: {taken / own:.1f} times ours"


def many(count: int) -> Iterator[Case]:
    case = a_retraining()
    for n in range(count):
        client = replace(case.client, name=f"Cliente {n:05}")
        yield replace(case, id=f"00000000-0000-7000-8000-{n:012}", client=client)


def batch_lines(count: int) -> Iterator[str]:
    process, sizes, began, worked = psutil.Process(), [], perf_counter(), process_time()
    drawn = batch(many(count), lambda c: pdf(c, CATALOGUE, OFFICE, "fr", TODAY), lambda: False)
    for number, _ in enumerate(drawn, 1):
        if number % max(1, count // 10) == 0:
            sizes.append(process.memory_info().rss / MEGABYTE)
    minutes, busy = (perf_counter() - began) / 60, (process_time() - worked) / 60
    pace, own = count / minutes, count / busy
    yield f"batch: {count} plans, {pace:,.0f} a minute; {own:,.0f} a minute of one processor"
    yield "memory after each tenth, MB: " + " ".join(f"{size:.0f}" for size in sizes)


def main() -> None:
    ours("R", "fr", Choice())
    print(f"{'plan':8}{'ours ms':>10}{'bare ms':>10}{'ratio':>8}")
    for name, language in PAPERS:
        whole, alone = seconds(lambda: ours(name, language, Choice()), bare(name, language))  # noqa: B023
        print(f"{name}-{language:6}{whole * 1e3:10.0f}{alone * 1e3:10.0f}{whole / alone:8.2f}")
    for kind in DOCUMENTS[1:]:
        print(f"{kind.name:18}{seconds(lambda: ours('R', 'fr', Choice(kind.name)))[0] * 1e3:6.0f} ms")  # noqa: B023
    print(f"{'large print':18}{seconds(lambda: ours('R', 'fr', Choice(large=True)))[0] * 1e3:6.0f} ms")
    for line in rival_lines():
        print(line)
    for line in batch_lines(int(sys.argv[1]) if len(sys.argv) > 1 else PLANS):
        print(line)


if __name__ == "__main__":
    main()
