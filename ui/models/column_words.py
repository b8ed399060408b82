"""What the columns of the catalogue's tables are called on screen."""

from planner.touching_words import COLUMNS as OF_PLANS
from planner.words import N_, Words

COLUMNS = {
    **OF_PLANS,
    "title_fr": N_("title in French"),
    "title_en": N_("title in English"),
    "text_fr": N_("text in French"),
    "text_en": N_("text in English"),
    "amount_fr": N_("amount in French"),
    "amount_en": N_("amount in English"),
    "eval_hours": N_("hours of evaluation"),
    "usual": N_("what is usual"),
    "conditions": N_("conditions"),
    "low_cents": N_("low wage"),
    "median_cents": N_("median wage"),
    "high_cents": N_("high wage"),
    "period": N_("period"),
    "sector": N_("sector"),
    "trades": N_("occupations"),
    "version": N_("version"),
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "valid_from": N_("in force from"),
    "valid_to": N_("in force until"),
    "source": N_("source"),
    "verified_on": N_("verified on"),
    "teer": N_("TEER"),
    "kind": N_("kind"),
    "value": N_("value"),
    "score": N_("nearness"),
    "licence": N_("licence"),
    "date": N_("date"),
    "note": N_("note"),
}


def column_words(column: str, words: Words) -> str:
    """Return what a column is called; one without words keeps its name."""
    return words._(COLUMNS[column]) if column in COLUMNS else column
