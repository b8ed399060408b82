"""The words of a cost: fees that nothing states are not 0."""

from planner.amounts import Amount, dollars
from planner.money import Cents
from planner.words import Words


def cost_words(cents: Cents, fees_unstated: bool, words: Words) -> str:
    """Return a cost for the client, and that fees come on top of it where nothing states them."""
    money = words.money(cents)
    return words._("{money} + fees", money=money) if fees_unstated else money


def counted_cost(cents: Cents, fees_unstated: bool) -> Amount | None:
    """Return a cost as a spreadsheet counts with it; none where only words tell it."""
    return None if fees_unstated else dollars(cents)
