"""What each column of the exchange form holds, said in both languages to whoever fills in a workbook."""

from collections.abc import Iterator

from db.importers.form_columns import Column
from db.importers.form_tables import TABLES
from planner.catalogue import KINDS, MODES
from planner.words import LANGUAGES, N_, Words

CHOICES = {"activities.kind": " ".join(KINDS), "mode": " ".join(MODES)}
TREE = N_("What must hold first: a tree of conditions in JSON. Blank: nothing.")
# By column, or by table and column where a table has another meaning.
NOTES = {
    "code": N_("The code that names the row, as text with its leading zeros."),
    "title_fr": N_("The title in French."),
    "title_en": N_("The title in English."),
    "teer": N_("The TEER category, 0 to 5."),
    "sector": N_("For a trade the first digit of its code, for a programme the two digits of its sector."),
    "requires": TREE,
    "usual": N_("What is usual, but never required: a tree of conditions in JSON."),
    "kind": N_("For a skill: skill or knowledge. For a term: credential, declared or subject."),
    "activities.kind": N_("One of: {choices}. Blank: other."),
    "digital": N_("true for a digital skill. Blank: false."),
    "automation": N_("true for a skill that automation changes. Blank: false."),
    "trade": N_("The code of the trade, five characters."),
    "skill": N_("The code of the skill."),
    "level": N_("A level from 0 to 5. Blank: 0."),
    "importance": N_(
        "An importance from 1 to 5; 0 if it only describes the work and is asked of nobody. Blank: 3."
    ),
    "hours": N_("Hours in all. Blank: 0."),
    "grants": N_("What its end gives, in JSON: credentials, subjects, skills, experience, declared."),
    "excludes": N_("Codes of the activities that exclude this one, with semicolons between them."),
    "cost_cents": N_("What the client pays, in cents. Blank: 0."),
    "trades": N_("Codes of the trades it leads to, with semicolons between them."),
    "version": N_("The version of the programme."),
    "replaced_by": N_("The code of the activity that replaces this one."),
    "source": N_("Where the facts of the row were seen."),
    "verified": N_("true or false: whether somebody saw every fact of the row in its source. Blank: true."),
    "verified_on": N_("The day it was seen, like 2027-01-31."),
    "activity": N_("The code of the activity."),
    "session": N_("The code of the session, which no other session of the activity has."),
    "start": N_("The first day, like 2027-01-31."),
    "end": N_("The day after the last, like 2027-01-31."),
    "entry": N_("dated or continuous. Blank: dated if there is a start."),
    "window_start": N_("With continuous entry: the first day on which one can begin."),
    "window_end": N_("With continuous entry: the day from which one can begin no longer."),
    "apply_by": N_("The last day to apply."),
    "hours_per_week": N_("Hours a week. Blank: 30."),
    "pay_cents_per_week": N_("What the client is paid each week, in cents. Blank: 0."),
    "region": N_("The two digits of the region, like 04."),
    "wages.region": N_("QC for all Québec, or the two digits of the region."),
    "outlook.region": N_("CA for all Canada, QC for all Québec, or the two digits of the region."),
    "place": N_("The code of the town or institution."),
    "mode": N_("One of: {choices}. Blank: unknown."),
    "language": N_("fr or en."),
    "seats": N_("Free places; 0 when it is full. Blank: unknown."),
    "program": N_("The code of the programme."),
    "competency": N_("The code of the competency."),
    "eval_hours": N_("Hours of its evaluation in the recognition of competencies. Blank: 0."),
    "latitude": N_("Degrees north."),
    "longitude": N_("Degrees east, negative in Québec."),
    "low_cents": N_("The low wage, in cents per hour."),
    "median_cents": N_("The median wage, in cents per hour."),
    "high_cents": N_("The high wage, in cents per hour."),
    "period": N_("The years of the wages."),
    "vocabulary": N_("The list that the word of the outlook is from; lists are never mixed."),
    "value": N_("The word of the outlook, as a code of that list."),
    "value_fr": N_("The word of the outlook in French."),
    "value_en": N_("The word of the outlook in English."),
    "vintage": N_("The edition of the outlook."),
    "horizon": N_("The years that the outlook is for."),
    "conditions": N_("To whom the measure may apply: a tree of conditions in JSON. Blank: to everybody."),
    "text_fr": N_("The rule in French."),
    "text_en": N_("The rule in English."),
    "amount_fr": N_("The amount in French."),
    "amount_en": N_("The amount in English."),
    "valid_from": N_("The first day on which it applies."),
    "valid_to": N_("The day from which it applies no longer."),
    "sources.source": N_("The name of the source."),
    "table": N_("The table that comes from there."),
    "licence": N_("The licence of the source."),
    "date": N_("The date or edition of the source."),
    "note": N_("What else should be known."),
    "near": N_("The code of an occupation of near content."),
    "score": N_("How near it is: 1 is the occupation itself, 0 an ordinary pair. Blank: 0."),
    "title": N_("What people call the trade in that language."),
}


def notes() -> dict[tuple[str, str], str]:
    """Return the note of each column by table and column: French, then English."""
    return {(t.name, c.name): "\n\n".join(_said(t.name, c)) for t in TABLES for c in t.columns}


def _said(table: str, column: Column) -> Iterator[str]:
    own = f"{table}.{column.name}"
    key = own if own in NOTES else column.name
    choices = {"choices": CHOICES[key]} if key in CHOICES else {}
    for words in map(Words, LANGUAGES):
        needed = words._("Required.") if column.code else words._("Optional.")
        yield f"{needed} {words._(NOTES[key], **choices)}"
