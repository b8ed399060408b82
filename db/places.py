"""Where a live database may lie: on a disk of this computer, in no folder that another program copies.

Over a network SQLite's locks do not hold, and a synchronised folder lets two computers write over each
other: both lose cases in silence.
"""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.errors import PlannerError

NETWORK = (
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs",
    "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "vboxsf", "prl_fs", "vmhgfs",
)  # fmt: skip
# A FUSE file system may be anything, so all but these are taken for a network.
LOCAL_FUSE = (
    "fuse-overlayfs", "ntfs-3g", "exfat", "ext2", "encfs", "gocryptfs", "cryfs", "veracrypt", "mergerfs",
)  # fmt: skip
DRIVE_REMOTE = 4
# What a program or a person adds to the name of its folder: an account, a copy, what was kept of an account.
MORE = r"( ?\(.+\))?"
SPEAKS_OF = "sur|de|du|le|pour|dans|avec|sans|hors|on|of|from|the|for|in|with|without|not"
# As the programs themselves name their folders, with what they add for an account.
NAMES = {
    "OneDrive": r"onedrive( ?[-–] ?.+)?|skydrive",
    "SharePoint": r"(.+ [-–] )?sharepoint",
    # Before it, its name of a company, and not what speaks of it: "notes sur Dropbox".
    "Dropbox": rf"(?!.*\b({SPEAKS_OF}) dropbox)(.+ )?dropbox{MORE}",
    # Its own folder is called as the language of its person calls it.
    "Google Drive": (
        r"google ?drive(-.+)?|drivefs|my drive|mon (disque|drive)|shared drives|drives? partagés?"
    ),
    "iCloud": rf"icloud ?drive{MORE}|com~apple~clouddocs|mobile documents",
    "Nextcloud": r"nextcloud\d*( [-–] .+)?",
    "ownCloud": r"owncloud\d*( [-–] .+)?",
    "Box": r"box sync|box-box",
    "MEGA": r"mega ?sync( downloads)?",
    "pCloud": r"pcloud ?drive",
    "kDrive": r"kdrive\d*",
    "Proton Drive": r"proton ?drive(-.+)?",
    "Synology Drive": r"synology ?drive",
    "Syncthing": r"syncthing",
    "Sync.com": r"sync\.com",
    "Tresorit": r"tresorit( drive)?",
    "Egnyte": r"egnyte( drive| connect)?",
    "ShareFile": r"sharefile( .+)?|citrix files",
    "Yandex.Disk": rf"yandex\.?disk{MORE}",
    "Seafile": r"seafile|seadrive",
    "SpiderOak": r"spideroak( .+)?",
    "Insync": r"insync",
    "macOS CloudStorage": r"cloudstorage",
}
# What they leave in the folder that they copy, whatever its name.
MARKS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".nextcloudsync.log", ".sync_*.db"),
    "ownCloud": (".owncloudsync.log", "._sync_*.db"),
    "Syncthing": (".stfolder",),
    "Resilio Sync": (".sync/ID",),
    "Synology Drive": (".SynologyWorkingDirectory",),
    "Seafile": (".seafile-data",),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload"),
    "MEGA": (".megaignore", ".debris"),
    "Tresorit": (".tresorit",),
}
# A word of everyday, unless it stands where the program puts its folder.
AT_HOME = {"Box": "box", "MEGA": "mega", "Sync.com": "sync"}
VARIABLES = {"OneDrive": ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")}
# A library of SharePoint is called by its site, then by what it is called there.
LIBRARY = re.compile(r".+ [-–] (documents( partagés)?|shared documents)", re.IGNORECASE)
COMPANY = re.compile(r"OneDrive [-–] (.+)", re.IGNORECASE)


def check_place(path: Path) -> None:
    """Raise PlannerError when a live database may not lie there: "place-network" or "place-synchronised"."""
    if is_on_network(path):
        raise PlannerError("place-network", path=str(path))
    if service := synchronised_by(path):
        raise PlannerError("place-synchronised", path=str(path), service=service)


def synchronised_by(path: Path) -> str:
    """Return the name of the service that copies the folder of a file elsewhere; "" when none is known."""
    folders = {*path.absolute().parents, *path.resolve().parents}
    return next(_services(folders), "")


def is_on_network(path: Path) -> bool:
    """Say whether a file lies on another computer."""
    place = path.resolve()
    # What holds the whole system is taken for this computer, however it gets there.
    shares = ((folder, kind) for folder, kind in _mounts() if folder != "/")
    return _is_remote_drive(place) or is_network_kind(kind_of(place, shares))


def is_network_kind(kind: str) -> bool:
    """Say whether a file system of that kind is on another computer, or may be."""
    family, _, name = kind.partition(".")
    return kind in NETWORK or (family in ("fuse", "macfuse", "osxfuse") and name not in LOCAL_FUSE)


def kind_of(path: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """Return the kind of the file system that holds a path, of folders and the kinds mounted on them."""
    # The last one mounted on a folder hides those before.
    over = {Path(folder): kind for folder, kind in mounts}
    return next((over[folder] for folder in (path, *path.parents) if folder in over), "")


def linux_mounts(table: str) -> Iterator[tuple[str, str]]:
    """Yield the folders and kinds of a table as /proc/self/mountinfo writes it."""
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        folder = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split(" ")[4])
        yield folder, after.split(" ")[0]


def macos_mounts(table: str) -> Iterator[tuple[str, str]]:
    """Yield the folders and kinds of a table as `mount` prints it."""
    for found in re.finditer(r"^.* on (/.*) \((\w+)[,)]", table, re.MULTILINE):
        yield found[1], found[2]


def _mounts() -> Iterator[tuple[str, str]]:
    if sys.platform == "darwin":
        import subprocess

        yield from macos_mounts(subprocess.run(["/sbin/mount"], capture_output=True, text=True).stdout)
    elif (table := Path("/proc/self/mountinfo")).exists():
        yield from linux_mounts(table.read_text("utf-8", "surrogateescape"))


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        return path.drive.startswith("\\\\") or kind == DRIVE_REMOTE
    return False


def keep_private(path: Path) -> None:
    """Take from a file of ours what lets others of this computer read it, unless its group was let write."""
    if os.name != "posix" or (found := path.stat()).st_uid != os.geteuid():
        return
    others = stat.S_IRWXO if found.st_mode & stat.S_IWGRP else stat.S_IRWXO | stat.S_IRWXG
    if found.st_mode & others:
        path.chmod(stat.S_IMODE(found.st_mode) & ~others)


def _services(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        yield from (name for name, said in NAMES.items() if re.fullmatch(said, folder.name.lower()))
        yield from (name for name, marks in MARKS.items() if any(_has(folder, mark) for mark in marks))
        yield from (name for name, said in AT_HOME.items() if _is_at_home(folder, said))
        yield from (name for name, variables in VARIABLES.items() if _is_named(folder, variables))
        if LIBRARY.fullmatch(folder.name) or folder in _companies():
            yield "SharePoint"


def _has(folder: Path, mark: str) -> bool:
    try:
        return next(folder.glob(mark), None) is not None if "*" in mark else (folder / mark).exists()
    except OSError:
        return False


def _is_at_home(folder: Path, said: str) -> bool:
    homes = (Path.home(), Path.home().resolve())
    return folder.name.lower() == said and folder.parent in (*homes, *(home / "Documents" for home in homes))


def _companies() -> set[Path]:
    """Return the folders in which OneDrive keeps libraries of SharePoint: beside its own."""
    own = (Path(held) for name in VARIABLES["OneDrive"] if (held := os.environ.get(name)))
    return {place.parent / found[1] for place in own if (found := COMPANY.fullmatch(place.name))}


def _is_named(folder: Path, variables: Iterable[str]) -> bool:
    return any(os.environ.get(name) and Path(os.environ[name]) == folder for name in variables)
