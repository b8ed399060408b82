"""`parcours transfer`: which trades the skills of a trade open, and what is missing for each."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from planner.transfer import Transfers
from planner.transfer_words import transfer_json, transfer_lines
from planner.words import Words
from ui.commands.planning import as_json, opened_catalogue, warn


def run(options: argparse.Namespace) -> int:
    """Print the transfers of one trade, or with --all those of every trade."""
    words = Words(options.language)
    catalogue = opened_catalogue(options.catalogue)
    warn(catalogue, words)
    ranking = Transfers(catalogue)
    codes = ranking.trades if options.all else (options.trade,)
    if options.json:
        _print_json(ranking, codes, options)
        return 0
    for code in codes:
        print("\n".join(transfer_lines(code, ranking.of_trade(code, options.top), catalogue, words)))
    return 0


def _print_json(ranking: Transfers, codes: tuple[str, ...], options: argparse.Namespace) -> None:
    if not options.all:
        print(as_json(_rows(ranking, codes[0], options.top)))
        return
    for line in _every(ranking, codes, options.top):
        print(line)


def _every(ranking: Transfers, codes: tuple[str, ...], top: int) -> Iterator[str]:
    """Yield one object, a line per trade, without holding the whole of it."""
    yield "{"
    for place, code in enumerate(codes, 1):
        rows = json.dumps(_rows(ranking, code, top), ensure_ascii=False, separators=(",", ":"))
        yield f"{json.dumps(code)}:{rows}{',' if place < len(codes) else ''}"
    yield "}"


def _rows(ranking: Transfers, code: str, top: int) -> list[dict[str, Any]]:
    return [transfer_json(found) for found in ranking.of_trade(code, top)]
