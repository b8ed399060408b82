"""What is true of the catalogue of a file, told again on a server."""

from tests.db.test_catalogue import *  # noqa: F403
