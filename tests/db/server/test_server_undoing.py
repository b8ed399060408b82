"""The undoing of a merge, told again on a server."""

from tests.db.exchange.test_undoing import *  # noqa: F403
