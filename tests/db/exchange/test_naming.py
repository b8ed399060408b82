"""The words that name a client are found, however short, and the words of the language are left."""

import pytest

from db.exchange.naming import names, others

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


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Scolarité, personnalité, qualité, Croisière royale", None),
        ("Le dossier de Mme Roy", "Le dossier de Mme •"),
        ("ROY, ALI : deux lettres", "•, • : deux lettres"),
        ("le dossier d’ali roy", "le dossier d’• •"),
        ("Vu par Ali Second et par Ali", "Vu par Ali Second et par •"),
        ("Second Ali, Ali Conseil", "Second •, Ali Conseil"),
        ("Ali Second Roy", "Ali Second •"),
        ("le roy est une faute", None),
        ("Joint le 3 May 2026, puis on May 4, par Mme May", "Joint le 3 May 2026, puis on May 4, par Mme •"),
    ],
)
def test_in_what_may_be_of_others_a_word_counts_where_it_stands_as_a_name(
    written: str, left: str | None
) -> None:
    client = names(["Ali Roy", "Ali May"])
    beside = others(client, ["Ali Second", "Ali Conseil", "Ali Roy"], [])
    assert client.told(written, beside) == (written if left is None else left)


def test_what_is_about_somebody_of_the_same_name_is_theirs() -> None:
    client = names(["Ali Roy"])
    beside = others(client, [], ["Ali Roy-Second"])
    assert client.told("Consentement d’Ali Roy", beside) == "Consentement d’Ali Roy"
    assert client.within("Plan-Ali-Roy.pdf", beside) == "Plan-Ali-Roy.pdf"


def test_the_longer_name_of_another_is_left_whole() -> None:
    client = names(["Marie Claude Roy"])
    beside = others(client, ["Marie Claude Gagnon"], [])
    assert client.told("Marie Claude Gagnon, Marie Claude", beside) == "Marie Claude Gagnon, • •"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("envoi-Xq_llamontagne.parcours", "envoi-•_•.parcours"),
        ("PlanLamontagne2026.pdf", "Plan•2026.pdf"),
        ("plan-lamontagne.pdf", "plan-•.pdf"),
        ("planLamontagneWu.pdf", "plan••.pdf"),
        ("PlanLaMontagne.pdf", "Plan•.pdf"),
        ("plan-lamontagneur.pdf", "plan-lamontagneur.pdf"),
    ],
)
def test_a_name_that_is_a_part_of_the_name_of_a_file_is_hidden(written: str, left: str) -> None:
    assert CLIENT.within(written) == left


def test_a_client_without_a_name_hides_nothing() -> None:
    assert names([]).named("Le délai") == "Le délai" and names(["", "J."]).within("J.pdf") == "J.pdf"
