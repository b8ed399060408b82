"""The destruction of a case, told again on a server."""

from tests.db.exchange.test_purging import *  # noqa: F403

# Of the file itself.
del test_what_a_merge_could_not_cleanse_while_another_program_read_is_cleansed_by_the_next  # noqa: F821
del test_a_destruction_that_is_stopped_leaves_the_case_here_or_only_copies_to_be_seen_to  # noqa: F821
