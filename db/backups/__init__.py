"""The backups of a database: made, checked, thinned and found again in a folder beside it."""

from db.backups.folder import destroy, destroy_all, folder_of, kept, newest_verified
from db.backups.making import daily, is_due, make, rewrite
from db.backups.record import REASONS, Backup, is_as_verified
from db.backups.thinning import spared

__all__ = [
    "REASONS",
    "Backup",
    "daily",
    "destroy",
    "destroy_all",
    "folder_of",
    "is_as_verified",
    "is_due",
    "kept",
    "make",
    "newest_verified",
    "rewrite",
    "spared",
]
