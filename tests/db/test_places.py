"""Where a live database may lie: never over a network, never in a folder that another program copies."""

from pathlib import Path

import pytest

from db import places
from planner.errors import PlannerError

LINUX = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:44 / /mnt/bureau rw,relatime shared:5 - cifs //serveur/partage rw,vers=3.0
31 22 0:45 / /home/a/Documents\\040partagés rw - nfs4 serveur:/docs rw
32 22 0:46 / /home/a/distant rw - fuse.sshfs a@b: rw
33 22 0:47 / /home/a/coffre rw - fuse.gocryptfs x rw
34 22 8:2 / /mnt/ntfs rw - fuseblk /dev/sdb1 rw
"""
MACOS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//a@serveur/partage on /Volumes/partage (smbfs, nodev, nosuid, mounted by a)
serveur:/x on /Volumes/nos dossiers (nfs)
"""
ON = {
    "/home/b/a.db": "ext4", "/mnt/bureau/d/a.db": "cifs", "/home/a/distant/a.db": "fuse.sshfs",
    "/home/a/coffre/a.db": "fuse.gocryptfs", "/mnt/ntfs/a.db": "fuseblk", "/mnt/bureaux/a.db": "ext4",
}  # fmt: skip
FOLDERS = {
    "OneDrive": "OneDrive", "OneDrive - Bureau fictif": "OneDrive", "Dropbox": "Dropbox",
    "Dropbox (Personnel)": "Dropbox", "Google Drive": "Google Drive", "GoogleDrive-a@b.ca": "Google Drive",
    "iCloudDrive": "iCloud", "com~apple~CloudDocs": "iCloud", "Nextcloud": "Nextcloud",
    "Nextcloud2": "Nextcloud", "ownCloud": "ownCloud", "CloudStorage": "macOS CloudStorage",
    "My Drive": "Google Drive", "Mon Drive": "Google Drive",
    "Mon disque": "Google Drive", "Drive partagés": "Google Drive",
    "Acme Dropbox": "Dropbox", "iCloud Drive (Archive)": "iCloud", "Équipe - Documents": "SharePoint",
    "Équipe – Documents partagés": "SharePoint", "Site - Shared Documents": "SharePoint",
    "Bureau - SharePoint": "SharePoint", "OneDrive-Personnel": "OneDrive", "Nextcloud - Bureau": "Nextcloud",
    "Yandex.Disk": "Yandex.Disk", "Egnyte": "Egnyte", "Tresorit": "Tresorit", "Sync.com": "Sync.com",
    "ShareFile": "ShareFile", "Seafile": "Seafile", "Insync": "Insync",
    "Box Sync": "Box", "MEGAsync": "MEGA", "pCloudDrive": "pCloud", "Proton Drive": "Proton Drive",
}  # fmt: skip
INNOCENT = (
    "Documents", "onedriven", "Drive", "Box", "notes sur Dropbox", "cloud", "Sync-notes", "Sync", "mega",
    "Documents - 2026", "Mes Documents", "Équipe-Documents", "Sans le Dropbox", "OneDriveless", "Contoso",
)  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), ON.items())
def test_the_file_system_of_a_path_is_that_of_its_nearest_mount(path: str, kind: str) -> None:
    assert places.kind_of(Path(path), places.linux_mounts(LINUX)) == kind


def test_names_with_spaces_are_read_from_both_tables() -> None:
    assert "/home/a/Documents partagés" in dict(places.linux_mounts(LINUX))
    found = dict(places.macos_mounts(MACOS))
    assert found == {"/": "apfs", "/Volumes/partage": "smbfs", "/Volumes/nos dossiers": "nfs"}


def test_network_kinds_are_refused_and_disks_are_not() -> None:
    refused = ("cifs", "nfs", "nfs4", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "fuse", "macfuse")
    taken = ("ext4", "btrfs", "tmpfs", "overlay", "apfs", "fuseblk", "fuse.gocryptfs", "fuse.ntfs-3g", "")
    assert all(map(places.is_network_kind, refused)) and not any(map(places.is_network_kind, taken))


@pytest.mark.parametrize(("folder", "service"), FOLDERS.items())
def test_a_synchronised_folder_is_refused_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    path = tmp_path / folder / "bureau" / "a.db"
    with pytest.raises(PlannerError, match="place-synchronised") as refused:
        places.check_place(path)
    assert refused.value.details == {"path": str(path), "service": service}


@pytest.mark.parametrize("folder", INNOCENT)
def test_a_folder_of_a_like_name_is_not_refused(tmp_path: Path, folder: str) -> None:
    places.check_place(tmp_path / folder / "a.db")


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_0123.db", "Nextcloud"),
        (".megaignore", "MEGA"),
        (".tresorit", "Tresorit"),
        (".tmp.driveupload", "Google Drive"),
    ],
)
def test_a_synchronised_folder_is_refused_by_what_lies_in_it(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "Commun" / "bureau").mkdir(parents=True)
    (tmp_path / "Commun" / mark).touch()
    assert places.synchronised_by(tmp_path / "Commun" / "bureau" / "a.db") == service


@pytest.mark.parametrize(("name", "service"), [("Box", "Box"), ("MEGA", "MEGA"), ("Sync", "Sync.com")])
def test_a_word_of_everyday_is_a_service_only_where_its_program_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, service: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert places.synchronised_by(tmp_path / name / "bureau" / "a.db") == service
    assert places.synchronised_by(tmp_path / "Documents" / name / "a.db") == service
    assert places.synchronised_by(tmp_path / "bureau" / name / "a.db") == ""


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "bureau").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert places.synchronised_by(tmp_path / "bureau" / "a.db") == "Dropbox"


def test_the_folder_that_onedrive_names_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Bureau"))
    assert places.synchronised_by(tmp_path / "Bureau" / "a.db") == "OneDrive"


def test_the_folder_of_the_company_beside_onedrive_holds_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "OneDrive - Contoso"))
    assert places.synchronised_by(tmp_path / "Contoso" / "Équipe - Général" / "a.db") == "SharePoint"
    assert places.synchronised_by(tmp_path / "bureau" / "Contoso" / "a.db") == ""


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_mounts", lambda: iter([("/", "ext4"), (str(tmp_path), "cifs")]))
    with pytest.raises(PlannerError, match="place-network"):
        places.check_place(tmp_path / "a.db")


def test_a_system_that_lies_on_a_network_whole_is_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_mounts", lambda: iter([("/", "nfs4")]))
    places.check_place(tmp_path / "a.db")
