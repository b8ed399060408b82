"""What is true of the settings of a file, told again on a server."""

from tests.db.test_settings import *  # noqa: F403
