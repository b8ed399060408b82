"""What is true of the list of cases of a file, told again on a server."""

from tests.db.test_case_list import *  # noqa: F403

# Of the file itself.
del test_a_page_of_a_long_list_is_read_from_its_index  # noqa: F821
