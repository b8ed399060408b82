from pathlib import Path

import pytest

from ui.settings import RECENT_COUNT, Settings, Values, default_database, settings_path


def test_values_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings(path).put(language="en", theme="dark", recent=("/a.db",), printed=True)
    assert Settings(path).values == Values("en", "dark", recent=("/a.db",), printed=True)
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"null", b'"text"'])
def test_a_damaged_file_means_the_first_values(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.values == Values()
    settings.put(language="en")
    assert Settings(path).values == Values(language="en")


def test_a_value_of_the_wrong_type_is_its_first_one_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"language": 3, "printed": 1, "recent": ["/a.db", 7], "theme": "dark", "x": 1, '
        '"columns": {"clients": "AA==", "plan": 3}}'
    )
    assert Settings(path).values == Values(theme="dark", recent=("/a.db",), columns={"clients": "AA=="})


def test_a_folder_that_refuses_keeps_the_values_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.put(language="en")
    assert settings.values.language == "en"


def test_the_last_database_comes_first_and_the_list_stays_short(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in range(RECENT_COUNT + 2):
        settings.remember(Path(f"/{number}.db"))
    settings.remember(Path("/5.db"))
    recent = settings.values.recent
    assert recent[:2] == ("/5.db", "/9.db") and len(recent) == RECENT_COUNT == len(set(recent))


def test_places_lie_in_the_home_of_the_test(tmp_path: Path) -> None:
    for path in (settings_path(), default_database()):
        assert path.is_relative_to(tmp_path)
