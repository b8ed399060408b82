"""The words of what is odd in a catalogue and does not keep it from loading."""

from collections.abc import Mapping, Sequence

from planner.words import N_, Words

SHOWN_WARNINGS = 20
WARNINGS = {
    "no-trades": N_(
        "No occupation is entered, so {trade} is not there and nothing leads to it: the folder has no "
        "trades.csv (in small letters) with a row."
    ),
    "start-unread": N_(
        "{file}, line {line}: entry is continuous, so the start {start} is not read; write dated, or say in "
        "window_start from when one can begin."
    ),
    "cycle": N_("{file}: {activities} require one another in a circle; none of them can be first."),
    "cycle-held": N_(
        "{file}: {activities} ask one another in a circle for what they give; only a client who already "
        "holds it can begin."
    ),
    "cycle-beside": N_(
        "{file}: {activities} require one another in a circle; only another branch of what they ask can "
        "open it."
    ),
    "left-aside": N_("Left aside, for nothing here reads them: {files}."),
    "left-aside-cops": N_(
        "Left aside, for of COPS only the future labour market conditions are read (file flmc_cfmt): {files}."
    ),
    "left-aside-old-codes": N_("Left aside, for their codes are of an older CNP/NOC than 2021: {files}."),
    "left-aside-headless": N_(
        "Left aside, for their first row holds data where the names of the columns should be: {files}."
    ),
    "onet-needs-crosswalk": N_(
        "O*NET says nothing about a CNP trade without the table of correspondence: give its ratings and the "
        "crosswalk (columns noc and onet) together."
    ),
    "esco-needs-classification": N_(
        "ESCO’s relations say nothing without its occupations: give both files (classification and "
        "relations) together."
    ),
    "catalogue-empty": N_("{path} holds no table of a catalogue: all tables are empty."),
    "unknown-table": N_("{file} is no table of a catalogue; it was left aside."),
}
DANGLING = N_("{file}, line {line}, column {column}: {missing}; {then}.")
MISSING = {
    "activity": N_("no activity “{value}”"),
    "skill": N_("no skill “{value}”"),
    "trade": N_("no trade “{value}”"),
    "region": N_("no region “{value}” among Québec’s, which are 01 to 17"),
    "credential": N_("no term names the credential “{value}” and no activity gives it"),
}
UNUSED = N_("nothing reads this line")
THEN = {
    "requires": N_("its condition is unmet"),
    "usual": N_("what is usual is shown by its code"),
    "conditions": N_("its condition is unmet"),
    "excludes": N_("nothing is excluded by it"),
    "grants": N_("what is granted counts all the same, and is shown by its code"),
    "trades": N_("the activity is listed under no such trade"),
    "replaced_by": N_("no replacement is named"),
    "skill": N_("the skill counts all the same, and is shown by its code"),
    "region": N_("the session counts as one of another region, and is shown by its code"),
    "activity": N_("no plan can take this session"),
}


def warning_sentences(
    warnings: Sequence[Mapping[str, str]], words: Words, shown: int = SHOWN_WARNINGS
) -> list[str]:
    """Return what the first warnings say, then how many more there are."""
    lines = [warning_sentence(warning, words) for warning in warnings[:shown]]
    left = len(warnings) - shown
    return [*lines, words.n_("and {n} more", "and {n} more", left)] if left > 0 else lines


def warning_sentence(warning: Mapping[str, str], words: Words) -> str:
    """Return what a catalogue's warning says; one without a sentence is shown as it is."""
    code = warning.get("code", "")
    if code == "dangling":
        return _dangling(warning, words)
    msgid = WARNINGS.get(f"{code}-{warning['kind']}" if "kind" in warning else code)
    return words._(msgid, **warning) if msgid else "; ".join(f"{k}: {v}" for k, v in warning.items())


def _dangling(warning: Mapping[str, str], words: Words) -> str:
    """Return which code no table has, and what happens where it stands."""
    missing, then = MISSING[warning["kind"]], THEN.get(warning["column"], UNUSED)
    return words._(DANGLING, **warning, missing=words._(missing, **warning), then=words._(then))
