"""Hourly wages by occupation and economic region of Québec (Job Bank, ESDC)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from db.importers.imported import Imported
from db.importers.public_table import Row, half_up, header, imported

HOURS_PER_YEAR = 2080
REGIONS = {
    "ER24": "QC", "ER2415": "01", "ER2475": "02", "ER2420": "03", "ER2470": "04", "ER2430": "05",
    "ER2440": "06", "ER2460": "07", "ER2465": "08", "ER2480": "09", "ER2490": "10", "ER2410": "11",
    "ER2425": "12", "ER2445": "13", "ER2450": "14", "ER2455": "15", "ER2435": "16", "ER2433": "17",
}  # fmt: skip
WAGES = ("wage_low", "wage_median", "wage_high")


@dataclass(frozen=True, slots=True)
class HourlyWage:
    """Low, median and high pay in cents per hour; an annual figure is divided by 2,080 hours."""

    trade: str
    region: str
    low_cents: int
    median_cents: int
    high_cents: int
    period: str
    survey: str
    annual: bool


def recognises(path: Path) -> bool:
    """Whether the file is a table of wages by economic region."""
    return {"noc_code", "region_code", "is_annual", *WAGES} <= set(header(path))


def read(path: Path) -> Imported[HourlyWage]:
    """Return the wages of Québec and its regions."""
    return imported(path, _wages)


def _wages(row: Row) -> Iterator[HourlyWage]:
    if row["region_code"] not in REGIONS:
        return
    code, annual = row["noc_code"], row["is_annual"] == "1"
    if len(code) != 5 or not code.isdigit():
        raise ValueError(f"code {code!r} is not five digits")
    low, middle, high = (_cents_per_hour(row[name], annual) for name in WAGES)
    if not low <= middle <= high:
        raise ValueError(f"wages of {code} are not in order: {low}, {middle}, {high} cents")
    region, period = REGIONS[row["region_code"]], row["ref_period"]
    yield HourlyWage(code, region, low, middle, high, period, row["Data_Source_E"], annual)


def _cents_per_hour(text: str, annual: bool) -> int:
    try:
        dollars = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"wage {text!r} is not a number") from None
    if not dollars.is_finite() or dollars <= 0:
        raise ValueError(f"wage {text!r} is not a positive amount")
    return half_up(float(dollars * 100 / (HOURS_PER_YEAR if annual else 1)))
