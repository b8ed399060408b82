"""What a Linux desktop is told of the application: its name, its command and its files."""

from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree

import resources
from db.connection import APPLICATION
from ui.command_line import _double_clicked

NAMES = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}


def test_the_entry_opens_a_file_that_it_claims() -> None:
    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(resources.path("linux/parcours.desktop"), encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["Exec"].split() == ["parcours", "%f"] and said["GenericName[fr]"]
    kinds = ElementTree.parse(resources.path("linux/parcours.xml")).findall("mime:mime-type", NAMES)
    assert [kind.get("type") for kind in kinds] == said["MimeType"].rstrip(";").split(";")
    (glob,) = kinds[0].findall("mime:glob", NAMES)
    file = str(glob.get("pattern")).replace("*", "reçu")
    assert _double_clicked([file]) == ["--receive", file]


def test_the_kind_of_a_database_is_its_mark(tmp_path: Path) -> None:
    kinds = ElementTree.parse(resources.path("linux/parcours.xml"))
    matches = kinds.findall(".//mime:magic//mime:match", NAMES)
    assert [match.get("offset") for match in matches] == ["0", "68"]
    assert str(matches[1].get("value")).encode() == APPLICATION.to_bytes(4)
