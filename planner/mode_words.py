"""The words of how a session is given: by day or evening, in which language, on a date or any Monday."""

from planner.words import N_

MODES = {
    "day": N_("by day"),
    "evening": N_("in the evening"),
    "weekend": N_("on weekends"),
    "online": N_("online"),
    "workplace": N_("in the workplace"),
}
LANGUAGES = {"fr": N_("French"), "en": N_("English")}
ENTRIES = {"dated": N_("on a date"), "continuous": N_("any Monday")}
