"""Where a client could go: each trade that the skills open, with what it pays, its outlook and its way in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.case import Case, Target
from planner.catalogue import Catalogue, Outlook, Trade, Wage
from planner.client import Client
from planner.gap import needs
from planner.minimum_wage import minimum_wage
from planner.money import Cents
from planner.requirement import NOTHING, Condition, conditions
from planner.standing import client_standing, met
from planner.transfer import Transfer, Transfers
from planner.vocabularies import sought

QUEBEC, CANADA = "QC", "CA"


@dataclass(frozen=True, slots=True)
class Pay:
    """Cents per hour, none under the minimum wage in force; None is not published.

    `wage` is the row as published; `raised` says that a figure of it lay under the minimum wage.
    """

    low_cents: Cents | None = None
    median_cents: Cents | None = None
    wage: Wage | None = None
    raised: bool = False

    @property
    def published(self) -> "Pay":
        """Return the figures as their source has them."""
        return Pay(self.wage.low_cents, self.wage.median_cents, self.wage) if self.wage else Pay()


@dataclass(frozen=True, slots=True)
class Direction:
    """A trade with the distance to it, and what it pays more per hour than now (None: nobody knows).

    Of the skills that a beginner needs there, so many are `to_document`, and so many surely `to_learn`. Of
    what entry asks, `to_find_out` is what nobody knows yet.
    """

    trade: Trade
    transfer: Transfer
    pay: Pay
    low_gain_cents: Cents | None = None
    median_gain_cents: Cents | None = None
    outlook: Outlook | None = None
    to_document: int = 0
    to_learn: int = 0
    to_find_out: tuple[Condition, ...] = ()

    @property
    def hangs_on_documents(self) -> bool:
        """Say whether the trade is open now if the skills that nobody recorded are held."""
        return self.transfer.entry == NOTHING and self.to_document > 0 and self.to_learn == 0

    @property
    def rank(self) -> int | None:
        """Return the place of the outlook in its vocabulary, 0 the most sought; None when there is none."""
        return sought(self.outlook.vocabulary, self.outlook.value) if self.outlook else None


def directions(
    case: Case, catalogue: Catalogue, ranking: Transfers, today: date, region: str = ""
) -> tuple[Direction, ...]:
    """Return every trade but the present one, best first, with a region's figures (else the client's)."""
    where = region or case.client.region or QUEBEC
    now = present_pay(case.client, catalogue, today, where)
    outlooks = _outlooks(catalogue, where)
    made = (
        _direction(found, catalogue, now, pay_of(found.trade, catalogue, today, where), outlooks)
        for found in ranking.of_client(case.client, case.preferences.start)
    )
    return tuple(_doubted(_counted(direction, case.client), case) for direction in made)


def _doubted(direction: Direction, case: Case) -> Direction:
    """Return a direction with what its entry asks that nobody knows of the client."""
    standing = client_standing(case.client, case.preferences.start)
    asked = conditions(direction.transfer.entry)
    return replace(direction, to_find_out=tuple(c for c in asked if met(c, standing) is None))


def _counted(direction: Direction, client: Client) -> Direction:
    """Return a direction with its skills counted as the search for a pathway asks them."""
    asked = [need for need in needs(Target(direction.trade.code), direction.trade) if need.essential]
    levels = client.levels
    held = {need.skill: levels.get(need.skill) for need in asked}
    short = sum(h is not None and h < n.entry for n, h in zip(asked, held.values(), strict=True))
    return replace(direction, to_document=list(held.values()).count(None), to_learn=short)


def pay_of(trade: str, catalogue: Catalogue, today: date, region: str) -> Pay:
    """Return what a trade pays an hour in a region, or in all Québec when the region has no figure."""
    wage = catalogue.wage(trade, region)
    if wage is None:
        return Pay()
    least = minimum_wage(today)
    low, median = (None if c is None else max(c, least) for c in (wage.low_cents, wage.median_cents))
    return Pay(low, median, wage, (low, median) != (wage.low_cents, wage.median_cents))


def present_pay(client: Client, catalogue: Catalogue, today: date, region: str) -> Pay:
    """Return what the client earns an hour: the pay stated, else what the present trade pays."""
    job = client.job
    if job is not None and job.hours_per_week > 0 and job.pay_cents_per_week > 0:
        hourly = round(job.pay_cents_per_week / job.hours_per_week)
        return Pay(hourly, hourly)
    return pay_of(client.trade, catalogue, today, region)


def _direction(
    found: Transfer, catalogue: Catalogue, now: Pay, pay: Pay, outlooks: Mapping[str, Outlook]
) -> Direction:
    return Direction(
        catalogue.trades[found.trade],
        found,
        pay,
        _gain(now.low_cents, pay.low_cents),
        _gain(now.median_cents, pay.median_cents),
        outlooks.get(found.trade),
    )


def _gain(now: Cents | None, then: Cents | None) -> Cents | None:
    return None if now is None or then is None else then - now


def _outlooks(catalogue: Catalogue, region: str) -> Mapping[str, Outlook]:
    """Return the outlook of each trade that is nearest to the region, and the latest there."""
    places = [region, QUEBEC, CANADA]
    near = [o for o in catalogue.outlooks if o.region in places]
    near.sort(key=lambda o: (-places.index(o.region), o.vintage))
    return {outlook.trade: outlook for outlook in near}
