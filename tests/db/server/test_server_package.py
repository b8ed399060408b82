"""The sealed file between two offices, told again on a server."""

from tests.db.exchange.test_package import *  # noqa: F403
