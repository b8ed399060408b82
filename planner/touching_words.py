"""The words of what a changed catalogue did beneath a plan."""

from collections.abc import Iterable

from planner.catalogue import Catalogue, Outlook, Wage
from planner.column_words import OF_PLANS
from planner.dates import Period
from planner.drift import Edit
from planner.drift_words import ONE_DAY, cell_words
from planner.outlook_words import outlook_value
from planner.regions import region_name
from planner.touching import RowChange
from planner.words import Words

SHOWN_CHANGES = 4


def changes_words(changes: Iterable[RowChange], words: Words, catalogue: Catalogue) -> str:
    """Return the first changes beneath a plan, each row once, and how many more there are."""
    said = list(dict.fromkeys(change_words(change, words, catalogue) for change in changes))
    left = len(said) - SHOWN_CHANGES
    more = [words.n_("and {n} more", "and {n} more", left)] if left > 0 else []
    return "; ".join([*said[:SHOWN_CHANGES], *more])


def change_words(change: RowChange, words: Words, catalogue: Catalogue) -> str:
    """Return one change beneath a plan: the row, and what it was and is."""
    row = _row(change, words, catalogue)
    if change.is_gone:
        return words._("{row} is gone", row=row)
    if change.is_new:
        return words._("{row} is new", row=row)
    return words._("{row}: {changes}", row=row, changes=_differing(change, words))


def _differing(change: RowChange, words: Words) -> str:
    before, after = change.turn.before, change.turn.after
    if isinstance(before, Outlook):
        # Its code says nothing to anyone: it is read in the words in which it was published.
        return f"{outlook_value(before, words)} → {outlook_value(after, words)}"
    return ", ".join(edit_words(edit, words) for edit in change.edits)


def edit_words(edit: Edit, words: Words) -> str:
    """Return one value as it was and as it is, under the name of its column."""
    name = words._(OF_PLANS[edit.column])
    before, after = (cell_words(edit.column, value, words) for value in (edit.before, edit.after))
    if before == after:
        return words._("{column} changed", column=name)
    return words._("{column} {before} → {after}", column=name, before=before, after=after)


def _row(change: RowChange, words: Words, catalogue: Catalogue) -> str:
    turn = change.turn
    row, code = turn.after or turn.before, turn.key[0]
    name = words.said(catalogue.term(code)) or code
    match turn.table:
        case "closures":
            return _closure(row, words)
        case "trade_skills":
            return words._("{skill} ({trade})", skill=words.said(catalogue.term(turn.key[1])), trade=name)
        case "sessions":
            return words._("{activity}, session {session}", activity=name, session=turn.key[-1])
        case "competencies":
            said = words.said(row.title) or row.code
            return words._("{activity}, competency “{competency}”", activity=name, competency=said)
        case "measures":
            return words._("the measure “{measure}”", measure=words.said(row.title) or code)
        case "outlook":
            return _outlook(row, name, words)
        case "wages":
            return _wages(row, name, words)
    return name


def _outlook(row: Outlook, trade: str, words: Words) -> str:
    region, years = region_name(row.region), row.horizon or row.vintage
    return words._("the outlook of {trade}, {region} {years}", trade=trade, region=region, years=years)


def _wages(row: Wage, trade: str, words: Words) -> str:
    region, period = region_name(row.region), row.period
    return words._("the wages of {trade}, {region} {period}", trade=trade, region=region, period=period)


def _closure(closed: Period, words: Words) -> str:
    start, last = words.short_date(closed.start), words.short_date(closed.end - ONE_DAY)
    return words._("the closure from {start} to {end}", start=start, end=last)
