"""The colours of the window: one table per theme, and the one in force."""

from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication


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
