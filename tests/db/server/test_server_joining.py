"""How two edits of one case are joined, told again on a server."""

from tests.db.test_joining import *  # noqa: F403
