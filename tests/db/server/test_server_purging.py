"""The destruction of a case, told again on a server."""

from tests.db.exchange.test_purging import *  # noqa: F403
