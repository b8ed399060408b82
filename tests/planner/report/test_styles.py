"""Colours of the paper: readable in colour and in grey."""

import pytest
from reportlab.lib.colors import Color

from planner.report.drawing import styles as s
from planner.report.drawing.canvas import grey


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.rgb()]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", [s.INK, s.GREY, s.NAVY, s.BLUE, s.GREEN, s.AMBER])
@pytest.mark.parametrize("paper", [s.WHITE, s.PALE, s.PALER, s.SAND])
def test_text_stands_out_from_what_is_behind_it(ink: Color, paper: Color) -> None:
    assert contrast(ink, paper) >= 5


@pytest.mark.parametrize("ink", [s.INK, s.GREY, s.NAVY, s.BLUE, s.GREEN, s.AMBER])
@pytest.mark.parametrize("paper", [s.WHITE, s.PALE, s.PALER, s.SAND])
def test_text_stands_out_in_black_and_white_too(ink: Color, paper: Color) -> None:
    assert contrast(grey(ink), grey(paper)) >= 5


@pytest.mark.parametrize("fill", [s.NAVY, s.BLUE, s.GREEN, s.AMBER])
def test_white_text_stands_out_from_its_fill(fill: Color) -> None:
    assert contrast(s.WHITE, fill) >= 5
