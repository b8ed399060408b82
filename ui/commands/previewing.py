"""What a source holds, said at a terminal before anything is written: rows read, loaded and left out."""

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from shutil import get_terminal_size
from time import monotonic
from typing import TYPE_CHECKING

from planner.catalogue import Catalogue
from planner.words import Words

if TYPE_CHECKING:
    from db.importers.preview import Part, Preview

SHOWN_LINES = 12


def previewed(source: str | None, paths: Sequence[Path], before: Catalogue, words: Words) -> "Preview":
    """Print what each file holds and return what an import of it would do."""
    from db.importers.preview import source_preview
    from planner.sentences import warning_sentences

    began = monotonic()
    found = source_preview(source, paths, before, _Line(words).tell)
    print("\n".join(line for part in found.parts for line in _lines(part, words)))
    print(words._("Read in {seconds} s.", seconds=words.number(monotonic() - began)))
    for line in _seconds(found, words):
        print(line)
    for line in warning_sentences(found.warnings, words):
        print(line, file=sys.stderr)
    return found


class _Line:
    """One line of progress on a terminal, nothing elsewhere."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def tell(self, name: str, share: float) -> None:
        """Say on one line of the terminal how far the reading is."""
        if sys.stderr.isatty():
            line = "" if share >= 1 else f"{self._words.percent(share)} · {name}"
            width = get_terminal_size().columns - 1
            print("\r" + line[:width].ljust(width), end="\r", file=sys.stderr, flush=True)


def _seconds(found: "Preview", words: Words) -> Iterator[str]:
    """Yield for each public source how long its files took to read."""
    for source in found.sources:
        taken = sum(part.seconds for part in found.parts if part.source == source)
        if taken:
            yield "  " + words._("{source}: {seconds} s", source=source, seconds=words.number(taken, 2))


def _lines(part: "Part", words: Words) -> Iterator[str]:
    from db.importers.refusals import refusal_words

    read = words.n_("{n} row read", "{n} rows read", part.read)
    loaded = words.n_("{n} loaded", "{n} loaded", part.loaded)
    counts = {"read": read, "loaded": loaded, "refused": _left_out(part, words)}
    yield words._(
        "{file} ({source}): {read}, {loaded}, {refused}", file=part.file, source=part.source, **counts
    )
    for row in islice(part.rejected, SHOWN_LINES):
        place = {"file": row.file, "line": row.line, "reason": refusal_words(row, words)}
        yield "  " + words._("{file}, line {line}: {reason}", **place)
    if (left := len(part.rejected) - SHOWN_LINES) > 0:
        yield "  " + words.n_("and {n} more", "and {n} more", left)


def _left_out(part: "Part", words: Words) -> str:
    """Return how many rows were refused and how many are of no use here, so that the counts add up."""
    refused = words.n_("{n} refused", "{n} refused", len(part.rejected))
    if part.unused <= 0:
        return refused
    return ", ".join((refused, words.n_("{n} of no use here", "{n} of no use here", part.unused)))
