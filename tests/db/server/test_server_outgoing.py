"""What leaves an office, told again on a server."""

from tests.db.exchange.test_outgoing import *  # noqa: F403
