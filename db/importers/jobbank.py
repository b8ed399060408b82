"""Hourly wages by occupation and economic region of Québec (Job Bank, ESDC)."""

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from db.importers.codes import unit_group
from db.importers.imported import Imported, Refused
from db.importers.public_table import has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch
from planner.catalogue import Wage

HOURS_PER_YEAR = 2080
# No hourly wage reaches this; a yearly one that lacks its mark does.
MOST_PER_HOUR = 500_00
REGIONS = {
    "ER24": "QC", "ER2415": "01", "ER2475": "02", "ER2420": "03", "ER2470": "04", "ER2430": "05",
    "ER2440": "06", "ER2460": "07", "ER2465": "08", "ER2480": "09", "ER2490": "10", "ER2410": "11",
    "ER2425": "12", "ER2445": "13", "ER2450": "14", "ER2455": "15", "ER2435": "16", "ER2433": "17",
}  # fmt: skip
COLUMNS = (
    "noc_code", "region_code", "wage_low", "wage_median", "wage_high", "is_annual", "ref_period",
    "Data_Source_E",
)  # fmt: skip
ANNUAL = {"0": False, "1": True}


class HourlyWage(NamedTuple):
    """Low, median and high pay in cents per hour; an annual figure is divided by 2,080 hours."""

    trade: str
    region: str
    low_cents: int
    median_cents: int
    high_cents: int
    period: str
    survey: str
    annual: bool


def recognises(file: Readable) -> bool:
    """Whether the file is a table of wages by economic region."""
    return has(header(file), *COLUMNS)


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[HourlyWage]:
    """Return the wages of Québec and its regions."""
    return imported(file, COLUMNS, _wages, watch, only=("region_code", REGIONS))


def wage(found: HourlyWage) -> Wage:
    """Return a wage as the catalogue keeps it; a yearly one says so in its source."""
    survey = f"{found.survey} (÷ {HOURS_PER_YEAR} h)" if found.annual else found.survey
    pay = found.low_cents, found.median_cents, found.high_cents
    return Wage(found.trade, found.region, *pay, found.period, survey)


def _wages(code: str, place: str, low: str, middle: str, high: str, *about: str) -> HourlyWage:
    mark, period, survey = about
    if mark not in ANNUAL:
        raise Refused("wage-unit", value=mark)
    trade, annual = unit_group(code), ANNUAL[mark]
    least, median, most = (_cents_per_hour(text, annual) for text in (low, middle, high))
    if not least <= median <= most:
        raise Refused("wage-order", value=trade, low=low, middle=middle, high=high)
    return HourlyWage(trade, REGIONS[place], least, median, most, period, survey, annual)


@lru_cache(maxsize=10_000)
def _cents_per_hour(text: str, annual: bool) -> int:
    cents = _cents(text) / (HOURS_PER_YEAR if annual else 1)
    if not 0 < cents <= MOST_PER_HOUR:
        raise Refused("amount", value=text)
    return int(cents + Decimal("0.5"))


def _cents(text: str) -> Decimal:
    try:
        dollars = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise Refused("number", value=text) from None
    if not dollars.is_finite():
        raise Refused("number", value=text)
    return dollars * 100
