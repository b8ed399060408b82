"""The words of a proven destination: when at the earliest, at what cost, by which first step."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.activity_words import activity_name
from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.words import Words

if TYPE_CHECKING:
    from planner.pathway.destinations import Destination
    from ui.models.direction_words import DirectionRow


def last_day(found: "Destination | None") -> date | None:
    """Return the last day of the pathway, or the day itself when nothing is to be done."""
    return found.last_day if found else None


def finish_words(found: "Destination | None", words: Words) -> str:
    """Return when the trade can be entered at the earliest, and how sure that is."""
    day = last_day(found)
    if found is None or found.status.value == "unknown":
        return words._("not worked out")
    if day is None:
        return words._("no pathway")
    if not found.first_step and not found.conditional_on and day == found.finish:
        return words._("right away")
    said = words.short_date(day)
    if found.conditional_on:
        return words._("{date}\nto document", date=said)
    return words._("{date}\nestimated", date=said) if found.estimated else said


def row_finish_words(row: "DirectionRow") -> str:
    """Return when a trade can be entered: now if its skills are confirmed, and in any case from when."""
    firm = finish_words(row.destination, row.words)
    if not hangs_on_documents(row):
        return firm
    said = row.words._("now, if skills are confirmed; firm: {finish}", finish=firm.split("\n")[0])
    return said.replace("; ", ";\n", 1)


def hangs_on_documents(row: "DirectionRow") -> bool:
    """Say whether the proven pathway is there only because nobody recorded the skills held."""
    found = row.destination
    return row.direction.hangs_on_documents and found is not None and bool(found.first_step)


def row_lines(row: "DirectionRow") -> Iterator[str]:
    """Yield what is proven of the trade of a row, on condition first."""
    if hangs_on_documents(row):
        count = row.direction.to_document
        yield row.words.n_(
            "Right away if {n} skill, to document, is confirmed. Otherwise:",
            "Right away if {n} skills, to document, are confirmed. Otherwise:",
            count,
        )
    yield from destination_lines(row.destination, row.catalogue, row.words)


def cost_words(found: "Destination | None", words: Words) -> str:
    """Return what the pathway costs the client, or nothing without one; fees stated nowhere are not 0."""
    if found is None or found.money_cents is None:
        return ""
    if not found.fees_unstated:
        return words.money(found.money_cents)
    if not found.money_cents:
        return words._("fees to ask for")
    return words._("{money} + fees to ask for", money=words.money(found.money_cents))


def destination_lines(found: "Destination | None", catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what is proven of a trade: finish, cost, first step, and what it rests on."""
    if found is None:
        return
    yield words._("Earliest: {finish}", finish=finish_words(found, words).replace("\n", ", "))
    if found.money_cents is not None:
        yield words._("Cost, pay lost included: {money}", money=cost_words(found, words))
    if found.first_step:
        step = activity_name(catalogue.activities.get(found.first_step), found.first_step, words)
        yield words._("First step: {step}", step=step)
    for condition in found.conditional_on:
        said = condition_sentence(condition, words, catalogue)
        yield words._("To be documented: {condition}", condition=said)
