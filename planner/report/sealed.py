"""A PDF that opens only with a password: AES-256, as PDF 2.0 defines it."""

from io import BytesIO

from planner.errors import PlannerError

SHORTEST = 8
# PDF keeps no more of a password than this, in bytes.
LONGEST = 127


def sealed(file: bytes, password: str) -> bytes:
    """Return the file encrypted; who knows the password may read, print and copy, a screen reader too."""
    import pikepdf

    check_password(password)
    whole = BytesIO()
    with pikepdf.open(BytesIO(file)) as opened:
        opened.save(whole, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return whole.getvalue()


def check_password(password: str) -> None:
    """Refuse a password that cannot lock a file."""
    if len(password) < SHORTEST or len(password.encode()) > LONGEST:
        raise PlannerError("password-length", shortest=SHORTEST, longest=LONGEST)
