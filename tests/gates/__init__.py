"""The gates of keeping and sharing: seeded, counted, each with a broken variant that it must catch.

The tests run them short; with PARCOURS_GATES=long they run as long as was promised.
"""

import os

LONG = os.environ.get("PARCOURS_GATES") == "long"


def counted(short: int, long: int) -> int:
    """Return how often a gate tries: short in everyday tests, long when that is asked."""
    return long if LONG else short
