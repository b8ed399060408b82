"""How the window looks: one table of colours per theme, its palette, its style sheet and its icons."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.glyphs import icon
from ui.sheet import SHEET

THEMES = ("system", "light", "dark")
RAIL_WIDTH = 84
__all__ = ["RAIL_WIDTH", "THEMES", "Tokens", "apply", "colour", "icon", "palette", "tokens"]


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme; text on its ground has a contrast of at least 4.5."""

    background: str
    card: str
    stripe: str
    border: str
    text: str
    muted: str
    navy: str
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    held: str
    ok: str
    ok_ground: str
    warning: str
    warning_ground: str
    error: str
    error_ground: str


LIGHT = Tokens(
    background="#f3f4f6", card="#ffffff", stripe="#f8f9fb", border="#cfd5dd", text="#1f2328", muted="#57606a",
    navy="#143a66", accent="#1c5c9c", on_accent="#ffffff", accent_hover="#154a80", selection="#e3eef8",
    held="#1c5c9c", ok="#1a6b3a", ok_ground="#e3f3e8", warning="#8a4b00", warning_ground="#fdf0dc",
    error="#a11616", error_ground="#fdeaea",
)  # fmt: skip
DARK = Tokens(
    background="#15181d", card="#1e2228", stripe="#232830", border="#454d58", text="#e8eaed", muted="#aab3be",
    navy="#a9cdf2", accent="#7ab6f0", on_accent="#0b1a2b", accent_hover="#9accf8", selection="#24405c",
    held="#7ab6f0", ok="#7fd49a", ok_ground="#1c3526", warning="#f0b467", warning_ground="#3d2c12",
    error="#ff9b94", error_ground="#431d1c",
)  # fmt: skip
THEME_TOKENS = {"light": LIGHT, "dark": DARK}


def tokens() -> Tokens:
    """Return the colours of the theme in force."""
    application = QApplication.instance()
    return THEME_TOKENS.get(application.property("theme") if application else "", LIGHT)


def colour(name: str) -> QColor:
    """Return one colour of the theme in force, by the name of its token."""
    return QColor(getattr(tokens(), name))


def apply(application: QApplication, theme: str) -> None:
    """Dress the whole application in a theme; "system" follows the computer's own."""
    chosen = _system_theme() if theme not in THEME_TOKENS else theme
    application.setProperty("theme", chosen)
    application.setStyle("Fusion")
    application.setPalette(palette(chosen))
    application.setStyleSheet(_style_sheet(chosen))


def palette(theme: str) -> QPalette:
    """Return a theme as a palette; Qt's own colour scheme does nothing without a screen."""
    t = THEME_TOKENS.get(theme, LIGHT)
    found = QPalette()
    for role, name in _ROLES.items():
        found.setColor(role, QColor(getattr(t, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return found


def palette_with(before: QPalette, name: str) -> QPalette:
    """Return a palette with its text in another of the theme's colours."""
    found = QPalette(before)
    found.setColor(QPalette.ColorRole.Text, colour(name))
    return found


def emphasise(widget: QWidget, role: str) -> None:
    """Give a widget one of the style sheet's roles: title, heading, muted, primary, card, error …"""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _system_theme() -> str:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
}


@cache
def _style_sheet(theme: str) -> str:
    sheet = SHEET
    values = vars(THEME_TOKENS[theme])
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet
