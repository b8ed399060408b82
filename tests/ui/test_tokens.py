import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from ui import style
from ui.sheet import SHEET
from ui.tokens import THEME_TOKENS, Tokens

TEXT, SHAPE, LOW_VISION = 4.5, 3.0, 7.0
ON_GROUNDS = [
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in ("background", "card", "stripe")),
    *((ink, "card") for ink in ("navy", "ok", "warning", "error", "held")),
    *((ink, "background") for ink in ("navy", "ok", "warning", "error")),
    *(("text", f"{kind}_ground") for kind in ("ok", "warning", "error")),
    *((kind, f"{kind}_ground") for kind in ("ok", "warning", "error")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "held", "ok")),
    *((ink, "selection") for ink in ("text", "navy")),
]
SHAPES = [(ink, "card") for ink in ("held", "ok", "warning", "error", "accent", "muted", "outline")]
SHAPES += [(ink, "background") for ink in ("accent", "outline")]


def light(colour: QColor) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def too_faint(pairs: list[tuple[str, str]], theme: Tokens, least: float) -> list[tuple[str, str, float]]:
    found = [(i, g, contrast(QColor(getattr(theme, i)), QColor(getattr(theme, g)))) for i, g in pairs]
    return [row for row in found if row[2] < least]


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each rule of the style sheet with its declarations."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", SHEET):
        yield selector.strip(), dict(re.findall(r"([a-z-]+):\s*([^;]+?)\s*(?:;|$)", body))


def test_the_measure_itself() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_text_is_read_on_every_ground(theme: str) -> None:
    assert too_faint(ON_GROUNDS, THEME_TOKENS[theme], TEXT) == []


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_shapes_are_seen(theme: str) -> None:
    assert too_faint(SHAPES, THEME_TOKENS[theme], SHAPE) == []


def test_high_contrast_is_for_low_vision() -> None:
    on_cards = [pair for pair in ON_GROUNDS if pair[1] in ("background", "card", "stripe")]
    assert too_faint(on_cards, THEME_TOKENS["contrast"], LOW_VISION) == []
    edges = [("border", "card"), ("border", "background"), ("selection", "card")]
    assert too_faint(edges, THEME_TOKENS["contrast"], SHAPE) == []


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_every_rule_of_the_style_sheet_that_sets_text_and_ground_can_be_read(theme: str) -> None:
    pairs = []
    for _, declared in rules():
        ink, ground = declared.get("color", ""), declared.get("background", "")
        if ink.startswith("@") and ground.startswith("@"):
            pairs.append((ink[1:], ground[1:]))
    assert len(pairs) > 5
    assert too_faint(pairs, THEME_TOKENS[theme], TEXT) == []


def test_every_colour_of_the_style_sheet_is_a_token_of_every_theme() -> None:
    named = set(re.findall(r"@([a-z_]+)", SHEET))
    assert named <= {field.name for field in fields(Tokens)}
    for theme in THEME_TOKENS:
        assert "@" not in style._style_sheet(theme)


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_the_palette_can_be_read_where_no_rule_of_the_sheet_applies(theme: str) -> None:
    palette, roles = style.palette(theme), QPalette.ColorRole
    for ink, ground in (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.Text, roles.AlternateBase),
        (roles.ButtonText, roles.Button), (roles.ToolTipText, roles.ToolTipBase),
        (roles.HighlightedText, roles.Highlight), (roles.PlaceholderText, roles.Base),
        (roles.Link, roles.Base),
    ):  # fmt: skip
        assert contrast(palette.color(ink), palette.color(ground)) >= TEXT, (ink, ground)
