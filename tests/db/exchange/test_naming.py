"""The words that name a client are found, however short, and the words of the language are left."""

import pytest

from db.exchange.naming import names

CLIENT = names(["Lý Wu-Xq", "Le Lamontagne"])


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Demande de M. Xq Wu le 3 mai", "Demande de M. • • le 3 mai"),
        ("Le délai est échu, selon Mme Le.", "Le délai est échu, selon Mme •."),
        ("LAMONTAGNE, à sa demande", "•, à sa demande"),
        ("délai échu", "délai échu"),
        ("Ly habite au loin", "Ly habite au loin"),
        ("Lamontagnes", "Lamontagnes"),
    ],
)
def test_the_words_of_a_name_are_hidden_in_a_sentence(written: str, left: str) -> None:
    assert CLIENT.named(written) == left


def test_a_name_within_the_name_of_a_file_is_hidden() -> None:
    assert CLIENT.within("envoi-Xq_plamontagne.parcours") == "envoi-•_•.parcours"


def test_a_client_without_a_name_hides_nothing() -> None:
    assert names([]).named("Le délai") == "Le délai" and names(["", "J."]).within("J.pdf") == "J.pdf"
