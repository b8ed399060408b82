"""Money in whole cents."""

Cents = int


def cents(dollars: float) -> Cents:
    """Return `dollars` as whole cents, rounded half away from zero."""
    return int(abs(dollars) * 100 + 0.5) * (1 if dollars >= 0 else -1)
