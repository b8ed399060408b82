"""The recovery code: what opens a database when its passphrase is forgotten, as people write it down."""

import secrets
from hashlib import sha256

from planner.errors import PlannerError

# Crockford's: no letter that is taken for a digit, none that spells words by accident.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
SIGNS, CHECKS, GROUP = 26, 2, 4


def new_code() -> str:
    """Return a code of 130 random bits, in groups of four, whose last two signs check the others."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
    return grouped(signs + _check(signs))


def read_code(text: str) -> str:
    """Return a code as `new_code` gave it, from what was typed; PlannerError when a sign is wrong."""
    signs = "".join(filter(str.isalnum, text.upper())).translate(MISREAD)
    data, check = signs[:SIGNS], signs[SIGNS:]
    if len(signs) != SIGNS + CHECKS or check != _check(data):
        raise PlannerError("recovery-code-mistyped", groups=(SIGNS + CHECKS) // GROUP)
    return grouped(signs)


def grouped(signs: str) -> str:
    """Return signs in groups that a person copies without losing their place."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _check(signs: str) -> str:
    digest = sha256(signs.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CHECKS])
