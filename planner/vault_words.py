"""The words of what goes wrong with an encrypted database: locked, refused, its key missing."""

from planner.words import N_

VAULT_ERRORS = {
    "database-locked": N_("{path} is encrypted and locked. Give its passphrase to open it."),
    "vault-refused": N_(
        "This passphrase or recovery code does not open the database. Check the capital letters and the "
        "accents, then try again: nothing was changed."
    ),
    "vault-key-missing": N_(
        "{path} cannot be read. If it is encrypted, its key file is missing: put {path}.key, or the one of a "
        "backup copy, back in the same folder. Without it nobody opens the database."
    ),
    "vault-key-unreadable": N_(
        "{path} is damaged, or was written by a newer version of Parcours: the database beside it is intact, "
        "but locked. Put back the key file of a backup copy."
    ),
    "vault-other-key": N_(
        "{path} does not open with the key file beside it: the key is another database’s, or the file is "
        "damaged. Put back the database and the key file of the same backup copy."
    ),
    "vault-name-taken": N_("{path} exists already: nothing was made. Choose another name."),
    "vault-already": N_("{path} is encrypted already. Nothing was changed."),
    "passphrase-weak": N_(
        "Nothing was written: this passphrase is among the first that are tried. Take four or five words at "
        "random."
    ),
    "recovery-code-mistyped": N_(
        "The recovery code is mistyped: it has {groups} groups of four signs. Compare it, sign by sign, with "
        "the one that was printed."
    ),
}
