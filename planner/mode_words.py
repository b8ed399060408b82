"""The words of how a session is given: by day or evening, in which language, on a date or any Monday."""

from planner.words import N_, Words

MODES = {
    "day": N_("by day"),
    "evening": N_("in the evening"),
    "weekend": N_("on weekends"),
    "online": N_("online"),
    "workplace": N_("in the workplace"),
}
LANGUAGES = {"fr": N_("French"), "en": N_("English")}
ENTRIES = {"dated": N_("on a date"), "continuous": N_("any Monday")}


def language_within(code: str, words: Words) -> str:
    """Return the name of a language within a sentence: English writes it with a capital, French does not."""
    name = words._(LANGUAGES[code])
    return name.lower() if words.language == "fr" else name
