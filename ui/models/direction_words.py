"""The words of a direction: its distance, pay and gain, outlook, way in, and each skill of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.activity_words import activity_name
from planner.catalogue import Activity, Catalogue, Outlook, Wage
from planner.client import Client
from planner.condition_words import condition_sentence
from planner.directions import Direction
from planner.money import Cents
from planner.outlook_words import outlook_value
from planner.requirement import NOTHING, All, Requirement, branches, conditions
from planner.transfer import Share
from planner.words import N_, NO_BREAK, Words
from ui.models.catalogue_words import hourly, place_name
from ui.models.programs import leading_to

if TYPE_CHECKING:
    from planner.pathway.destinations import Destination

MINUS = "\u2212"
CLOSERS = 2
AT_ENTRY, AT_ENTRY_ALONE = N_("At entry: {wage} ({gain} an hour)"), N_("At entry: {wage}")
AT_MEDIAN, AT_MEDIAN_ALONE = N_("At the median: {wage} ({gain} an hour)"), N_("At the median: {wage}")


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """A direction with what is needed to say it."""

    direction: Direction
    catalogue: Catalogue
    words: Words
    destination: "Destination | None" = None

    @property
    def code(self) -> str:
        """Return the code of the trade."""
        return self.direction.trade.code

    @property
    def title(self) -> str:
        """Return the title of the trade."""
        return self.words.said(self.direction.trade.title)


def is_known(client: Client) -> bool:
    """Say whether anything is known of a client by which occupations can be ranked."""
    return bool(client.trade or client.skills or client.experience)


def signed(cents: Cents | None, words: Words) -> str:
    """Return what an hour brings more or less than now; nothing where nobody knows."""
    if cents is None:
        return ""
    sign, space = (
        "+" if cents > 0 else MINUS if cents < 0 else "±",
        NO_BREAK if words.language == "fr" else "",
    )
    return f"{sign}{space}{words.money(abs(cents))}"


def pay_words(cents: Cents | None, published: Cents | None, gain: Cents | None, words: Words) -> str:
    """Return an hourly wage, with an arrow where the minimum wage raised it, and under it what it changes."""
    if cents is None:
        return words._("not published")
    said = hourly(cents, words)
    if published not in (None, cents):
        # Without "an hour", and in one piece: two figures have to stand in one column.
        said = f"{words.money(published)}{NO_BREAK}→{NO_BREAK}{words.money(cents)}"
    return "\n".join(part for part in (said, signed(gain, words)) if part)


def low_pay(row: DirectionRow) -> str:
    """Return the wage at entry."""
    pay, gain = row.direction.pay, row.direction.low_gain_cents
    return pay_words(pay.low_cents, pay.published.low_cents, gain, row.words)


def median_pay(row: DirectionRow) -> str:
    """Return the median wage."""
    pay, gain = row.direction.pay, row.direction.median_gain_cents
    return pay_words(pay.median_cents, pay.published.median_cents, gain, row.words)


def wage_origin(wage: Wage | None, words: Words) -> str:
    """Return of which place and period a wage is."""
    if wage is None:
        return ""
    return " · ".join(part for part in (place_name(wage.region), wage.period) if part)


def outlook_words(outlook: Outlook | None, words: Words) -> str:
    """Return the outlook with its place and vintage; an absent one is not published."""
    if outlook is None:
        return words._("not published")
    said = outlook_value(outlook, words)
    about = " ".join(part for part in (place_name(outlook.region), outlook.vintage) if part)
    return f"{said}\n{about}"


def entry_words(row: DirectionRow) -> str:
    """Return what the nearest door still asks, and how many skills nobody has recorded yet."""
    return "\n".join((*_door_lines(row), *filter(None, [document_words(row)])))


def _door_lines(row: DirectionRow) -> Iterator[str]:
    """Yield what is missing to enter, then what may be held: nobody knows it of the client yet."""
    asked, words = row.direction.transfer.entry, row.words
    if asked == NOTHING:
        yield words._("no paper")
        return
    parts = branches(asked) if isinstance(asked, All) else (asked,)
    unknown = set(row.direction.to_find_out)
    doubted = [part for part in parts if (found := set(conditions(part))) and found <= unknown]
    if missing := [part for part in parts if part not in doubted]:
        yield condition_sentence(_all(missing), words, row.catalogue)
    if doubted:
        told = condition_sentence(_all(doubted), words, row.catalogue)
        yield words._("To be documented: {condition}", condition=told)


def _all(parts: list[Requirement]) -> Requirement:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def document_words(row: DirectionRow) -> str:
    """Return how many skills that a beginner needs are to be documented; nothing without any."""
    count = row.direction.to_document
    return row.words.n_("{n} skill to document", "{n} skills to document", count) if count else ""


def usual_words(row: DirectionRow) -> str:
    """Return what professionals usually hold, though no law asks it; nothing where nothing is."""
    usual = row.direction.trade.usual
    return condition_sentence(usual, row.words, row.catalogue) if usual != NOTHING else ""


def share_words(share: Share | None, words: Words) -> str:
    """Return how a skill stands in short: reached, from one level to another, or not asked."""
    if share is None:
        return words._("not asked")
    if share.held is None:
        return f"? → {share.level}"
    if share.held >= share.level:
        return f"? ≈ {share.level}" if share.probable else f"✓ {share.level}"
    return f"{'? ≈ ' if share.probable else ''}{share.held} → {share.level}"


def missing_lines(row: DirectionRow) -> Iterator[str]:
    """Yield each missing skill: from which level to which, and what closes the distance."""
    leading = [a for a in leading_to(row.code, row.catalogue) if not a.replaced_by]
    for share in row.direction.transfer.missing:
        skill = row.words.said(row.catalogue.term(share.skill))
        closed = _closed(share, leading, row)
        yield row.words._(
            "• {skill}: {levels} – {closed}", skill=skill, levels=share_words(share, row.words), closed=closed
        )


def _closed(share: Share, leading: list[Activity], row: DirectionRow) -> str:
    """Return what raises a skill, up to which level; what stays above it grows on the job."""
    words, held = row.words, share.held or 0
    levels = {a.code: a.grants.skills.get(share.skill, 0) for a in leading}
    best = max(levels.values(), default=0)
    if best <= held:
        return words._("on the job")
    names = [activity_name(a, a.code, words) for a in leading if levels[a.code] == best][:CLOSERS]
    return words._("{programmes}, up to {level}", programmes=", ".join(names), level=min(best, share.level))


def shared_lines(row: DirectionRow) -> Iterator[str]:
    """Yield each shared skill, up to which level."""
    for share in row.direction.transfer.shared:
        skill, level = row.words.said(row.catalogue.term(share.skill)), min(share.held or 0, share.level)
        said = (
            N_("• {skill}: ? up to {level}, probably") if share.probable else N_("• {skill}: up to {level}")
        )
        yield row.words._(said, skill=skill, level=level)


def gain_lines(direction: Direction, words: Words) -> Iterator[str]:
    """Yield what the trade pays at entry, then at the median, and how much more or less than now."""
    pay, told = direction.pay, direction.pay.published
    for cents, published, gain, text, bare in (
        (pay.low_cents, told.low_cents, direction.low_gain_cents, AT_ENTRY, AT_ENTRY_ALONE),
        (
            pay.median_cents,
            told.median_cents,
            direction.median_gain_cents,
            AT_MEDIAN,
            AT_MEDIAN_ALONE,
        ),
    ):
        if cents is not None:
            said = bare if gain is None else text
            yield words._(said, wage=_paid(cents, published, words), gain=signed(gain, words))


def _paid(cents: Cents, published: Cents | None, words: Words) -> str:
    """Return a wage; one that was raised names the published figure and the minimum wage in its place."""
    if published is None or published == cents:
        return hourly(cents, words)
    figures = {"published": hourly(published, words), "least": hourly(cents, words)}
    return words._("published {published}, minimum wage {least}", **figures)
