"""What an activity is called: its title, led by the official short name of its diploma."""

from planner.catalogue import Activity
from planner.text import Text
from planner.words import Words

# The short names that schools and Services Québec use, in both languages.
SHORT_NAMES = {
    "dep": Text("DEP", "DVS"),
    "asp": Text("ASP", "AVS"),
    "aep": Text("AEP", "STC"),
    "dec": Text("DEC", "DCS"),
    "aec": Text("AEC", "ACS"),
    "rac": Text("RAC", "RAC"),
    "pamt": Text("PAMT", "PAMT"),
    "coud": Text("COUD", "COUD"),
}


def short_name(kind: str, words: Words) -> str:
    """Return the short name of a kind of diploma or of work-study, or nothing for another kind."""
    return words.said(SHORT_NAMES[kind]) if kind in SHORT_NAMES else ""


def activity_name(activity: Activity | None, code: str, words: Words) -> str:
    """Return an activity's title, led by the short name of its kind when the title does not say it."""
    if activity is None:
        return code
    title, short = words.said(activity.title) or activity.code, short_name(activity.kind, words)
    told = {activity.kind.upper(), short.upper()} & set(title.upper().split())
    return title if told or not short else f"{short} {title}"
