"""The words of a plan printed by other libraries, each in its own way; bench_paper compares their time.

The rivals set the same titles, paragraphs, tables and lists in the same typeface on the same sheet. Where we
draw a picture they list its sentences, which is less work. They are not packages of the project.
"""

import json
import logging
from collections.abc import Callable, Iterator
from functools import singledispatch
from html import escape
from importlib.util import find_spec
from typing import Any

import resources
from planner.report import blocks as b
from planner.report.plain import spoken
from planner.report.rich import characters

FONTS = resources.path("fonts")
STYLE = f"""
@font-face {{ font-family: Sans; src: url("{(FONTS / "OpenSans-Regular.ttf").as_uri()}") }}
@font-face {{ font-family: Sans; font-weight: bold; src: url("{(FONTS / "OpenSans-Bold.ttf").as_uri()}") }}
@page {{ size: Letter; margin: 0.72in }}
body {{ font: 12pt/16pt Sans }} table {{ font: 10.5pt/13.4pt Sans; border-collapse: collapse; width: 100% }}
td, th {{ border-bottom: 1px solid #b4bec8; padding: 4px; text-align: left }}
"""
# What a block comes down to: "1" to "3" for a heading, "text", "list", or "table" (its first row heads it).
Told = tuple[str, Any]


@singledispatch
def told(block: b.Block) -> Iterator[Told]:
    if not isinstance(block, b.NewPage):
        yield "list", [said for said in spoken(block).split(". ") if said]


@told.register
def _(block: b.Title) -> Iterator[Told]:
    yield "1", block.text


@told.register
def _(block: b.Heading) -> Iterator[Told]:
    yield str(block.level), block.text


@told.register
def _(block: b.Prose) -> Iterator[Told]:
    yield "text", characters(block.text)


@told.register
def _(block: b.Bullets) -> Iterator[Told]:
    yield "list", [characters(item) for item in block.items]


@told.register
def _(block: b.Table) -> Iterator[Told]:
    rows = [["" if isinstance(c, b.Tick) else characters(c) for c in row.cells] for row in block.rows]
    yield "table", [[column.title for column in block.columns], *rows]


def parts(document: b.Document) -> list[Told]:
    return [part for block in document.blocks for part in told(block)]


def in_html(document: b.Document) -> str:
    said = "".join(_element(kind, content) for kind, content in parts(document))
    head = f"<title>{escape(document.title)}</title><style>{STYLE}</style>"
    return f'<html lang="{document.language}"><head>{head}</head><body>{said}</body></html>'


def _element(kind: str, content: Any) -> str:
    if isinstance(content, str):
        tag = "p" if kind == "text" else f"h{kind}"
        return f"<{tag}>{escape(content)}</{tag}>"
    if kind == "list":
        return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in content) + "</ul>"
    head, *rows = (
        "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
        for tag, row in zip(["th", *["td"] * len(content)], content, strict=False)
    )
    return f"<table><thead><tr>{head}</tr></thead>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def weasyprint(document: b.Document) -> Callable[[], bytes]:
    from weasyprint import HTML

    page = in_html(document)
    return lambda: HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def fpdf2(document: b.Document) -> Callable[[], bytes]:
    said = parts(document)

    def draw() -> bytes:
        from fpdf import FPDF

        logging.getLogger("fpdf").setLevel(logging.ERROR)
        pdf = FPDF(unit="pt", format="letter")
        for style, name in (("", "Regular"), ("B", "Bold")):
            pdf.add_font("Sans", style, FONTS / f"OpenSans-{name}.ttf")
        pdf.set_margin(52)
        pdf.add_page()
        for kind, content in said:
            _set(pdf, kind, content)
        return bytes(pdf.output())

    return draw


def _set(pdf: Any, kind: str, content: Any) -> None:
    lines = content if kind == "list" else [content]
    size, height = {"1": (23, 28), "2": (15, 19), "3": (12, 16), "table": (10.5, 13.4)}.get(kind, (12, 16))
    pdf.set_font("Sans", "B" if kind in "123" else "", size)
    if kind == "table":
        with pdf.table(content, line_height=height):
            return
    for line in lines:
        pdf.multi_cell(0, height, f"• {line}" if kind == "list" else line, new_x="LMARGIN", new_y="NEXT")


def typst(document: b.Document) -> Callable[[], bytes]:
    import typst as compiler

    source = "\n".join(_typeset(kind, content) for kind, content in parts(document))
    title, language = (json.dumps(said, ensure_ascii=False) for said in (document.title, document.language))
    head = f'#set page("us-letter", margin: 0.72in)\n#set text(font: "Open Sans", 12pt, lang: {language})\n'
    whole = f"#set document(title: {title})\n{head}{source}".encode()
    return lambda: compiler.compile(whole, font_paths=[str(FONTS)], pdf_standards=["ua-1"])


def _typeset(kind: str, content: Any) -> str:
    quoted = json.dumps(content, ensure_ascii=False)
    if isinstance(content, str):
        return f"#par({quoted})" if kind == "text" else f"#heading(level: {kind}, {quoted})"
    if kind == "list":
        return "#list(" + ", ".join(json.dumps(item, ensure_ascii=False) for item in content) + ")"
    head, *rows = (", ".join(json.dumps(cell, ensure_ascii=False) for cell in row) for row in content)
    return f"#table(columns: {len(content[0])}, table.header({head}), {', '.join(rows)})"


# Each with the module that it needs.
RIVALS = (("WeasyPrint, tagged", "weasyprint", weasyprint), ("fpdf2, no tags", "fpdf", fpdf2),
          ("Typst, tagged", "typst", typst))  # fmt: skip


def rivals(document: b.Document) -> Iterator[tuple[str, Callable[[], bytes] | None]]:
    """Yield each rival with what prints the document, nothing for one that is not installed."""
    for name, module, made in RIVALS:
        yield name, made(document) if find_spec(module) else None
