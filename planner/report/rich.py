"""Rich text: runs of plain or strong characters, free of markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one weight, shown as they are typed."""

    text: str
    strong: bool = False


Rich = tuple[Run, ...]
NOTHING: Rich = ()


def rich(text: str) -> Rich:
    """Return plain text."""
    return (Run(text),) if text else NOTHING


def strong(text: str) -> Rich:
    """Return strong text."""
    return (Run(text, True),) if text else NOTHING


def phrase(template: str, **values: str | Rich) -> Rich:
    """Return a translated sentence with its {names} filled in; the values keep their weight."""
    runs: list[Run] = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        runs.extend(rich(literal))
        if name:
            value = values[name]
            runs.extend(rich(value) if isinstance(value, str) else value)
    return tuple(runs)


def joined(separator: str, parts: Iterable[Rich]) -> Rich:
    """Return the parts that say something, with the separator between them."""
    said = [part for part in parts if part]
    return sum((rich(separator) * bool(n) + part for n, part in enumerate(said)), NOTHING)


def lines(*parts: str | Rich) -> Rich:
    """Return the parts that say something, one a line."""
    return joined("\n", (rich(p) if isinstance(p, str) else p for p in parts))


def characters(text: Rich) -> str:
    """Return the text without its weights."""
    return "".join(run.text for run in text)
