"""The words of what is odd in a catalogue and does not keep it from loading."""

from collections.abc import Mapping

from planner.words import N_, Words

WARNINGS = {
    "cycle": N_("{file}: {activities} require one another in a circle; none of them can be first."),
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
    "unknown-table": N_("{file} is no table of a catalogue; it was left aside."),
    "dangling-activity": N_(
        "{file}, line {line}, column {column}: no activity “{value}”; its condition is unmet."
    ),
    "dangling-skill": N_("{file}, line {line}, column {column}: no skill “{value}”; its condition is unmet."),
    "dangling-trade": N_("{file}, line {line}, column {column}: no trade “{value}”; its condition is unmet."),
}


def warning_sentence(warning: Mapping[str, str], words: Words) -> str:
    """Return what a catalogue's warning says; one without a sentence is shown as it is."""
    code = warning.get("code", "")
    msgid = WARNINGS.get(f"{code}-{warning['kind']}" if "kind" in warning else code)
    return words._(msgid, **warning) if msgid else "; ".join(f"{k}: {v}" for k, v in warning.items())
