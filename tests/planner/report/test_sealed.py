"""A PDF under a password: AES-256, nothing readable without it, the structure kept."""

import pikepdf
import pytest

from planner.errors import PlannerError
from planner.report.documents import pdf
from planner.report.sealed import sealed
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining
from tests.planner.report.structure import elements, opened

PASSWORD = "Épinette bleue 42"


@pytest.fixture(scope="module")
def plain_file() -> bytes:
    return pdf(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY)


def test_the_file_opens_with_its_password_only(plain_file: bytes) -> None:
    locked = sealed(plain_file, PASSWORD)
    for wrong in ("", "épinette bleue 42"):
        with pytest.raises(pikepdf.PasswordError):
            opened(locked, wrong)
    with opened(locked, PASSWORD) as file:
        assert file.encryption.R == 6 and file.encryption.bits == 256
        assert file.allow.accessibility and file.allow.print_highres
        assert len(elements(file)) == len(elements(opened(plain_file)))


def test_no_name_can_be_read_in_the_locked_file(plain_file: bytes) -> None:
    locked = sealed(plain_file, PASSWORD)
    assert b"Camille" in plain_file.replace(b"\x00", b"")
    assert b"Camille" not in locked.replace(b"\x00", b"") and b"dc:title" not in locked


@pytest.mark.parametrize("password", ["", "court", "x" * 128, "é" * 64])
def test_a_password_that_would_not_hold_is_refused(plain_file: bytes, password: str) -> None:
    with pytest.raises(PlannerError) as error:
        sealed(plain_file, password)
    assert error.value.code == "password-length"
