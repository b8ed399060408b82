"""The words of errors about the office server: what it refused, and whose turn it is to do something."""

from planner.words import N_

SERVER_ERRORS = {
    "server-address": N_(
        "This is not the address of an office server. Write it as "
        "postgresql+psycopg://OFFICE@HOST/DATABASE; after a ? only sslmode, sslrootcert, sslcert, sslkey "
        "and channel_binding have a place."
    ),
    "server-address-password": N_(
        "The password has no place in the address, where others may read it. Leave it out: it is asked for,"
        " or read from a file or a variable."
    ),
    "server-in-the-clear": N_(
        "{server}: what goes over the network must be encrypted, and this connection would not be. Have the"
        " server take encrypted connections (TLS), and leave sslmode out of the address."
    ),
    "server-host-unknown": N_(
        "The network knows no computer named {server}. Check the address of the office server and the "
        "network."
    ),
    "server-unreachable": N_(
        "The office server {server} does not answer. Nothing was lost: check the network, or ask whether "
        "the server is running, then try again."
    ),
    "server-password-needed": N_(
        "The office server {server} asks for the password of “{office}”. Give it at the prompt, on the "
        "first line of a file or in the variable PARCOURS_SERVER_PASSWORD."
    ),
    "server-password-refused": N_(
        "The office server {server} does not know “{office}” with this password. Check both, or ask the "
        "server’s administrator for another password."
    ),
    "server-database-missing": N_(
        "The office server {server} has no database “{database}”. Check its name, or have its administrator"
        " prepare it: parcours server prepare."
    ),
    "server-refused": N_(
        "The office server {server} refused the connection ({reason}). Show this to its administrator."
    ),
    "server-too-old": N_(
        "The office server {server} runs PostgreSQL {version}; Parcours needs 14 or later. Ask its "
        "administrator to update it."
    ),
    "server-too-old-schema": N_(
        "The tables of {database} on {server} are of an older version of Parcours ({version}). Ask the "
        "server’s administrator to bring them up to date: parcours server prepare."
    ),
    "server-not-prepared": N_(
        "The database {database} on {server} has no tables of Parcours yet. Ask the server’s administrator "
        "to prepare it: parcours server prepare."
    ),
    "server-not-allowed": N_(
        "The office server {server} does not let “{office}” into the tables of Parcours. Ask its "
        "administrator to admit the office: parcours server office."
    ),
    "server-not-an-office": N_(
        "“{office}” administers the server {server} and would see every office’s clients. Open it as one "
        "office."
    ),
    "server-rights-missing": N_(
        "“{office}” lacks a right on the server {server}. To prepare it, one must be allowed to make "
        "databases and roles (CREATEDB, CREATEROLE), and be the one who prepared it first, or a superuser."
    ),
    "server-other-order": N_(
        "This database compares texts in another way ({collation}) than Parcours does. Name a database that"
        " does not exist yet: it is then made as it must be."
    ),
    "server-office-unknown": N_("{server} has no office named {office} in this database."),
    "server-office-kept": N_(
        "{office} was not removed: it holds cases ({cases}). Name a file for them with --to, or have them "
        "destroyed with --destroy."
    ),
    "server-removal-unconfirmed": N_(
        "{office} was not removed: it holds cases ({cases}), and nobody is there to confirm it. Add --yes."
    ),
    "server-office-name": N_(
        "“{office}” cannot name an office on the server. Take small letters, digits and _, beginning with a"
        " letter."
    ),
    "server-office-taken": N_(
        "The server has a role “{office}” already that is no office of this database. Nothing was changed: "
        "choose another name."
    ),
    "server-lost": N_(
        "The connection to the office server {server} was lost. Your work is kept here, and saved as soon "
        "as the server answers."
    ),
    "server-full": N_(
        "The office server {server} has no room left. Your work is kept here: tell the server’s "
        "administrator."
    ),
    "server-overloaded": N_(
        "The office server {server} has too much to do. Nothing was lost: try again in a moment."
    ),
    "server-read-only": N_(
        "The office server {server} takes no changes at the moment. Your work is kept here: ask its "
        "administrator when it does."
    ),
    "server-fault": N_(
        "The office server {server} met a fault of its own. What was saved before is intact: tell its "
        "administrator."
    ),
    "server-text-too-long": N_(
        "A name, or another text that lists are sorted by, is too long for the office server. Shorten it."
    ),
    "server-odd-text": N_(
        "A text holds a character that the office server cannot keep (NUL). Write the text again without it."
    ),
    "server-incomplete": N_(
        "Write the server, the database and the name of the office, as the server’s administrator gave them."
    ),
    "office-password-needed": N_(
        "“{office}” needs a password. Give it at the prompt, on the first line of a file or in the variable "
        "PARCOURS_OFFICE_PASSWORD."
    ),
    "server-rows-of-nobody": N_(
        "Nothing was changed: the table {table} would have rows that are no office’s. This is a fault of "
        "Parcours: keep this version’s server as it is, and report it."
    ),
    "server-no-file": N_(
        "This is done with a database file, not with an office server. Backups, going back to one and "
        "encryption of the server are its administrator’s (pg_dump)."
    ),
}
