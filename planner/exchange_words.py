"""The words of what goes wrong between offices: files refused, keys unknown, passphrases missing."""

from planner.words import N_

EXCHANGE_ERRORS = {
    "exchange-missing": N_("{path} does not exist. Check where the exported file is kept."),
    "exchange-foreign": N_(
        "{path} is not a file exported by Parcours, so nothing was read. Choose another file (.parcours)."
    ),
    "exchange-damaged": N_(
        "{path} is not as its office wrote it: it was cut or changed on the way. Nothing was merged: ask for "
        "the file again."
    ),
    "exchange-too-new": N_(
        "{path} was exported by a newer version of Parcours. Nothing was merged: update Parcours on this "
        "computer, then merge the file again."
    ),
    "exchange-too-large": N_(
        "{path}: nothing was read, because it is larger than {limit} MB. Ask the office for fewer cases at a "
        "time."
    ),
    "exchange-faults": N_(
        "{path} is signed, but what it holds is not what Parcours exports ({fault}). Nothing was merged: "
        "tell the office that sent it."
    ),
    "merge-outdated": N_(
        "Cases that {path} changes were changed here since it was compared. Nothing was merged: the "
        "comparison is shown anew, with your choices where both sides are still the same. Look at it, then "
        "merge."
    ),
    "exchange-other-fingerprint": N_(
        "{path} says that it comes from {office}, but its key has the fingerprint {fingerprint}, not the one "
        "given. Nothing was merged: call the office, and compare again."
    ),
    "exchange-clash": N_(
        "{path} numbers changes as no office does ({site}, {number}). Nothing was merged: tell the office "
        "that sent it."
    ),
    "exchange-links": N_(
        "In the file, change {number} of the office {site} writes {field} but says that it takes the place "
        "of {other}: no edit does that. Nothing was merged: tell the office that sent the file."
    ),
    "exchange-key-changed": N_(
        "{path} says that it comes from {office}, but it is signed with another key than before "
        "({fingerprint}). Nothing was merged: call the office before you believe this file."
    ),
    "exchange-key-unreadable": N_("“{key}” is not the key of an office. Copy all 64 characters of it."),
    "exchange-other-office": N_(
        "{path} is sealed for another office’s key. Nothing was merged: ask for a file that is sealed for "
        "yours."
    ),
    "exchange-unopened": N_(
        "{path} does not open with this passphrase. Nothing was merged: check the passphrase with the office "
        "that sent the file."
    ),
    "exchange-nothing": N_("{path} was not written: no case is to be exported. Widen the search."),
    "exchange-other-ending": N_(
        "{path} was not written: an exported file ends in {suffix}. Give it such a name."
    ),
    "exchange-occupied": N_(
        "{path} was not written: what bears this name is not an exported file, and stays as it is. Choose "
        "another name."
    ),
    "exchange-text-unfit": N_(
        "Nothing was exported: in the case of {case}, a text is longer than {limit} characters or holds a "
        "character that cannot be written (field {field}, number {id}). Shorten this text, then export again."
    ),
    "exchange-passphrase-weak": N_(
        "Nothing was exported: this passphrase is among the first that are tried, and the names of clients "
        "would leave under it. Take four or five words at random."
    ),
    "exchange-passphrase-shared": N_(
        "Nothing was exported: the passphrase of this database would also open the exported file. Give the "
        "file its own with --passphrase-file FILE, or the database’s in PARCOURS_DATABASE_PASSPHRASE."
    ),
    "merge-folder-missing": N_("The folder of {path} does not exist: nothing was merged. Check the name."),
    "exchange-without-basis": N_(
        "Nothing was exported: names, contacts and notes leave only on a stated basis (a consent, a "
        "transfer). Write it, or export without them."
    ),
    "passphrase-short": N_(
        "Nothing was written: the passphrase takes {shortest} characters at least. Several words are best."
    ),
    "passphrase-missing": N_(
        "A passphrase is needed. Give it with --passphrase-file FILE or the variable PARCOURS_PASSPHRASE."
    ),
    "passphrase-differs": N_("The two passphrases differ. Nothing was written: try again."),
    "passphrase-unreadable": N_(
        "No passphrase could be read from {path}. Put it on the first line of a text file (UTF-8)."
    ),
    "choice-overwritten": N_(
        "This field was edited since the choice was made: nothing was changed. Edit it in the case."
    ),
    "merge-undone": N_("There is no such merge to undo: it was undone already, or never made here."),
    "records-incomplete": N_(
        "The change records of case {id} do not make a whole case. Nothing was changed: tell the office that "
        "sent it."
    ),
}
