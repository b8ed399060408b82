"""What is true of the consents of a file, told again on a server."""

from tests.db.registers.test_consents import *  # noqa: F403
