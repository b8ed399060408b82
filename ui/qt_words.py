"""The words of Qt's own dialogs that its catalogue for French leaves in English."""

from struct import pack

from PySide6.QtCore import QObject, QTranslator

from planner.words import N_, Words

# By the class that asks for them; "&" stands before the letter that is pressed with Alt.
LEFT_OUT = {
    "QAbstractFileIconProvider": (
        N_("Alias"),
        N_("Drive"),
        N_("File"),
        N_("File Folder"),
        N_("Folder"),
        N_("Shortcut"),
    ),
    "QFileDialog": (N_("&Look in:"), N_("Files of &type:")),
    "QPageSetupWidget": (N_("Page &order:"), N_("Pages &per sheet:"), N_("Centimeters (cm)")),
    "QPrintSettingsOutput": (
        N_("Page &Set:"),
        N_("Duplex Printing"),
        N_("Long side"),
        N_("Short side"),
    ),
    "QCupsJobWidget": (
        N_("&Billing information:"),
        N_("&End:"),
        N_("Job &priority:"),
        N_("Scheduled &printing:"),
        N_("&Start:"),
    ),
    "QProgressBar": (N_("%p%"),),
}


# A compiled catalogue of Qt: its first bytes, its two parts, and what a message of it tells.
MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES = 0x42, 0x69
END, TRANSLATION, SOURCE, CONTEXT = 1, 3, 6, 7


class QtWords(QTranslator):
    """Says what Qt's own catalogue does not know; installed first, so asked last.

    Its catalogue is compiled: Qt asks in a thread of its own too, which must not wait for Python.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compiled = compiled(words)  # Qt reads where it lies
        self.load(self._compiled)


def compiled(words: Words) -> bytes:
    """Return the words left out as a catalogue that Qt loads."""
    messages, places = b"", []
    for context, texts in LEFT_OUT.items():
        for text in texts:
            places.append((_hash(text), len(messages)))
            messages += _message(context, text, words._(text))
    hashes = b"".join(pack(">II", *place) for place in sorted(places))
    return MAGIC + _part(HASHES, hashes) + _part(MESSAGES, messages)


def _message(context: str, text: str, said: str) -> bytes:
    parts = (TRANSLATION, said.encode("utf-16-be")), (SOURCE, text.encode()), (CONTEXT, context.encode())
    return b"".join(_part(tag, content) for tag, content in parts) + bytes([END])


def _part(tag: int, content: bytes) -> bytes:
    return pack(">BI", tag, len(content)) + content


def _hash(text: str) -> int:
    """Return the number by which Qt looks a text up."""
    number = 0
    for byte in text.encode():
        number = (number << 4) + byte
        high = number & 0xF0000000
        number = (number ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return number or 1
