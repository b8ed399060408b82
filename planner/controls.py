"""Characters that are not seen and change what is: they end a line, move the cursor, turn the order."""

import re

# Of lines, of terminals, and of the direction of writing.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
OUT_OF_LINES = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def has_controls(text: str) -> bool:
    """Say whether a text of one line holds such a character."""
    return CONTROLS.search(text) is not None


def without_controls(text: str) -> str:
    """Return a text of one line with a space in the place of such characters."""
    return CONTROLS.sub(" ", text).strip()


def visible(text: str) -> str:
    """Return a text of lines with every other such character as its code, as a terminal can show it."""
    return OUT_OF_LINES.sub(lambda found: _code(ord(found[0])), text)


def in_one_line(text: str) -> str:
    """Return a text that takes one line of a terminal, whatever it holds."""
    return CONTROLS.sub(lambda found: _code(ord(found[0])), " ".join(text.split()))


def _code(number: int) -> str:
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
