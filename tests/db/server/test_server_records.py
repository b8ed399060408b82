"""What is true of the change records of a file, told again on a server."""

from tests.db.test_records import *  # noqa: F403

# Of the file itself.
del test_a_save_never_walks_through_the_records_of_other_cases  # noqa: F821
