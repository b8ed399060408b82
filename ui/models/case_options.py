"""What a field of a client's file may hold, with the words of each value."""

from planner.case import REQUALIFICATION, UPGRADING
from planner.words import N_

UNKNOWN = N_("I don’t know")
SCHOOL_LEVELS = {
    None: UNKNOWN,
    0: N_("None completed"),
    1: N_("Secondary I"),
    2: N_("Secondary II"),
    3: N_("Secondary III"),
    4: N_("Secondary IV"),
    5: N_("Secondary V"),
}
KINDS = {REQUALIFICATION: N_("Retraining"), UPGRADING: N_("Upgrading")}
INCOMES = {
    "unknown": UNKNOWN,
    "employment": N_("Job"),
    "employment_insurance": N_("Employment insurance"),
    "social_assistance": N_("Social assistance"),
    "none": N_("No income"),
}
MODES = {
    "day": N_("Day"),
    "evening": N_("Evening"),
    "weekend": N_("Weekend"),
    "online": N_("Online"),
    "workplace": N_("Workplace"),
}
STATUSES = {"finished": N_("Completed"), "running": N_("Under way"), "failed": N_("Failed")}
ANSWERS = {None: UNKNOWN, True: N_("Yes"), False: N_("No")}
LANGUAGES = (("fr", "Français"), ("en", "English"))
