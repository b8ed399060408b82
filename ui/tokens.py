"""The colours of the window: one table per theme, and the one in force."""

from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from planner.words import N_


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme; text on its ground has a contrast of at least 4.5, outlines 3."""

    background: str
    card: str
    stripe: str
    border: str
    outline: str
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
    background="#f3f4f6", card="#ffffff", stripe="#f8f9fb", border="#cfd5dd", outline="#767f8b",
    text="#1f2328", muted="#57606a", navy="#143a66",
    accent="#1c5c9c", on_accent="#ffffff", accent_hover="#154a80", selection="#e3eef8",
    held="#1c5c9c", ok="#1a6b3a", ok_ground="#e3f3e8", warning="#8a4b00", warning_ground="#fdf0dc",
    error="#a11616", error_ground="#fdeaea",
)  # fmt: skip
DARK = Tokens(
    background="#15181d", card="#1e2228", stripe="#232830", border="#454d58", outline="#8490a0",
    text="#e8eaed", muted="#aab3be", navy="#a9cdf2",
    accent="#7ab6f0", on_accent="#0b1a2b", accent_hover="#9accf8", selection="#24405c",
    held="#7ab6f0", ok="#7fd49a", ok_ground="#1c3526", warning="#f0b467", warning_ground="#3d2c12",
    error="#ff9b94", error_ground="#431d1c",
)  # fmt: skip
# For low vision: text of at least 7, every edge drawn, and what is chosen told from its ground by 3.
CONTRAST = Tokens(
    background="#000000", card="#000000", stripe="#141414", border="#ffffff", outline="#ffffff",
    text="#ffffff", muted="#e0e0e0", navy="#ffe14d",
    accent="#ffe14d", on_accent="#000000", accent_hover="#fff3a8", selection="#0056c4",
    held="#6cc8ff", ok="#6dff9c", ok_ground="#00260f", warning="#ffc46b", warning_ground="#2b1a00",
    error="#ffa7a0", error_ground="#330404",
)  # fmt: skip
THEME_NAMES = {
    "system": N_("Theme of the computer"),
    "light": N_("Light theme"),
    "dark": N_("Dark theme"),
    "contrast": N_("High contrast theme"),
}
THEME_TOKENS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def tokens() -> Tokens:
    """Return the colours of the theme in force."""
    application = QApplication.instance()
    return THEME_TOKENS.get(application.property("theme") if application else "", LIGHT)


def colour(name: str) -> QColor:
    """Return one colour of the theme in force, by the name of its token."""
    return QColor(getattr(tokens(), name))
