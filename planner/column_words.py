"""What the columns of the catalogue's tables are called to a reader."""

from planner.words import N_, Words

# Of the rows that a plan rests on.
OF_PLANS = {
    "amount_en": N_("amount (English text)"),
    "amount_fr": N_("amount (French text)"),
    "apply_by": N_("apply by"),
    "conditions": N_("conditions"),
    "cost_cents": N_("cost"),
    "end": N_("last day"),
    "entry": N_("entry"),
    "eval_hours": N_("hours of evaluation"),
    "excludes": N_("cannot go with"),
    "grants": N_("what it gives"),
    "hours": N_("hours"),
    "hours_per_week": N_("hours a week"),
    "importance": N_("importance"),
    "language": N_("language"),
    "level": N_("level"),
    "low_cents": N_("low wage"),
    "median_cents": N_("median wage"),
    "mode": N_("mode"),
    "pay_cents_per_week": N_("pay a week"),
    "place": N_("place"),
    "region": N_("region"),
    "replaced_by": N_("replaced by"),
    "requires": N_("what it requires"),
    "seats": N_("seats"),
    "skill": N_("skill"),
    "start": N_("start"),
    "valid_to": N_("last day in force"),
    "value": N_("outlook"),
    "verified": N_("verified"),
    "window_end": N_("last day of entry"),
    "window_start": N_("first day of entry"),
}
COLUMNS = {
    **OF_PLANS,
    "title_fr": N_("title in French"),
    "title_en": N_("title in English"),
    "text_fr": N_("text in French"),
    "text_en": N_("text in English"),
    "amount_fr": N_("amount in French"),
    "amount_en": N_("amount in English"),
    "usual": N_("what is usual"),
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
