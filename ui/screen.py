"""Whether a window has somewhere to open."""

import os
import sys


def has_screen() -> bool:
    """Tell whether a window has somewhere to open."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)
