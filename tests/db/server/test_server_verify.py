"""What is found wrong with a database, told again on a server."""

from tests.db.test_verify import *  # noqa: F403

# Of the file itself.
del test_a_damaged_file_is_said_and_its_cases_are_not_asked  # noqa: F821
del test_rows_without_their_case_are_said  # noqa: F821
