"""Sealed files that are refused, told again on a server."""

from tests.db.exchange.test_refused_packages import *  # noqa: F403
