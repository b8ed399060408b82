"""What follows the undoing of a merge, told again on a server."""

from tests.db.exchange.test_after_undoing import *  # noqa: F403
