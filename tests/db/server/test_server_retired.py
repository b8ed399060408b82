"""What becomes of rows that plans use, told again on a server."""

from tests.db.catalogue.test_retired import *  # noqa: F403
