"""What is true of the cases of a file, told again on a server."""

from tests.db.test_cases import *  # noqa: F403
from tests.db.test_saves_that_fail import *  # noqa: F403

# Of the file itself.
del test_a_save_is_acknowledged_only_after_its_commit  # noqa: F821
