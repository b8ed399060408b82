"""Open Parcours from a fresh checkout; make its private environment first when needed.

python3 run.py              open the application
python3 run.py test …       run the tests (… goes to pytest)
python3 run.py ARGS…        the command line: parcours ARGS…
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
    sys.exit(
        "Parcours demande Python 3.11 ou plus récent / Parcours needs Python 3.11 or later (python.org)."
    )

PROJECT = Path(__file__).resolve().parent
PINS = PROJECT / "constraints.txt"
WINDOWS = sys.platform == "win32"
FONTS = Path("/usr/share/fonts")
# Where Linux keeps files in memory, and how much the tests write there at most.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30

# What Qt loads from the system, and the Debian package that holds it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def say(french: str, english: str) -> None:
    """Tell the user what happens, in both languages."""
    print(f"{french}\n{english}", file=sys.stderr, flush=True)


def stop(french: str, english: str) -> NoReturn:
    """Tell the user what to do, and leave."""
    say(french, english)
    sys.exit(1)


def cache_folder() -> Path:
    """Return where this user's environments go when the project itself cannot be written to."""
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Parcours" / "environments"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "parcours"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "parcours"


def environment() -> Path:
    """Return the folder of the private environment: in the project, or in the user's cache."""
    inside = PROJECT / ".parcours-env"
    if ready(inside) or (os.access(PROJECT, os.W_OK) and (not inside.exists() or os.access(inside, os.W_OK))):
        return inside
    return cache_folder() / hashlib.sha256(str(PROJECT).encode()).hexdigest()[:12]


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def fingerprint(folder: Path) -> str:
    """Return what an environment must agree with: the pinned packages and the interpreter behind it."""
    pins = hashlib.sha256(PINS.read_bytes()).hexdigest()
    return f"{pins} {os.path.realpath(python_of(folder)) if not WINDOWS else ''}".strip()


def ready(folder: Path) -> bool:
    """Tell whether an environment is complete: its stamp is written last."""
    stamp = folder / "parcours.stamp"
    return python_of(folder).exists() and stamp.exists() and stamp.read_text("utf-8") == fingerprint(folder)


def loads(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """Return the Debian packages that this machine still needs."""
    missing = [] if importlib.util.find_spec("ensurepip") else [f"python3.{sys.version_info.minor}-venv"]
    if not sys.platform.startswith("linux"):
        return missing
    missing += [package for library, package in LIBRARIES.items() if not loads(library)]
    return missing if any(FONTS.rglob("*.[to]tf")) else [*missing, "fonts-dejavu-core"]


def administrator() -> list[str] | None:
    """Return what to put before a command that needs rights, or None without them."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def demand(packages: list[str]) -> NoReturn:
    """Say exactly which packages to install by hand."""
    command = f"sudo apt-get update && sudo apt-get install {' '.join(packages)}"
    stop(
        f"Il manque des éléments du système. Installez-les, puis relancez :\n  {command}",
        "Parts of the system are missing: install them with the line above, then start again."
        " On another Linux, install what holds these libraries.",
    )


def install_packages(packages: list[str]) -> None:
    """Install system packages with apt when allowed; otherwise say what to install."""
    rights = administrator() if shutil.which("apt-get") else None
    if rights is None:
        demand(packages)
    say(f"Installation d’éléments du système : {' '.join(packages)}", "Installing system packages…")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        if subprocess.run([*apt, *step], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL).returncode:
            demand(packages)


def pip_install(python: Path) -> None:
    """Install the pinned packages, naming each as it comes."""
    options = [
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--disable-pip-version-check",
        "--no-input",
    ]
    command = [str(python), "-I", "-m", "pip", "install", *options, "--progress-bar=off", "-r", str(PINS)]
    lines: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            show_progress(lines)
    if pip.returncode:
        sys.stderr.writelines(["\n", *lines[-6:]])
        stop(
            "Les composants n’ont pu être installés : vérifiez le réseau et l’espace disque, puis relancez.",
            "The packages could not be installed: check the network and the disk space, then start again.",
        )


def show_progress(lines: list[str]) -> None:
    """Show what pip is at, from its last line."""
    verb, _, rest = lines[-1].partition(" ")
    name = {"Collecting": rest.split("==")[0].strip(), "Installing": "installation…"}.get(verb)
    if name:
        sys.stderr.write(f"\r  {name:<40}" if sys.stderr.isatty() else f"  {name}\n")
        sys.stderr.flush()


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one set-up at a time work in a folder."""
    if WINDOWS:
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(handle)


def build(folder: Path) -> None:
    """Make the environment anew; whatever an interrupted set-up left is cleared."""
    import venv

    if folder.is_symlink():
        folder.unlink()  # clearing through a link would empty another project's environment
    venv.create(folder, clear=True, symlinks=not WINDOWS, with_pip=True)
    pip_install(python_of(folder))
    (folder / "parcours.stamp").write_text(fingerprint(folder), "utf-8")


def prepare(folder: Path) -> None:
    """Make this machine ready: system packages, then the private environment."""
    say(
        "Préparation de Parcours, une seule fois (une à deux minutes)…",
        "Setting up Parcours, once (a minute or two)…",
    )
    missing = missing_packages()
    if missing:
        install_packages(missing)
        importlib.invalidate_caches()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone(folder.parent):
        if not ready(folder):
            build(folder)
    say("Parcours est prêt.", "Parcours is ready.")


def side_by_side(arguments: list[str]) -> list[str]:
    """Return what lets the whole suite use every core; a few tests are there sooner alone."""
    whole = all(argument.startswith("-") for argument in arguments)
    # In the order of the folders: the last files are short ones, so that no core waits for another.
    return ["-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder"] if whole else []


def has_room(folder: Path) -> bool:
    """Tell whether the tests can write in a folder: thousands of saves that wait for no disk."""
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM


def command(python: Path, arguments: list[str]) -> list[str]:
    """Return what to run for the user's arguments."""
    # -P: a folder named ui or db where the user stands must not hide ours.
    if arguments[:1] == ["test"]:
        cache = [] if os.access(PROJECT, os.W_OK) else ["-p", "no:cacheprovider"]
        return [str(python), "-P", "-m", "pytest", *cache, *side_by_side(arguments[1:]), *arguments[1:]]
    return [str(python), "-P", "-m", "ui", *arguments]


def start(python: Path, arguments: list[str]) -> NoReturn:
    """Hand over to the environment's interpreter."""
    os.environ["PYTHONPATH"] = str(PROJECT)
    os.environ.pop("PYTHONHOME", None)
    if arguments[:1] == ["test"]:
        os.chdir(PROJECT)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if has_room(MEMORY):
            os.environ.setdefault("TMPDIR", str(MEMORY))
    words = command(python, arguments)
    if WINDOWS:
        # Ctrl-C reaches both of us there, and the program has something to say before it ends.
        signal.signal(signal.SIGINT, lambda *_: None)
        sys.exit(subprocess.call(words))
    os.execv(words[0], words)


def main(arguments: list[str]) -> NoReturn:
    """Set up when needed, then start what was asked."""
    folder = environment()
    try:
        if not ready(folder):
            prepare(folder)
    except KeyboardInterrupt:
        stop("\nInterrompu : relancez pour reprendre.", "Interrupted: start again to resume.")
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"La préparation a échoué dans {folder} : {error}", "The set-up failed: see the line above.")
    start(python_of(folder), arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
