"""The destruction of a case, told again on a server."""

from tests.db.exchange.test_purging import *  # noqa: F403

# Of the file itself.
del test_what_a_merge_could_not_cleanse_while_another_program_read_is_cleansed_by_the_next  # noqa: F821
