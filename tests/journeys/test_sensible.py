"""Karim's story: who aims at another trade is proposed what leads there, and nothing of another field."""

from tests.journeys.counsellor import Counsellor

FIELDS = "Programmes d’autres domaines"
TRAINING = {"dep", "asp", "aep", "dec", "aec", "rac"}


def begin(counsellor: Counsellor) -> None:
    """Type what a first meeting gives: a name, the trade now and for how long, and the one aimed at."""
    counsellor.begin_client()
    counsellor.type("Karim Essai")
    counsellor.choose("kind", "upgrading")
    counsellor.find("trade", "64100")
    counsellor.find("target", "11202")
    counsellor.row("experience", "64100", "36")
    counsellor.press_field("suggest")


def test_a_salesperson_who_aims_at_marketing_sees_courses_and_no_programme_of_another_field(
    counsellor: Counsellor,
) -> None:
    begin(counsellor)
    proposals = counsellor.search()
    catalogue, gap = counsellor.session.catalogue, counsellor.plan.board.gap
    taken = {step.activity for proposal in counsellor.plan.pathways.proposals for step in proposal.steps}
    assert taken and {code for code in taken if catalogue.activities[code].kind in TRAINING} <= {"AEC-MKTNUM"}
    assert all(p.hours < 1_200 and p.conditional_on for p in proposals)
    cards = counsellor.plan.board.strip.cards
    assert 2 <= len(cards) <= 5 and all("si confirmé" in tags(card) for card in cards)
    aside = len(counsellor.session.breadth.posed(counsellor.case, catalogue).preferences.other_fields)
    assert aside > 300 and f"\n{FIELDS} écartés\u00a0: " in gap.fields.text()
    assert gap.fields.text().startswith("Aucun programme saisi ne mène à ce métier")
    assert counsellor.case.preferences.other_fields == ()


def tags(card: object) -> str:
    """Return all that a card says."""
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(card, QWidget)
    return " ".join(label.text() for label in card.findChildren(QLabel))
