"""Hourly wages by occupation and economic region of Québec (Job Bank, ESDC)."""

import re
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from db.importers.codes import unit_group
from db.importers.imported import Imported, Refused
from db.importers.public_table import comma_is_decimal, has, header, imported
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
# As ESDC publishes them, with its slips, and as a cleaned copy of 2023 names them.
COLUMNS = (
    ("NOC_CNP", "noc_code"), ("ER_Code_Code_RE", "region_code"),
    ("Low_Wage_Salaire_Minium", "Low_Wage_Salaire_Minimum", "wage_low"),
    ("Median_Wage_Salaire_Median", "wage_median"), ("High_Wage_Salaire_Maximal", "wage_high"),
    ("Annual_Wage_Flag_Salaire_annuel", "is_annual"), ("Reference_Period", "ref_period"), ("Data_Source_E",),
)  # fmt: skip
ANNUAL = {"0": False, "1": True}
# 61,000 or 61 000 or 61000, and a decimal point; "18,0" is no such number.
POINT = re.compile(r"-?(\d{1,3}([, ]\d{3})+|\d+)(\.\d*)?")
COMMA = re.compile(r"-?(\d{1,3}( \d{3})+|\d+)(,\d{1,2})?")


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
    """Return the wages of Québec and its regions; a row without any wage published none and is of no use."""
    read_row = partial(_wages, comma_is_decimal(file))
    return imported(file, COLUMNS, read_row, watch, only=(COLUMNS[1], REGIONS))


def wage(found: HourlyWage) -> Wage:
    """Return a wage as the catalogue keeps it; a yearly one says so in its source."""
    survey = f"{found.survey} (÷ {HOURS_PER_YEAR} h)" if found.annual else found.survey
    pay = found.low_cents, found.median_cents, found.high_cents
    return Wage(found.trade, found.region, *pay, found.period, survey)


def _wages(
    comma: bool, code: str, place: str, low: str, middle: str, high: str, *about: str
) -> HourlyWage | None:
    mark, period, survey = about
    if not (low or middle or high):
        return None
    if mark not in ANNUAL:
        raise Refused("wage-unit", value=mark)
    trade, annual = unit_group(code), ANNUAL[mark]
    least, median, most = (_cents_per_hour(text, annual, comma) for text in (low, middle, high))
    if not least <= median <= most:
        raise Refused("wage-order", value=trade, low=low, middle=middle, high=high)
    return HourlyWage(trade, REGIONS[place], least, median, most, period, survey, annual)


@lru_cache(maxsize=10_000)
def _cents_per_hour(text: str, annual: bool, comma: bool) -> int:
    cents = dollars(text, comma) * 100 / (HOURS_PER_YEAR if annual else 1)
    if not 0 < cents <= MOST_PER_HOUR:
        raise Refused("amount", value=text)
    return int(cents + Decimal("0.5"))


def dollars(text: str, comma: bool = False) -> Decimal:
    """Return an amount; with `comma`, that sign may part the cents, else it only parts thousands."""
    if comma and COMMA.fullmatch(text):
        return Decimal(text.replace(" ", "").replace(",", "."))
    if POINT.fullmatch(text):
        return Decimal(text.replace(",", "").replace(" ", ""))
    raise Refused("number-comma" if COMMA.fullmatch(text) else "number", value=text)
