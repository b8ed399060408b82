"""What Linux, Windows and macOS are told of the application: its name, its command and its files."""

import ast
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtGui import QImage

import resources
from db.connection import APPLICATION
from ui.command_line import _double_clicked
from ui.dropped import EXPORTED
from ui.settings import VERSION

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


def test_the_picture_of_the_entry_is_there() -> None:
    entry = resources.path("linux/parcours.desktop").read_text(encoding="utf-8")
    assert "Icon=parcours\n" in entry
    picture = QImage(str(resources.path("linux/parcours.png")))
    assert (picture.width(), picture.height()) == (256, 256)


def test_the_set_up_of_windows_is_of_this_version_and_opens_the_files_that_it_claims() -> None:
    lines = resources.path("windows/parcours.iss").read_text(encoding="utf-8-sig").splitlines()
    assert f'#define Version "{VERSION}"' in lines
    keys = [line for line in lines if line.startswith("Root: ")]
    assert len(keys) == 4 and all(key.startswith("Root: HKCU") for key in keys)
    assert EXPORTED in keys[0] and '"""{app}\\parcours.exe"" ""%1"""' in keys[-1]


def test_the_bundle_of_macos_claims_the_same_files() -> None:
    tree = ast.parse((Path(resources.__file__).parents[1] / "build_installer.spec").read_text())
    values = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    said = ast.unparse(values["DOCUMENTS"])
    assert repr(EXPORTED.lstrip(".")) in said and said.count("EXPORTED") == 2
