"""A transfer in the exchange form, and in words."""

from collections.abc import Iterable, Iterator
from typing import Any

from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.requirement import NOTHING, All, Requirement, requirement_json
from planner.transfer import Share, Transfer
from planner.words import Words

TOLD, SHOWN = 10, 3


def transfer_json(found: Transfer) -> dict[str, Any]:
    """Return a transfer as JSON values: figures with four decimals, and the ten most telling skills of each.

    What entry still asks stands first among what is missing, as requirement trees.
    """
    return {
        "trade": found.trade,
        "score": round(found.score, 4),
        "nearness": round(found.nearness, 4),
        "shortfall": round(found.shortfall, 4),
        "shared": [_share(share) for share in found.shared[:TOLD]],
        "missing": [
            *(requirement_json(asked) for asked in asked_at_entry(found.entry)),
            *(_share(share) for share in found.missing[:TOLD]),
        ],
    }


def asked_at_entry(entry: Requirement) -> tuple[Requirement, ...]:
    """Return what entry asks, one by one."""
    if entry == NOTHING:
        return ()
    return entry.of if isinstance(entry, All) else (entry,)


def _share(share: Share) -> dict[str, Any]:
    return {
        "skill": share.skill,
        "held": share.held,
        "level": share.level,
        "weight": round(share.weight, 4),
    }


def transfer_lines(
    code: str, transfers: Iterable[Transfer], catalogue: Catalogue, words: Words
) -> Iterator[str]:
    """Yield what is said of the transfers of a trade: two lines each, the best first."""
    yield words._("Where {trade} ({code}) leads:", trade=words.said(catalogue.term(code)), code=code)
    for place, found in enumerate(transfers, 1):
        yield words._(
            "{place}. {trade} ({code}): nearness {nearness}, shortfall {shortfall}",
            place=place,
            trade=words.said(catalogue.term(found.trade)),
            code=found.trade,
            nearness=words.percent(found.nearness),
            shortfall=words.percent(found.shortfall),
        )
        yield f"   {_explained(found, catalogue, words)}"
    yield ""


def _explained(found: Transfer, catalogue: Catalogue, words: Words) -> str:
    parts = []
    if found.shared:
        parts.append(words._("shared: {skills}.", skills=_named(found.shared, catalogue, words)))
    if found.missing:
        parts.append(words._("to learn: {skills}.", skills=_risen(found.missing, catalogue, words)))
    if found.entry != NOTHING:
        asked = condition_sentence(found.entry, words, catalogue)
        parts.append(words._("entry asks: {conditions}.", conditions=asked))
        parts += _usual(found.trade, catalogue, words)
    return " ".join(parts)


def _usual(code: str, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what is usual in a trade, so that a diploma which is far away is not taken for a formality."""
    usual = catalogue.trades[code].usual
    if usual != NOTHING:
        yield words._("usual: {conditions}.", conditions=condition_sentence(usual, words, catalogue))


def _named(shares: tuple[Share, ...], catalogue: Catalogue, words: Words) -> str:
    return ", ".join(words.said(catalogue.term(share.skill)) for share in shares[:SHOWN])


def _risen(shares: tuple[Share, ...], catalogue: Catalogue, words: Words) -> str:
    return ", ".join(
        words._(
            "{skill} {held} → {level}",
            skill=words.said(catalogue.term(share.skill)),
            held="?" if share.held is None else share.held,
            level=share.level,
        )
        for share in shares[:SHOWN]
    )
