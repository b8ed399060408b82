"""What a client is called where no name is known."""

from planner.words import Words

# The first letters of a number tell the moment, and look alike.
NUMBER_LETTERS = 8


def called(name: str, case_id: str, words: Words) -> str:
    """Return the name of a case, or else the end of its number, as every office sees it."""
    return name or words._("(no name) · {id}", id=case_id[-NUMBER_LETTERS:])
