"""How the window looks: one table of colours per theme, its palette, its style sheet and its icons."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui.glyphs import icon
from ui.sheet import SHEET
from ui.tokens import LIGHT, THEME_TOKENS, Tokens, colour, tokens

RAIL_WIDTH = 84
TYPEFACE = "Open Sans"
FUSION_DARKENS = 140
OUTLINED = ("QCheckBox", "QRadioButton", "QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox",
            "QAbstractSpinBox", "QAbstractSlider")  # fmt: skip
__all__ = ["RAIL_WIDTH", "Tokens", "apply", "colour", "icon", "palette", "tokens"]


def apply(application: QApplication, theme: str) -> None:
    """Dress the whole application in a theme; "system" follows the computer's own."""
    chosen = _system_theme() if theme not in THEME_TOKENS else theme
    application.setProperty("theme", chosen)
    application.setFont(_typeface(id(application)))
    application.setStyle("Fusion")
    application.setPalette(palette(chosen))
    _outline_fields(application, chosen)
    application.setStyleSheet(_style_sheet(chosen))


def application() -> QApplication:
    """Return the running application."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


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


@cache
def _typeface(application: int) -> QFont:
    """Load the paper's typeface for the window too: the same width, and so the same layout, everywhere."""
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QGuiApplication.font()
    font.setFamily(TYPEFACE)
    return font


def _outline_fields(application: QApplication, theme: str) -> None:
    """Let the edge of fields and boxes be seen: Fusion draws it in the window's colour, darkened."""
    edged = palette(theme)
    edge = QColor(THEME_TOKENS[theme].outline)
    edged.setColor(QPalette.ColorRole.Window, edge.lighter(FUSION_DARKENS))
    for kind in OUTLINED:
        application.setPalette(edged, kind)  # type: ignore[arg-type]  # the stubs say bytes, PySide takes str


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


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
