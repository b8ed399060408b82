"""The ratings of skills, knowledge and abilities in O*NET 29 (workbook or tab-separated), for CNP 2021."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from db.importers.imported import Imported, Refused
from db.importers.oasis import Attribute
from db.importers.public_table import half_up, has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch

FILES = ("Skills.xlsx", "Knowledge.xlsx")
COLUMNS = (
    "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress",
)  # fmt: skip
# The families of the content model that correspond to something in OaSIS.
FAMILIES = {"2.A": "S", "2.B": "S", "2.C": "K", "1.A": "A", "4.A": "W"}
IMPORTANCE, LEVEL = "IM", "LV"
# The ends of each scale of the release ("Scales Reference"); only the first two scales are used here.
SCALES = {
    IMPORTANCE: (1, 5), LEVEL: (0, 7),
    "AO": (1, 5), "CF": (1, 5), "CN": (1, 5), "CT": (1, 3), "CTP": (0, 100),
    "CX": (1, 5), "CXP": (0, 100), "EX": (1, 7), "FM": (1, 5), "FT": (0, 100), "HW": (1, 3), "IH": (0, 6),
    "IJ": (1, 5), "IP": (1, 5), "LC": (1, 5), "OI": (1, 7), "OJ": (0, 100), "PT": (0, 100), "PX": (1, 5),
    "RE": (1, 5), "RL": (0, 100), "RT": (0, 100), "RW": (0, 100), "SR": (1, 5), "TI": (1, 5), "VH": (1, 6),
    "WS": (1, 3),
}  # fmt: skip
HIGHEST = 5
UNKNOWN = 3
Ours = dict[tuple[str, str], int]


class ElementRating(NamedTuple):
    """What an element ("S:Writing") is rated in one O*NET occupation, from 0 to 1 of its `scale`."""

    occupation: str
    element: str
    scale: str
    share: float


def recognises(file: Readable) -> bool:
    """Whether the file is a table of ratings of an O*NET release."""
    return has(header(file), *COLUMNS)


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[ElementRating]:
    """Return the ratings of importance and level, without those that O*NET advises to suppress."""
    return imported(file, COLUMNS, _ratings, watch)


def importance(
    ratings: Iterable[ElementRating],
    occupations: Mapping[str, tuple[str, ...]],
    attributes: Iterable[Attribute],
) -> Ours:
    """Return trade and attribute → rounded mean over the trade's occupations and the attribute's elements."""
    means = _means(ratings, occupations, attributes, IMPORTANCE)
    return {key: half_up(1 + 4 * share) for key, share in means.items()}


def levels(
    ratings: Iterable[ElementRating],
    occupations: Mapping[str, tuple[str, ...]],
    attributes: Iterable[Attribute],
) -> Ours:
    """Return trade and attribute → level 0 to 5: the mean level of O*NET (0 to 7), five sevenths, rounded."""
    means = _means(ratings, occupations, attributes, LEVEL)
    return {key: half_up(HIGHEST * share) for key, share in means.items()}


def normalised(value: float, scale: str) -> float:
    """Return where a value lies between the ends of its scale, from 0 to 1; outside it is refused."""
    if scale not in SCALES:
        raise Refused("scale-unknown", value=scale)
    low, high = SCALES[scale]
    if not low <= value <= high:
        raise Refused("scale", value=str(value), column=scale, low=low, high=high)
    return (value - low) / (high - low)


def _means(
    ratings: Iterable[ElementRating],
    occupations: Mapping[str, tuple[str, ...]],
    attributes: Iterable[Attribute],
    scale: str,
) -> dict[tuple[str, str], float]:
    import pandas as pd

    rated = pd.DataFrame([r for r in ratings if r.scale == scale], columns=ElementRating._fields)
    # Of an element that stands twice the last rating holds.
    single = rated.drop_duplicates(["occupation", "element"], keep="last")
    linked = pd.DataFrame(_pairs(occupations), columns=["trade", "occupation"])
    ours = pd.DataFrame(_pairs({a.code: a.onet for a in attributes}), columns=["attribute", "element"])
    grouped = single.merge(linked).merge(ours).groupby(["trade", "attribute"])
    means: Mapping[Any, float] = grouped["share"].mean().to_dict()
    return dict(means)


def _pairs(many: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return [(one, other) for one, others in many.items() for other in others]


def _ratings(
    code: str, element: str, name: str, scale: str, text: str, suppressed: str
) -> ElementRating | None:
    share = normalised(_number(text), scale)
    family = FAMILIES.get(element[:3])
    if family is None or scale not in (IMPORTANCE, LEVEL) or suppressed == "Y":
        return None
    return ElementRating(code, f"{family}:{name}", scale, share)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Refused("number", value=text) from None
