"""The lines of a paragraph as they are drawn: ended by their spaces, in the order in which they are seen."""

from typing import Any

from planner.report.drawing.fonts import OTHER
from planner.report.drawing.markup import CUT
from planner.report.drawing.scripts import seen

# How many letters give their place to the mark.
ROOM = 6


def drawn_lines(paragraph: Any) -> Any:
    """Return the lines in the order in which they are seen, each with the space that ended it in the text.

    Without that space a reader takes two words for one. The lines that were measured stay as they were.
    """
    whole, place, lines = paragraph.getPlainText(), 0, []
    for line in paragraph.blPara.lines[:-1]:
        for character in _characters(line):
            place = whole.find(character, place) + 1
        ended = getattr(line, "lineBreak", False) or whole[place : place + 1].isspace()
        lines.append(_with_space(line) if ended else line)
    whole_lines = [*lines, *paragraph.blPara.lines[-1:]]
    return paragraph.blPara.clone(lines=[_seen(line, paragraph.blPara) for line in whole_lines])


def _seen(line: Any, block: Any) -> Any:
    """Return the line with the runs of the other typeface in the order in which they are seen."""
    if isinstance(line, tuple):
        return (line[0], seen(" ".join(line[1])).split(" ")) if block.fontName == OTHER else line
    if not any(getattr(part, "fontName", "") == OTHER for part in line.words):
        return line
    return line.clone(words=[_part_seen(part) for part in line.words])


def _part_seen(part: Any) -> Any:
    return part.clone(text=seen(part.text)) if part.fontName == OTHER else part


def _characters(line: Any) -> str:
    words = line[1] if isinstance(line, tuple) else (f.text for f in line.words if hasattr(f, "text"))
    return "".join("".join(words).split())


def _with_space(line: Any) -> Any:
    if isinstance(line, tuple):
        return (line[0], [*line[1], ""])
    *before, last = line.words
    return line.clone(words=[*before, last.clone(text=last.text + " ")])


def shortened(block: Any, most: int) -> Any:
    """Return a paragraph's lines, the last one ended by a mark when there are more than `most`."""
    if len(block.lines) <= most:
        return block
    *lines, last = block.lines[:most]
    return block.clone(lines=[*lines, _cut(last)])


def _cut(line: Any) -> Any:
    if isinstance(line, tuple):
        return (line[0], [" ".join(line[1])[:-ROOM].rstrip() + CUT])
    *before, last = line.words
    return line.clone(words=[*before, last.clone(text=getattr(last, "text", "")[:-ROOM].rstrip() + CUT)])
