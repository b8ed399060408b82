"""The backups of a database as lines: when, why, how many cases, how large, and whether it was checked."""

from dataclasses import dataclass

from db.backups import Backup
from planner.words import N_, Words
from ui.models.backup_words import case_count, moment_words, reason_words, size_words, verified_words
from ui.models.columns import Column


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup, and what is needed to say it."""

    backup: Backup
    words: Words


COLUMNS = (
    Column(N_("Made"), lambda line: moment_words(line.backup, line.words)),
    Column(N_("Why"), lambda line: reason_words(line.backup, line.words)),
    Column(N_("Content"), lambda line: case_count(line.backup, line.words), right=True),
    Column(N_("Size"), lambda line: size_words(line.backup, line.words), right=True),
    Column(N_("Check"), lambda line: verified_words(line.backup, line.words)),
)
