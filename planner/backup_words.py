"""The words of backups, and of what keeps a database from being opened or gone back to."""

from planner.words import N_

REASONS = {
    "daily": N_("First opening of the day"),
    "migration": N_("Before a newer version of Parcours"),
    "import": N_("Before an import of the catalogue"),
    "merge": N_("Before a merge"),
    "undo": N_("Before a merge was undone"),
    "purge": N_("Before a destruction"),
    "restore": N_("Before going back to a backup"),
    "rebuild": N_("Before a rebuilding"),
    "": N_("Reason not known"),
}
BACKUP_ERRORS = {
    "place-network": N_(
        "{path} lies on a network drive, where two computers would write over each other’s cases unseen. "
        "Nothing was opened. Keep the database on this computer’s own disk, and share the cases by exported "
        "files (.parcours)."
    ),
    "place-synchronised": N_(
        "{path} lies in a folder that {service} copies, where two computers would write over each other’s "
        "cases unseen. Nothing was opened. Move the database to a folder that is not synchronised, and share "
        "the cases by exported files (.parcours)."
    ),
    "backup-missing": N_("{path}: this backup does not exist. Nothing was changed: choose another one."),
    "backup-damaged": N_(
        "{path}: this backup is no longer what was checked when it was made. Nothing was changed: choose "
        "another one."
    ),
    "backup-other-key": N_(
        "{path}: this backup is not protected as the database is. Nothing was changed: choose another one, "
        "or open this file as a database of its own."
    ),
    "restore-stopped": N_("Going back was stopped. Nothing was changed."),
    "backup-none": N_("{path} has no backup that can be gone back to. Look for a copy on another disk."),
    "database-lost": N_(
        "{path} does not exist any more, but its backups do. Go back to one of them, or choose another "
        "database."
    ),
    "database-in-window": N_(
        "{path} is open in a window of another account or of other settings, on {computer}. Close it there "
        "first, or open another database. If no window is open there any more, have the file {mark} deleted "
        "from that account."
    ),
    "window-busy": N_(
        "Parcours is open already, and its window is busy. Nothing was opened twice: wait until the window "
        "answers, and go on there."
    ),
    "merge-unconfirmed": N_(
        "Nothing was merged: cases would be destroyed here ({cases}), and nobody is there to confirm it. See "
        "them with --dry-run, then add --yes."
    ),
    "purge-unconfirmed": N_("Nothing was destroyed: nobody is there to confirm it. Add --yes."),
}
