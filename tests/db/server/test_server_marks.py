"""What a changed catalogue marks, told again on a server."""

from tests.db.catalogue.test_marks import *  # noqa: F403
