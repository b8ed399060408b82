"""A recovery code survives the pencil: what is misread is read right, what is mistyped is told."""

import pytest

from db.vault.recovery_code import ALPHABET, new_code, read_code
from planner.errors import PlannerError


def test_codes_differ_and_are_read_as_people_write_them() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert read_code(code.lower().replace("-", " ")) == code
        assert read_code(code.replace("0", "o").replace("1", "l")) == code


def test_nearly_every_sign_mistyped_is_noticed() -> None:
    code = new_code()
    wrong = [
        code[:place] + other + code[place + 1 :]
        for place in range(len(code))
        for other in ALPHABET
        if code[place] not in ("-", other)
    ]
    assert sum(map(_is_refused, wrong)) / len(wrong) > 0.99


@pytest.mark.parametrize("text", ["", "ABCD", "é" * 28, "0" * 28])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(PlannerError, match="recovery-code-mistyped"):
        read_code(text)


def _is_refused(text: str) -> bool:
    try:
        read_code(text)
    except PlannerError:
        return True
    return False
