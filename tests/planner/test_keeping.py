"""Consents by their days, the retention date, and how both are said."""

from datetime import date

import pytest

from planner.keeping import EXPIRED, TO_COME, VALID, WITHDRAWN, Consent, ContactNote, Keeping
from planner.keeping_words import note_text, purpose_words, state_words
from planner.words import Words

DAY = date(2026, 11, 26)
GIVEN = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("consent", "state", "said"),
    [
        (Consent("c"), VALID, "valide"),
        (Consent("c", given=GIVEN, expires=date(2026, 11, 27)), VALID, "valide jusqu’au 27 nov. 2026"),
        (Consent("c", given=GIVEN, expires=DAY), EXPIRED, "expiré le 26 nov. 2026"),
        (Consent("c", given=GIVEN, expires=DAY, withdrawn=GIVEN), WITHDRAWN, "retiré le 5 janv. 2026"),
        (Consent("c", given=date(2026, 12, 1)), TO_COME, "valide à partir du 1ᵉʳ déc. 2026"),
    ],
)
def test_a_consent_holds_from_its_day_until_it_expires_or_is_withdrawn(
    consent: Consent, state: str, said: str
) -> None:
    assert consent.state(DAY) == state
    assert state_words(consent, DAY, Words("fr")).replace("\u00a0", " ") == said


def test_an_expired_consent_is_to_be_asked_again_unless_a_valid_one_replaces_it() -> None:
    old = Consent("1", "partners", "CFP", given=GIVEN, expires=DAY)
    other = Consent("2", "partners", "Employeur", given=GIVEN, expires=DAY)
    again = Consent("3", "partners", "CFP", given=DAY)
    refused = Consent("4", "transfer", given=GIVEN, withdrawn=GIVEN)
    assert Keeping(consents=(old, other, again, refused)).expired(DAY) == (other,)


def test_a_case_is_past_on_its_retention_date() -> None:
    assert Keeping(retain_until=DAY).is_past(DAY)
    assert not Keeping(retain_until=date(2026, 11, 27)).is_past(DAY) and not Keeping().is_past(DAY)


def test_a_note_is_said_with_its_day_its_author_and_its_change() -> None:
    note = ContactNote("n", DAY, "Andrée Conseil", "phone", "A rappelé.", date(2026, 11, 27))
    said = note_text(note, Words("fr")).replace("\u00a0", " ")
    assert (
        said == "26 nov. 2026 · Appel téléphonique · Andrée Conseil · modifiée le 27 nov. 2026\nA rappelé.\n"
    )


def test_what_another_version_wrote_is_still_said() -> None:
    assert purpose_words(Consent("c", "unheard"), Words("en")) == "Another purpose"
    assert note_text(ContactNote("n", kind="unheard"), Words("en")).startswith("no date · Other contact")
