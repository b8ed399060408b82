"""The codes of occupations as public files write them: text, with what spreadsheets did to them undone."""

import re
from functools import lru_cache

from db.importers.imported import Refused

UNIT_GROUP = re.compile(r"\d{5}")
OLD_GROUP = re.compile(r"\d{4}")
# A spreadsheet takes away the zeros before a number, and writes some after it.
NUMBER = re.compile(r"\d{1,3}|\d+\.0+")
# What the wages of the Job Bank write before a code.
PREFIX = re.compile(r"(?:NOC|CNP)_", re.IGNORECASE)
PROFILE = re.compile(r"(\d{5})(?:\.(\d{1,2}))?")
# Marks that keep a spreadsheet from reading a code as a number.
MARKS = "#'’="


@lru_cache(maxsize=2_000)
def unit_group(text: str) -> str:
    """Return a code of five digits ("00010", also from "#00010"); one of four is of 2016 and refused."""
    code = PREFIX.sub("", text.strip(MARKS + '"'))
    if UNIT_GROUP.fullmatch(code):
        return code
    raise Refused(_fault(code), value=text)


def _fault(code: str) -> str:
    if OLD_GROUP.fullmatch(code):
        return "code-2016"
    return "code-number" if NUMBER.fullmatch(code) else "code"


@lru_cache(maxsize=2_000)
def profile(text: str) -> str:
    """Return the code of an OaSIS profile in full: "72100.00", also from "72100" and "31100.1"."""
    found = PROFILE.fullmatch(text.strip(MARKS + '"'))
    if not found:
        old = OLD_GROUP.fullmatch(text.partition(".")[0])
        raise Refused("code-2016" if old else "profile", value=text)
    return f"{found[1]}.{(found[2] or '').ljust(2, '0')}"
