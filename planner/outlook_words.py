"""What an outlook says, in the reader's language."""

from collections.abc import Mapping

from planner.catalogue import Outlook
from planner.words import N_, Words

# COPS publishes these in mixed case.
MIXED: Mapping[str, str] = {
    "Strong risk of Shortage": N_("Strong risk of shortage"),
    "Moderate risk of Shortage": N_("Moderate risk of shortage"),
    "Moderate risk of Surplus": N_("Moderate risk of surplus"),
    "Strong risk of Surplus": N_("Strong risk of surplus"),
}
# Of what came without the words in which it was published.
UNSAID: Mapping[str, Mapping[str, str]] = {
    "cops": {
        "strong_shortage": N_("Strong risk of shortage"),
        "moderate_shortage": N_("Moderate risk of shortage"),
        "balance": N_("In balance"),
        "moderate_surplus": N_("Moderate risk of surplus"),
        "strong_surplus": N_("Strong risk of surplus"),
    },
    "quebec_balance_5": {
        "deficit": N_("Deficit of workers"),
        "slight_deficit": N_("Slight deficit of workers"),
        "balance": N_("In balance"),
        "slight_surplus": N_("Slight surplus of workers"),
        "surplus": N_("Surplus of workers"),
    },
    "quebec_balance_3": {
        "deficit": N_("Deficit of workers"),
        "balance": N_("In balance"),
        "surplus": N_("Surplus of workers"),
    },
    "quebec_prospects_4": {
        "excellent": N_("Excellent prospects"),
        "good": N_("Good prospects"),
        "limited": N_("Limited prospects"),
        "very_limited": N_("Very limited prospects"),
    },
    "quebec_prospects_3": {
        "favourable": N_("Favourable prospects"),
        "acceptable": N_("Acceptable prospects"),
        "restricted": N_("Restricted prospects"),
    },
}


def outlook_value(outlook: Outlook, words: Words) -> str:
    """Return an outlook as it was published; its code only where nobody knows its words."""
    if outlook.title.en in MIXED:
        return words._(MIXED[outlook.title.en])
    unsaid = UNSAID.get(outlook.vocabulary, {}).get(outlook.value, "")
    return words.said(outlook.title) or (words._(unsaid) if unsaid else outlook.value)
