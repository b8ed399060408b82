"""An address and a telephone number are found as others write them; those of other people are left."""

import pytest

from db.exchange.reaching import hiding, without

HIDES = hiding(["q.canari@ex.ca"], ["819 555-0177 p. 12", "+33 6 12 34 56 78"])


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("reçu de Q.Canari@ex.ca.", "reçu de •."),
        ("q.canari (at) ex.ca ou q.canari [à] ex point ca", "• ou •"),
        ("mailto:q.canari%40ex.ca", "mailto:•"),
        ("anneq.canari@ex.ca, q.canari@ex.ca.org", "anneq.canari@ex.ca, q.canari@ex.ca.org"),
        ("819-555-0177, (819) 555-0177, 8195550177, 819.555.0177", "•, •, •, •"),
        ("au +1 819 555 0177 ou 1-819-555-0177", "au • ou •"),
        ("local 555-0177", "local •"),
        ("514 555-0177 et 555-01778", "514 555-0177 et 555-01778"),
        ("0033 612345678 et +33612345678", "0033 612345678 et •"),
    ],
)
def test_how_a_client_is_reached_is_hidden_however_it_is_written(written: str, left: str) -> None:
    assert without(written, HIDES) == left


def test_what_is_no_address_and_no_number_hides_nothing_short() -> None:
    assert without("à la maison, poste 12", hiding(["x"], ["12", "poste"])) == "à la maison, poste 12"
    assert without("chez sa mère", hiding([], ["chez sa mère"])) == "•"
