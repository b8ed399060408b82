"""What an activity is called: its title, led by the official short name of its diploma."""

from planner.catalogue import Activity, Catalogue
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


def activity_name(activity: Activity | None, code: str, words: Words) -> str:
    """Return an activity's title, led by the short name of its kind when the title does not say it."""
    if activity is None:
        return code
    return words.said(full_title(activity))


def taken_title(code: str, catalogue: Catalogue) -> Text:
    """Return what an activity is called as a step: a test by its own name, for it is yet to be passed."""
    activity = catalogue.activities.get(code)
    is_test = activity is not None and activity.kind == "test" and activity.title != Text()
    return activity.title if activity and is_test else catalogue.term(code)


def full_title(activity: Activity) -> Text:
    """Return an activity's title in both languages, led by the short name of its kind, or its code."""
    title, short = activity.title, SHORT_NAMES.get(activity.kind, Text())
    fr, en = title.said("fr") or activity.code, title.said("en") or activity.code
    return Text(_led(fr, activity.kind, short.fr), _led(en, activity.kind, short.en))


def _led(title: str, kind: str, short: str) -> str:
    told = {kind.upper(), short.upper()} & set(title.upper().split())
    return title if told or not short else f"{short} {title}"
