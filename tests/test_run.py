"""The set-up: made once, found again, repaired, and silent about nothing."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights on Windows")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dossier d’été"
    folder.mkdir()
    (folder / "constraints.txt").write_text("something==1 --hash=sha256:0\n", "utf-8")
    monkeypatch.setattr(run, "PROJECT", folder)
    monkeypatch.setattr(run, "PINS", folder / "constraints.txt")
    return folder


def an_environment(project: Path) -> Path:
    folder = project / ".parcours-env"
    (folder / "bin").mkdir(parents=True)
    run.python_of(folder).symlink_to(sys.executable)
    stamp(folder)
    return folder


def stamp(folder: Path) -> None:
    (folder / "parcours.stamp").write_text(run.fingerprint(folder), "utf-8")


@pytest.fixture
def quick_build(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the slow parts; the list says what was done."""
    done: list[str] = []

    def create(folder: Path, **options: bool) -> None:
        done.append("venv")
        shutil.rmtree(folder, ignore_errors=not folder.exists())
        (folder / "bin").mkdir(parents=True)
        run.python_of(folder).symlink_to(sys.executable)

    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr(run, "pip_install", lambda python: done.append("pip"))
    monkeypatch.setattr(run, "missing_packages", lambda: [])
    monkeypatch.setattr(run, "start", lambda python, arguments: done.append(" ".join(arguments)))
    return done


def test_second_start_builds_nothing(project: Path, quick_build: list[str]) -> None:
    run.main(["demo"])
    run.main(["plan", "x"])
    assert quick_build == ["venv", "pip", "demo", "plan x"]


def test_interrupted_set_up_is_repaired(
    project: Path, quick_build: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(run, "pip_install", lambda python: (_ for _ in ()).throw(KeyboardInterrupt))
        run.main(["demo"])
    assert not run.ready(run.environment())
    run.main(["demo"])
    assert quick_build == ["venv", "venv", "pip", "demo"]


def test_a_linked_environment_is_left_whole(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another = tmp_path / "another"
    another.mkdir()
    (another / "kept").touch()
    link = project / ".parcours-env"
    link.symlink_to(another)
    monkeypatch.setattr(run, "pip_install", lambda python: None)
    monkeypatch.setattr("venv.create", lambda folder, **options: (folder / "bin").mkdir(parents=True))
    run.build(link)
    assert (another / "kept").exists() and not link.is_symlink()


def test_failed_set_up_says_where(
    project: Path, quick_build: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("venv.create", lambda *_, **__: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(SystemExit) as leaving:
        run.main(["demo"])
    assert leaving.value.code == 1
    assert "disk full" in capsys.readouterr().err


def test_ready_only_for_these_pins_and_this_python(project: Path) -> None:
    folder = an_environment(project)
    assert run.ready(folder)
    run.PINS.write_text("something==2 --hash=sha256:0\n", "utf-8")
    assert not run.ready(folder)
    stamp(folder)
    run.python_of(folder).unlink()
    assert not run.ready(folder)
    run.python_of(folder).symlink_to("/gone/python3")
    assert not run.ready(folder)


def test_environment_is_in_the_project_when_it_can_be_written(project: Path) -> None:
    assert run.environment() == project / ".parcours-env"


def test_environment_of_a_read_only_project_is_the_users(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert run.environment().parent == run.cache_folder()
    assert run.cache_folder().is_relative_to(Path.home())
    ready = an_environment(project)
    assert run.environment() == ready


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda library: "xcb" not in library)
    monkeypatch.setattr(run, "FONTS", tmp_path)
    missing = run.missing_packages()
    assert "libxcb-cursor0" in missing and "fonts-dejavu-core" in missing
    assert "libgl1" not in missing


def test_without_rights_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "administrator", lambda: None)
    with pytest.raises(SystemExit):
        run.install_packages(["libgl1", "python3.11-venv"])
    assert "apt-get install libgl1 python3.11-venv" in capsys.readouterr().err


def test_ctrl_c_is_left_to_the_program_where_both_receive_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows the starter stays: it waits until the program has said its best so far."""

    def call(words: list[str]) -> int:
        signal.raise_signal(signal.SIGINT)
        return 7

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(run, "WINDOWS", True)
    monkeypatch.setattr(subprocess, "call", call)
    try:
        with pytest.raises(SystemExit) as leaving:
            run.start(Path("python"), ["plan"])
    finally:
        signal.signal(signal.SIGINT, before)
    assert leaving.value.code == 7


def test_arguments_and_folder_reach_the_program_unchanged(project: Path, tmp_path: Path) -> None:
    an_environment(project)
    shutil.copy(run.__file__, project)
    (project / "ui").mkdir()
    (project / "ui" / "__main__.py").write_text("import os, sys; print(sys.argv[1:], os.getcwd())", "utf-8")
    elsewhere = tmp_path / "ailleurs"
    (elsewhere / "ui").mkdir(parents=True)
    (elsewhere / "ui" / "__main__.py").write_text("print('the wrong one')", "utf-8")
    command = [sys.executable, "../dossier d’été/run.py", "plan", "mon dossier.json"]
    result = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == f"['plan', 'mon dossier.json'] {elsewhere}"


def test_tests_run_in_the_project() -> None:
    assert run.command(Path("python"), ["test", "-k", "x"])[1:] == ["-P", "-m", "pytest", "-k", "x"]
    whole = run.command(Path("python"), ["test", "-q"])
    assert whole[4:] == ["-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder", "-q"]


def test_tests_write_in_memory_only_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ROOM", 0)
    assert run.has_room(tmp_path) and not run.has_room(tmp_path / "absent")
    monkeypatch.setattr(run, "ROOM", 1 << 60)
    assert not run.has_room(tmp_path)


def test_pins_have_hashes_and_no_address() -> None:
    text = Path(run.PINS).read_text("utf-8")
    assert "://" not in text
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if "==" in entry]
    assert len(entries) > 40
    assert all("--hash=sha256:" in entry for entry in entries)
